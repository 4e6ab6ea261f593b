"""What can be done to an entry after it was said. Nothing is overwritten: each is an entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from journeymap.board import Board
from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.lookup import Named, find_one
from journeymap.capture.missing import CAN_BE_TAKEN_BACK, not_there
from journeymap.capture.saving import save
from journeymap.capture.session import Session
from journeymap.entries import (
    WITH_WORDS,
    Draw,
    Echo,
    Edit,
    Entry,
    Erase,
    Erased,
    Judgement,
    Looked,
    Mark,
    Return,
    Said,
    SentOut,
    Tried,
    Unreadable,
    Way,
    Withdraw,
)
from journeymap.sheets.erasure import words_of
from journeymap.sheets.in_words import in_words, one_a_field


def withdraw(session: Session, entry_id: str) -> Answer:
    """Take an entry back, whoever wrote it."""
    entry = session.board.entry(entry_id)
    if not isinstance(entry, CAN_BE_TAKEN_BACK) or not session.board.stands(entry_id):
        return not_there(session, entry_id)
    what = f"took back {entry_id}, {session.in_short(entry)}"
    if isinstance(entry, Return):
        return _withdraw_return(session, entry)
    return save(session, Withdraw, {"about": entry_id}, what)


def _withdraw_return(session: Session, entry: Return) -> Answer:
    """Take back a return of the survey, all of it: its answers go with it.

    One that was taken in twice, as more was answered by then, is taken back in both places; the
    one that is named comes last, so that it can be done again if the disk fails between.
    """
    same = [each.id for each in session.board.returns() if each.fingerprint == entry.fingerprint]
    what = f"took back {entry.id}, a return of the survey, with all its answers"
    for each in sorted(same, key=lambda each: each == entry.id):
        answer = save(session, Withdraw, {"about": each}, what)
        if answer.keeps_line:
            return answer
    return answer


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
    if changes.get("language") == session.board.guide.language:
        changes = {**changes, "language": ""}  # what is said in it is not marked
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
    return save(session, Edit, {"about": entry_id, **changes}, f"changed {entry_id}")


def erase(session: Session, entry_id: str) -> Answer:
    """Ask that the words of an entry be erased, and those of its edits. Nothing undoes it.

    This writes down that it was asked; `sheets.erasing` takes the words out of the files.
    """
    board = session.board
    entry = board.entry(entry_id)
    if entry_id in board.erased():
        return Answer(Outcome.NOTHING, f"{entry_id} was erased before", entry)
    if isinstance(entry, Return):
        return _erase_return(session, entry)
    if isinstance(entry, Edit) and board.root_of(entry_id):
        about = board.root_of(entry_id)
        wrong = f"{entry_id} is a correction of {about}. Erase that, and it goes with it."
        return Answer(Outcome.NOT_TAKEN, wrong)
    if isinstance(entry, (Echo, Draw, Looked, Withdraw)):
        wrong = f"{entry_id} has no words that could be erased. To take it back: withdraw."
        return Answer(Outcome.NOT_TAKEN, wrong)
    if not isinstance(entry, WITH_WORDS):
        return not_there(session, entry_id)
    same_words = _with_the_same_words(session, entry)
    edits = [edit.id for each in same_words for edit in board.edits_of(each)]
    for each in dict.fromkeys([*edits, *same_words]):  # it last: till then it can be done again
        answer = save(session, Erase, {"about": each}, f"erased {entry_id}")
        if answer.keeps_line:
            return answer
    return answer


def _erase_return(session: Session, entry: Return) -> Answer:
    """Ask that all words of a return be erased, and take it back, so that no star of it counts."""
    answers = [each for each in session.board.answers_in(entry.id) if isinstance(each, WITH_WORDS)]
    for each in answers:
        answer = erase(session, each.id)
        if answer.keeps_line:
            return answer
    if session.board.stands(entry.id):
        return _withdraw_return(session, entry)
    return Answer(Outcome.NOTHING, f"{entry.id} was taken back before", entry)


def _with_the_same_words(session: Session, entry: Entry) -> list[str]:
    """Return the ids of what has the words of an entry in it, its own last.

    They are those of its parts, if it was split, of what it is a part of, which is kept, and of
    the same answer if another laptop has taken its return in, too.
    """
    board = session.board
    wholes = (entry, *board.wholes_of(entry))
    same = [each.id for whole in wholes for each in (whole, *_again(board, whole))]
    parts = [entry.id, *(twin.id for twin in _again(board, entry))]
    for each_id in parts:
        parts += [part.id for part in board.parts_of(each_id) if part.id not in parts]
    others = dict.fromkeys((*same, *parts)).keys() - {entry.id, *board.erased()}
    return [*sorted(others), entry.id]


def _again(board: Board, entry: Entry) -> Iterator[Entry]:
    """Yield an answer as it stands where its return was taken in once more."""
    returned = entry.returned if isinstance(entry, (Said, Way)) else None
    if returned is None or (isinstance(entry, Said) and entry.part_of):
        return
    words = [*words_of(entry)]
    for each in board.answers_in(returned):
        same = each.kind == entry.kind and [*words_of(each)] == words
        if same and isinstance(each, (Said, Way)) and each.returned != returned:
            yield each


def undo(session: Session, entry_id: str) -> Answer:
    """Undo the last decision about an entry; if it is one itself, undo that.

    Done again, it undoes the decision before. What was undone is done again by undoing the
    withdrawal that undid it, by its id.
    """
    entry = session.board.entry(entry_id)
    if isinstance(entry, (Mark, Judgement, SentOut, Tried)) and session.board.stands(entry_id):
        last: Mark | Judgement | SentOut | Tried | None = entry
    else:
        last = next(reversed(session.board.decisions(entry_id)), None) or _its_split(session, entry)
    if isinstance(entry, (Erase, Erased)):
        return Answer(Outcome.NOT_TAKEN, "what was erased cannot be brought back.")
    if last is None:
        text = (
            f"nothing was decided about {entry_id} that could be undone. To take it back: withdraw."
        )
        return Answer(Outcome.NOT_TAKEN, text) if entry else not_there(session, entry_id)
    if isinstance(last, Withdraw) and isinstance(session.board.entry(last.about), Return):
        return _bring_return_back(session, last)
    return save(session, Withdraw, {"about": last.id}, f"undid {last.id}, {last.kind}")


def _its_split(session: Session, entry: Entry | None) -> Mark | None:
    """Return the withdrawal by which an entry is a part of what was split, if it stands."""
    whole = entry.part_of if isinstance(entry, Said) and session.board.stands(entry.id) else None
    decisions = session.board.decisions(whole) if whole else []
    splits = [each for each in decisions if isinstance(each, Withdraw)]
    return next((each for each in splits if entry and entry.id in each.into), None)


def _bring_return_back(session: Session, last: Withdraw) -> Answer:
    """Bring a return back with its answers, wherever it was taken in."""
    board = session.board
    answer = Answer(Outcome.NOTHING)
    for each in board.same_return(last.about):
        withdrawals = [d for d in board.decisions(each) if isinstance(d, Withdraw)]
        for withdrawal in withdrawals[-1:]:
            what = f"undid {withdrawal.id}, withdraw"
            answer = save(session, Withdraw, {"about": withdrawal.id}, what)
            if answer.keeps_line:
                return answer
    return answer


def _places_meant(session: Session, changes: Mapping[str, Any]) -> dict[str, str]:
    """Return the ids of the stage and the voice that are named. Raises `Unreadable`."""
    board = session.board
    named: dict[str, Sequence[Named]] = {"stage": board.stages(), "voice": board.guide.voices}
    return {
        field: find_one(changes[field], among, field).id
        for field, among in named.items()
        if changes.get(field)
    }
