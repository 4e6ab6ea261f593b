"""Parks something that people do not agree about. What was said stays where it is."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.board import Board
from journeymap.capture.answer import Answer, Outcome, quote
from journeymap.capture.missing import not_there
from journeymap.capture.saving import save
from journeymap.capture.session import Session
from journeymap.cleaning import clean, one_line
from journeymap.entries import Parked, Said
from journeymap.guide import has_words


def park(
    session: Session, entry_id: str, positions: Sequence[str] = (), taken_up: str = ""
) -> Answer:
    """Park an entry about which people do not agree, with what each side says.

    `taken_up` says when it will be talked about, in the words of the room. All of it may be
    left empty. The entry stands as before, and is shown as one that is not agreed.
    """
    said = session.board.get(entry_id)
    if said is None:
        return not_there(session, entry_id)
    if said.is_unseen:
        wrong = "a card that lies in the pot is not parked. Draw it first."
        return Answer(Outcome.NOT_TAKEN, wrong)
    there = parked_about(session.board, entry_id)
    if is_parked(session.board, said.entry):
        known = f", as {there.id}. Edit that one" if there else " itself. Edit it"
        return Answer(Outcome.NOT_TAKEN, f"{entry_id} is parked already{known} to change it.")
    fields = {
        "text": said.entry.text,
        "positions": tuple(clean(each).strip() for each in positions if has_words(each)) or None,
        "taken_up": one_line(taken_up) if has_words(taken_up) else None,
        "of": entry_id,
        "stage": said.entry.stage,
        "voice": session.voice.id if session.voice else None,
    }
    return save(session, Parked, fields, f"parked {entry_id}, {quote(said)}")


def is_parked(board: Board, entry: Said) -> bool:
    """Whether an entry is parked itself, or is not agreed already."""
    return isinstance(entry, Parked) or parked_about(board, entry.id) is not None


def parked_about(board: Board, entry_id: str) -> Parked | None:
    """Return what was parked about an entry and stands; None if it is not contested."""
    parked = (each.entry for each in board.of_kind(Parked.kind))
    return next((p for p in parked if isinstance(p, Parked) and p.of == entry_id), None)
