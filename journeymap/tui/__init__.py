"""The screens: the only code that imports Textual."""
