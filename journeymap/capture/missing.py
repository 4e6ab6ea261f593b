"""The answer where nothing stands under an id."""

from __future__ import annotations

from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.session import Session
from journeymap.entries import Change, Erased, Judgement, Mark, Rating, Return, Said

CAN_BE_TAKEN_BACK = (Said, Mark, Change, Judgement, Return, Rating)


def not_there(session: Session, entry_id: str) -> Answer:
    """Return the answer where nothing stands under an id: whether there ever was anything."""
    entry = session.board.entry(entry_id)
    wrong = f"there is no entry {entry_id}"
    if isinstance(entry, CAN_BE_TAKEN_BACK):
        wrong = f"{entry_id} was taken back already"
    if isinstance(entry, Erased):
        wrong = f"{entry_id} was erased"
    return Answer(Outcome.NOT_TAKEN, f"{wrong}. journeymap show lists the ids.")
