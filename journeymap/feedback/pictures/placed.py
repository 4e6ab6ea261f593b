"""A piece of a picture: what is drawn, and how high it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journeymap.feedback.pictures.lettering import wrapped
from journeymap.feedback.pictures.svg import at, element, words

LINE = 1.3
"""From one line to the next, in sizes of the letters."""
_BASELINE = 0.98
"""From the top of a line down to what its letters stand on."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What is drawn from its upper left corner on."""

    svg: str
    height: float


def lines(
    texts: Sequence[str], size: float, colour: str, *, is_bold: bool = False, x: float = 0
) -> Piece:
    """Return lines of text, one below the other."""
    weight = {"font_weight": "bold"} if is_bold else {}
    drawn = (
        element(
            "text", words(each), x=x, y=(LINE * row + _BASELINE) * size, font_size=size, **weight,
            fill=colour,
        )
        for row, each in enumerate(texts)
    )  # fmt: skip
    return Piece("".join(drawn), LINE * size * len(texts))


def below(pieces: Iterable[Piece], gap: float) -> Piece:
    """Return pieces one below the other, with a gap between them."""
    drawn, y = "", 0.0
    for piece in pieces:
        drawn += at(0, y, piece.svg)
        y += piece.height + gap
    return Piece(drawn, max(0.0, y - gap))


def beside_a_sign(sign: str, text: str, width: float, size: float, colour: str) -> Piece:
    """Return words with a sign before them, which is as wide as it is high: one and a half sizes.

    All lines of the words stand to the right of it.
    """
    indent = size * 2
    said = lines(wrapped(text, width - indent, size), size, colour, x=indent)
    return Piece(sign + said.svg, max(said.height, size * 1.5))
