"""The stars at a stop: five columns, one for each number of stars, as high as people gave it.

Those of all stops have one scale, and those of all stars together have their own. There is no mean:
it would hide who was not content.
"""

from __future__ import annotations

from journeymap.feedback.pictures.inks import Inks
from journeymap.feedback.pictures.placed import LINE, Piece
from journeymap.feedback.pictures.road_map import Spread
from journeymap.feedback.pictures.signs import star
from journeymap.feedback.pictures.svg import at, element, number, words

_HIGHEST = 2.6
"""How high the highest column is, in sizes of the letters."""
WIDTH = 10.2
"""How wide the five columns are together, in sizes of the letters."""


def columns(spread: Spread, most: int, size: float, inks: Inks) -> Piece:
    """Return the columns: numbers of people above them, numbers of stars below.

    `most` is the largest number of people in any column of that scale.
    """
    pitch = size * WIDTH / 5
    foot = size * (LINE + _HIGHEST)
    drawn = "".join(
        at(
            pitch * (stars - 0.5),
            foot,
            _column(people, size * _HIGHEST * people / max(1, most), size, inks),
            _below(stars, size, inks),
        )
        for stars, people in enumerate(spread, 1)
    )
    ground = element(
        "path",
        d=f"M0 {number(foot)}H{number(size * WIDTH)}",
        stroke=inks.ink,
        stroke_width=size * inks.line,
    )
    return Piece(drawn + ground, foot + size * LINE * 1.1)


def _column(people: int, height: float, size: float, inks: Inks) -> str:
    """Return a column around the middle of its foot, and how many people it stands for."""
    wide = size * WIDTH / 5 * 0.66
    column = element("rect", x=-wide / 2, y=-height, width=wide, height=height, fill=inks.stars)
    said = element(
        "text", words(str(people)), y=-height - size * 0.3, font_size=size, font_weight="bold",
        text_anchor="middle", fill=inks.ink,
    )  # fmt: skip
    return (column if people else "") + said


def _below(stars: int, size: float, inks: Inks) -> str:
    """Return "4★", as it stands below a column."""
    said = element(
        "text", words(str(stars)), x=-size * 0.42, y=size * 1.12, font_size=size,
        text_anchor="middle", fill=inks.ink,
    )  # fmt: skip
    return said + at(-size * 0.08, size * 0.3, star(size * 0.68, inks.stars))
