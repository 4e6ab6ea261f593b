"""What steers a session, told in plain lines. Nothing here is written down."""

from __future__ import annotations

import re
from dataclasses import dataclass

from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.clock import LONGEST, Reading, minutes_of
from journeymap.capture.lookup import find_one
from journeymap.capture.session import Session
from journeymap.counting import counted
from journeymap.entries import Unreadable
from journeymap.findings.balance import balance_in_words, find_balance
from journeymap.findings.gaps import find_gaps, gaps_in_words, label_of
from journeymap.findings.heard import find_heard, heard_in_words
from journeymap.findings.tables import find_tables, tables_in_words

_MINUTES = re.compile(r"([0-9]{1,6})\s*(?:m|min|mins|minutes?)?")


def gaps(session: Session, rest: str) -> Answer:
    """Tell what has not been asked yet."""
    del rest
    found = find_gaps(session.board)
    if not found.asked:
        return _told("the guide does not ask anything yet")
    if not found.open:
        return _told("everything has been asked: there is something everywhere")
    number = f"not asked yet: {len(found.open)} of {len(found.asked)}"
    return _told(number, gaps_in_words(found))


def heard(session: Session, rest: str) -> Answer:
    """Tell who has been heard, and who has not."""
    del rest
    found = find_heard(session.board)
    spoken = sum(each.said > 0 for each in found.voices)
    number = f"{spoken} of {counted(len(found.voices), 'voice')} heard"
    return _told(number if found.voices else "the guide has no voices yet", heard_in_words(found))


def balance(session: Session, rest: str) -> Answer:
    """Tell how the talk is shared out among the voices."""
    del rest
    lines = balance_in_words(find_balance(session.board))
    return _told("the balance of talk", lines) if lines else _told("nothing has been said yet")


def tables(session: Session, rest: str) -> Answer:
    """Tell how all the tables stand."""
    del rest
    found = find_tables(session.board)
    return _told(counted(len(found), "table"), tables_in_words(found, session.board))


def clock(session: Session, rest: str) -> Answer:
    """Tell, start or stop the clocks: "10", "start", "stop", each after an activity or alone.

    Alone it is the clock of the kind in force. Raises `Unreadable`.
    """
    words = rest.split(maxsplit=1)
    if not words:
        return _told_clocks(session)
    if _is_deed(rest):
        return _do(session, session.kind.kind, rest)
    kind = find_one(words[0], _activities(session), "clock").id
    return _do(session, kind, words[1] if len(words) > 1 else "start")


def turn_clock(session: Session, kind: str | None = None) -> Answer:
    """Start the clock of a kind, or stop it if it runs; of the kind in force if none is named.

    It runs for the guide's minutes. Raises `Unreadable` if the guide has none.
    """
    kind = kind or session.kind.kind
    return _do(session, kind, "stop" if session.clocks.runs(kind) else "start")


@dataclass(frozen=True, slots=True)
class _Named:
    """An activity as it may be typed."""

    id: str
    name: str


def _activities(session: Session) -> list[_Named]:
    kinds = dict.fromkeys(each.kind for each in session.board.activities())
    return [_Named(kind, Reading(kind, 0).name) for kind in kinds]


def _is_deed(typed: str) -> bool:
    return typed.casefold() in {"start", "stop"} or bool(_MINUTES.fullmatch(typed.casefold()))


def _do(session: Session, kind: str, deed: str) -> Answer:
    """Start or stop the clock of a kind."""
    name = Reading(kind, 0).name
    if deed.casefold() == "stop":
        stopped = session.clocks.stop(kind)
        return _told(f"the clock is stopped: {name}" if stopped else f"no clock runs: {name}")
    minutes = _minutes(session, kind, deed.casefold())
    session.clocks.start(kind, minutes)
    return _told(f"the clock runs: {name}, {counted(minutes, 'minute')}")


def _minutes(session: Session, kind: str, deed: str) -> int:
    found = _MINUTES.fullmatch(deed)
    if deed != "start" and not found:
        wrong = f"‘{deed}’ is not a number of minutes"
        raise Unreadable(wrong, "Type :clock 10 or :clock stop")
    minutes = int(found[1]) if found else minutes_of(session.board, kind)
    if minutes is None:
        wrong = f"the guide does not say how long: {label_of(kind)}"
        raise Unreadable(wrong, "Type the minutes: :clock 10")
    if not 1 <= minutes <= LONGEST:
        raise Unreadable(f"a clock runs 1 to {LONGEST} minutes", "Type :clock 10")
    return minutes


def _told_clocks(session: Session) -> Answer:
    readings = session.clocks.readings(session.board)
    if not readings:
        return _told("no clock runs. Type the minutes: :clock 10")
    running = sum(each.left is not None for each in readings)
    text = f"{counted(running, 'clock')} running" if running else "no clock runs"
    return _told(text, [each.in_words() for each in readings])


def _told(text: str, lines: list[str] | None = None) -> Answer:
    return Answer(Outcome.TURNED, text, told=tuple(lines or ()))
