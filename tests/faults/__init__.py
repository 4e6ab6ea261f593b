"""The fault-injection suite: what was said survives, whatever happens to the machine."""
