"""What says the same for certain: in the same words, or as people have decided.

A unit is never taken apart but by a decision, and never put together but by one, or by words
that are the same. Whatever is said later only adds to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from journeymap.board import Board
from journeymap.entries import Apart, Same
from journeymap.findings.alike import wording_of
from journeymap.findings.over import Over
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
    over = Over.on(boards)
    standings = sorted(said, key=lambda each: each.entry.order)
    sets = _Sets(standings)
    decided = sorted((s for b in boards for s in b.judgements(Same)), key=lambda each: each.order)
    old = {below for same in decided for below in over.below(same.id)}
    aparts = [each for board in boards for each in board.judgements(Apart) if each.id not in old]
    for apart in aparts:
        sets.part(apart.entries)
    refused = [(same, pair) for same in decided for pair in sets.join_decided(same.entries)]
    first: dict[object, str] = {}
    for each in standings:
        in_words = (each.entry.stage, wording_of(each))
        sets.join(first.setdefault(in_words, each.entry.id), each.entry.id)
    units = sets.units(standings)
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
