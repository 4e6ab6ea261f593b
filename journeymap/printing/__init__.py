"""Pages to print: the font, how a page looks, and the one place that makes a PDF of it."""
