"""How wide words are, and how they are broken into lines, before anything is drawn.

Which font draws them is not known: a reader may not have ours. So widths are those of bold
letters in ours or in Arial, whichever is wider, and rather too wide than too narrow.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_EMS = {
    **dict.fromkeys(" !'(),.:;[]`ijl|‘’“”", 0.35),
    **dict.fromkeys('"*-/I\\frt{}', 0.47),
    **dict.fromkeys("#GOQw", 0.8),
    **dict.fromkeys("MWm@%—…", 1.0),
}
_LIGATURES = range(0xFB50, 0xFE00)
"""Arabic letters in one sign; some of them are whole sentences."""
_JOINER = "\u200d"


def width_of(words: str, size: float) -> float:
    """Return at most how wide words are in bold letters of this size, in its unit."""
    return size * sum(map(_in_ems, words))


def wrapped(words: str, width: float, size: float) -> list[str]:
    """Return words in lines of at most this width. A word that is wider is broken anywhere."""
    lines: list[str] = []
    for word in words.split():
        for piece in _pieces(word, width, size):
            joined = f"{lines[-1]} {piece.text}" if lines and piece.is_first else ""
            if joined and width_of(joined, size) <= width:
                lines[-1] = joined
            else:
                lines.append(piece.text)
    return lines or [""]


@dataclass(frozen=True, slots=True)
class _Part:
    """A word, or a part of one that is too wide for a line."""

    text: str
    is_first: bool


def _pieces(word: str, width: float, size: float) -> Iterator[_Part]:
    piece, is_first = "", True
    for cluster in _clusters(word):
        if piece and width_of(piece + cluster, size) > width:
            yield _Part(piece, is_first)
            piece, is_first = "", False
        piece += cluster
    yield _Part(piece, is_first)


def _clusters(word: str) -> Iterator[str]:
    """Yield letters, each with the marks that stand on it."""
    cluster = ""
    for letter in word:
        if cluster and not (
            unicodedata.category(letter).startswith("M")
            or unicodedata.category(letter) == "Cf"
            or cluster.endswith(_JOINER)
        ):
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


@lru_cache(4096)
def _in_ems(letter: str) -> float:
    category = unicodedata.category(letter)
    if category in {"Mn", "Me", "Cf"}:
        return 0
    plain = unicodedata.normalize("NFD", letter)[0]
    if plain in _EMS:
        return _EMS[plain]
    if ord(letter) in _LIGATURES:
        return 2.5
    if unicodedata.east_asian_width(letter) in {"W", "F"} or category in {"So", "Co", "Cn"}:
        return 1.4 if category == "So" else 1.05
    if plain.isascii():
        return 0.76 if plain.isupper() else 0.64
    return 0.85
