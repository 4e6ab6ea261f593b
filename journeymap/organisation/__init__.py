"""The organisation that asks: its name, contact, logo, pictures, and words of its own."""
