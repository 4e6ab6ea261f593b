"""What a line would become, before Enter. Nothing is changed by looking."""

from __future__ import annotations

from journeymap.capture.answer import quote, quote_words
from journeymap.capture.cards import picked
from journeymap.capture.filling_in import part_in_words
from journeymap.capture.grammar import (
    DoAgain,
    GoTo,
    MeToo,
    Nothing,
    Plain,
    Say,
    SignAlone,
    SpeakAs,
    TakeBack,
    read_line,
)
from journeymap.capture.session import Session
from journeymap.cleaning import one_line
from journeymap.entries import Said, Unreadable

_STEERS = {
    GoTo: "to another stage",
    SpeakAs: "who is speaking",
    TakeBack: "undo",
    DoAgain: "redo",
}
"""What lines do in which nothing is said."""


def preview(session: Session, line: str) -> tuple[type[Said] | None, str]:
    """Return the kind that a line would become, if it becomes one, and that in words."""
    try:
        read = read_line(one_line(line))
    except Unreadable:
        return None, "…"
    match read:
        case Say(kind, _) | SignAlone(kind):
            return _with_label(kind)
        case Plain(text):
            return _plain_becomes(session, text)
        case Nothing() if not line.strip():
            return _plain_becomes(session, "")
        case MeToo(about):
            said = session.board.get(about or session.on_the_table or "")
            return None, f"= me too: {quote(said)}" if said else "= me too"
        case _:
            return None, _STEERS.get(type(read), "…")


def says(session: Session, line: str) -> tuple[type[Said], str] | None:
    """Return the kind and the words of what a line would say anew, if it would."""
    try:
        match read_line(one_line(line)):
            case Say(kind, fields):
                return kind, str(fields["text"])
            case Plain(text) if session.filling is None:
                return session.kind, str(session.kind.from_line(text)["text"])
            case _:
                return None
    except Unreadable:
        return None


def _plain_becomes(session: Session, text: str) -> tuple[type[Said], str]:
    """Return the kind that plain text becomes, and that in words."""
    entry, kind = session.filling, session.kind
    if entry is None:
        return _with_label(kind)
    cards = picked(session.board, text) if session.part == "ingredients" else None
    what = cards.in_words if cards else part_in_words(entry, session.part)
    return kind, f"{kind.sign} {what}, for {quote_words(entry.text)}"


def _with_label(kind: type[Said]) -> tuple[type[Said], str]:
    return kind, f"{kind.sign} {kind.label}"
