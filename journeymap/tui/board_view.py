"""The board on the screen: the road map on top, and one view of it at a time."""

from __future__ import annotations

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from journeymap.board import Board
from journeymap.capture.answer import Answer
from journeymap.capture.session import Session
from journeymap.entries import Said
from journeymap.tui.road_map import RoadMap, Stop
from journeymap.tui.road_view import RoadView
from journeymap.tui.view import View
from journeymap.tui.view_tabs import Tab, ViewTabs
from journeymap.tui.views import VIEWS, view_of


class BoardView(Vertical, can_focus=False):
    """Shows what was said at all tables, as a session looks at it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._front: type[View] = RoadView
        self._made: dict[type[View], View] = {}
        """The views that were looked at. The others are not made yet."""

    @property
    def front(self) -> type[View]:
        """The view that is looked at."""
        return self._front

    def compose(self) -> ComposeResult:
        yield RoadMap(tuple(_stops(self._session)))
        yield ViewTabs(self._tabs())
        yield self._made.setdefault(RoadView, RoadView())

    def show(self) -> None:
        """Show the board as it stands now, unless the screen is being taken down."""
        if not (self.is_attached and self.query(RoadMap) and self._made[self._front].children):
            return
        self.query_one(RoadMap).stops = tuple(_stops(self._session))
        self.query_one(ViewTabs).tabs = self._tabs()
        self._made[self._front].show(self._session)

    def turn(self, step: int) -> None:
        """Look at the next view, or the one before."""
        views = self._views()
        at = views.index(self._front) if self._front in views else 0
        self.look_at(views[(at + step) % len(views)])

    def look_at(self, view: type[View]) -> None:
        """Look at a view. What is typed without a sign becomes what belongs there."""
        self._made[self._front].display = False
        self._front = view
        if view not in self._made:
            self._made[view] = view()
            self.mount(self._made[view])
        self._made[view].display = True
        self._session.fills_in = view is not RoadView
        if view.KINDS and self._session.kind not in view.KINDS:
            self._session.kind = view.KINDS[0]
        self.call_after_refresh(self.show)

    def look_where(self, kind: type[Said]) -> None:
        """Look at the view to which a kind belongs, if another kind's view is looked at."""
        if self._front.KINDS and kind not in self._front.KINDS and self._front is not RoadView:
            self.look_at(view_of(kind))

    def move(self, step: int) -> None:
        """Go up or down in the view."""
        self._made[self._front].move(step)

    def act(self, deed: int) -> Answer | None:
        """Do what the view has of its own. None if it has nothing."""
        return self._made[self._front].act(self._session, deed)

    @on(ViewTabs.Chosen)
    def look_at_chosen(self, event: ViewTabs.Chosen) -> None:
        """Look at the view whose tab was clicked."""
        event.stop()
        self.look_at(self._views()[event.at])

    def _tabs(self) -> tuple[Tab, ...]:
        board = self._session.board
        return tuple(
            Tab(
                _sign(each),
                each.NAME,
                _number(board, each),
                here=each is self._front,
                in_survey=_number_in_survey(board, each),
            )
            for each in self._views()
        )

    def _views(self) -> list[type[View]]:
        """Return the views of this workshop, in order."""
        return [each for each in VIEWS if each.is_in(self._session.board)]


def _sign(view: type[View]) -> str:
    return view.KINDS[0].sign if len(view.KINDS) == 1 else ""


def _number(board: Board, view: type[View]) -> int | None:
    only = view.KINDS[0] if len(view.KINDS) == 1 else None
    return board.number_of_kind(only.kind) if only else None


def _number_in_survey(board: Board, view: type[View]) -> int:
    return board.number_of_kind_in_survey(view.KINDS[0].kind) if len(view.KINDS) == 1 else 0


def _stops(session: Session) -> Iterator[Stop]:
    board, here = session.board, session.stage
    totals = (board.number_of_kind("always"), board.number_of_kind("never"))
    survey = sum(map(board.number_of_kind_in_survey, ("always", "never")))
    yield Stop(None, "All", *totals, here=here is None, in_survey=survey)
    for stage in board.stages():
        always, never = (board.number_of(kind, stage.id) for kind in ("always", "never"))
        survey = sum(board.number_in_survey(kind, stage.id) for kind in ("always", "never"))
        yield Stop(stage.id, stage.name, always, never, here=stage == here, in_survey=survey)
