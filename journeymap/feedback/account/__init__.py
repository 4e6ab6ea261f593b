"""The account that goes back to people: what is said in it, and in which order."""
