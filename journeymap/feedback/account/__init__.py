"""The account that goes back to the participants: what it says, in which order."""
