"""Joins what is linked: average linkage over those pairs alone that are known to be alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import heapify, heappop, heappush

from journeymap.findings.likeness.joined import MayJoin

_DIGITS = 6


def link(
    likes: Mapping[tuple[int, int], float], least: float, may_join: MayJoin
) -> Iterator[tuple[tuple[int, ...], float]]:
    """Yield the groups of two and more places, each with the mean likeness of its weakest member.

    `likes` is how alike two places are, by the pair; what is not in it is not alike at all.
    Groups are joined, the likest first and of those the earlier ones, until no two that may be
    one are on average as like as `least`.
    """
    linked = _Linked(likes)
    waiting = [(-like, one, other) for (one, other), like in likes.items() if like >= least]
    heapify(waiting)
    while waiting:
        like, one, other = heappop(waiting)
        if not linked.is_now(one, other, -like):
            continue
        if not may_join(linked.members[one], linked.members[other]):
            linked.part(one, other)
            continue
        for third in linked.join(one, other):
            if (mean := linked.mean(one, third)) >= least:
                heappush(waiting, (-mean, min(one, third), max(one, third)))
    for members in linked.members.values():
        if len(members) > 1:
            yield members, min(_mean_likeness(each, members, likes) for each in members)


class _Linked:
    """Groups, by their first place, and how alike they are in sum."""

    def __init__(self, likes: Mapping[tuple[int, int], float]) -> None:
        self.members: dict[int, tuple[int, ...]] = {}
        self._sums: dict[int, dict[int, float]] = {}
        for (one, other), like in likes.items():
            for place, another in ((one, other), (other, one)):
                self.members[place] = (place,)
                self._sums.setdefault(place, {})[another] = like

    def mean(self, one: int, other: int) -> float:
        """Return how alike two groups are on average; 0 if they are not linked."""
        pairs = len(self.members[one]) * len(self.members[other])
        return round(self._sums[one].get(other, 0.0) / pairs, _DIGITS)

    def is_now(self, one: int, other: int, like: float) -> bool:
        """Say whether both groups are still there and as like as they were."""
        there = one in self.members and other in self.members
        return there and self.mean(one, other) == round(like, _DIGITS)

    def part(self, one: int, other: int) -> None:
        """Never join two groups."""
        self._sums[one][other] = self._sums[other][one] = float("-inf")

    def join(self, one: int, other: int) -> list[int]:
        """Make one group of two, under the first one's place; return what it is linked to."""
        self.members[one] = tuple(sorted(self.members[one] + self.members.pop(other)))
        mine, its = self._sums[one], self._sums.pop(other)
        for third, like in its.items():
            if third != one:
                mine[third] = self._sums[third][one] = mine.get(third, 0.0) + like
                del self._sums[third][other]
        mine.pop(other, None)
        return list(mine)


def _mean_likeness(
    place: int, members: tuple[int, ...], likes: Mapping[tuple[int, int], float]
) -> float:
    others = (each for each in members if each != place)
    pairs = ((min(place, each), max(place, each)) for each in others)
    return sum(likes.get(pair, 0.0) for pair in pairs) / (len(members) - 1)
