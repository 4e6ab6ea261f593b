"""The shape of a picture: the room that it has, and how large its letters are."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from journeymap.feedback.forms.look import Look

_COLUMN = 10.2
"""How wide the place of a stop is at least, in sizes of its letters."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Lengths are in points, on the paper that it is made for."""

    width: float
    size: float
    """How large the letters are."""
    name: float = 1.08
    """How large the names of the stops are, in sizes of the letters."""

    @property
    def margin(self) -> float:
        """The room at both sides, in which the road turns."""
        return self.size * 2.6

    @property
    def gap(self) -> float:
        """The room between the places of two stops."""
        return self.size * 1.2

    def columns(self, stops: int) -> int:
        """Return how many stops stand in a row, so that the rows are about as long."""
        room = self.width - 2 * self.margin + self.gap
        most = max(1, int(room // (self.size * _COLUMN + self.gap)))
        return ceil(stops / ceil(stops / most)) if stops else 1

    def column(self, columns: int) -> float:
        """Return how wide the place of one of so many stops in a row is."""
        return (self.width - 2 * self.margin - self.gap * (columns - 1)) / columns


def for_a_page(look: Look) -> Shape:
    """Return the shape for the text of an A4 page, with letters as large as that text."""
    return Shape(482, look.points)


ON_A_WALL = tuple(half / 2 for half in range(52, 19, -1))
"""Sizes of letters on a poster, the largest first. Of 24 points or more they are read from two
metres: a letter is then 6 mm high and more."""
_A3 = 1106
"""How wide a sheet of A3 on its side is inside its margins, in points."""


def for_a_wall(size: float) -> Shape:
    """Return the shape across a poster. The names of the stops are the larger."""
    return Shape(_A3, size, 1.35)
