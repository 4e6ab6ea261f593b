"""The capture screen with the keys and the styles of the views, in a test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import ClassVar

from at_the_screen import Hand, seated_at
from textual import on
from textual.binding import Binding, BindingType

import journeymap.tui
from journeymap.capture.session import Session
from journeymap.sheets.workshop import Workshop
from journeymap.tui.board_view import BoardView
from journeymap.tui.capture_screen import CaptureScreen
from journeymap.tui.fitted_view import FittedView
from journeymap.tui.view import View

_TUI = Path(journeymap.tui.__file__).parent


class LookingScreen(CaptureScreen):
    CSS_PATH = [  # type: ignore[assignment]  # noqa: RUF012  # Textual's way
        _TUI / "capture_screen.tcss",
        _TUI / "views.tcss",
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9", "act(1)", "Do"),
        Binding("f10", "act(2)", "Do otherwise"),
    ]

    def action_kind(self, step: int) -> None:
        if self._session.filling is not None:
            self._show_answer(self._session.next_part())
        else:
            super().action_kind(step)

    @on(FittedView.Answered)
    def clicked(self, event: FittedView.Answered) -> None:
        self._show_answer(event.answer)


@asynccontextmanager
async def looking(
    session: Session, view: type[View], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Hand]:
    """Sit at the capture screen, and look at a view."""
    screen = LookingScreen(session, Workshop(session.sheet.path.parents[1]))
    async with seated_at(screen, size) as hand:
        board = screen.query_one(BoardView)
        while board.front is not view:
            await hand.press("f3")
        await hand.pause()
        await hand.pause()
        yield hand
