"""Joins what lies close together: average linkage, by pairs that are each other's nearest.

The likeness of two clusters is the mean likeness of their members, which is the product of their
middles. Joining all mutual nearest pairs at once gives what joining the nearest pair again and
again would give, as joining brings nothing nearer to a third (Bruynooghe 1977).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from journeymap.findings.likeness.joined import MayJoin

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DIGITS = 5
"""What differs by less is as like: other machines add up in another order."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Places that were joined, ascending, and the sum of where they lie."""

    members: tuple[int, ...]
    total: NDArray[np.float32]

    def __add__(self, other: Cluster) -> Cluster:
        return Cluster(tuple(sorted(self.members + other.members)), self.total + other.total)


def middles_of(clusters: Sequence[Cluster]) -> NDArray[np.float32]:
    """Return where each cluster lies on average, a row each."""
    import numpy as np

    total = np.stack([each.total for each in clusters])
    numbers = np.array([len(each.members) for each in clusters], dtype=total.dtype)
    middles: NDArray[np.float32] = total / numbers[:, None]
    return middles


def join(clusters: Sequence[Cluster], least: float, may_join: MayJoin) -> list[Cluster]:
    """Join clusters until no two that may be one are as like as `least`.

    Of pairs that are as like the earlier ones are joined first, so the order of what is given
    must come from the texts themselves. All are held against all: it is for a thousand or so.
    """
    import numpy as np

    if len(clusters) < 2:  # noqa: PLR2004  # it takes two
        return list(clusters)
    middles = middles_of(clusters)
    like = middles @ middles.T
    np.round(like, _DIGITS, out=like)
    like = np.maximum(like, like.T)  # no library promises that both sides are the same
    np.fill_diagonal(like, -np.inf)
    return _Joining(list(clusters), like, least, may_join).all_joined()


class _Joining:
    """Clusters that are being joined, and a table of how like each is to each."""

    def __init__(
        self, clusters: list[Cluster], like: NDArray[np.float32], least: float, may_join: MayJoin
    ) -> None:
        import numpy as np

        self._clusters = clusters
        self._like = like
        """Without end unlike: itself, what may not be joined with it, and what is no more."""
        self._least = least
        self._may_join = may_join
        self._done: list[Cluster] = []
        """What nothing is near enough to: as joining brings nothing nearer, it stays as it is."""
        self._left = np.ones(len(clusters), dtype=np.bool_)
        self._stale = self._left.copy()
        """Of which the nearest one must be looked for anew."""
        self._nearest = np.zeros(len(clusters), dtype=np.intp)

    def all_joined(self) -> list[Cluster]:
        """Join what there is to be joined."""
        import numpy as np

        while self._left.any():
            self._find_nearest()
            likeness = self._like[np.arange(len(self._nearest)), self._nearest]
            far = self._left & (likeness < self._least)
            self._done += [self._clusters[at] for at in np.flatnonzero(far)]
            self._left &= ~far
            mutual = self._left & (self._nearest[self._nearest] == np.arange(len(self._nearest)))
            first = mutual & (self._nearest > np.arange(len(self._nearest)))
            self._join_pairs([(int(at), int(self._nearest[at])) for at in np.flatnonzero(first)])
            if self._left.sum() < len(self._left) / 2:
                self._forget_the_rest()
        return self._done

    def _find_nearest(self) -> None:
        import numpy as np

        stale = np.flatnonzero(self._stale & self._left)
        self._nearest[stale] = self._like[stale].argmax(axis=1)
        self._stale[:] = False

    def _join_pairs(self, pairs: list[tuple[int, int]]) -> None:
        """Make one of each two that may be one. No cluster is in two of the pairs."""
        joined = []
        for one, other in pairs:
            mine, its = self._clusters[one], self._clusters[other]
            if self._may_join(mine.members, its.members):
                self._clusters[one] = mine + its
                joined.append((one, other, len(mine.members), len(its.members)))
            else:
                self._like[one, other] = self._like[other, one] = float("-inf")
                self._stale[[one, other]] = True
        if joined:
            self._note(*zip(*joined, strict=True))

    def _note(
        self,
        ones: Sequence[int],
        others: Sequence[int],
        numbers: Sequence[int],
        other_numbers: Sequence[int],
    ) -> None:
        """Write into the table that the first of each two stands for both, and how like it is."""
        import numpy as np

        one, other = np.array(ones), np.array(others)
        share = np.array(numbers, dtype=self._like.dtype)
        share /= share + np.array(other_numbers, dtype=share.dtype)
        rows = share[:, None] * self._like[one] + (1 - share)[:, None] * self._like[other]
        # How like two are that were both joined now: the earlier one's rows are added up first.
        both = share * rows[:, one] + (1 - share) * rows[:, other]
        both = np.triu(both, 1)
        rows[:, one] = both + both.T
        rows[:, other] = -np.inf
        rows[np.arange(len(one)), one] = -np.inf
        self._like[one] = rows
        self._like[:, one] = rows.T
        self._like[:, other] = -np.inf
        self._left[other] = False
        touched = np.zeros(len(self._left), dtype=np.bool_)
        touched[one] = touched[other] = True
        self._stale |= touched | touched[self._nearest]

    def _forget_the_rest(self) -> None:
        """Keep in the table only what is left."""
        import numpy as np

        kept = np.flatnonzero(self._left)
        self._clusters = [self._clusters[at] for at in kept]
        self._like = self._like[np.ix_(kept, kept)]
        self._left, self._nearest = self._left[kept], np.zeros(len(kept), dtype=np.intp)
        self._stale = self._left.copy()
