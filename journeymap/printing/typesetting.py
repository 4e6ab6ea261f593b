"""Makes a PDF that a screen reader can read (PDF/UA-1), with no network and no other program.

How a page looks stands in `pages/`, as typst's markup. What it says comes to it as JSON, never as
markup, so that people's words are only ever text; and it can read nothing outside `pages/`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import typst

FONTS = Path(__file__).parent / "fonts"
"""The font that is brought along. For scripts that it lacks, whatever the machine has is used."""
PAGES = Path(__file__).parent / "pages"

IN_ITS_PLACE = "(?)"
"""What stands for a character that no font here has."""
_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))
_ROUNDS = 20
"""A character may be found missing only when another is out of the way. More is a fault."""
_OWN = frozenset(map(chr, (*range(0x80), *range(0xC0, 0x100)))) | set("ŴŵŶŷ£·‘’“”–—…•")
"""Characters of the font that is brought along: what most words are made of."""
_PIECES = re.compile(r'[^\s"\\]+')
_NO_GLYPH = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}


class NotTypeset(Exception):
    """No PDF can be made: what typst says about it."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """A PDF, and what could not be printed in it."""

    pdf: bytes
    unprintable: str = ""
    """The characters that no font here has. `IN_ITS_PLACE` stands for each."""
    warnings: tuple[str, ...] = ()
    """What typst says of the page: nothing, if the page is well made."""


def typeset(page: str, words: Mapping[str, Any], day: date) -> Typeset:
    """Return the PDF of a page: the name of a file in `pages/`, and what it says.

    `day` is the day that the PDF says it is of, so that the same words always make the same
    bytes. A character that no font has does not stop it. Raises `NotTypeset`.
    """
    text = json.dumps(words, ensure_ascii=False)
    instead = _tried(text, day)
    made = _in_rounds(page, text.translate(instead), day)
    instead |= made.instead
    missing = "".join(chr(each) for each, stand_in in instead.items() if stand_in)
    return Typeset(made.pdf, missing, made.warnings)


@dataclass(frozen=True, slots=True)
class _Made:
    """A PDF, what typst says of its page, and what stands for characters, by their numbers."""

    pdf: bytes
    warnings: tuple[str, ...]
    instead: dict[int, str]


def _tried(text: str, day: date) -> dict[int, str]:
    """Return what stands for the characters of a text that no font has, as far as a page tells.

    The page has each word with a rare character once: a long document would be made anew each
    round.
    """
    rare = sorted({each for each in _PIECES.findall(text) if not _OWN.issuperset(each)})
    words = json.dumps(rare, ensure_ascii=False)
    return _in_rounds("glyphs.typ", words, day).instead if rare else {}


def _in_rounds(page: str, text: str, day: date) -> _Made:
    """Return the PDF, made again and again until no character is left that no font has."""
    instead: dict[int, str] = {}
    for _ in range(_ROUNDS):
        try:
            pdf, warnings = _compiled(page, text, day)
        except typst.TypstError as error:
            found = _to_take_out(each for each in _without_a_glyph(error) if each in text)
            if not found:
                raise NotTypeset(error.message) from error
            instead |= found
            text = text.translate(found)
        else:
            return _Made(pdf, warnings, instead)
    raise NotTypeset("characters that no font has are found again and again")


def pages_of(page: str, words: Mapping[str, Any]) -> int:
    """Return how many pages it takes: what the page itself marks as `<pages>`."""
    pages = typst.query(
        str(PAGES / page),
        "<pages>",
        field="value",
        one=True,
        root=str(PAGES),
        font_paths=[str(FONTS)],
        sys_inputs={"words": json.dumps(words, ensure_ascii=False)},
    )
    return int(pages)


def _compiled(page: str, words: str, day: date) -> tuple[bytes, tuple[str, ...]]:
    """Return the PDF, and what typst says of the page."""
    pdf, warnings = typst.compile_with_warnings(
        str(PAGES / page),
        root=str(PAGES),
        font_paths=[str(FONTS)],
        sys_inputs={"words": words},
        pdf_standards=["ua-1"],
        timestamp=int(datetime.combine(day, time(), UTC).timestamp()),
    )
    return pdf, tuple(each.message for each in warnings)


def _without_a_glyph(error: typst.TypstError) -> Iterator[str]:
    """Yield the characters that no font has, as far as typst got."""
    for quoted in _NO_GLYPH.findall(error.diagnostic):
        yield from _ESCAPED.sub(_unescaped, quoted)


def _unescaped(escape: re.Match[str]) -> str:
    code, letter = escape.groups()
    return chr(int(code, 16)) if code else _PLAIN.get(letter, letter)


def _to_take_out(characters: Iterable[str]) -> dict[int, str]:
    """Return what stands in the place of each character, by its number.

    What has no glyph is told with the letters that it stands on or is joined to, which may well
    have one: so marks and joiners are taken out first, and what our own font has never.
    """
    found = [each for each in dict.fromkeys(characters) if each not in _OWN]
    marks = [each for each in found if _joins(each) or unicodedata.category(each)[0] == "M"]
    return {ord(each): "" if _joins(each) else IN_ITS_PLACE for each in marks or found}


def _joins(character: str) -> bool:
    """Whether a character only says how others are shown. It is not missed with them."""
    return unicodedata.category(character) == "Cf" or character in _SELECTORS
