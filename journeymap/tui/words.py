"""People's words on the screen: always text, never markup, whatever they contain."""

from __future__ import annotations

from textual.content import Content

from journeymap.cleaning import clean, one_line


def shown(words: str, style: str = "") -> Content:
    """Return words as the screen shows them, on as many lines as they have."""
    return Content.styled(clean(words), style)


def shown_on_one_line(words: str, style: str = "") -> Content:
    """Return words, as names and titles are, on one line."""
    return Content.styled(one_line(words), style)
