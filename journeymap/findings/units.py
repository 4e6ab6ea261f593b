"""What says the same for certain: in the same words, or as people have decided.

A unit is never taken apart but by a decision, and never put together but by one, or by words
that are the same. Whatever is said later only adds to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from journeymap.entries import Apart, Same
from journeymap.findings.alike import wording_of
from journeymap.standing import Standing


@dataclass(frozen=True, slots=True)
class Unit:
    """Entries of one kind and stage that say the same for certain, in the order of saying."""

    standings: tuple[Standing, ...]
    is_decided: bool
    """Whether people have decided so of any of them: else they are the same in their words."""

    @property
    def first(self) -> Standing:
        """What was said first."""
        return self.standings[0]


@dataclass(frozen=True, slots=True)
class Units:
    """All units, and which of them people have decided are not the same."""

    all: tuple[Unit, ...]
    """In the order in which the first entry of each was said. Each entry is in one."""
    apart: frozenset[tuple[int, int]]
    """Pairs of places in `all`, the lower first."""


def find_units(
    said: Iterable[Standing], sames: Iterable[Same] = (), aparts: Iterable[Apart] = ()
) -> Units:
    """Put together what says the same for certain.

    What is apart stays apart, unless a `same` was said over it. Then each `same` holds that
    keeps to this, in the order in which they were made; and last come the same words (but for
    case, punctuation and spacing). Only entries of one kind and stage are put together. The
    order in which anything is given makes no difference.
    """
    standings = sorted(said, key=lambda each: each.entry.order)
    sets = _Sets(standings)
    decided = sorted(sames, key=lambda each: each.order)
    over = {each for same in decided for each in same.over}
    for apart in aparts:
        if apart.id not in over:
            sets.part(apart.entries)
    for same in decided:
        sets.join_decided(same.entries)
    first: dict[object, str] = {}
    for each in standings:
        in_words = (each.entry.stage, wording_of(each))
        sets.join(first.setdefault(in_words, each.entry.id), each.entry.id)
    return sets.units(standings)


class _Sets:
    """Disjoint sets of entries, some of which may never be joined."""

    def __init__(self, standings: Sequence[Standing]) -> None:
        self._above = {each.entry.id: each.entry.id for each in standings}
        self._place = {each.entry.id: (each.entry.kind, each.entry.stage) for each in standings}
        self._parted: dict[str, set[str]] = {}
        """By the top of a set: the tops of those that it may not be joined with."""
        self._decided: set[str] = set()

    def part(self, entries: Sequence[str]) -> None:
        """Keep each of these from each other. They are not joined yet."""
        here = [each for each in dict.fromkeys(entries) if each in self._above]
        for one, other in combinations(here, 2):
            self._parted.setdefault(one, set()).add(other)
            self._parted.setdefault(other, set()).add(one)

    def join_decided(self, entries: Sequence[str]) -> None:
        """Join these, as far as they are here, of one kind and stage, and not kept apart."""
        first: dict[object, str] = {}
        for each in (each for each in entries if each in self._above):
            one = first.setdefault(self._place[each], each)
            if one != each and self.join(one, each):
                self._decided.add(each)

    def join(self, one: str, other: str) -> bool:
        """Join the sets of two entries, and return whether they are in one now."""
        top, below = self._top(one), self._top(other)
        if top == below:
            return True
        parted = self._parted.get(top, set())
        if below in parted or self._place[top] != self._place[below]:
            return False
        self._above[below] = top
        for each in self._parted.pop(below, ()):
            self._parted[each] = self._parted[each] - {below} | {top}
            self._parted.setdefault(top, set()).add(each)
        return True

    def units(self, standings: Sequence[Standing]) -> Units:
        """Return the sets as they are now."""
        members: dict[str, list[Standing]] = {}
        for each in standings:
            members.setdefault(self._top(each.entry.id), []).append(each)
        decided = {self._top(each) for each in self._decided}
        places = {top: place for place, top in enumerate(members)}
        return Units(
            tuple(Unit(tuple(those), top in decided) for top, those in members.items()),
            frozenset(self._pairs(places)),
        )

    def _pairs(self, places: dict[str, int]) -> Iterator[tuple[int, int]]:
        for top, parted in self._parted.items():
            yield from (
                (places[top], places[each]) for each in parted if places[top] < places[each]
            )

    def _top(self, entry_id: str) -> str:
        above = self._above
        while above[entry_id] != entry_id:
            above[entry_id] = above[above[entry_id]]
            entry_id = above[entry_id]
        return entry_id
