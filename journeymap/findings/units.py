"""What says the same for certain: in the same words, or as people have decided.

A unit is never taken apart but by a decision, and never put together but by one, or by words
that are the same. Whatever is said later only adds to it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import NamedTuple

from journeymap.board import Board
from journeymap.entries import Apart, Same
from journeymap.findings.alike import wording_of
from journeymap.findings.over import Over
from journeymap.standing import Standing


class Unit(NamedTuple):
    """Entries of one kind and stage that say the same for certain, in the order of saying."""

    standings: tuple[Standing, ...]
    is_decided: bool
    """Whether people have decided so of any of them: else they are the same in their words."""

    @property
    def first(self) -> Standing:
        """What was said first."""
        return self.standings[0]


@dataclass(frozen=True, slots=True)
class Contrary:
    """Two units that somebody decided are the same, and somebody else apart, neither knowing."""

    ids: tuple[str, str]
    """An entry of each, as the `same` names them."""
    same: Same
    apart: Apart
    """What holds till people decide who know both: nothing is put together wrongly."""

    @property
    def in_words(self) -> str:
        """How they were decided, with the ids of both decisions."""
        return f"decided both ways: the same ({self.same.id}), and apart ({self.apart.id})"


@dataclass(frozen=True, slots=True)
class Units:
    """All units, and which of them people have decided are not the same."""

    all: tuple[Unit, ...]
    """In the order in which the first entry of each was said. Each entry is in one."""
    apart: frozenset[tuple[int, int]]
    """Pairs of places in `all`, the lower first."""
    contrary: tuple[Contrary, ...] = ()
    """In the order in which each `same` was made. Of two units there is one."""

    def at(self, ids: Iterable[str]) -> list[int]:
        """Return the places of the units in which any of these entries are."""
        wanted = set(ids)
        return [
            place
            for place, unit in enumerate(self.all)
            if any(each.entry.id in wanted for each in unit.standings)
        ]


def find_units(said: Iterable[Standing], boards: Iterable[Board]) -> Units:
    """Put together what says the same for certain, as far as these boards tell.

    What is apart stays apart, unless a `same` was said over it. Then each `same` holds that
    keeps to this, in the order in which they were made; and last come the same words (but for
    case, punctuation and spacing). Only entries of one kind and stage are put together. The
    order in which anything is given makes no difference.

    Where a `same` does not keep to an `apart`, and that was not said over it, the two are contrary.
    """
    boards = tuple(boards)
    standings = sorted(said, key=lambda each: each.entry.order)
    decided = sorted((s for b in boards for s in b.judgements(Same)), key=lambda each: each.order)
    aparts = [each for board in boards for each in board.judgements(Apart)]
    if not decided and not aparts:
        return _Sets(standings, ()).units()
    over = Over.on(boards)
    old = {below for same in decided for below in over.below(same.id)}
    aparts = [each for each in aparts if each.id not in old]
    sets = _Sets(standings, {each for made in (*decided, *aparts) for each in made.entries})
    for apart in aparts:
        sets.part(apart.entries)
    refused = [(same, pair) for same in decided for pair in sets.join_decided(same.entries)]
    sets.join_same_words()
    units = sets.units()
    if not refused:
        return units
    return replace(units, contrary=tuple(_contrary(units, refused, aparts, over)))


def _contrary(
    units: Units,
    refused: Iterable[tuple[Same, tuple[str, str]]],
    aparts: Iterable[Apart],
    over: Over,
) -> Iterator[Contrary]:
    """Yield what is kept apart against a `same` of which nobody who said `apart` knew."""
    unit_of = {each.entry.id: n for n, unit in enumerate(units.all) for each in unit.standings}
    parting: dict[frozenset[int], list[Apart]] = {}
    for apart in sorted(aparts, key=lambda each: each.order):
        places = {unit_of[each] for each in apart.entries if each in unit_of}
        for pair in combinations(places, 2):
            parting.setdefault(frozenset(pair), []).append(apart)
    told = set()
    for same, ids in refused:
        two = frozenset(unit_of[each] for each in ids)
        by = parting[two]
        if two not in told and not any(same.id in over.below(each.id) for each in by):
            told.add(two)
            yield Contrary(ids, same, by[0])


class _Sets:
    """Disjoint sets of entries, some of which may never be joined.

    In them is what was decided about, and what has the words of any of it. All else is the same
    in its words or is not: nothing takes it apart, and nothing puts more to it.
    """

    def __init__(self, standings: Sequence[Standing], decided: Collection[str]) -> None:
        """`standings` are in their order; `decided` are the ids of what was decided about."""
        alike: dict[object, list[Standing]] = {}
        for each in standings:
            alike.setdefault((each.entry.stage, wording_of(each)), []).append(each)
        self._else: list[list[Standing]] = []
        first: dict[str, str] = {}
        for group in alike.values():
            if decided and any(each.entry.id in decided for each in group):
                first.update((each.entry.id, group[0].entry.id) for each in group)
            else:
                self._else.append(group)
        self._first = first
        """By id: what was said first in the same words."""
        self._here = [each for each in standings if each.entry.id in first] if first else []
        self._above = {each: each for each in first}
        self._place = {each.entry.id: (each.entry.kind, each.entry.stage) for each in self._here}
        self._parted: dict[str, set[str]] = {}
        """By the top of a set: the tops of those that it may not be joined with."""
        self._decided: set[str] = set()

    def part(self, entries: Sequence[str]) -> None:
        """Keep each of these from each other. They are not joined yet."""
        here = [each for each in dict.fromkeys(entries) if each in self._above]
        for one, other in combinations(here, 2):
            self._parted.setdefault(one, set()).add(other)
            self._parted.setdefault(other, set()).add(one)

    def join_decided(self, entries: Sequence[str]) -> list[tuple[str, str]]:
        """Join these, as far as they are here, of one kind and stage, and not kept apart.

        Returns the pairs that are kept apart.
        """
        first: dict[object, str] = {}
        refused: list[tuple[str, str]] = []
        for each in (each for each in entries if each in self._above):
            one = first.setdefault(self._place[each], each)
            if one == each:
                continue
            if self.join(one, each):
                self._decided.add(each)
            else:
                refused.append((one, each))
        return refused

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

    def join_same_words(self) -> None:
        """Join what is in the same words, as far as it is not kept apart."""
        for each in self._here:
            self.join(self._first[each.entry.id], each.entry.id)

    def units(self) -> Units:
        """Return the sets as they are now, and all else."""
        found = [Unit(tuple(group), is_decided=False) for group in self._else]
        if not self._here:
            return Units(tuple(found), frozenset())
        members: dict[str, list[Standing]] = {}
        for each in self._here:
            members.setdefault(self._top(each.entry.id), []).append(each)
        decided = {self._top(each) for each in self._decided}
        found += [Unit(tuple(those), top in decided) for top, those in members.items()]
        found.sort(key=lambda unit: unit.first.entry.order)
        ids = [unit.first.entry.id for unit in found]
        places = {self._top(first): n for n, first in enumerate(ids) if first in self._above}
        return Units(tuple(found), frozenset(self._pairs(places)))

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
