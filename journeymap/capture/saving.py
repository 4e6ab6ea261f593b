"""Saves one entry that a deed makes, and answers whether it is on the disk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeymap.capture.answer import Answer, Outcome, not_saved
from journeymap.capture.session import Session
from journeymap.entries import Entry
from journeymap.sheets.sheet import NotSaved


def save(session: Session, kind: type[Entry], fields: Mapping[str, Any], what: str) -> Answer:
    """Put one entry, so that one undo takes it back. `what` says what was done by it."""
    try:
        entry = session.put(kind, fields)
    except NotSaved as why:
        return not_saved(why)
    return Answer(Outcome.SAVED, f"saved {entry.id}: {what}", entry)
