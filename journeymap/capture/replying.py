"""Gives a finding its answer: what happens to it, what is aimed at, and what was counted since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import ValidationError

from journeymap.capture.answer import Answer, Outcome, quote, sentence
from journeymap.capture.missing import not_there
from journeymap.capture.saving import save
from journeymap.capture.session import Session
from journeymap.days import in_words
from journeymap.entries import Aim, Answered, Judgement, Measured, Outlook
from journeymap.findings.answers import Replies
from journeymap.findings.over import Over
from journeymap.findings.units import find_units
from journeymap.sheets.in_words import in_words as wrong_in_words
from journeymap.sheets.in_words import one_a_field
from journeymap.standing import Standing


def answer(session: Session, entry_id: str, what: Outlook, **fields: Any) -> Answer:
    """Say what happens to the finding that an entry is in. It takes the place of what was said.

    `fields` are the others of `Answered`: `because`, `by`, `due`.
    """
    said = session.board.get(entry_id)
    if said is None:
        return not_there(session, entry_id)
    by = f"by {fields['by']}" if fields.get("by") else ""
    words = [what.words, fields.get("because") or "", by, _until(fields.get("due"))]
    told = f"answer to {quote(said)}: {', '.join(filter(None, words))}"
    given = {name: value or None for name, value in fields.items()}
    entries = _all_that_say_so(session, said)
    return _put(session, Answered, {"entries": entries, "what": what, **given}, told)


def aim(session: Session, entry_id: str, **fields: Any) -> Answer:
    """Say what is to come of the finding that an entry is in: who, what, what share, by when.

    `fields` are those of `Aim`.
    """
    said = session.board.get(entry_id)
    if said is None:
        return not_there(session, entry_id)
    what = f"aim for {quote(said)}: {fields['who']}, {fields['what']}, {fields['share']} of"
    what += f" {fields['of']}, {_until(fields['due'])}"
    return _put(session, Aim, {"entries": _all_that_say_so(session, said), **fields}, what)


def measure(session: Session, aim_id: str, number: int, of: int, day: date) -> Answer:
    """Write down what was counted for an aim on one day: so many times of so many."""
    aimed = session.board.entry(aim_id)
    if not isinstance(aimed, Aim) or not session.board.stands(aim_id):
        wrong = f"{aim_id} is no aim. journeymap findings lists the aims with their ids."
        return not_there(session, aim_id) if aimed is None else Answer(Outcome.NOT_TAKEN, wrong)
    fields = {"entries": (aim_id,), "day": day, "times": number, "of": of}
    return _put(session, Measured, fields, f"{number} of {of} on {in_words(day)}")


def _all_that_say_so(session: Session, said: Standing) -> tuple[str, ...]:
    """Return the ids of all that say the same for certain, so that none is left without."""
    board, entry = session.board, said.entry
    here = [each for each in board.of_kind(entry.kind) if each.entry.stage == entry.stage]
    units = find_units(here, [board]).all
    unit = next(unit for unit in units if said in unit.standings)
    return tuple(each.entry.id for each in unit.standings)


def _put(session: Session, kind: type[Judgement], fields: Mapping[str, Any], what: str) -> Answer:
    over = _before(session, kind, fields["entries"])
    try:
        return save(session, kind, {**fields, "over": over}, what)
    except ValidationError as errors:
        wrong = wrong_in_words(one_a_field(errors.errors())[0])
        return Answer(Outcome.NOT_TAKEN, sentence(f"{wrong}. Nothing was saved"))


def _before(session: Session, kind: type[Judgement], entries: Sequence[str]) -> tuple[str, ...]:
    """Return the answers that a new one takes the place of. Aims and counts stand beside others.

    What these had taken the place of is named, too, so that it does not come up again when one
    in between is erased.
    """
    if kind is not Answered:
        return ()
    over = Over.on([session.board])
    held = [each.id for each in Replies([session.board]).to_entries(entries).answers]
    before = sorted({below for each in held for below in over.below(each)} - {*held})
    answers = (each for each in before if isinstance(session.board.entry(each), Answered))
    return (*held, *answers)


def _until(due: date | None) -> str:
    return f"by {in_words(due)}" if due else ""
