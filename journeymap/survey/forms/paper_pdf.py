"""The booklet as a PDF to print, which a screen reader can read as well."""

from __future__ import annotations

from dataclasses import asdict
from io import BytesIO
from typing import Any

import segno

from journeymap.printing.typesetting import Typeset, typeset
from journeymap.survey.forms.booklet import Booklet, Section

_REGIONS = {"en": "GB"}
"""Whose English it is."""


def pdf_of(booklet: Booklet) -> Typeset:
    """Return the PDF of a booklet. Raises `NotTypeset`."""
    words = {**asdict(booklet), "issued": booklet.issued.isoformat()}
    for told in ("opening", "closing"):
        words[told] = [_with_picture(each) for each in getattr(booklet, told)]
    lang, *_ = booklet.language.split("-")
    words |= {"lang": lang, "region": _REGIONS.get(booklet.language)}
    return typeset("booklet.typ", words, booklet.issued)


def _with_picture(section: Section) -> dict[str, Any]:
    picture = None
    if section.link:
        picture = {"svg": _qr_code(section.link), "alt": section.picture_says}
    return {**asdict(section), "picture": picture}


def _qr_code(link: str) -> str:
    picture = BytesIO()
    segno.make(link, error="m", micro=False).save(picture, kind="svg", border=2, xmldecl=False)
    return picture.getvalue().decode()
