"""What is done to one entry of the last list, which is named by its number or its id."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journeymap.capture import marking, moving, parking, splitting
from journeymap.capture.answer import Answer, Outcome, in_a_sentence, quote
from journeymap.capture.filling_in import next_part
from journeymap.capture.listing import in_a_line, meant, meant_alone
from journeymap.capture.mending import edit, withdraw
from journeymap.capture.session import Session
from journeymap.capture.splitting import suggested_parts
from journeymap.cleaning import one_line
from journeymap.entries import Parked, Recipe, Said, Unreadable
from journeymap.guide import has_words

_NO_STAGE = {"/", "whole journey", "the whole journey"}


def go_to_entry(session: Session, rest: str) -> Answer:
    """Go to an entry and its stage, and tell all of it. "me too" is about it from now on."""
    standing = meant_alone(session, rest)
    entry = standing.entry
    moving.go_to(session, entry.id)
    take_in_hand(session, entry)
    where = in_a_sentence(session.stage.name) if session.stage else "the whole journey"
    told = [in_a_line(session.board, standing), *details(entry)]
    own = entry.sheet_key == session.sheet.key
    table = session.sheet.name if own else session.board.sheet_name(entry.sheet_key)
    told.append(f"written at: {table}, id {entry.id}")
    return Answer(Outcome.TURNED, f"now at: {where}", told=tuple(map(one_line, told)))


def change_words(session: Session, rest: str) -> Answer:
    """Give an entry new words; a critic's note, a recipe and a parked point also their parts."""
    standing, words = meant(session, rest)
    _need(words, "the new words", ":edit 2 NEW WORDS")
    answer = edit(session, standing.entry.id, _fields_of(standing.entry, words))
    now = session.board.get(standing.entry.id)
    return _saved_as(session, answer, f"changed to {quote(now)}" if now else "changed")


def move(session: Session, rest: str) -> Answer:
    """Move an entry to another stage, or to the whole journey."""
    standing, stage = meant(session, rest)
    _need(stage, "a stage", ":move 2 STAGE")
    named = "" if stage.casefold() in _NO_STAGE else stage
    answer = moving.move(session, standing.entry.id, named)
    now = session.board.get(standing.entry.id)
    there = session.board.stage(now.entry.stage) if now and now.entry.stage else None
    where = in_a_sentence(there.name) if there else "the whole journey"
    return _saved_as(session, answer, f"{quote(standing)} is now at: {where}")


def take_back(session: Session, rest: str) -> Answer:
    """Take an entry back, whoever wrote it."""
    standing = meant_alone(session, rest)
    return _saved_as(session, withdraw(session, standing.entry.id), f"took back {quote(standing)}")


def me_too(session: Session, rest: str) -> Answer:
    """One more person says the same; without a number, the same as what was said last."""
    return session.take(f"= {meant_alone(session, rest).entry.id}" if rest else "=")


def park(session: Session, rest: str) -> Answer:
    """Park what people do not agree about; both sides and when may follow at once or later."""
    standing, typed = meant(session, rest)
    positions, taken_up = _positions(typed)
    answer = parking.park(session, standing.entry.id, positions, taken_up)
    answer = _saved_as(session, answer, f"parked {quote(standing)}")
    if isinstance(answer.entry, Parked):
        session.on_the_table = answer.entry.id
        take_in_hand(session, answer.entry)
    return answer


def split(session: Session, rest: str) -> Answer:
    """Make several entries of one, of the statements that follow, with a semicolon between.

    If nothing follows the number, it is told which they might be.
    """
    standing, typed = meant(session, rest)
    parts = suggested_parts(typed or standing.entry.text)
    if not typed:
        line = f":split {rest} {'; '.join(parts)}"
        return Answer(Outcome.TURNED, "perhaps so, with a semicolon between:", told=(line,))
    return splitting.split(session, standing.entry.id, typed.split(";"))


def keep(session: Session, rest: str) -> Answer:
    """Park the last line that was not taken, as it is, so that it is not lost."""
    del rest
    if not session.left:
        raise Unreadable("there is no line that was not taken", "Go on")
    return session.park(session.left[-1])


def tag(session: Session, rest: str) -> Answer:
    """Say what an entry is about, in a word or two."""
    standing, name = meant(session, rest)
    _need(name, "a theme", ":theme 2 NAME")
    answer = marking.tag(session, standing.entry.id, name)
    return _saved_as(session, answer, f"{quote(standing)} is about {one_line(name)}")


def take_in_hand(session: Session, entry: Said) -> None:
    """Take a recipe or a parked point in hand, so that its parts can be filled in."""
    if isinstance(entry, (Recipe, Parked)):
        session.in_hand, session.part = entry.id, next_part(entry) or session.part


def details(entry: Said) -> list[str]:
    """Return the parts that a recipe or a parked point has, a line each, numbered from 1."""
    if isinstance(entry, Recipe):
        ingredients = [f"ingredient {n}: {each}" for n, each in enumerate(entry.ingredients, 1)]
        steps = [f"step {n}: {each}" for n, each in enumerate(entry.method, 1)]
        return [one_line(each) for each in (*ingredients, *steps)]
    if isinstance(entry, Parked):
        sides = [f"side {n}: {each}" for n, each in enumerate(entry.positions or (), 1)]
        when = [f"to be taken up: {entry.taken_up}"] if entry.taken_up else []
        return [one_line(each) for each in (*sides, *when)]
    return []


def _fields_of(entry: Said, words: str) -> dict[str, Any]:
    """Return the fields that these words give a new value: those of its line, or its text."""
    try:
        fields = entry.from_line(words)
    except Unreadable:
        return {"text": words}
    lists = {name: list(value) for name, value in fields.items() if isinstance(value, tuple)}
    return {name: value for name, value in {**fields, **lists}.items() if value}


def _positions(typed: str) -> tuple[Sequence[str], str]:
    """Read `one side; the other | when`. Raises `Unreadable` if it is only one side."""
    if not typed:
        return (), ""
    fields = Parked.from_line(f"point | {typed}")
    if "positions" not in fields:
        wrong = "both sides belong to a parked point"
        raise Unreadable(wrong, "Type :park 2 one side; the other | when")
    return fields["positions"], fields.get("taken_up", "")


def _need(words: str, what: str, typed: str) -> None:
    if not has_words(words):
        raise Unreadable(f"the number is there, but not {what}", f"Type {typed}")


def _saved_as(session: Session, answer: Answer, what: str) -> Answer:
    """Return the answer to what was saved, in words that name no id twice."""
    if answer.outcome is not Outcome.SAVED or answer.entry is None:
        return answer
    return session.saved(answer.entry, what)
