"""What was promised at a moment: which answers, aims and booked days held then."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from journeymap.board import Board
from journeymap.entries import Aim, Answered, Booked, Outlook, SentOut, Withdraw
from journeymap.findings.over import Over

Promising = Answered | Aim | Booked
"""The entries in which something is promised."""
_STILL_TO_COME = (Outlook.DOING, Outlook.TALKING)
_OVER_EVERYWHERE = timedelta(days=1, hours=12)
"""So long after a day began in UTC it is over wherever people live."""


NOW = datetime.max.replace(tzinfo=UTC)
"""As a moment: what holds now, also where another laptop's clock is ahead."""


def promised_at(board: Board, moment: datetime) -> list[Promising]:
    """Return what held at a moment and is still to come, in the order in which it was made.

    An answer that took the place of another one by then is there in its stead.
    """
    made: list[Promising] = [*board.ever(Answered), *board.ever(Aim), *board.ever(Booked)]
    held = [each for each in made if each.at <= moment and not _was_off(board, each.id, moment)]
    replies = [each for each in held if not isinstance(each, Booked)]
    over = Over(each for each in made if not isinstance(each, Booked) and each.at <= moment)
    in_use = {each.id for each in over.in_use(replies, board.get)}
    promised = (e for e in held if (isinstance(e, Booked) or e.id in in_use) and is_to_come(e))
    return sorted(promised, key=lambda each: each.order)


def is_to_come(entry: Promising) -> bool:
    """Whether something is promised in an entry: what is done, or is not done, is at its end."""
    return not isinstance(entry, Answered) or entry.what in _STILL_TO_COME


def moment_of(sent: SentOut) -> datetime:
    """Return up to when what was made could be in an account.

    That is when it was written down that it went out, or the end of its day if it was written
    down on a later one. In which part of the world that day ended, the entry does not say.
    """
    begins = datetime.combine(sent.day, time.min, UTC)
    if sent.at.date() <= sent.day or sent.at <= begins + _OVER_EVERYWHERE:
        return sent.at
    return begins + timedelta(days=1)


def _was_off(board: Board, entry_id: str, moment: datetime) -> bool:
    """Whether an entry was taken back by then; one that was brought back since counts as never."""
    decisions = board.decisions(entry_id)
    return any(isinstance(each, Withdraw) and each.at <= moment for each in decisions)
