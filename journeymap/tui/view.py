"""One way to look at the board: the road map, the pot, a recipe. One is seen at a time."""

from __future__ import annotations

from typing import ClassVar

from textual.containers import Vertical

from journeymap.board import Board
from journeymap.capture.answer import Answer
from journeymap.capture.session import Session
from journeymap.entries import Said


class View(Vertical, can_focus=False):
    """Shows the board as one activity needs it. The capture line below keeps the focus.

    A view owns nothing: what it shows is given to it, what is done there is done by the session.
    """

    NAME: ClassVar[str] = ""
    """What it is called, on its tab and in the help."""
    KINDS: ClassVar[tuple[type[Said], ...]] = ()
    """What it is for. Plain text becomes the first of them while the view is looked at."""

    @classmethod
    def is_in(cls, board: Board) -> bool:
        """Whether the guide asks for it, or something was said that belongs there."""
        return any(board.is_in_use(kind.kind) for kind in cls.KINDS)

    def show(self, session: Session) -> None:
        """Show the board of a session as it stands now."""
        raise NotImplementedError

    def move(self, step: int) -> None:
        """Go up or down: scroll, or go to what is above or below."""
        raise NotImplementedError

    def act(self, session: Session, deed: int) -> Answer | None:
        """Do what this view has of its own: its first deed, or its second. None if it has not."""
        del session, deed
        return None
