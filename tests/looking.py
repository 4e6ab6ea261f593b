"""A view of the capture screen in a test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from at_the_screen import Hand, seated_at

from journeymap.capture.session import Session
from journeymap.sheets.workshop import Workshop
from journeymap.tui.board_view import BoardView
from journeymap.tui.capture_screen import CaptureScreen
from journeymap.tui.view import View


@asynccontextmanager
async def looking(
    session: Session, view: type[View], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Hand]:
    """Sit at the capture screen, and look at a view."""
    screen = CaptureScreen(session, Workshop(session.sheet.path.parents[1]))
    async with seated_at(screen, size) as hand:
        board = screen.query_one(BoardView)
        while board.front is not view:
            await hand.press("f3")
        await hand.pause()
        await hand.pause()
        yield hand
