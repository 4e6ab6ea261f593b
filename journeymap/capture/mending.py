"""What can be done to an entry after it was said. Nothing is overwritten: each is an entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from journeymap.capture.lookup import Named, find_named
from journeymap.capture.session import Answer, Outcome, Session
from journeymap.entries import Edit, Mark, Said, Unreadable, Withdraw
from journeymap.sheets.sheet import NotSaved


def withdraw(session: Session, entry_id: str) -> Answer:
    """Take an entry back, whoever wrote it."""
    entry = session.board.entry(entry_id)
    if entry is None or not session.board.stands(entry_id):
        return _not_there(session, entry_id)
    return _save(
        session, Withdraw, {"about": entry_id}, f"took back {entry_id}, {session.in_short(entry)}"
    )


def edit(session: Session, entry_id: str, changes: Mapping[str, Any]) -> Answer:
    """Correct something said. `changes` are its fields that get a new value."""
    standing = session.board.get(entry_id)
    if standing is None:
        return _not_there(session, entry_id)
    entry = standing.entry
    try:
        changes = {**changes, **_places_meant(session, changes)}
    except Unreadable as unknown_place:
        return Answer(Outcome.NOT_TAKEN, f"{unknown_place}. Nothing was changed.")
    unknown = changes.keys() - type(entry).model_fields.keys()
    if unknown:
        wrong = f"{_kind_in_words(entry)} has no {' and no '.join(sorted(unknown))}"
        return Answer(Outcome.NOT_TAKEN, f"{wrong}. Nothing was changed.")
    try:
        type(entry).model_validate({**dict(entry), **changes})
    except ValidationError as errors:
        first = errors.errors()[0]
        wrong = f"{first['loc'][0]} cannot be {first['input']!r}: {first['msg'].lower()}"
        return Answer(Outcome.NOT_TAKEN, f"{wrong}. Nothing was changed.")
    return _save(session, Edit, {"about": entry_id, **changes}, f"changed {entry_id}")


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
    if last is None:
        text = (
            f"nothing was decided about {entry_id} that could be undone. To take it back: withdraw."
        )
        return Answer(Outcome.NOT_TAKEN, text) if entry else _not_there(session, entry_id)
    return _save(session, Withdraw, {"about": last.id}, f"undid {last.id}, {last.kind}")


def _places_meant(session: Session, changes: Mapping[str, Any]) -> dict[str, str]:
    """Return the ids of the stage and the voice that are named. Raises `Unreadable`."""
    board = session.board
    named: dict[str, Sequence[Named]] = {"stage": board.stages(), "voice": board.guide.voices}
    meant: dict[str, str] = {}
    for field, among in named.items():
        typed = changes.get(field)
        if typed:
            found = find_named(typed, among)
            if len(found) != 1:
                known = ", ".join(each.id for each in found or among) or "none yet"
                raise Unreadable(f"‘{typed}’ is no {field}", f"There are: {known}")
            meant[field] = found[0].id
    return meant


def _save(session: Session, kind: type[Mark], fields: dict[str, Any], what: str) -> Answer:
    try:
        entry = session.put(kind, fields)
    except NotSaved as why:
        return Answer(Outcome.NOT_SAVED, f"not saved: {why}.")
    return Answer(Outcome.SAVED, f"saved {entry.id}: {what}", entry)


def _not_there(session: Session, entry_id: str) -> Answer:
    gone = session.board.entry(entry_id) is not None
    wrong = f"{entry_id} was taken back already" if gone else f"there is no entry {entry_id}"
    return Answer(Outcome.NOT_TAKEN, f"{wrong}. journeymap show lists the ids.")


def _kind_in_words(entry: Said) -> str:
    return f"‘{entry.label}’"
