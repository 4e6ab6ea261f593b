"""The account that goes back: findings, a document, and the forms it can be given in."""
