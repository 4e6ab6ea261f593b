"""The road map's view: what must always and never happen here, with the shelves beside it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal

from journeymap.board import Board
from journeymap.capture.session import Session
from journeymap.entries import STATEMENTS, Always, Never, Said
from journeymap.tui.entry_list import EntryList, listed_of
from journeymap.tui.shelves import Shelves
from journeymap.tui.view import View


class RoadView(View):
    """Statements in two columns, at the stage where the session is."""

    NAME = "road map"
    KINDS: ClassVar[tuple[type[Said], ...]] = STATEMENTS

    @classmethod
    def is_in(cls, board: Board) -> bool:
        del board
        return True

    def compose(self) -> ComposeResult:
        with Horizontal(id="board"):
            with Horizontal(id="statements"):
                yield EntryList(Always, id="always")
                yield EntryList(Never, id="never")
            yield Shelves()

    def show(self, session: Session) -> None:
        stage = session.stage.id if session.stage else None
        for statement in STATEMENTS:
            listed = listed_of(session, statement, stage)
            self.query_one(f"#{statement.kind}", EntryList).listed = listed
        self.query_one(Shelves).show(session)

    def move(self, step: int) -> None:
        for each in self.query("#statements EntryList"):
            each.scroll_relative(y=3 * step, animate=False)
