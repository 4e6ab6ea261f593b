"""Finds what was said already and is like what is being typed, while it is typed.

Words are compared by the runs of three letters in them, as that needs to know no language:
endings, slips and Welsh mutations change a few of them only. Rare runs tell more than common
ones. (Of the ways that were measured on the hand-made groups of the samples, runs of letters
did best: HAZARDS, "Matching".)
"""

from __future__ import annotations

import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest
from math import log

from journeymap.standing import Standing

_RUN = 3
_FEWEST_LETTERS = 4
"""What is shorter is like too much."""
_LIKE_ENOUGH = 0.3
_MOST_COMMON = 0.3
"""Runs that more than this share of all has, and that tell nothing apart."""


@dataclass(slots=True)
class _Known:
    """Something said, and the runs of letters in it."""

    standing: Standing
    runs: array[int]
    """The numbers of the runs: many thousand entries shall not weigh much."""
    is_there: bool = True


class Similar:
    """All that was said, by the runs of letters in it. It follows the board."""

    def __init__(self) -> None:
        self._known: list[_Known] = []
        self._places: dict[str, int] = {}
        """By entry: where it is among those known."""
        self._numbers: dict[str, int] = {}
        """The number of each run of letters."""
        self._with_run: list[array[int]] = []
        """By the number of a run: the places of what has it."""
        self._weights: list[float] = []
        """By the number of a run: how much it tells. Worked out when it is asked for."""

    def follow(self, said: Iterable[Standing]) -> None:
        """Take in what stands now. Only what has changed costs anything."""
        gone = dict(self._places)
        for standing in said:
            place = gone.pop(standing.entry.id, None)
            if place is not None and self._known[place].standing.entry is standing.entry:
                self._known[place].standing = standing
            else:
                self._forget(place)
                self._add(standing)
        for entry_id, place in gone.items():
            self._forget(place)
            del self._places[entry_id]
            self._weights.clear()

    def find(self, text: str, kind: str, stage: str | None = None, most: int = 3) -> list[Standing]:
        """Return what is most like `text` among what was said of a kind, the likest first.

        What was said at `stage` comes before what is as like and was said elsewhere.
        """
        wanted = _runs(text)
        if len(_letters(text)) < _FEWEST_LETTERS:
            return []
        if len(self._weights) < len(self._with_run):
            self._weights = [self._weight(len(having)) for having in self._with_run]
        known = [self._numbers[run] for run in wanted if run in self._numbers]
        whole = self._weight(0) * (len(wanted) - len(known))
        shared: dict[int, float] = defaultdict(float)
        for run in known:
            weight = self._weights[run]
            whole += weight
            for place in self._with_run[run] if weight else ():
                shared[place] += weight
        whole = whole or 1.0
        likely = nsmallest(20 * most, shared.items(), key=lambda each: (-each[1], each[0]))
        found = [
            (self._likeness(self._known[place], weight, whole, stage), place)
            for place, weight in likely
            if self._known[place].is_there and self._known[place].standing.entry.kind == kind
        ]
        found.sort(key=lambda each: (-each[0], each[1]))
        return [self._known[p].standing for likeness, p in found[:most] if likeness >= _LIKE_ENOUGH]

    def _likeness(self, known: _Known, shared: float, whole: float, stage: str | None) -> float:
        """Return how like it is, from 0 to 1: of what is typed the most counts, as it grows."""
        its_own = sum(map(self._weights.__getitem__, known.runs)) or 1.0
        here = 1.1 if known.standing.entry.stage == stage else 1.0
        likeness: float = here * (shared / whole) ** 0.75 * (shared / its_own) ** 0.25
        return likeness

    def _weight(self, having: int) -> float:
        """Return how much a run of letters tells that so many have: the fewer, the more."""
        there = len(self._places)
        if there > _MANY and having > _MOST_COMMON * there:
            return 0.0
        return log(1 + (1 + there) / (1 + having))

    def _add(self, standing: Standing) -> None:
        runs = array("I", map(self._number_of, sorted(_runs(standing.entry.text))))
        self._places[standing.entry.id] = place = len(self._known)
        self._weights.clear()
        self._known.append(_Known(standing, runs))
        for run in runs:
            self._with_run[run].append(place)

    def _number_of(self, run: str) -> int:
        number = self._numbers.setdefault(run, len(self._with_run))
        if number == len(self._with_run):
            self._with_run.append(array("I"))
        return number

    def _forget(self, place: int | None) -> None:
        if place is not None:
            self._known[place].is_there = False


_MANY = 50
"""From so many entries on, a run of letters can be too common to tell anything."""


def _letters(text: str) -> str:
    """Return the text without case, accents and punctuation, a space between its words."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(
        each if each.isalnum() else " " for each in plain if not unicodedata.combining(each)
    )
    return " ".join(kept.split())


def _runs(text: str) -> frozenset[str]:
    """Return the runs of three letters, the spaces around words among them."""
    padded = f" {_letters(text)} "
    return frozenset(padded[at : at + _RUN] for at in range(len(padded) - _RUN + 1))
