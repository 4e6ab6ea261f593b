"""Marks an entry: one more person says so, and what it is about."""

from __future__ import annotations

from journeymap.capture.answer import Answer, Outcome, quote
from journeymap.capture.deed import do, not_there
from journeymap.capture.session import Session
from journeymap.cleaning import one_line
from journeymap.entries import Theme, Withdraw
from journeymap.findings.themes import find_themes
from journeymap.guide import has_words


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
        return Answer(Outcome.NOT_TAKEN, "a theme needs a name. Type it in a word or two.")
    same = name.casefold()
    name = next((each for each in find_themes(session.board) if each.casefold() == same), name)
    if any(theme.name.casefold() == same for theme in said.themes):
        return Answer(Outcome.NOTHING, f"{entry_id} has the theme ‘{name}’ already", said.entry)
    fields = {"about": entry_id, "name": name}
    return do(session, Theme, fields, f"theme ‘{name}’ for {entry_id}, {quote(said)}")


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
        answer = do(session, Withdraw, {"about": each.id}, what)
        if answer.keeps_line:
            return answer
    return answer
