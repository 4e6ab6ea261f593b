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

    @property
    def are_all_new(self) -> bool:
        """Whether every row is a new return."""
        return not (self.here or self.grown or self.twice)


class TellingApart:
    """Tells the returns of one file apart, in the file's order."""

    def __init__(
        self, fingerprints: Fingerprints, known: Known, codes: frozenset[str], expected: int
    ) -> None:
        """`codes` are those of the questions that the file has columns for."""
        self._fingerprints = fingerprints
        self._known = known
        self._codes = codes
        self._seen = Seen(expected)
        self._variants: dict[int, set[int]] = {}
        """The answers of those that have the same id, where there are several."""
        self._times: dict[int, int] = {}
        """How many there were with the same id, moment or answers, beyond the first."""

    def tell(self, texts: Sequence[str], answers: Sequence[int], row: Callable[[int], Row]) -> Told:
        """Return what some rows are.

        `texts` tell their returns from others, `answers` are hashes of all that was answered;
        `row` returns what else is known of the one at a place, where it must be known.
        """
        told = Told(self._fingerprints.numbers(texts))
        put, some_are_known = self._seen.put, bool(len(self._known))
        for place, number in enumerate(told.fingerprints):
            if some_are_known and sort_of(texts[place]) is not Sort.ID:
                self._find_its_like(told, place, texts[place], answers[place], row)
            elif (there := put(number, answers[place])) is not None:
                self._number_again(told, place, there, texts[place], answers[place], row)
            if some_are_known and place not in told.twice:
                self._look_what_is_here(told, place, row)
        return told

    def _number_again(
        self,
        told: Told,
        place: int,
        there: int,
        text: str,
        answers: int,
        row: Callable[[int], Row],
    ) -> None:
        """Settle what a row is whose id, moment or answers stand in the file before."""
        first = told.fingerprints[place]
        if self._can_stand_twice(text, place, row):
            variants = self._variants.setdefault(first, {there})
            if answers in variants:
                told.twice.add(place)
                return
            variants.add(answers)
        self._times[first] = self._times.get(first, 0) + 1
        told.fingerprints[place] = self._fingerprints.number(text, self._times[first])

    def _find_its_like(
        self, told: Told, place: int, text: str, answers: int, row: Callable[[int], Row]
    ) -> None:
        """Find which of those with the same moment or number a row is, whatever their order.

        Two people may answer in the same second, and their rows may be sorted otherwise than
        they were when they were taken in.
        """
        first = told.fingerprints[place]
        by_answers = sort_of(text) is Sort.ANSWERS
        times = self._times.get(first, 0) if by_answers else 0
        while True:
            number = self._fingerprints.number(text, times)
            claimed = self._seen.get(number)
            before = self._known.before(number)
            if claimed == answers and self._can_stand_twice(text, place, row):
                told.twice.add(place)
                return
            if claimed is None and (
                before is None or by_answers or self._is_it(before, row(place))
            ):
                break
            times += 1
        self._seen.put(number, answers)
        told.fingerprints[place] = number
        if by_answers:
            self._times[first] = times + 1

    def _look_what_is_here(self, told: Told, place: int, row: Callable[[int], Row]) -> None:
        before = self._known.before(told.fingerprints[place])
        if before is None:
            return
        now = row(place)
        is_done = before.partial and not now.partial
        if now.answered <= before.answered and not is_done and before.there is None:
            told.here.add(place)
        else:
            told.grown[place] = before

    def _is_it(self, before: Before, now: Row) -> bool:
        """Whether a return can be one that is here: people may answer more later, not less."""
        same_voice = before.voice is None or before.voice == now.voice
        return same_voice and before.answered & self._codes <= now.answered

    def _can_stand_twice(self, text: str, place: int, row: Callable[[int], Row]) -> bool:
        """Whether rows with the same answers are one person's.

        Without an id, two people may have chosen the same; in the same second, nobody has
        written the same.
        """
        sort = sort_of(text)
        return sort is not Sort.ANSWERS and (sort is not Sort.TIME or row(place).has_words)
