"""The entries that a search has found, one in a row, with one of them under the cursor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from journeymap.board import Board, Standing
from journeymap.capture.tally import tally
from journeymap.entries import Always, Never, Said
from journeymap.tui.entries_keys import in_the_list
from journeymap.tui.entry_list import body_of
from journeymap.tui.words import shown_on_one_line

_ROOM_FOR_STAGES = 50
_ROOM_FOR_NAMES = 84
"""From so many cells on there is room for the stages, as they are typed, and by their names."""
_SHORT, _LONG = 12, 26
"""Cells for a stage, as it is typed and by its name."""
_MOST_FOR_THEMES = 0.3
"""The part of a row that its themes may take."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a list shows, and what of the board it needs for it."""

    standings: Sequence[Standing] = ()
    stages: Mapping[str, str] | None = None
    """The names of the stages, by their ids."""
    contested: frozenset[str] = frozenset()
    empty: str = ""
    """What stands there if nothing was found."""

    @classmethod
    def on(cls, board: Board, standings: Sequence[Standing], empty: str) -> Found:
        """Return what a list shows of what was found on a board."""
        names = {stage.id: stage.name for stage in board.stages()}
        return cls(standings, names, frozenset(board.contested()), empty)


class FoundList(ScrollView, can_focus=True):
    """Shows each entry in one row. Only the rows in sight are drawn, so 5,000 cost no more."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *in_the_list(),
        Binding("up,k", "screen.step(-1)", "Up", show=False, id="entries.up"),
        Binding("down,j", "screen.step(1)", "Down", show=False, id="entries.down"),
        Binding("home,g", "screen.end(0)", "First", show=False, id="entries.first"),
        Binding("end,G", "screen.end(1)", "Last", show=False, id="entries.last"),
    ]

    @dataclass
    class Pointed(Message):
        """The cursor is on another entry, or on none."""

    @dataclass
    class Opened(Message):
        """Somebody clicked twice on an entry."""

    def __init__(self) -> None:
        super().__init__()
        self._found = Found()
        self._cursor = 0
        self._waits = False

    @property
    def under_cursor(self) -> Standing | None:
        """The entry under the cursor."""
        found = self._found.standings
        return found[self._cursor] if self._cursor < len(found) else None

    @property
    def cursor(self) -> int:
        """The number of the row under the cursor, counted from 0."""
        return self._cursor

    @property
    def page(self) -> int:
        """How many rows a page down goes on."""
        return max(self.scrollable_content_region.height - 1, 1)

    def wait(self, *, waits: bool) -> None:
        """Take no clicks and no keys while something about an entry is typed. It can be read."""
        self._waits = waits
        self.can_focus = not waits

    def show(self, found: Found, entry_id: str | None, otherwise: int | None = None) -> None:
        """Show what was found, with the cursor on an entry.

        If that is not among them, the cursor goes to the row `otherwise`, or stays where it was.
        """
        self._found = found
        self.virtual_size = Size(self.scrollable_content_region.width, max(len(found.standings), 1))
        rows = (n for n, each in enumerate(found.standings) if each.entry.id == entry_id)
        self.go_to(next(rows, self._cursor if otherwise is None else otherwise))

    def go_to(self, row: int) -> None:
        """Put the cursor on a row, the nearest there is, and bring it into sight."""
        self._cursor = min(max(row, 0), max(len(self._found.standings) - 1, 0))
        self._bring_into_sight()
        self.refresh()
        self.post_message(self.Pointed())

    def _bring_into_sight(self) -> None:
        height = max(self.scrollable_content_region.height, 1)
        top = self.scroll_offset.y
        nearest = min(max(top, self._cursor - height + 1), self._cursor)
        self.scroll_to(y=nearest, animate=False, immediate=True)

    def on_resize(self, event: Resize) -> None:
        del event
        self._bring_into_sight()

    def on_click(self, event: Click) -> None:
        row = event.get_content_offset_capture(self).y + self.scroll_offset.y
        if row < len(self._found.standings) and not self._waits:
            self.go_to(row)
            if event.chain > 1:
                self.post_message(self.Opened())

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        found = self._found.standings
        if row < len(found):
            content = row_of(found[row], self._found, width, under_cursor=row == self._cursor)
        elif row == 0:
            content = shown_on_one_line(self._found.empty, "dim").truncate(width, ellipsis=True)
        else:
            return Strip.blank(width, self.rich_style)
        (strip,) = Visual.to_strips(self, content, width, 1, self.visual_style, pad=True)
        return strip


def row_of(standing: Standing, found: Found, width: int, *, under_cursor: bool) -> Content:
    """Return an entry as a row of so many cells: its kind, its words, its marks, its stage."""
    entry = standing.entry
    behind = Content.assemble(
        _themes(standing, int(width * _MOST_FOR_THEMES)),
        _marks(standing, found, in_words=width >= _ROOM_FOR_NAMES),
        _stage(entry, found, width),
    )
    room = max(width - 5 - behind.cell_length, 1)
    whole = Content(" · ").join(body_of(entry, "bold" if under_cursor else "").split("\n"))
    words = whole.truncate(room, ellipsis=True)
    row = Content.assemble(
        ("▸" if under_cursor else " ", "$accent"),
        (f"{entry.sign or '·'} ", f"bold {style_of(type(entry))}"),
        words,
        " " * max(room - words.cell_length, 0),
        behind,
        "  ",
    )
    return row.stylize_before("on $primary 25%") if under_cursor else row


def style_of(kind: type[Said]) -> str:
    """Return the colour of a kind."""
    return {Always: "$success", Never: "$error"}.get(kind, "$accent")


def _stage(entry: Said, found: Found, width: int) -> Content:
    if width < _ROOM_FOR_STAGES:
        return Content("")
    by_name = width >= _ROOM_FOR_NAMES
    cells = _LONG if by_name else _SHORT
    stage = entry.stage or ""
    text = (found.stages or {}).get(stage, stage) if by_name else f"/{stage}" if stage else ""
    name = shown_on_one_line(text, "dim").truncate(cells, ellipsis=True)
    return Content.assemble("  ", name, " " * max(cells - name.cell_length, 0))


def _themes(standing: Standing, room: int) -> Content:
    names = "  ".join(f"#{theme.name}" for theme in standing.themes)
    themes = shown_on_one_line(names, "$secondary").truncate(room, ellipsis=True)
    return Content.assemble("  ", themes) if names else themes


def _marks(standing: Standing, found: Found, *, in_words: bool) -> Content:
    """Return what there is to know about an entry at a glance: each by a sign, not by colour."""
    entry = standing.entry
    marks: list[tuple[str, str]] = []
    if standing.apart:
        marks.append(("≠ apart" if in_words else "≠", "bold $warning"))
    if entry.id in found.contested:
        marks.append(("? not agreed" if in_words else "?", "$warning"))
    if tally(standing):
        marks.append((tally(standing), "$accent"))
    return Content.assemble(*(part for mark in marks for part in ("  ", mark)))
