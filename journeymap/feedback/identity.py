"""Keeps out of an account what leads straight to a person, and points at what may.

What can be told for certain by its form is left out: e-mail addresses, telephone numbers,
IP addresses, postcodes. Names cannot be told for certain. The words that look like one are
listed for the person who sends the account: a hint, and never a guarantee.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_CERTAIN = (
    ("e-mail address left out", re.compile(r"[^\s@<>()\[\],;]+@[^\s@<>()\[\],;]+\.\w+")),
    ("internet address left out", re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])")),
    ("telephone number left out", re.compile(r"(?<!\w)(?:\+|\(?0)(?:[\s().-]{0,2}\d){8,14}(?!\w)")),
    ("postcode left out", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")),
)
_IN_MID_SENTENCE = re.compile(r"(?<=[\w,;] )[A-Z][a-zŵŷâêîôû’'-][A-Za-zŵŷâêîôû’'-]*")
_NO_NAMES = re.compile(
    r"(?:I|I['’]\w+|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:days?)?"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|English|Welsh|Christmas|Easter|God"
)


def without_contact_details(words: str) -> str:
    """Return `words` with what leads straight to a person left out, and said to be."""
    for what, form in _CERTAIN:
        words = form.sub(f"[{what}]", words)
    return words


def possible_names(texts: Iterable[str]) -> list[str]:
    """Return words that may be somebody's name, once each, in the order they come in.

    They are those that begin with a capital in the middle of a sentence. A name at the
    start of one is not found.
    """
    found = (each.group() for text in texts for each in _IN_MID_SENTENCE.finditer(text))
    return [each for each in dict.fromkeys(found) if not _NO_NAMES.fullmatch(each)]
