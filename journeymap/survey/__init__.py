"""For those who could not be there: the same questions out, what they answer in."""
