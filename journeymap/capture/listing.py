"""Lists what was said, each under a number that can be typed until the next list is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from journeymap.board import Board, Standing
from journeymap.capture.answer import Answer, Outcome, sentence
from journeymap.capture.session import Session
from journeymap.capture.tally import tally_in_words
from journeymap.cleaning import one_line
from journeymap.entries import ENTRY_ID, Unreadable

AT_A_TIME = 20
"""How many of a list are told at once: who hears them read out can take in no more."""
_NUMBER_OR_ID = re.compile(rf"([0-9]{{1,9}}|{ENTRY_ID})(?:\s+(.*))?", re.IGNORECASE | re.DOTALL)


def tell_list(session: Session, what: str, standings: Iterable[Standing]) -> Answer:
    """Answer with `what` these are, and the first of them under their numbers."""
    session.listed = tuple(each.entry.id for each in standings)
    session.told = 0
    return _tell_next(session, what)


def more(session: Session, rest: str) -> Answer:
    """Tell the next ones of the last list."""
    del rest
    if session.told >= len(session.listed):
        raise Unreadable("there is no more of the last list", "Type :entries for a new one")
    return _tell_next(session, f"{session.told + 1} and on")


def meant(session: Session, rest: str) -> tuple[Standing, str]:
    """Return the entry that is named first, by its number or its id, and what follows.

    Raises `Unreadable` if none is named that stands.
    """
    found = _NUMBER_OR_ID.fullmatch(rest)
    if found is None:
        wrong = "it is not clear which entry is meant"
        raise Unreadable(wrong, "Type its number in the last list, or its id: k7f3.4")
    named = found[1].lower()
    entry_id = _under_number(session, int(named)) if named.isdecimal() else named
    standing = session.board.get(session.board.root_of(entry_id) or entry_id)
    if standing is None:
        raise Unreadable(f"{named} is not on the board", "It may have been taken back")
    return standing, (found[2] or "").strip()


def meant_alone(session: Session, rest: str) -> Standing:
    """Return the entry that is named. Raises `Unreadable` also if words follow it."""
    standing, more_words = meant(session, rest)
    if more_words:
        wrong = "nothing follows the number, and there is more in the line"
        raise Unreadable(wrong, "If it is what somebody said, begin it with +")
    return standing


def in_a_line(board: Board, standing: Standing) -> str:
    """Return something said on one line: what it is, its words, then where and who.

    A card that lies in the pot is not read out before it is drawn.
    """
    entry = standing.entry
    if standing.is_unseen:
        return "magic ingredient, in the pot, not drawn yet."
    said = sentence(one_line(f"{entry.in_short()}: {entry.text}"))
    about = "; ".join(_about(board, standing))
    return f"{said} {about}." if about else said


def _about(board: Board, standing: Standing) -> Iterator[str]:
    """Yield where it was said, by whom, by how many, and what it is about."""
    entry = standing.entry
    stage = board.stage(entry.stage) if entry.stage else None
    voice = board.guide.voice(entry.voice) if entry.voice else None
    yield from (one_line(each.name) for each in (stage, voice) if each)
    if several := tally_in_words(standing):
        yield several
    if standing.themes:
        yield f"about {', '.join(one_line(each.name) for each in standing.themes)}"
    if entry.id in board.contested():
        yield "not agreed"


def _under_number(session: Session, number: int) -> str:
    if 1 <= number <= len(session.listed):
        return session.listed[number - 1]
    if not session.listed:
        raise Unreadable("there is no list yet whose numbers could be typed", "Type :entries first")
    raise Unreadable(f"the last list has no number {number}", f"It ends at {len(session.listed)}")


def _tell_next(session: Session, what: str) -> Answer:
    """Tell the ones that follow those that were told."""
    first, last = session.told, min(session.told + AT_A_TIME, len(session.listed))
    session.told = last
    told = []
    for number, entry_id in enumerate(session.listed[first:last], first + 1):
        standing = session.board.get(entry_id)
        line = in_a_line(session.board, standing) if standing else "taken back."
        told.append(f"{number}. {line}")
    left = len(session.listed) - last
    if left:
        told.append(f"{left} more: type :more")
    return Answer(Outcome.TURNED, sentence(what), told=tuple(told))
