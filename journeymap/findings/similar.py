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
from math import log

from journeymap.board import Standing

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
    runs: frozenset[str]
    is_there: bool = True


class Similar:
    """All that was said, by the runs of letters in it. It follows the board."""

    def __init__(self) -> None:
        self._known: list[_Known] = []
        self._places: dict[str, int] = {}
        """By entry: where it is among those known."""
        self._with_run: dict[str, array[int]] = defaultdict(lambda: array("I"))

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

    def find(self, text: str, kind: str, stage: str | None = None, most: int = 3) -> list[Standing]:
        """Return what is most like `text` among what was said of a kind, the likest first.

        What was said at `stage` comes before what is as like and was said elsewhere.
        """
        wanted = _runs(text)
        if len(_letters(text)) < _FEWEST_LETTERS:
            return []
        weights = {run: self._weight(run) for run in wanted}
        shared: dict[int, float] = defaultdict(float)
        for run, weight in weights.items():
            if weight and run in self._with_run:
                for place in self._with_run[run]:
                    shared[place] += weight
        whole = sum(weights.values()) or 1.0
        likely = sorted(shared.items(), key=lambda each: -each[1])[: 20 * most]
        found = [
            (self._likeness(self._known[place], weight, whole, stage), place)
            for place, weight in likely
            if self._known[place].is_there and self._known[place].standing.entry.kind == kind
        ]
        found.sort(key=lambda each: (-each[0], each[1]))
        return [self._known[p].standing for likeness, p in found[:most] if likeness >= _LIKE_ENOUGH]

    def _likeness(self, known: _Known, shared: float, whole: float, stage: str | None) -> float:
        """Return how like it is, from 0 to 1: of what is typed the most counts, as it grows."""
        its_own = sum(map(self._weight, known.runs)) or 1.0
        here = 1.1 if known.standing.entry.stage == stage else 1.0
        likeness: float = here * (shared / whole) ** 0.75 * (shared / its_own) ** 0.25
        return likeness

    def _weight(self, run: str) -> float:
        """Return how much a run of letters tells: the rarer, the more."""
        having, there = len(self._with_run.get(run, ())), len(self._places)
        if there > _MANY and having > _MOST_COMMON * there:
            return 0.0
        return log(1 + (1 + there) / (1 + having))

    def _add(self, standing: Standing) -> None:
        runs = _runs(standing.entry.text)
        self._places[standing.entry.id] = place = len(self._known)
        self._known.append(_Known(standing, runs))
        for run in runs:
            self._with_run[run].append(place)

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
