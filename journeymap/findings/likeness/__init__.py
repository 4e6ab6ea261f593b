"""How alike two statements are, whatever the words: by their meaning, or by their letters."""
