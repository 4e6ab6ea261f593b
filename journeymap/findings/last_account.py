"""What was promised when the last account went out, and what became of it since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journeymap.board import Board
from journeymap.entries import Aim, Answered, Booked, Entry, SentOut
from journeymap.findings.hearing_back import DayForIt
from journeymap.findings.in_force import is_to_come, moment_of, promised_at
from journeymap.findings.promises import ByEntry, Promise, day_of, days_taken_back
from journeymap.findings.together import Findings


@dataclass(frozen=True, slots=True)
class LastAccount:
    """The last account that went out, and what became of what was promised in it."""

    sent: SentOut
    promises: tuple[Promise, ...]
    """The answers and aims, in the order in which people said what they are about.

    One that is about several findings by now is there for each of them; one about which nobody
    says anything any more has no finding."""
    days_taken_back: tuple[DayForIt, ...] = ()
    """The days of hearing back that held then and do not any more, in order."""
    lost: int = 0
    """How many promises are not in the notes any more: they were erased, or are not here."""


def last_account(board: Board) -> SentOut | None:
    """Return the account that went out last; None if none did."""
    return max(board.changes(SentOut), key=lambda each: (each.day, each.order), default=None)


def since_last_account(found: Findings, board: Board, day: date) -> LastAccount | None:
    """Return what was promised in the last account and what became of each promise, on a day.

    `board` is that of the workshop whose account it is. None if no account went out yet.
    """
    sent = last_account(board)
    if sent is None:
        return None
    told = _told(board, sent)
    standing: list[Answered | Aim] = [*board.judgements(Answered)]
    here = {each.id: each for each in standing + board.judgements(Aim)}
    of = ByEntry(found)
    promises: list[Promise] = []
    for each in told:
        if isinstance(each, Answered | Aim):
            promises += of.what_became(here.get(each.id, each), board, day)
    off = set(days_taken_back(board))
    days = {day_of(each) for each in told if isinstance(each, Booked)} & off
    kinds = (Answered, Aim, Booked)
    return LastAccount(
        sent,
        tuple(sorted(promises, key=_as_it_was_said)),
        tuple(sorted(days, key=lambda each: (each.day, str(each.hour or ""), each.how))),
        sum(not isinstance(each, kinds) for each in told),
    )


def _told(board: Board, sent: SentOut) -> list[Entry | None]:
    """Return what was promised in an account; None for what is not here."""
    if sent.told is None:
        return [*promised_at(board, moment_of(sent))]
    named = [board.entry(each) for each in dict.fromkeys(sent.told)]
    kinds = (Answered, Aim, Booked)
    return [each for each in named if not isinstance(each, kinds) or is_to_come(each)]


def _as_it_was_said(promise: Promise) -> tuple[object, ...]:
    said = promise.said[0].entry.order if promise.said else ()
    return (not promise.said, said, *promise.order)
