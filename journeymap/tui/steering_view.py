"""The session at a glance: what was not asked, who was not heard, all tables, the clocks."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.events import Click, MouseEvent, MouseMove, Resize, Show
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer
from textual.visual import Visual

from journeymap.capture.session import Session
from journeymap.findings.balance import find_balance
from journeymap.findings.gaps import find_gaps
from journeymap.findings.heard import find_heard
from journeymap.findings.tables import find_tables
from journeymap.tui.balance_block import balance_block
from journeymap.tui.block import Block, Spot, below, beside, column_width
from journeymap.tui.clocks_block import clocks_block
from journeymap.tui.gaps_block import gaps_block
from journeymap.tui.heard_block import heard_block
from journeymap.tui.tables_block import tables_block

_NARROWEST = 20
_MARGIN = 1
"""Columns left free at the right, before the scroll bar."""
_TWO_COLUMNS = 104
_ALL_IN_TWO_COLUMNS = 156
_STEP = 3


@dataclass(frozen=True, slots=True)
class _Parts:
    """The sections but for the clocks, as wide as they have to be."""

    gaps: Block
    heard: Block
    balance: Block
    tables: Block


class SteeringView(ScrollView, can_focus=False):
    """Shows how a session stands. It is read only, and never has the focus.

    It is worked out anew by `show`, and once a second while a clock runs, but only while it
    can be seen.
    """

    @dataclass
    class Chosen(Message):
        """Somebody clicked on what is asked at a stage; None is the whole journey."""

        stage: str | None
        kind: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self._session: Session | None = None
        self._block = Block()
        self._parts: _Parts | None = None
        self._is_stale = False
        self._pointed: Spot | None = None
        self._timer: Timer | None = None

    def on_mount(self) -> None:
        self._timer = self.set_interval(1.0, self.look_at_clocks, pause=True)

    def show(self, session: Session) -> None:
        """Show how a session stands now, or as soon as this can be seen."""
        self._session = session
        self._is_stale = True
        self._work_out()

    def scroll(self, step: int) -> None:
        """Scroll up, -1, or down, 1."""
        self.scroll_relative(y=_STEP * step, animate=False)

    def look_at_clocks(self) -> None:
        """Show how the clocks stand now, if that is not what is seen."""
        if self._session is None or self._parts is None or not self.is_on_screen:
            return
        clocks = self._session.clocks
        if self._timer is not None:
            (self._timer.resume if clocks.is_any_running else self._timer.pause)()
        width = self._width
        readings = clocks.readings(self._session.board)
        block = _arranged(self._parts, clocks_block(readings, _width_of_clocks(width)), width)
        if _is_same(block, self._block):
            return
        self._block = block
        self._pointed = None
        self.virtual_size = Size(width, len(block.lines))
        self.refresh()

    def on_show(self, event: Show) -> None:
        del event
        self._work_out()

    def on_resize(self, event: Resize) -> None:
        del event
        self._is_stale = True
        self._work_out()

    def on_click(self, event: Click) -> None:
        spot = self._spot_under(event)
        if spot is not None:
            self.post_message(self.Chosen(spot.stage, spot.kind))

    def on_mouse_move(self, event: MouseMove) -> None:
        self._point_at(self._spot_under(event))

    def on_leave(self) -> None:
        self._point_at(None)

    def render_line(self, y: int) -> Strip:
        line = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if line >= len(self._block.lines):
            return Strip.blank(width, self.rich_style)
        content = self._block.lines[line]
        if self._pointed is not None and self._pointed.line == line:
            content = _underlined(content, self._pointed)
        (strip,) = Visual.to_strips(self, content, width, 1, self.visual_style, pad=True)
        return strip

    @property
    def _width(self) -> int:
        return max(self.scrollable_content_region.width - _MARGIN, _NARROWEST)

    def _work_out(self) -> None:
        """Work out the sections anew, if they are looked at and not up to date."""
        if self._session is None or not self._is_stale or not self.is_on_screen:
            return
        self._is_stale = False
        self._parts = _parts(self._session, self._width)
        self.look_at_clocks()

    def _spot_under(self, event: MouseEvent) -> Spot | None:
        """Return the place under the mouse on which one can click, if there is one."""
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        line = offset.y + self.scroll_offset.y
        spots = (each for each in self._block.spots if each.line == line)
        return next((each for each in spots if each.start <= offset.x < each.end), None)

    def _point_at(self, spot: Spot | None) -> None:
        if spot != self._pointed:
            self._pointed = spot
            self.refresh()


def _parts(session: Session, width: int) -> _Parts:
    board = session.board
    half = column_width(2, width)
    return _Parts(
        gaps_block(find_gaps(board), half if width >= _ALL_IN_TWO_COLUMNS else width),
        heard_block(find_heard(board), half if width >= _TWO_COLUMNS else width),
        balance_block(find_balance(board), half if width >= _TWO_COLUMNS else width),
        tables_block(find_tables(board), board, width),
    )


def _width_of_clocks(width: int) -> int:
    return column_width(2, width) if width >= _ALL_IN_TWO_COLUMNS else width


def _arranged(parts: _Parts, clocks: Block, width: int) -> Block:
    """Return the sections one under the other, or side by side where there is room."""
    if width >= _ALL_IN_TWO_COLUMNS:
        left, right = below([parts.gaps, parts.balance]), below([parts.heard, clocks])
        return below([beside([left, right], width), parts.tables])
    if width >= _TWO_COLUMNS:
        middle = beside([parts.heard, parts.balance], width)
        return below([parts.gaps, middle, parts.tables, clocks])
    return below([parts.gaps, parts.heard, parts.balance, parts.tables, clocks])


def _is_same(block: Block, other: Block) -> bool:
    """Whether two blocks look the same and can be clicked on alike."""
    return (
        block.spots == other.spots
        and len(block.lines) == len(other.lines)
        and all(map(Content.is_same, block.lines, other.lines))
    )


def _underlined(content: Content, spot: Spot) -> Content:
    """Return a line with a place in it underlined. A wide letter is one letter, two columns."""
    start, end = (len(content.truncate(column)) for column in (spot.start, spot.end))
    return content.stylize("bold underline", start, end)
