"""How fast the screen is, measured from outside, as a person at a terminal would notice it."""
