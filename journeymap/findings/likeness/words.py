"""The words of a statement, as they are compared: without capitals, punctuation and endings."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_PLAIN_WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")
"""The same, where there is nothing but ASCII in small letters: it is found in half the time."""
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})
_ENDINGS = ("ingly", "edly", "ings", "ing", "ies", "ied", "'s", "ed", "ly", "es", "s")
_SHORTEST_STEM = 3

_LITTLE = """
a an the to of and or for at by it is are was were be been being i me my we us our you your they
them their he she his her that this there so when if as i'm it's must should have has had do does
did will would can get gets got always
"""
EMPTY = frozenset(_LITTLE.split())
"""Words that say little by themselves."""


def words_of(text: str) -> list[str]:
    """Return the words and numbers of a text in their order; `don't` is one word."""
    plain = text.casefold()
    if plain.isascii():
        return _PLAIN_WORD.findall(plain.replace("`", "'"))
    plain = unicodedata.normalize("NFC", plain).translate(_APOSTROPHES)
    return _WORD.findall(plain)


@lru_cache(maxsize=1 << 16)
def stem_of(word: str) -> str:
    """Return a word without its English ending: `plates` and `plated` are one.

    It is rough, and only for telling that two words are likely one; it is never shown.
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    if len(word) > _SHORTEST_STEM and word[-1] == word[-2]:
        word = word[:-1]
    return word[:-1] if len(word) > _SHORTEST_STEM and word[-1] in "eyi" else word
