"""What the service team answers: what happens to a finding, what it aims at, what was counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar

from journeymap.board import Board
from journeymap.entries import Aim, Answered, Measured
from journeymap.findings.finding import Finding
from journeymap.findings.over import Over
from journeymap.standing import Standing

_Kind = TypeVar("_Kind", Answered, Aim)


@dataclass(frozen=True, slots=True)
class Aimed:
    """An aim, and what was counted for it, in the order of the days."""

    aim: Aim
    counts: tuple[Measured, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What a finding is answered with."""

    answers: tuple[Answered, ...] = ()
    """The newest answers: more than one if they were given apart, on two laptops."""
    aims: tuple[Aimed, ...] = ()


_NONE = Reply()
"""What is not answered."""


class Replies:
    """All answers and aims, by the entries that they name."""

    def __init__(self, boards: Iterable[Board]) -> None:
        self._answers: dict[str, list[Answered]] = {}
        self._aims: dict[str, list[Aim]] = {}
        self._counts: dict[str, list[Measured]] = {}
        boards = tuple(boards)
        for board in boards:
            for answer in board.judgements(Answered):
                for each in answer.entries:
                    self._answers.setdefault(each, []).append(answer)
            for aim in board.judgements(Aim):
                for each in aim.entries:
                    self._aims.setdefault(each, []).append(aim)
            for count in board.judgements(Measured):
                self._counts.setdefault(count.entries[0], []).append(count)
        self._boards = boards

    @cached_property
    def _over(self) -> Over:
        """Which takes the place of which: most accounts are made before anything is answered."""
        return Over.on(self._boards)

    def to(self, finding: Finding) -> Reply:
        """Return what a finding is answered with: what names any of its entries, and holds."""
        return self.to_what_was_said(finding.standings)

    def to_what_was_said(self, standings: Iterable[Standing]) -> Reply:
        """Return what this is answered with: what names any of it, and holds."""
        if not (self._answers or self._aims):
            return _NONE
        return self.to_entries([each.entry.id for each in standings])

    def to_entries(self, ids: Sequence[str]) -> Reply:
        """Return what these entries are answered with: what names any of them, and holds.

        An answer takes the place of those that it is over where it is given itself. So one half
        of what was answered together and is apart by now may be answered anew, and the other
        half keeps its answer.
        """
        answers = _each_once(self._answers.get(each, ()) for each in ids)
        aims = _each_once(self._aims.get(each, ()) for each in ids)
        newest = {each.id for each in self._over.newest([*answers, *aims])}
        return Reply(
            tuple(each for each in answers if each.id in newest),
            tuple(Aimed(a, self._counted(a)) for a in aims if a.id in newest),
        )

    def _counted(self, aim: Aim) -> tuple[Measured, ...]:
        return tuple(sorted(self._counts.get(aim.id, ()), key=lambda each: (each.day, each.order)))


def _each_once(named: Iterable[Sequence[_Kind]]) -> list[_Kind]:
    """Return each once, in the order in which they were made."""
    found = {each.id: each for each in chain.from_iterable(named)}
    return sorted(found.values(), key=lambda each: each.order)
