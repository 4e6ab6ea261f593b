"""Saves an entry that is no line of its own, and says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeymap.capture.answer import Answer, not_saved
from journeymap.capture.session import Session
from journeymap.entries import Entry
from journeymap.sheets.sheet import NotSaved


def save(session: Session, kind: type[Entry], fields: Mapping[str, Any], what: str) -> Answer:
    """Save an entry with these fields. `what` it is stands in the answer, in a few words."""
    try:
        entry = session.put(kind, fields)
    except NotSaved as why:
        return not_saved(why)
    return session.saved(entry, what)
