"""The words of a statement, as they are compared: without capitals and punctuation."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text in their order; `don't` is one word."""
    plain = unicodedata.normalize("NFC", text.casefold()).translate(_APOSTROPHES)
    return _WORD.findall(plain)
