"""What must be looked at before it goes out: answers in the survey that may lead to a person.

In the room whoever writes sees what they write. What comes back in a survey nobody has read, so
what looks like a contact detail or a name keeps an answer back until somebody has. It is worked
out from the words each time, and never stored: only that somebody has looked is.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from journeymap.board import Board
from journeymap.findings.identity import (
    contact_details_in,
    names_to_leave_out,
    without_contact_details,
)
from journeymap.standing import Standing

_NAME = "perhaps a name: "
_REMEMBERED = 100_000
"""Answers of which it is remembered what was found in them."""


def needs_a_look(standing: Standing) -> tuple[str, ...]:
    """Return why somebody must look at an entry before it goes out; nothing if nobody need.

    The reasons are what was found: "telephone numbers", "perhaps a name: Margaret".
    """
    if standing.entry.returned is None or standing.is_looked_at:
        return ()
    return what_is_found(standing)


def what_is_found(standing: Standing) -> tuple[str, ...]:
    """Return what in the words of an entry may lead to a person, looked at or not."""
    return _found_in(standing.entry.in_full)


def to_be_looked_at(standings: Iterable[Standing]) -> list[Standing]:
    """Return those at which somebody must look before they go out, in their order."""
    return [each for each in standings if needs_a_look(each)]


def may_go_out(standings: Iterable[Standing]) -> list[Standing]:
    """Return those that need no look, or had one, in their order."""
    return [each for each in standings if not needs_a_look(each)]


def number_held_back(board: Board) -> int:
    """Return how many entries do not go out before somebody has looked at them."""
    return len(to_be_looked_at(board.said())) if board.has_survey() else 0


def may_name_somebody(standing: Standing) -> bool:
    """Whether there may be a name in something said in the room, and nobody has looked at it.

    In the room whoever writes sees what they write, so nothing is held back: but before it goes
    out, somebody takes the name out, or says that it is none.
    """
    if standing.entry.returned is not None or standing.is_looked_at:
        return False
    return any(each.startswith(_NAME) for each in _found_in(standing.entry.in_full))


@lru_cache(_REMEMBERED)
def _found_in(words: str) -> tuple[str, ...]:
    rest = without_contact_details(words)
    found = contact_details_in([words]) if rest != words else []
    names = names_to_leave_out(rest)
    return (*found, f"{_NAME}{', '.join(names)}") if names else tuple(found)
