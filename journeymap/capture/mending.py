"""What can be done to an entry after it was said. Nothing is overwritten: each is an entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.deed import CAN_BE_TAKEN_BACK, do, not_there
from journeymap.capture.lookup import Named, find_one
from journeymap.capture.session import Session
from journeymap.entries import (
    WITH_WORDS,
    Draw,
    Echo,
    Edit,
    Erase,
    Erased,
    Mark,
    Said,
    Unreadable,
    Withdraw,
)
from journeymap.sheets.in_words import in_words, one_a_field


def withdraw(session: Session, entry_id: str) -> Answer:
    """Take an entry back, whoever wrote it."""
    entry = session.board.entry(entry_id)
    if not isinstance(entry, CAN_BE_TAKEN_BACK) or not session.board.stands(entry_id):
        return not_there(session, entry_id)
    return do(
        session, Withdraw, {"about": entry_id}, f"took back {entry_id}, {session.in_short(entry)}"
    )


def edit(session: Session, entry_id: str, changes: Mapping[str, Any]) -> Answer:
    """Correct something said. `changes` are its fields that get a new value."""
    standing, written = session.board.get(entry_id), session.board.entry(entry_id)
    entry = standing.entry if standing else written
    if not isinstance(entry, (Said, Echo)) or not session.board.stands(entry_id):
        return not_there(session, entry_id)
    try:
        changes = {**changes, **_places_meant(session, changes)}
    except Unreadable as unknown_place:
        return Answer(Outcome.NOT_TAKEN, f"{unknown_place}. Nothing was changed.")
    unknown = changes.keys() - type(entry).model_fields.keys()
    if unknown:
        kind = entry.label if isinstance(entry, Said) else "me too"
        wrong = f"‘{kind}’ has no {' and no '.join(sorted(unknown))}"
        return Answer(Outcome.NOT_TAKEN, f"{wrong}. Nothing was changed.")
    try:
        type(entry).model_validate({**dict(entry), **changes})
    except ValidationError as errors:
        return Answer(
            Outcome.NOT_TAKEN, f"{in_words(one_a_field(errors.errors())[0])}. Nothing was changed."
        )
    return do(session, Edit, {"about": entry_id, **changes}, f"changed {entry_id}")


def erase(session: Session, entry_id: str) -> Answer:
    """Ask that the words of an entry be erased, and those of its edits. Nothing undoes it.

    This writes down that it was asked; `sheets.erasing` takes the words out of the files.
    """
    board = session.board
    entry = board.entry(entry_id)
    if entry_id in board.erased():
        return Answer(Outcome.NOTHING, f"{entry_id} was erased before", entry)
    if isinstance(entry, Edit) and board.root_of(entry_id):
        about = board.root_of(entry_id)
        wrong = f"{entry_id} is a correction of {about}. Erase that, and it goes with it."
        return Answer(Outcome.NOT_TAKEN, wrong)
    if isinstance(entry, (Echo, Draw, Withdraw)):
        wrong = f"{entry_id} has no words that could be erased. To take it back: withdraw."
        return Answer(Outcome.NOT_TAKEN, wrong)
    if not isinstance(entry, WITH_WORDS):
        return not_there(session, entry_id)
    edits = [edit.id for edit in board.edits_of(entry_id)]
    for each in dict.fromkeys([*edits, entry_id]):  # the entry last: till then it can be done again
        answer = do(session, Erase, {"about": each}, f"erased {entry_id}")
        if answer.keeps_line:
            return answer
    return answer


def undo(session: Session, entry_id: str) -> Answer:
    """Undo the last decision about an entry; if it is one itself, undo that.

    Done again, it undoes the decision before. What was undone is done again by undoing the
    withdrawal that undid it, by its id.
    """
    entry = session.board.entry(entry_id)
    if isinstance(entry, Mark) and session.board.stands(entry_id):
        last: Mark | None = entry
    else:
        last = next(reversed(session.board.decisions(entry_id)), None)
    if isinstance(entry, (Erase, Erased)):
        return Answer(Outcome.NOT_TAKEN, "what was erased cannot be brought back.")
    if last is None:
        text = (
            f"nothing was decided about {entry_id} that could be undone. To take it back: withdraw."
        )
        return Answer(Outcome.NOT_TAKEN, text) if entry else not_there(session, entry_id)
    return do(session, Withdraw, {"about": last.id}, f"undid {last.id}, {last.kind}")


def _places_meant(session: Session, changes: Mapping[str, Any]) -> dict[str, str]:
    """Return the ids of the stage and the voice that are named. Raises `Unreadable`."""
    board = session.board
    named: dict[str, Sequence[Named]] = {"stage": board.stages(), "voice": board.guide.voices}
    return {
        field: find_one(changes[field], among, field).id
        for field, among in named.items()
        if changes.get(field)
    }
