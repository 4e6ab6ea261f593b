"""Tells new returns from those that are here already and those that stand in the file before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from journeymap.survey.returns.fingerprints import Fingerprints, Sort, sort_of
from journeymap.survey.returns.known import Before, Known
from journeymap.survey.returns.seen import Seen


@dataclass(frozen=True, slots=True)
class Row:
    """What a return is known by besides what tells it from others."""

    answered: frozenset[str]
    """The codes of the questions that were answered."""
    voice: str | None
    partial: bool
    has_words: bool
    """Whether anything was written, and not only chosen."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows, to be told apart."""

    texts: Sequence[str]
    """What tells the return of each from others."""
    answers: Sequence[int]
    """Hashes of all that was answered, good for this run of the program; none is 0."""
    row: Callable[[int], Row]
    """Returns what else is known of the row at a place; asked only where it must be known."""


@dataclass(slots=True)
class Told:
    """What some rows are. A row that is in none of the three is a new return."""

    fingerprints: list[int]
    """That of each row's return."""
    here: set[int] = field(default_factory=set)
    """The places of those that are here, with all that is in them."""
    grown: dict[int, Before] = field(default_factory=dict)
    """The places of those that are here, and have more in them than there was."""
    twice: set[int] = field(default_factory=set)
    """The places of those that stand in the file before, with the same answers."""


class TellingApart:
    """Tells the returns of one file apart, in the file's order."""

    def __init__(self, fingerprints: Fingerprints, known: Known, codes: frozenset[str]) -> None:
        """`codes` are those of the questions that the file has columns for."""
        self._fingerprints = fingerprints
        self._known = known
        self._codes = codes
        self._seen = Seen()
        self._variants: dict[int, set[int]] = {}
        """The answers of those that have the same id, where there are several."""
        self._times: dict[int, int] = {}
        """How many there were with the same id, moment or answers, beyond the first; where some
        are here already, how many of them are claimed before the first that is free."""

    def expect(self, number: int) -> None:
        """Make room for so many rows, before the first."""
        self._seen.expect(number)

    def tell(self, rows: Rows) -> Told:
        """Return what some rows are."""
        told = Told(self._fingerprints.numbers(rows.texts))
        if len(self._known):
            for place in range(len(rows.texts)):
                self._find_its_like(told, rows, place)
        else:
            again = self._seen.put_all(told.fingerprints, rows.answers)
            for place, there in again.items():
                self._number_again(told, rows, place, there)
        return told

    def _number_again(self, told: Told, rows: Rows, place: int, there: int) -> None:
        """Settle what a row is whose id, moment or answers stand in the file before."""
        first, answers = told.fingerprints[place], rows.answers[place]
        if _can_stand_twice(rows, place):
            variants = self._variants.setdefault(first, {there})
            if answers in variants:
                told.twice.add(place)
                return
            variants.add(answers)
        self._times[first] = self._times.get(first, 0) + 1
        told.fingerprints[place] = self._fingerprints.number(rows.texts[place], self._times[first])

    def _find_its_like(self, told: Told, rows: Rows, place: int) -> None:
        """Find which of the returns with the same id or moment a row is, whatever their order.

        Two people may answer in the same second, and their rows may be sorted otherwise than
        they were when they were taken in.
        """
        text, first, answers = rows.texts[place], told.fingerprints[place], rows.answers[place]
        there = answers == self._seen.get(first) or answers in self._variants.get(first, ())
        if there and _can_stand_twice(rows, place):
            told.twice.add(place)
            return
        times = free = self._times.get(first, 0)
        number = self._fingerprints.number(text, times)
        while (claimed := self._seen.get(number)) or not self._can_be(number, times, rows, place):
            free += bool(claimed and times == free)
            times += 1
            number = self._fingerprints.number(text, times)
        self._claim(first, number, times, free + (times == free), answers)
        told.fingerprints[place] = number
        self._look_what_is_here(told, rows, place)

    def _claim(self, first: int, number: int, times: int, free: int, answers: int) -> None:
        """Remember that a return is in the file, so that no other row is taken for it."""
        self._seen.put(number, answers)
        if times:
            self._variants.setdefault(first, set()).add(answers)
        if free > 1:
            self._times[first] = free

    def _can_be(self, number: int, times: int, rows: Rows, place: int) -> bool:
        """Whether a row can be the return that is known by a number: none, or one like it.

        People may answer more later, and seldom less. An id is believed all the same, unless
        there are several with it.
        """
        text = rows.texts[place]
        before = self._known.before(number)
        if before is None or sort_of(text) is Sort.ANSWERS:
            return True
        now = rows.row(place)
        same_voice = before.voice is None or before.voice == now.voice
        if same_voice and before.answered & self._codes <= now.answered:
            return True
        others = self._known.before(self._fingerprints.number(text, times + 1))
        return sort_of(text) is Sort.ID and not times and others is None

    def _look_what_is_here(self, told: Told, rows: Rows, place: int) -> None:
        before = self._known.before(told.fingerprints[place])
        if before is None:
            return
        now = rows.row(place)
        is_done = before.partial and not now.partial
        if now.answered <= before.answered and not is_done and before.there is None:
            told.here.add(place)
        else:
            told.grown[place] = before


def _can_stand_twice(rows: Rows, place: int) -> bool:
    """Whether rows with the same answers are one person's.

    Without an id, two people may have chosen the same; in the same second, nobody has written
    the same.
    """
    sort = sort_of(rows.texts[place])
    return sort is not Sort.ANSWERS and (sort is not Sort.TIME or rows.row(place).has_words)
