"""Joins what lies close together: average linkage, by pairs that are each other's nearest.

The likeness of two groups is the mean likeness of their members, which is the product of their
middles: so no pairs need to be kept, and joining all mutual nearest pairs at once gives what
joining the nearest pair again and again would give (average linkage is reducible: Bruynooghe 1977).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from journeymap.findings.likeness.joined import MayJoin

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ROWS = 1024
"""Rows that are compared with all others at a time, so that little memory is needed."""
_DIGITS = 5
"""What differs by less is as like: other machines add up in another order."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Places that were joined, ascending, and the sum of where they lie."""

    members: tuple[int, ...]
    total: NDArray[np.float32]

    def __add__(self, other: Cluster) -> Cluster:
        return Cluster(tuple(sorted(self.members + other.members)), self.total + other.total)


def join(clusters: Iterable[Cluster], least: float, may_join: MayJoin) -> list[Cluster]:
    """Join clusters until no two that may be one are as like as `least`.

    Of pairs that are as like the earlier ones are joined first, so the order of what is given
    must come from the texts themselves.
    """
    joining = _Joining(dict(enumerate(clusters)), least, may_join)
    while joining.go_on():
        pass
    return sorted([*joining.done, *joining.left.values()], key=lambda each: each.members)


@dataclass
class _Joining:
    left: dict[int, Cluster]
    """What may still be joined, by a number."""
    least: float
    may_join: MayJoin
    done: list[Cluster] = field(default_factory=list)
    """What nothing is near enough to: as joining brings nothing nearer, it stays as it is."""
    parted: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    """By number: those that it was seen not to go together with."""

    def go_on(self) -> bool:
        """Join all pairs that are each other's nearest; say whether there may be more."""
        if len(self.left) <= 1:
            return False
        numbers = list(self.left)
        nearest, likeness = self._nearest(numbers)
        pairs = _mutual(nearest, likeness, self.least)
        for one, other in pairs:
            self._join(numbers[one], numbers[other])
        for at, number in enumerate(numbers):
            if likeness[at] < self.least:
                self.done.append(self.left.pop(number))
        return bool(pairs)

    def _join(self, one: int, other: int) -> None:
        if self.may_join(self.left[one].members, self.left[other].members):
            self.left[one] += self.left.pop(other)
            for foe in self.parted.pop(other, ()):
                self.parted[foe].discard(other)
                self.parted[foe].add(one)
                self.parted[one].add(foe)
        else:
            self.parted[one].add(other)
            self.parted[other].add(one)

    def _nearest(self, numbers: Sequence[int]) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
        """Return for each which one is nearest to it, by its place, and how like the two are."""
        import numpy as np

        at = {number: place for place, number in enumerate(numbers)}
        middles = np.stack(
            [each.total / np.float32(len(each.members)) for each in self.left.values()]
        )
        nearest = np.zeros(len(numbers), dtype=np.intp)
        likeness = np.zeros(len(numbers), dtype=np.float32)
        for start in range(0, len(numbers), _ROWS):
            rows = slice(start, min(start + _ROWS, len(numbers)))
            like = np.round(middles[rows] @ middles.T, _DIGITS)
            for row, number in enumerate(numbers[rows], start):
                foes = [at[foe] for foe in self.parted.get(number, ()) if foe in at]
                like[row - start, [row, *foes]] = -np.inf
            nearest[rows] = like.argmax(axis=1)
            likeness[rows] = like.max(axis=1)
        return nearest, likeness


def _mutual(
    nearest: NDArray[np.intp], likeness: NDArray[np.float32], least: float
) -> list[tuple[int, int]]:
    """Return the pairs that are each other's nearest; the nearest pair if there is none."""
    near = [at for at in range(len(nearest)) if likeness[at] >= least]
    pairs = [(at, int(nearest[at])) for at in near if nearest[nearest[at]] == at < nearest[at]]
    if near and not pairs:
        best = max(near, key=lambda at: (likeness[at], -at))
        pairs = [(best, int(nearest[best]))]
    return pairs
