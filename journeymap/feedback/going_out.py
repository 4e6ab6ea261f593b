"""The account as it may go out now: whole if all is settled, else a draft that says so."""

from __future__ import annotations

from dataclasses import replace

from journeymap.board import Board
from journeymap.feedback.document import Document
from journeymap.feedback.settling import find_unsettled
from journeymap.feedback.summary import AS_IT_IS, Wishes, make_summary, material_of


def make_what_may_go_out(
    board: Board, unread: int = 0, wishes: Wishes = AS_IT_IS
) -> tuple[Document, bool]:
    """Return the account, and whether it is a draft as something is not settled."""
    material = material_of(board, wishes.languages[0], unread, wishes)
    is_draft = wishes.is_draft or bool(find_unsettled(material, ""))
    return make_summary(board, unread, replace(wishes, is_draft=is_draft)), is_draft
