"""What goes out is checked for plain words: the document, the guide, what the team answers."""
