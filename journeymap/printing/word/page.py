"""The page of a Word file, its language, and what it says of itself."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.shared import Mm

if TYPE_CHECKING:
    from docx.document import Document as Word

SIDE_MM, WIDTH_MM, HEIGHT_MM = 20, 210, 297
"""The margins at the sides, and A4."""
_TOP_MM, _BOTTOM_MM = 18, 23
TOP_AND_BOTTOM_MM = _TOP_MM + _BOTTOM_MM
_LONGEST_TITLE = 255
"""Word takes no longer title of a file."""


def set_page(word: Word, language: str) -> None:
    """Set the page and the language of a fresh Word file, as a Word of today reads it."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(WIDTH_MM), Mm(HEIGHT_MM)
    section.left_margin = section.right_margin = Mm(SIDE_MM)
    section.top_margin, section.bottom_margin = Mm(_TOP_MM), Mm(_BOTTOM_MM)
    section.footer_distance = Mm(10)
    _set_language(word, language)
    _as_of_today(word)


def say_what_it_is(word: Word, title: str, language: str, day: date, author: str = "") -> None:
    """Write what the file says of itself: nothing of who made it, where and when."""
    about = word.core_properties
    about.title, about.language = title[:_LONGEST_TITLE], language
    about.author, about.last_modified_by, about.comments = author, author, ""
    about.created = about.modified = datetime.combine(day, time())


def _set_language(word: Word, tag: str) -> None:
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), tag)
    for language in word.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), tag)


def _as_of_today(word: Word) -> None:
    """Say that the file is for a Word of today, which then shows it without a warning."""
    for setting in word.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
