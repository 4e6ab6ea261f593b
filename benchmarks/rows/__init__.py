"""What is measured, one file for each thing. Each has a `measure`, which yields its rows."""
