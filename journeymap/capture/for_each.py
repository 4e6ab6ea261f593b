"""Does one thing to several entries, if all of them are there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.missing import not_there
from journeymap.capture.session import Session


def for_each(
    session: Session, entry_ids: Sequence[str], deed: Callable[[Session, str], Answer]
) -> Answer:
    """Do it to each of these, if all of them are there; the answer has a line for each.

    It stops at the first that cannot be done.
    """
    gone = next((each for each in entry_ids if session.board.get(each) is None), None)
    if gone is not None:
        return not_there(session, gone)
    told: list[str] = []
    answer = Answer(Outcome.NOTHING)
    for each in entry_ids:
        answer = deed(session, each)
        if answer.keeps_line:
            return answer
        told.append(answer.text)
    return Answer(answer.outcome, "\n".join(told), answer.entry)
