"""A document as a PDF: to print, and for a screen reader to read (PDF/UA-1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from textwrap import shorten
from typing import Any

from journeymap.cleaning import clean, one_line
from journeymap.feedback.document import (
    Block,
    Diagram,
    Document,
    Exchange,
    Heading,
    Image,
    Paragraph,
    Part,
    Picture,
    Points,
    Row,
    Spoken,
    Text,
    texts_of,
)
from journeymap.feedback.forms.look import Look
from journeymap.language.language import Language
from journeymap.printing.typesetting import Typeset, pages_of, typeset

_PAGE = "account.typ"
_FOOTER = 60
"""How many letters of the title stand at the foot of a page, at 12 points."""
_SURELY_FITS = 1300
"""So many letters, each as wide as it is high, are shorter than a page, at 12 points."""
_A_LINE = 45
"""A line that ends early takes the room of as many letters."""
_SPACES = (1.0, 0.8, 0.6, 0.45)
"""How far apart things stand, in ems, from calm to tight."""
_LARGEST = 24
"""What hangs on a door is set no larger than this, in points."""


class NotOnePage(Exception):
    """What is for one page does not fit on it, in the size that was asked for."""

    def __init__(self, pages: int, points: int) -> None:
        super().__init__(f"this takes {pages} pages at {points} points, and not one")
        self.pages = pages
        """How many pages it takes, as tight as can be read."""


def to_pdf(document: Document, look: Look, language: Language) -> Typeset:
    """Return `document` as a PDF on A4. The same document makes the same bytes.

    No letter is smaller than `look.points`, not at the foot of a page either. With
    `look.is_short` each part has one page, set as large as fits: raises `NotOnePage` if none does.
    `language` is that of the foot of the page. Raises `NotTypeset`.
    """
    words = _words_of(document, look, language)
    if look.is_short:
        words |= _that_fits(words, look.points, len(document.parts))
    return typeset(_PAGE, words, document.day)


def _that_fits(words: dict[str, Any], least: int, pages: int) -> dict[str, Any]:
    """Return the size and the space with which the words take so many pages, the largest first."""
    larger = [(points, _SPACES[0]) for points in range(_LARGEST, least, -2)]
    takes = pages
    for points, space in (*larger, *((least, space) for space in _SPACES)):
        chosen = {"points": points, "space": space}
        takes = pages_of(_PAGE, words | chosen)
        if takes <= pages:
            return chosen
    raise NotOnePage(takes, least)


def _words_of(document: Document, look: Look, language: Language) -> dict[str, Any]:
    """Return what `account.typ` says, and how it looks."""
    images = _Images()
    lang, region = _language(document.language)
    return {
        "title": one_line(document.title),
        "footer": shorten(one_line(document.title), _FOOTER * 12 // look.points, placeholder=" …"),
        "says_page": language.say("Page {page} of {pages}", page="{page}", pages="{pages}"),
        "day": document.day.isoformat(),
        "draft": one_line(document.draft),
        "lang": lang,
        "region": region,
        "points": look.points,
        "space": _SPACES[0],
        "high_contrast": look.high_contrast,
        "is_short": look.is_short,
        "logo": images.shown(document.logo) if document.logo else None,
        "parts": [_part(part, look, images) for part in document.parts],
        "images": images.files,
    }


@dataclass(slots=True)
class _Images:
    """The pictures of a document, each once, however often it is shown."""

    files: list[dict[str, Any]] = field(default_factory=list)
    _places: dict[bytes, int] = field(default_factory=dict)

    def shown(self, image: Image) -> dict[str, Any]:
        """Return where the picture is among the files, and what it shows."""
        if image.data not in self._places:
            self._places[image.data] = len(self.files)
            kind = "jpg" if image.kind == "jpeg" else image.kind
            self.files.append({"data": list(image.data), "format": kind})
        return {"image": self._places[image.data], "alt": one_line(image.alt)}


def _part(part: Part, look: Look, images: _Images) -> dict[str, Any]:
    lang, region = _language(part.language)
    return {"lang": lang, "region": region, "blocks": list(_blocks(part, look, images))}


def _blocks(part: Part, look: Look, images: _Images) -> Iterator[dict[str, Any]]:
    """Yield the blocks of a part. A level of headings is never left out on the way down."""
    level = 0
    for block in part.blocks:
        if isinstance(block, Heading):
            is_title = level == 0
            level = min(block.level, level + 1)
            text = one_line(block.text)
            yield {"kind": "heading", "level": level, "text": text, "is_title": is_title}
        elif not isinstance(block, Diagram):
            yield _block(block, look, images)


def _block(
    block: Paragraph | Points | Exchange | Picture | Row, look: Look, images: _Images
) -> dict[str, Any]:
    match block:
        case Paragraph(text):
            return {"kind": "paragraph", "text": _run(text)}
        case Points(items, numbered):
            return {"kind": "points", "items": list(map(_run, items)), "numbered": numbered}
        case Exchange(said, outcome, label, answer):
            return {
                "kind": "exchange",
                "said": list(map(_run, said)),
                "outcome": outcome,
                "label": one_line(label),
                "answer": _run(answer),
                "may_be_long": _may_be_long(block, look),
            }
        case Picture(image, description):
            shown = images.shown(image)
            return {"kind": "picture", "picture": shown, "description": [*map(_run, description)]}
        case Row(text, image):
            place = images.shown(image) if image else None
            return {"kind": "row", "text": _run(text), "picture": place}


def _may_be_long(block: Block, look: Look) -> bool:
    """Whether a block may be longer than a page. If not, it need not be measured."""
    letters = sum(_A_LINE + len(part) for text in texts_of(block) for part in map(_words, text))
    return letters > _SURELY_FITS * (12 / look.points) ** 2


def _run(text: Text) -> list[str | dict[str, Any]]:
    return [_said(part) for part in text]


def _said(part: str | Spoken) -> str | dict[str, Any]:
    if isinstance(part, str):
        return _on_one_line(part)
    words = f"“{one_line(part.words)}”"
    if not part.language:
        return words
    lang, region = _language(part.language)
    return {"text": words, "lang": lang, "region": region}


def _words(part: str | Spoken) -> str:
    return part.words if isinstance(part, Spoken) else part


def _on_one_line(text: str) -> str:
    """Return text on one line, with the space at its ends: the run may go on there."""
    return re.sub(r"\s*\n\s*", " ", clean(text))


def _language(tag: str) -> tuple[str, str | None]:
    """Return the language and the region of a tag (BCP 47), as typst takes them."""
    lang, *others = tag.split("-")
    region = next((each.upper() for each in others if len(each) == len("GB")), None)
    return lang.lower(), region
