"""The board on the screen: the road map, what must always and never happen, the shelves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from journeymap.board import Board
from journeymap.capture.session import Session
from journeymap.entries import STATEMENTS, Always, Never, Said
from journeymap.tui.entry_list import EntryList, Listed
from journeymap.tui.road_map import RoadMap, Stop
from journeymap.tui.shelves import SHELVED, Shelves


class BoardView(Vertical):
    """Shows what was said at all tables, as a session looks at it: at its stage."""

    def compose(self) -> ComposeResult:
        yield RoadMap()
        with Horizontal(id="board"):
            with Horizontal(id="statements"):
                yield EntryList(Always, id="always")
                yield EntryList(Never, id="never")
            yield Shelves()

    def show(self, session: Session) -> None:
        """Show the board of a session as it stands now."""
        board = session.board
        self.query_one(RoadMap).stops = tuple(_stops(session))
        for statement in STATEMENTS:
            here = board.of_kind(statement.kind, session.stage.id if session.stage else None)
            listed = Listed(tuple(here), session.on_the_table, question_of(board, statement))
            self.query_one(f"#{statement.kind}", EntryList).listed = listed
        for kind in SHELVED:
            said = tuple(board.of_kind(kind.kind))
            listed = Listed(said, session.on_the_table, question_of(board, kind))
            self.query_one(Shelves).show(kind.kind, listed)

    def bring_forward(self, kind: type[Said]) -> None:
        """Bring the shelf on which something was just put to the front, if it is on one."""
        if kind in SHELVED:
            self.query_one(Shelves).front = kind.kind

    def turn_shelf(self) -> None:
        """Bring the next shelf to the front."""
        self.query_one(Shelves).turn()

    def scroll_statements(self, step: int) -> None:
        """Scroll both lists of statements."""
        for each in self.query("#statements EntryList"):
            each.scroll_relative(y=3 * step, animate=False)


def question_of(board: Board, kind: type[Said]) -> str:
    """Return what the guide asks for a kind, to be shown where nothing was said yet."""
    return board.guide.question(kind.kind) or "nothing yet"


def _stops(session: Session) -> Iterator[Stop]:
    said = session.board.said()
    counts = Counter((each.entry.kind, each.entry.stage) for each in said)
    totals = Counter(each.entry.kind for each in said)
    here = session.stage
    yield Stop(None, "All", totals["always"], totals["never"], here=here is None)
    for stage in session.board.stages():
        always, never = counts["always", stage.id], counts["never", stage.id]
        yield Stop(stage.id, stage.name, always, never, here=stage == here)
