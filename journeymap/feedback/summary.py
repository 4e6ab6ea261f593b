"""The summary: the plain account that goes back to the participants, as a document.

What it says is in `account/`; in which form it goes out is in `forms/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from journeymap.board import Board
from journeymap.feedback.account.making import make_account
from journeymap.feedback.account.material import Material
from journeymap.feedback.account.short import make_short
from journeymap.feedback.calendar import how_told
from journeymap.feedback.document import Document, Part, spoken
from journeymap.findings.hearing_back import booked_days
from journeymap.language.language import ENGLISH, Language

Shape = Literal["whole", "short"]


@dataclass(frozen=True)
class Wishes:
    """What is wanted of a summary."""

    languages: tuple[Language, ...] = (ENGLISH,)
    """One part in each, in this order."""
    shape: Shape = "whole"
    is_draft: bool = False
    contact: tuple[str, ...] = ()
    """Whom to ring, or to write to, a line each."""


AS_IT_IS = Wishes()


def make_summary(board: Board, unread: int = 0, wishes: Wishes = AS_IT_IS) -> Document:
    """Return the account of all that stands on the board.

    `unread` is how many things in the notes could not be read or used: if there are any,
    the account says that something may be missing.
    """
    parts = tuple(
        _part(wishes.shape, Material(board, each, unread, wishes.is_draft, wishes.contact))
        for each in wishes.languages
    )
    draft = wishes.languages[0].say("Draft") if wishes.is_draft else ""
    return Document(parts, draft=draft, day=last_day(board))


def words_that_go_out(board: Board) -> list[str]:
    """Return the words of the summary that may name somebody.

    They are what people said, the stages, which may have been named in the room, the place
    and the booked days.
    """
    guide = board.guide
    return [
        *spoken(make_summary(board).blocks),
        *(stage.name for stage in board.stages()),
        *([guide.place] if guide.place else []),
        *(how_told(each) for each in booked_days(board)),
    ]


def last_day(board: Board) -> date:
    """Return the day on which anything was last said; one long ago if nothing was."""
    days = [each.entry.at.date() for each in board.said()]
    return max(days, default=date(2000, 1, 1))


def _part(shape: Shape, material: Material) -> Part:
    return make_account(material) if shape == "whole" else make_short(material)
