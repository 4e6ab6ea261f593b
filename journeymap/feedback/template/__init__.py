"""Templates of an organisation's own: which parts an account has, in which order."""
