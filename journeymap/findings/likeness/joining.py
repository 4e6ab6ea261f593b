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
    joining = _Joining(list(clusters), like, least, may_join)
    while joining.go_on():
        pass
    return joining.done


class _Joining:
    """Clusters that are being joined."""

    def __init__(
        self, left: list[Cluster], like: NDArray[np.float32], least: float, may_join: MayJoin
    ) -> None:
        self.done: list[Cluster] = []
        """What nothing is near enough to: it stays as it is."""
        self._left = left
        self._like = like
        """How like each is to each of those left; without end unlike if they may not be one."""
        self._least = least
        self._may_join = may_join

    def go_on(self) -> bool:
        """Join all pairs that are each other's nearest; say whether there may be more."""
        import numpy as np

        nearest = self._like.argmax(axis=1)
        near = self._like[np.arange(len(nearest)), nearest] >= self._least
        first = np.flatnonzero(near & (nearest[nearest] == np.arange(len(nearest))))
        gone = ~near
        self.done += [self._left[at] for at in np.flatnonzero(gone)]
        for one, other in ((int(at), int(nearest[at])) for at in first if at < nearest[at]):
            gone[other] = self._join(one, other)
        kept = np.flatnonzero(~gone)
        if len(kept) < len(gone):
            self._left = [self._left[at] for at in kept]
            self._like = self._like[np.ix_(kept, kept)]
        return len(kept) > 0

    def _join(self, one: int, other: int) -> bool:
        """Make one of two if they may be one; say whether they were."""
        mine, its = self._left[one], self._left[other]
        if not self._may_join(mine.members, its.members):
            self._like[one, other] = self._like[other, one] = float("-inf")
            return False
        self._left[one] = mine + its
        share = self._like.dtype.type(len(mine.members) / len(self._left[one].members))
        row = (share * self._like[one] + (1 - share) * self._like[other]).round(_DIGITS)
        row[one] = float("-inf")
        self._like[one] = self._like[:, one] = row
        return True
