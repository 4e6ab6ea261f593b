"""What stands at a stage, as plain text to be copied elsewhere."""

from __future__ import annotations

from journeymap.board import Standing
from journeymap.capture.session import Session
from journeymap.capture.tally import tally
from journeymap.entries import STATEMENTS


def stage_as_text(session: Session) -> str:
    """Return what must always and never happen where the session is, a line each."""
    stage = session.stage
    lines = [stage.name if stage else "The whole journey"]
    for kind in STATEMENTS:
        said = session.board.of_kind(kind.kind, stage.id if stage else None)
        lines += map(entry_as_text, said)
    return "\n".join(lines)


def entry_as_text(said: Standing) -> str:
    """Return one entry as it is typed, with how many said so unless that is one in the room."""
    behind = f" ({tally(said)})" if tally(said) else ""
    return f"{said.entry.sign} {said.entry.text}{behind}"
