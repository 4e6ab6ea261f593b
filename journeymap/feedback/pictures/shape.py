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
