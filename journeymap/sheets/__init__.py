"""The only code that writes what was said: the YAML dialect and the workshop folder."""
