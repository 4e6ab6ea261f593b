"""Makes a PDF that a screen reader can read (PDF/UA-1), with no network and nothing else to install.

How a page looks stands in `pages/`, as typst's markup. What it says comes to it as JSON, never as
markup, so that people's words are only ever text; and it can read nothing outside `pages/`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
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
_JOINERS = "\u200c\u200d\ufe0e\ufe0f"
"""Characters that only say how others are shown. Where those are missing, so may these be."""
_ROUNDS = 20
"""A character may be found missing only when another is out of the way; more is a fault."""
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


def typeset(page: str, words: Mapping[str, Any], day: date) -> Typeset:
    """Return the PDF of a page: the name of a file in `pages/`, and what it says.

    `day` is the day that the PDF says it is of, so that the same words always make the same
    bytes. A character that no font has does not stop it. Raises `NotTypeset`.
    """
    text = json.dumps(words, ensure_ascii=False)
    missing: dict[str, None] = {}
    for _ in range(_ROUNDS):
        try:
            return Typeset(_compiled(page, text, day), "".join(missing))
        except typst.TypstError as error:
            new = [each for each in _without_a_glyph(error) if each not in missing]
            if not new:
                raise NotTypeset(error.message) from error
            missing.update(dict.fromkeys(each for each in new if each not in _JOINERS))
            for each in new:
                text = _put_in_place(text, each)
    raise NotTypeset("characters that no font has are found again and again")


def _compiled(page: str, words: str, day: date) -> bytes:
    return typst.compile(
        str(PAGES / page),
        root=str(PAGES),
        font_paths=[str(FONTS)],
        sys_inputs={"words": words},
        pdf_standards=["ua-1"],
        package_path=str(PAGES),
        package_cache_path=str(PAGES),
        timestamp=int(datetime.combine(day, time(), UTC).timestamp()),
    )


def _without_a_glyph(error: typst.TypstError) -> Iterator[str]:
    """Yield the characters that no font has, as far as typst got."""
    for quoted in _NO_GLYPH.findall(error.diagnostic):
        yield from _ESCAPED.sub(_unescaped, quoted)


def _unescaped(escape: re.Match[str]) -> str:
    code, letter = escape.groups()
    return chr(int(code, 16)) if code else _PLAIN.get(letter, letter)


def _put_in_place(text: str, character: str) -> str:
    return text.replace(character, "" if character in _JOINERS else IN_ITS_PLACE)
