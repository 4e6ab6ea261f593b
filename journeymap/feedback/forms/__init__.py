"""The forms that a document is given in: each takes a `Document` and returns a file."""
