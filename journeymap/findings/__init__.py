"""What was said, put together. Values in, values out."""
