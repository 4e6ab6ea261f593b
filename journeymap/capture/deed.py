"""One deed about an entry: put on the sheet, and answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeymap.capture.answer import Answer, Outcome, not_saved
from journeymap.capture.session import Session
from journeymap.entries import Change, Entry, Erased, Mark, Said
from journeymap.sheets.sheet import NotSaved

CAN_BE_TAKEN_BACK = (Said, Mark, Change)


def do(session: Session, kind: type[Entry], fields: Mapping[str, Any], what: str) -> Answer:
    """Save one entry and answer what was done by it. So one undo takes it back."""
    try:
        entry = session.put(kind, fields)
    except NotSaved as why:
        return not_saved(why)
    return Answer(Outcome.SAVED, f"saved {entry.id}: {what}", entry)


def not_there(session: Session, entry_id: str) -> Answer:
    """Return the answer where nothing stands under an id: whether there ever was anything."""
    entry = session.board.entry(entry_id)
    wrong = f"there is no entry {entry_id}"
    if isinstance(entry, CAN_BE_TAKEN_BACK):
        wrong = f"{entry_id} was taken back already"
    if isinstance(entry, Erased):
        wrong = f"{entry_id} was erased"
    return Answer(Outcome.NOT_TAKEN, f"{wrong}. journeymap show lists the ids.")
