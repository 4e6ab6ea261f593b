"""Plain words: what in a text is hard to read, and what to write in its place."""
