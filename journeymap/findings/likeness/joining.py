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

    @property
    def middle(self) -> NDArray[np.float32]:
        """Where they lie on average."""
        return self.total / self.total.dtype.type(len(self.members))

    def __add__(self, other: Cluster) -> Cluster:
        return Cluster(tuple(sorted(self.members + other.members)), self.total + other.total)


def join(clusters: Sequence[Cluster], least: float, may_join: MayJoin) -> list[Cluster]:
    """Join clusters until no two that may be one are as like as `least`.

    Of pairs that are as like the earlier ones are joined first, so the order of what is given
    must come from the texts themselves. All are held against all: it is for a thousand or so.
    """
    import numpy as np

    if len(clusters) < 2:  # noqa: PLR2004  # it takes two
        return list(clusters)
    middles = np.stack([each.middle for each in clusters])
    like = np.round(middles @ middles.T, _DIGITS)
    like = np.maximum(like, like.T)
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
            for at in np.flatnonzero(mutual).tolist():
                if at < (other := int(self._nearest[at])):
                    self._join(at, other)
            if self._left.sum() < len(self._left) / 2:
                self._forget_the_rest()
        return self._done

    def _find_nearest(self) -> None:
        import numpy as np

        stale = np.flatnonzero(self._stale & self._left)
        self._nearest[stale] = self._like[stale].argmax(axis=1)
        self._stale[:] = False

    def _join(self, one: int, other: int) -> None:
        """Make one of two if they may be one."""
        nothing = self._like.dtype.type("-inf")
        mine, its = self._clusters[one], self._clusters[other]
        if not self._may_join(mine.members, its.members):
            self._like[one, other] = self._like[other, one] = nothing
            self._stale[[one, other]] = True
            return
        self._clusters[one] = mine + its
        share = self._like.dtype.type(len(mine.members) / len(self._clusters[one].members))
        row = share * self._like[one] + (1 - share) * self._like[other]
        row[one] = nothing
        self._like[one] = self._like[:, one] = row
        self._like[:, other] = nothing
        self._left[other] = False
        self._stale |= (self._nearest == one) | (self._nearest == other)
        self._stale[one] = True

    def _forget_the_rest(self) -> None:
        """Keep in the table only what is left."""
        import numpy as np

        kept = np.flatnonzero(self._left)
        self._clusters = [self._clusters[at] for at in kept]
        self._like = self._like[np.ix_(kept, kept)]
        self._left, self._nearest = self._left[kept], np.zeros(len(kept), dtype=np.intp)
        self._stale = self._left.copy()
