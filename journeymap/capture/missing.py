"""The answer where nothing stands under an id."""

from __future__ import annotations

from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.session import Session
from journeymap.entries import Change, Erased, Judgement, Mark, Rating, Return, Said

CAN_BE_TAKEN_BACK = (Said, Mark, Change, Judgement, Return, Rating)


def not_there(session: Session, entry_id: str) -> Answer:
    """Return the answer where nothing that was said stands under an id: whether it ever did."""
    entry = session.board.entry(entry_id)
    if isinstance(entry, Judgement) and session.board.stands(entry_id):
        what = f"{entry_id} is a decision: it can be taken back with undo, and made anew"
        return Answer(Outcome.NOT_TAKEN, f"{what}. It has no words of its own to change.")
    wrong = f"there is no entry {entry_id}"
    if isinstance(entry, CAN_BE_TAKEN_BACK):
        wrong = f"{entry_id} was taken back already"
    if isinstance(entry, Erased):
        wrong = f"{entry_id} was erased"
    return Answer(Outcome.NOT_TAKEN, f"{wrong}. journeymap show lists the ids.")
