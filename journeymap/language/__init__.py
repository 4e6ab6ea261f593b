"""The language that people are addressed in: the program's words, numbers and days in it."""
