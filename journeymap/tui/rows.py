"""Rows of people's words: one below the other, with what belongs together side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from journeymap.tui.words import shown

Piece = tuple[str, str]
"""Words, and the style in which they are shown."""
Cell = tuple[Piece, ...]

_NARROWEST = 8
_COLUMN = 16
"""A column that is narrower than this is set below the other one."""
_BETWEEN = "  │  "


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a mark, then blocks of words below one another."""

    blocks: tuple[tuple[Cell, ...], ...]
    """Each block has one cell, or several that stand side by side."""
    lead: str = "·"
    """What stands before its first line."""
    behind: str = ""
    """What stands at the right end of its first line."""
    key: str = ""
    """What a click on it is about; nothing if it is empty."""
    here: bool = False
    """Whether it is the one that is chosen."""
    gap: bool = False
    """Whether an empty line follows."""


def plain_row(words: str, style: str = "", *, lead: str = "·") -> Row:
    """Return a row that has nothing but words."""
    cell = ((words, style),)
    return Row(((cell,),), lead)


class Rows(ScrollView, can_focus=False):
    """Shows rows, and keeps the chosen one in sight. Only the lines in sight are drawn."""

    rows: reactive[tuple[Row, ...]] = reactive(())
    nothing: reactive[str] = reactive("")
    """What stands there while there are no rows."""

    @dataclass
    class Chosen(Message):
        """Somebody clicked on a row."""

        rows: Rows
        key: str

        @property
        def control(self) -> Rows:
            """The rows among which it is."""
            return self.rows

    def __init__(self, *, id: str, keeps_end: bool = False) -> None:  # noqa: A002  # Textual's name
        """Make a list; one that `keeps_end` shows its last row if none is chosen."""
        super().__init__(id=id)
        self._keeps_end = keeps_end
        self._lines: list[Content] = []
        self._row_of_line: list[Row] = []
        self._laid_out: dict[tuple[Row, int, int], list[Content]] = {}

    def watch_rows(self) -> None:
        self._lay_out()

    def watch_nothing(self) -> None:
        self._lay_out()

    def on_resize(self, event: Resize) -> None:
        del event
        self._lay_out()

    def on_click(self, event: Click) -> None:
        at = event.get_content_offset(self)
        line = None if at is None else at.y + self.scroll_offset.y
        if line is not None and line < len(self._row_of_line) and self._row_of_line[line].key:
            self.post_message(self.Chosen(self, self._row_of_line[line].key))

    def render_line(self, y: int) -> Strip:
        line = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if line >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        (strip,) = Visual.to_strips(self, self._lines[line], width, 1, self.visual_style, pad=True)
        return strip

    def _lay_out(self) -> None:
        """Break the rows into lines, and bring the chosen one into sight."""
        width = max(self.scrollable_content_region.width - 1, _NARROWEST)
        indent = max((Content(row.lead).cell_length for row in self.rows), default=0) + 1
        known, self._laid_out = self._laid_out, {}
        self._lines, self._row_of_line = [], []
        for row in self.rows:
            look = (row, width, indent)
            lines = self._laid_out[look] = known.get(look) or list(_lines_of(*look))
            self._lines += lines
            self._row_of_line += [row] * len(lines)
        if not self.rows:
            self._lines = shown(self.nothing, "dim").wrap(width)
        self.virtual_size = Size(width, len(self._lines))
        self._keep_in_sight()
        self.refresh()

    def _keep_in_sight(self) -> None:
        lines = [at for at, row in enumerate(self._row_of_line) if row.here]
        if not lines:
            end = len(self._lines) if self._keeps_end else 0
            self.scroll_to(y=end, animate=False, immediate=True)
            return
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        top = max(min(top, lines[0]), lines[0] if len(lines) > height else lines[-1] - height + 1)
        self.scroll_to(y=max(top, 0), animate=False, immediate=True)


def _lines_of(row: Row, width: int, indent: int) -> Iterator[Content]:
    """Yield a row's lines, hung behind its lead."""
    behind = f" {row.behind}" if row.behind else ""
    room = max(width - indent - Content(behind).cell_length, _NARROWEST)
    lines = [line for block in row.blocks for line in _block(block, room)]
    for number, line in enumerate(lines):
        lead = row.lead if number == 0 else ""
        end = behind if number == 0 else ""
        whole = Content.assemble(
            (lead.ljust(indent), "$accent" if row.here else "$foreground 60%"),
            line.pad_right(max(room - line.cell_length, 0)),
            (end, "$accent"),
        )
        whole = whole.pad_right(max(width - whole.cell_length, 0))
        yield whole.stylize("on $primary 25%") if row.here else whole
    if row.gap:
        yield Content("")


def _block(cells: tuple[Cell, ...], room: int) -> list[Content]:
    """Return the lines of cells side by side, or below one another where that is too narrow."""
    column = (room - len(_BETWEEN) * (len(cells) - 1)) // max(len(cells), 1)
    if len(cells) == 1 or column < _COLUMN:
        return [line for cell in cells for line in _words(cell).wrap(room)]
    columns = [_words(cell).wrap(column) for cell in cells]
    return [
        Content(_BETWEEN)
        .stylize("$foreground 40%")
        .join([part.pad_right(max(column - part.cell_length, 0)) for part in parts])
        for parts in zip_longest(*columns, fillvalue=Content(""))
    ]


def _words(cell: Cell) -> Content:
    return Content("").join([shown(words, style) for words, style in cell])
