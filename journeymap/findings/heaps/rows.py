"""What must be known of texts to put them in heaps, however it is worked out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isqrt
from typing import Protocol, Self

Step = Callable[[], None]
"""Called after each piece of work. It may raise, and so stop it."""
Odds = Callable[[int], Sequence[float]]
"""Is told which row was chosen, and returns the odds of all rows for the next, each with those
before it added: the less like a row is to all that were chosen, the higher."""
_MOST_NEIGHBOURS = 20


class Rows(Protocol):
    """Where texts, or the middles of heaps, lie: a row for each, of length 1.

    The likeness of two rows is their product: 1 at most, and 0 where nothing is shared. A row
    without any word is all zeros.
    """

    def __len__(self) -> int: ...

    def picked(self, places: Sequence[int]) -> Self:
        """Return some of the rows, in the order asked for."""
        ...

    def drawn_together(self, step: Step) -> Self:
        """Return the rows, each moved halfway to where its nearest others lie.

        What lies in a crowd moves to its middle, so that crowds are told apart more easily.
        `step` is called `pieces` times.
        """
        ...

    def pieces(self) -> int:
        """Return in how many pieces of work `drawn_together` is done."""
        ...

    def odds(self, weights: Sequence[int]) -> Odds:
        """Return the odds of each row to be chosen, if rows count as often as the weights say."""
        ...

    def middles(self, heaps: Sequence[list[int]], weights: Sequence[int]) -> Self:
        """Return the middle of each heap, which is given by the places of its rows."""
        ...

    def nearest(self, middles: Self) -> list[tuple[int, float]]:
        """Return for each row which middle is the likest, the first of equals, and how like."""
        ...


class Ground(Protocol):
    """Lays texts out. All that it knows of a language it has from the texts it was made for."""

    def lay(self, texts: Sequence[Sequence[str]]) -> Rows:
        """Return where texts lie, which are given by their words."""
        ...


def neighbours(number: int) -> int:
    """Return to how many of the nearest a text is drawn, of so many texts."""
    return min(_MOST_NEIGHBOURS, isqrt(number) // 3, number - 1)
