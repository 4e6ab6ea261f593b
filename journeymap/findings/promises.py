"""What was promised to people, and what became of each promise.

A promise is an answer that is still to come to its end, an aim, or a day on which people hear
back. Answers name entries, so a promise is found again however findings were regrouped since.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from journeymap.board import Board
from journeymap.entries import Aim, Answered, Booked, Measured, Outlook, SentOut
from journeymap.findings.answers import Reply
from journeymap.findings.finding import Finding
from journeymap.findings.hearing_back import DayForIt, booked_days
from journeymap.findings.in_force import is_to_come
from journeymap.findings.together import Findings
from journeymap.standing import Standing


class State(StrEnum):
    """How it stands with a promise."""

    OVERDUE = "overdue"
    """Its day has passed, and nothing was said."""
    DUE = "due"
    """It holds, and its day is still to come or was not said."""
    KEPT = "kept"
    """It was done, an aim was reached, or people heard back."""
    CHANGED = "changed"
    """Another answer took its place."""
    TAKEN_BACK = "taken back"
    """It was undone, or nobody says any more what it is about."""


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that was promised, as it is about one finding of today."""

    made: Answered | Aim | DayForIt
    state: State
    finding: Finding | None = None
    """None for a day of hearing back, and where nobody says so any more."""
    said: tuple[Standing, ...] = ()
    """The entries of the finding that the promise names, in the order in which they were said."""
    now: tuple[Answered, ...] = ()
    """The answers that the finding has beside it, or in its place."""
    counts: tuple[Measured, ...] = ()
    """What was counted for an aim, in the order of the days."""

    @property
    def due(self) -> date | None:
        """By when; None if that was not said."""
        return self.made.day if isinstance(self.made, DayForIt) else self.made.due

    @property
    def by(self) -> str:
        """Who it is that does it; nothing if that was not said."""
        match self.made:
            case Answered(by=by):
                return by or ""
            case Aim(who=who):
                return who
        return ""

    @property
    def at(self) -> datetime | None:
        """When it was made; None for a day of hearing back."""
        return None if isinstance(self.made, DayForIt) else self.made.at

    @property
    def holds(self) -> bool:
        """Whether it still is to come."""
        return self.state in {State.OVERDUE, State.DUE}

    @property
    def order(self) -> tuple[object, ...]:
        """Where it comes among all: what was due first comes first, and what has no day last."""
        made = self.made
        named = (str(made.hour or ""), made.how) if isinstance(made, DayForIt) else made.order
        first = self.said[0].entry.order if self.said else ()
        return (self.due or date.max, isinstance(made, DayForIt), named, first)


def find_promises(found: Findings, day: date) -> list[Promise]:
    """Return all that was ever promised, as it stands on a day, what was due first at the front.

    What is kept, changed or taken back is there, too. A talk without a day is no promise.
    """
    promises: list[Promise] = []
    of = ByEntry(found)
    for site in found.sites:
        answers = [each for each in site.board.ever(Answered) if is_to_come(each)]
        promising: list[Answered | Aim] = [
            each for each in answers if each.due or each.what is Outlook.DOING
        ]
        aims = site.board.ever(Aim)
        for made in promising + aims:
            promises += of.what_became(made, site.board, day)
        promises += _days(site.board, day)
    return sorted(promises, key=lambda each: each.order)


def unanswered(found: Findings) -> int:
    """Return how many findings wait for an answer: those of what must always or never happen."""
    statements = {"always", "never"}
    pairs = zip(found.all, found.replies, strict=True)
    return sum(finding.kind in statements and not reply.answers for finding, reply in pairs)


class ByEntry:
    """The findings, by the entries that are in them."""

    def __init__(self, found: Findings) -> None:
        self._found = found
        self._places: Mapping[str, int] = {
            each: place for place, finding in enumerate(found.all) for each in finding.ids
        }

    def what_became(self, made: Answered | Aim, board: Board, day: date) -> list[Promise]:
        """Return what became of a promise, once for each finding in which its entries are now.

        Where none of them stands any more, it is taken back.
        """
        ids = set(made.entries)
        places = sorted({self._places[each] for each in ids if each in self._places})
        return [self._at(place, made, board, day) for place in places] or [
            Promise(made, State.TAKEN_BACK)
        ]

    def _at(self, place: int, made: Answered | Aim, board: Board, day: date) -> Promise:
        finding, reply = self._found.all[place], self._found.replies[place]
        said = tuple(each for each in finding.standings if each.entry.id in made.entries)
        if isinstance(made, Aim):
            return _aimed(made, reply, board, day, Promise(made, State.TAKEN_BACK, finding, said))
        made = next((each for each in reply.answers if each.id == made.id), made)
        others = tuple(each for each in reply.answers if each.id != made.id)
        state = _state_of(made, reply, board, day)
        return Promise(made, state, finding, said, others)


def _state_of(made: Answered, reply: Reply, board: Board, day: date) -> State:
    if made.id in {each.id for each in reply.answers}:
        return _by(made.due, day)
    if not board.stands(made.id) or not reply.answers:
        return State.TAKEN_BACK
    is_done = all(each.what is Outlook.DONE for each in reply.answers)
    return State.KEPT if is_done else State.CHANGED


def _aimed(made: Aim, reply: Reply, board: Board, day: date, promise: Promise) -> Promise:
    """Return what became of an aim. The newest count says whether it is reached."""
    aimed = next((each for each in reply.aims if each.aim.id == made.id), None)
    if aimed is None:
        state = State.CHANGED if board.stands(made.id) else State.TAKEN_BACK
        return Promise(made, state, promise.finding, promise.said)
    newest = aimed.counts[-1] if aimed.counts else None
    is_reached = newest is not None and newest.times * made.of >= made.share * newest.of
    state = State.KEPT if is_reached else _by(made.due, day)
    return Promise(aimed.aim, state, promise.finding, promise.said, counts=aimed.counts)


def _by(due: date | None, day: date) -> State:
    return State.OVERDUE if due is not None and due < day else State.DUE


def _days(board: Board, day: date) -> Iterator[Promise]:
    """Yield the days of hearing back.

    One that has passed is kept if an account went out since the day before it of its kind:
    whether people were there, no entry says.
    """
    booked, before, last = booked_days(board), date.min, date.min
    sent = [each.day for each in board.changes(SentOut)]
    for each in booked:
        before, last = (last, each.day) if each.day != last else (before, last)
        heard = any(before < went <= day for went in sent)
        state = State.KEPT if each.day < day and heard else _by(each.day, day)
        yield Promise(each, state)
    for off in days_taken_back(board):
        yield Promise(off, State.TAKEN_BACK)


def days_taken_back(board: Board) -> list[DayForIt]:
    """Return the days that were booked in the room and are not any more, in order."""
    off = [each for each in board.ever(Booked) if not board.stands(each.id)]
    days = {day_of(each) for each in off} - {day_of(each) for each in board.changes(Booked)}
    return sorted(days, key=lambda each: (each.day, str(each.hour or ""), each.how))


def day_of(booked: Booked) -> DayForIt:
    """Return the day that was booked."""
    return DayForIt(booked.day, booked.hour, booked.how, is_the_guides=False)
