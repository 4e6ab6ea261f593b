"""How this table stands: what is saved, and what could not be taken."""

from __future__ import annotations

from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.session import Session
from journeymap.cleaning import one_line


def status(session: Session, rest: str) -> Answer:
    """Tell how much this table has saved and where, and list the lines that were not taken."""
    del rest
    told = [f"sheet: {one_line(session.sheet.name)}"]
    if session.place is not None:
        told.append(f"kept in {session.place}, until the workshop's folder can be written again")
    told += [f"not taken, {n}: {one_line(line)}" for n, line in enumerate(session.left, 1)]
    what = f"{session.lines_saved} saved, {len(session.left)} not taken"
    return Answer(Outcome.TURNED, what, told=tuple(told))
