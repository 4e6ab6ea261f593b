"""Texts laid out by the words they share. It needs nothing that is not in Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest, nsmallest
from itertools import accumulate
from operator import mul
from typing import Self

from journeymap.findings.heaps.rows import Odds, Step, neighbours
from journeymap.findings.heaps.telling import Telling, at_length_one

_LONGEST = 25
"""Stems that are kept of a middle, and of a row that is drawn to others."""


@dataclass(frozen=True, slots=True)
class WordRows:
    """Rows by stem; what is not named is zero."""

    rows: Sequence[dict[str, float]]

    def __len__(self) -> int:
        return len(self.rows)

    def picked(self, places: Sequence[int]) -> Self:
        """Return some of the rows."""
        return type(self)([self.rows[place] for place in places])

    def pieces(self) -> int:
        """Return how many rows there are: each is a piece of work."""
        return len(self.rows)

    def drawn_together(self, step: Step) -> Self:
        """Return the rows, each halfway to its nearest others, the weightiest stems of them."""
        having = self._having()
        number = neighbours(len(self.rows))
        drawn = []
        for place, row in enumerate(self.rows):
            likeness = _likeness(row, having)
            likeness.pop(place, None)
            near = nsmallest(number, likeness.items(), key=lambda each: (-each[1], each[0]))
            there = at_length_one(_sum((self.rows[other], like) for other, like in near))
            drawn.append(_shortened(_sum([(row, 1.0), (there, 1.0)])))
            step()
        return type(self)(drawn)

    def odds(self, weights: Sequence[int]) -> Odds:
        """Return the odds of each row to be chosen."""
        likest = [0.0] * len(self.rows)

        def beside(chosen: int) -> Sequence[float]:
            likeness = (like for _, like in self.nearest(self.picked([chosen])))
            likest[:] = map(max, likest, likeness)
            far = (max(1 - like, 0.0) for like in likest)
            return list(accumulate(map(mul, far, weights)))

        return beside

    def middles(self, heaps: Sequence[list[int]], weights: Sequence[int]) -> Self:
        """Return the middle of each heap."""
        return type(self)(
            [_shortened(_sum((self.rows[at], weights[at]) for at in heap)) for heap in heaps]
        )

    def nearest(self, middles: Self) -> list[tuple[int, float]]:
        """Return the likest middle for each row, and how like it is."""
        having = middles._having()
        found = []
        for row in self.rows:
            likeness = _likeness(row, having)
            best = min(likeness, key=lambda at: (-likeness[at], at), default=0)
            found.append((best, likeness.get(best, 0.0)))
        return found

    def _having(self) -> dict[str, list[tuple[int, float]]]:
        """Return by stem: which rows have it, and how much."""
        having: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, row in enumerate(self.rows):
            for stem, weight in row.items():
                having[stem].append((place, weight))
        return having


class ByWords:
    """Lays texts out by the stems that they share."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self._telling = Telling(texts)

    def lay(self, texts: Sequence[Sequence[str]]) -> WordRows:
        """Return where texts lie."""
        return WordRows([self._telling.row_of(words) for words in texts])


def _likeness(
    row: dict[str, float], having: dict[str, list[tuple[int, float]]]
) -> dict[int, float]:
    """Return how like each row is that shares a stem with this one."""
    likeness: dict[int, float] = defaultdict(float)
    for stem, weight in row.items():
        for place, other in having.get(stem, ()):
            likeness[place] += weight * other
    return likeness


def _sum(rows: Iterable[tuple[dict[str, float], float]]) -> dict[str, float]:
    total: dict[str, float] = defaultdict(float)
    for row, times in rows:
        for stem, weight in row.items():
            total[stem] += times * weight
    return total


def _shortened(row: dict[str, float]) -> dict[str, float]:
    """Return the weightiest stems of a row."""
    kept = nlargest(_LONGEST, row.items(), key=lambda each: (each[1], each[0]))
    return at_length_one(dict(kept))
