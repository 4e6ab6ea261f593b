"""The styles that the booklet's Word file is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.shared import Mm

from journeymap.printing.word.page import set_page
from journeymap.printing.word.styles import (
    ACCENT,
    GREY,
    PALE,
    Edge,
    border,
    set_style,
    style_named,
)
from journeymap.survey.forms.booklet import Sizes

if TYPE_CHECKING:
    from docx.document import Document as Word

HINT, OPTION, ADDRESS, ROOM = "Hint", "Box to tick", "Where to", "Room to write"


def lay_out(word: Word, sizes: Sizes, language: str) -> None:
    """Set the page, the language and the styles of a fresh Word file."""
    set_page(word, language)
    gap = sizes.gap_mm * 72 / 25.4
    set_style(word, "Normal", sizes.text, after=5)
    set_style(word, "Title", sizes.title, ACCENT, bold=True, after=6)
    set_style(word, "Subtitle", sizes.question, GREY)
    set_style(word, "Heading 1", sizes.heading, ACCENT, bold=True, before=gap, after=6)
    set_style(word, "Heading 2", sizes.question, bold=True, before=gap, after=6)
    set_style(word, "List Bullet", sizes.text, after=5)
    set_style(word, "Footer", sizes.small, GREY)
    set_style(word, HINT, sizes.text, GREY, after=8)
    set_style(word, OPTION, sizes.text, after=8)
    set_style(word, ADDRESS, sizes.text, bold=True, before=4, after=5)
    set_style(word, ROOM, sizes.text)
    for name in ("Heading 1", "Heading 2", HINT):
        style_named(word, name).paragraph_format.keep_with_next = True
    border(style_named(word, "Title"), Edge("bottom", 18, 6))
    border(style_named(word, "Heading 1"), Edge("bottom", 10, 3))
    address = style_named(word, ADDRESS)
    border(address, Edge("left", 20, 10), fill=PALE)
    address.paragraph_format.left_indent = Mm(5)
