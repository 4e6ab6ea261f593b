"""Marks an entry: one more person says so, and what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.capture.answer import Answer, Outcome, not_saved, quote
from journeymap.capture.missing import not_there
from journeymap.capture.saving import save
from journeymap.capture.session import Session
from journeymap.cleaning import one_line
from journeymap.counting import counted
from journeymap.entries import Entry, Theme, Withdraw
from journeymap.findings.themes import find_themes
from journeymap.guide import has_words
from journeymap.sheets.sheet import NotSaved

_NO_NAME = "a theme needs a name. Type it in a word or two."


def echo(session: Session, entry_id: str) -> Answer:
    """Write down that one more person says so, in the voice that is speaking now."""
    if session.board.get(entry_id) is None:
        return not_there(session, entry_id)
    return session.take(f"= {entry_id}")


def tag(session: Session, entry_id: str, name: str) -> Answer:
    """Tag an entry with a theme, spelt as it was where the same theme was used before."""
    said = session.board.get(entry_id)
    if said is None:
        return not_there(session, entry_id)
    name = one_line(name)
    if not has_words(name):
        return Answer(Outcome.NOT_TAKEN, _NO_NAME)
    same, name = name.casefold(), _spelt(session, name)
    if any(theme.name.casefold() == same for theme in said.themes):
        return Answer(Outcome.NOTHING, f"{entry_id} has the theme ‘{name}’ already", said.entry)
    fields = {"about": entry_id, "name": name}
    return save(session, Theme, fields, f"theme ‘{name}’ for {entry_id}, {quote(said)}")


def tag_all(session: Session, entry_ids: Sequence[str], name: str) -> Answer:
    """Tag entries with one theme, all of them or none. Those that have it already are left be."""
    name = one_line(name)
    if not has_words(name):
        return Answer(Outcome.NOT_TAKEN, _NO_NAME)
    same, name = name.casefold(), _spelt(session, name)
    ids: list[str] = []
    for each in dict.fromkeys(entry_ids):
        said = session.board.get(each)
        if said is None:
            return not_there(session, each)
        if all(theme.name.casefold() != same for theme in said.themes):
            ids.append(said.entry.id)
    if not ids:
        return Answer(Outcome.NOTHING, f"all of it has the theme ‘{name}’ already")

    def make(first: int) -> list[Entry]:
        at, key = session.clock(), session.sheet.key
        return [
            Theme(about=each, name=name, at=at, id=f"{key}.{n}")
            for n, each in enumerate(ids, first)
        ]

    try:
        made = session.put_together(make)
    except NotSaved as why:
        return not_saved(why)
    number = counted(len(ids), "entry", "entries")
    return session.saved(made[-1], f"theme ‘{name}’ for {number}")


def take_off_together(session: Session, tags: Sequence[Theme]) -> Answer:
    """Take back tags of one theme that stand, all of them or none, the last one first."""

    def make(first: int) -> list[Entry]:
        at, key = session.clock(), session.sheet.key
        return [
            Withdraw(
                about=each.id,
                over=tuple(session.decisions_known(each.id)),
                at=at,
                id=f"{key}.{n}",
            )
            for n, each in enumerate(reversed(tags), first)
        ]

    try:
        made = session.put_together(make)
    except NotSaved as why:
        return not_saved(why)
    number = counted(len(tags), "entry", "entries")
    return session.saved(made[-1], f"took the theme ‘{tags[-1].name}’ off {number}")


def untag(session: Session, entry_id: str, name: str) -> Answer:
    """Take a theme off an entry, whoever tagged it so, and however often."""
    said = session.board.get(entry_id)
    if said is None:
        return not_there(session, entry_id)
    same = one_line(name).casefold()
    tags = [mark for mark in said.marks if isinstance(mark, Theme) and mark.name.casefold() == same]
    answer = Answer(Outcome.NOT_TAKEN, f"{entry_id} has no theme ‘{one_line(name)}’.")
    for each in tags:
        what = f"took the theme ‘{each.name}’ off {entry_id}, {quote(said)}"
        answer = save(session, Withdraw, {"about": each.id}, what)
        if answer.keeps_line:
            return answer
    return answer


def _spelt(session: Session, name: str) -> str:
    """Return a name as it was spelt where the same theme was used before."""
    same = name.casefold()
    return next((each for each in find_themes(session.board) if each.casefold() == same), name)
