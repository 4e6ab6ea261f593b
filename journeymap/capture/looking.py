"""Looking at answers in the survey before they go out, and saying that somebody has."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.capture.answer import Answer, Outcome, quote
from journeymap.capture.listing import meant_alone, tell_list
from journeymap.capture.missing import not_there
from journeymap.capture.saving import save
from journeymap.capture.session import Session
from journeymap.cleaning import one_line
from journeymap.counting import counted
from journeymap.entries import Looked, letters_of
from journeymap.findings.looks import may_name_somebody, needs_a_look, to_be_looked_at
from journeymap.standing import Standing


def looked(session: Session, entry_id: str) -> Answer:
    """Write down that somebody has looked at an answer, and lets it go out as it stands."""
    said = session.board.get(entry_id)
    if said is None:
        return not_there(session, entry_id)
    if not needs_a_look(said) and not may_name_somebody(said):
        return Answer(Outcome.NOTHING, f"{entry_id} may go out already", said.entry)
    fields = {"about": entry_id, "letters": letters_of(said.entry.in_full)}
    return save(session, Looked, fields, f"looked at {entry_id}, {quote(said)}: it may go out")


def look(session: Session, rest: str) -> Answer:
    """List what somebody must look at before it goes out, each with what was found in it."""
    del rest
    waiting = to_be_looked_at(session.board.said())
    if not waiting:
        return Answer(Outcome.TURNED, "nothing has to be looked at before it goes out")
    return tell_list(session, f"{counted(len(waiting), 'answer')} to look at", waiting)


def look_done(session: Session, rest: str) -> Answer:
    """Say that somebody has looked at an entry of the last list, and lets it go out."""
    return looked(session, meant_alone(session, rest).entry.id)


def look_in_lines(said: Standing) -> Iterator[str]:
    """Yield an answer that has to be looked at as plain lines: its words, then what was found."""
    yield f"{said.entry.id}: {one_line(said.entry.in_full)}"
    yield from (f"  {reason}" for reason in needs_a_look(said))
