"""The view of the session itself: what was not asked, who was not heard, the clocks."""

from __future__ import annotations

from textual.app import ComposeResult

from journeymap.board import Board
from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.session import Session
from journeymap.capture.steering import turn_clock
from journeymap.entries import Unreadable
from journeymap.tui.steering_view import SteeringView
from journeymap.tui.view import View


class SessionView(View):
    """How the session stands. Its deed is to start or stop the clock of the kind in force."""

    NAME = "session"

    @classmethod
    def is_in(cls, board: Board) -> bool:
        del board
        return True

    def compose(self) -> ComposeResult:
        yield SteeringView()

    def show(self, session: Session) -> None:
        self.query_one(SteeringView).show(session)

    def move(self, step: int) -> None:
        self.query_one(SteeringView).scroll(step)

    def act(self, session: Session, deed: int) -> Answer | None:
        if deed > 1:
            return None
        try:
            return turn_clock(session)
        except Unreadable as no_minutes:
            return Answer(Outcome.NOT_TAKEN, f"{no_minutes}.")
