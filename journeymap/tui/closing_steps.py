"""The steps of closing a session, and how far each is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from textual.content import Content

from journeymap.capture.booking_line import EXAMPLE
from journeymap.capture.session import Session
from journeymap.counting import counted
from journeymap.feedback.words import people
from journeymap.findings.hearing_back import booked_days, last_round, ways_asked_for
from journeymap.findings.left_empty import find_empty


class Step(Enum):
    """One step of the closing, in the order in which they are gone through."""

    EMPTY = "What is still empty"
    WAYS = "How to hear back"
    DAYS = "Days booked"
    STARS = "The last round"
    SUMMARY = "The summary"


STEPS = tuple(Step)
NUMBERS = frozenset("123456789")
SHORTCUTS = {Step.WAYS: NUMBERS | {"+"}}
"""What is no words at the beginning of a line, by step."""
HINTS = {
    Step.EMPTY: "Nobody has said anything to these yet. There may still be time to ask.",
    Step.WAYS: "Press a way's number for each hand; or ↑ ↓ and Enter.",
    Step.DAYS: "The days on which people hear what came of it.",
    Step.STARS: "Choose who, then press 1 to 5 for each person.",
    Step.SUMMARY: "This is what goes back to everybody.",
}
PLACEHOLDERS = {
    Step.WAYS: "another way in any words, or x4 for four hands",
    Step.DAYS: EXAMPLE,
}
ONLY_IN = {
    "stars": {Step.STARS},
    "voice": {Step.STARS},
    "speak": {Step.STARS},
    "calendar": {Step.DAYS},
    "write": {Step.SUMMARY},
    "forms": {Step.SUMMARY},
    "move": {Step.WAYS, Step.STARS, Step.EMPTY, Step.SUMMARY},
    "page": {Step.EMPTY, Step.SUMMARY, Step.DAYS},
}
"""The actions that there are in some steps only."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a step is done."""

    is_done: bool
    told: str


def progress_of(step: Step, session: Session, *, is_written: bool) -> Progress:
    """Return how far a step is. `is_written` says whether the summary was written here."""
    board = session.board
    match step:
        case Step.EMPTY:
            number = len(find_empty(board)) + len(session.left)
            return Progress(number == 0, counted(number, "thing") if number else "nothing")
        case Step.WAYS:
            ways = ways_asked_for(board)
            return Progress(bool(ways), counted(len(ways), "way") if ways else "not asked yet")
        case Step.DAYS:
            days = len(booked_days(board))
            return Progress(days > 0, counted(days, "day") if days else "none yet")
        case Step.STARS:
            rounds = last_round(board)
            most = max((each.people for each in rounds), default=0)
            is_done = bool(rounds) and all(each.people for each in rounds)
            return Progress(is_done, people(most) if most else "not asked yet")
        case Step.SUMMARY:
            return Progress(is_written, "written" if is_written else "not written yet")


def step_rows(progress: Sequence[Progress], now: Step) -> list[tuple[str, Content]]:
    """Return a row for each step: its mark, its name, and how far it is below; air between."""
    rows: list[tuple[str, Content]] = []
    for step, each in zip(STEPS, progress, strict=True):
        mark = "✓ " if each.is_done else "▸ " if step is now else "· "
        name = (step.value, "bold" if step is now else "")
        rows.append((step.name, Content.assemble(mark, name, "\n  ", (each.told, "dim"))))
        rows.append(("", Content("")))
    return rows[:-1]
