"""Word files: their page, their styles and the pieces that python-docx has no words for."""
