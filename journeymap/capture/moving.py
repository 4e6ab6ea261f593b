"""Moves an entry to another stage, and the session to where an entry is."""

from __future__ import annotations

from journeymap.capture.answer import Answer, Outcome, in_a_sentence, quote
from journeymap.capture.deed import do, not_there
from journeymap.capture.lookup import find_one
from journeymap.capture.session import Session
from journeymap.entries import Edit, Unreadable


def move(session: Session, entry_id: str, stage: str | None) -> Answer:
    """Move an entry to another stage; without one, to the whole journey.

    `stage` is whatever somebody types for one: its number, its id, its name or how one begins.
    """
    said = session.board.get(entry_id)
    if said is None:
        return not_there(session, entry_id)
    try:
        to = find_one(stage, session.board.stages(), "stage") if stage else None
    except Unreadable as unknown:
        return Answer(Outcome.NOT_TAKEN, f"{unknown}. Nothing was moved.")
    name = in_a_sentence(to.name) if to else "the whole journey"
    if said.entry.stage == (to.id if to else None):
        return Answer(Outcome.NOTHING, f"{entry_id} is there already: {name}", said.entry)
    changes = {"about": entry_id, "stage": to.id if to else ""}
    return do(session, Edit, changes, f"moved {entry_id}, {quote(said)}, to {name}")


def go_to(session: Session, entry_id: str) -> Answer:
    """Go to the stage of an entry and put it on the table, for "me too". Nothing is saved."""
    said = session.board.get(entry_id)
    if said is None:
        return not_there(session, entry_id)
    session.stage = session.board.stage(said.entry.stage) if said.entry.stage else None
    session.on_the_table = entry_id
    where = session.stage.name if session.stage else "the whole journey"
    return Answer(Outcome.TURNED, f"now at: {where}, with {quote(said)}", said.entry)
