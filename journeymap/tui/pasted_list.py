"""The lines of a paste, one under the other, each with what it would become."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from journeymap.capture.pasting import Pasted
from journeymap.entries import Always, Echo, Never, Said
from journeymap.tui.entry_list import body_of
from journeymap.tui.words import shown_on_one_line

_LABEL = 19
"""Cells for what a line becomes, its sign first."""
_ROOM_FOR_LABELS = 56
_ROOM_FOR_PLACES = 72
"""From so many cells on there is room for the name of the kind, and for stage and voice."""


class PastedList(ScrollView, can_focus=False):
    """Shows each line in one row, with one of them under the cursor.

    Only the rows in sight are drawn, so that 50,000 cost no more than 50.
    """

    @dataclass
    class Pointed(Message):
        """Somebody clicked on a row."""

        row: int

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Pasted] = []
        self._cursor = 0

    @property
    def cursor(self) -> int:
        """The number of the row under the cursor, counted from 0."""
        return self._cursor

    @property
    def under_cursor(self) -> Pasted | None:
        """What is under the cursor, if it was looked at already."""
        return self._rows[self._cursor] if self._cursor < len(self._rows) else None

    def put(self, number: int, pasted: Pasted) -> None:
        """Show a line in its row."""
        self._rows[number : number + 1] = [pasted]

    def show(self) -> None:
        """Draw what was put there."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._rows))
        self.refresh()

    def go_to(self, row: int) -> None:
        """Put the cursor on a row, the nearest there is, and bring it into sight."""
        self._cursor = min(max(row, 0), max(len(self._rows) - 1, 0))
        height = max(self.scrollable_content_region.height, 1)
        top = self.scroll_offset.y
        nearest = min(max(top, self._cursor - height + 1), self._cursor)
        self.scroll_to(y=nearest, animate=False, immediate=True)
        self.refresh()

    @property
    def page(self) -> int:
        """How many rows a page down goes on."""
        return max(self.scrollable_content_region.height - 1, 1)

    def on_resize(self, event: Resize) -> None:
        del event
        self.show()
        self.go_to(self._cursor)

    def on_click(self, event: Click) -> None:
        row = event.get_content_offset_capture(self).y + self.scroll_offset.y
        if row < len(self._rows):
            self.post_message(self.Pointed(row))

    def render_line(self, y: int) -> Strip:
        row = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if row >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        content = row_of(self._rows[row], width, under_cursor=row == self._cursor)
        (strip,) = Visual.to_strips(self, content, width, 1, self.visual_style, pad=True)
        return strip


def row_of(pasted: Pasted, width: int, *, under_cursor: bool) -> Content:
    """Return one line as a row of so many cells: what it becomes, its words, where."""
    style = style_of(pasted)
    label = _label(pasted) if width >= _ROOM_FOR_LABELS else _label(pasted)[:1]
    label = label.ljust(_LABEL) if width >= _ROOM_FOR_LABELS else label
    where = f" {_where(pasted)}" if width >= _ROOM_FOR_PLACES and _where(pasted) else ""
    mark = "▸" if under_cursor else " "
    room = max(width - len(label) - len(where) - 4, 1)
    words = _words(pasted).truncate(room, ellipsis=True)
    gap = " " * max(room - words.cell_length, 0)
    row = Content.assemble(
        (mark, "$accent"), " ", (label, style), " ", words, gap, (where, "dim"), " "
    )
    if pasted.left_out:
        row = row.stylize("dim")
    return row.stylize_before("on $primary 25%") if under_cursor else row


def style_of(pasted: Pasted) -> str:
    """Return the colour of what a line becomes, as it is on the capture screen."""
    if pasted.left_out:
        return "dim"
    if pasted.answer.keeps_line:
        return "bold $warning"
    if pasted.kind is None:
        return "$foreground" if isinstance(pasted.answer.entry, Echo) else "$secondary"
    return {Always: "$success", Never: "$error"}.get(pasted.kind, "$accent")


def _label(pasted: Pasted) -> str:
    if pasted.left_out:
        return "– left out"
    if pasted.answer.keeps_line:
        return "✗ cannot be read"
    if pasted.kind is not None:
        return f"{pasted.kind.sign or '·'} {pasted.becomes}"
    if pasted.answer.entry is None:
        return "→"
    return f"{'=' if isinstance(pasted.answer.entry, Echo) else '→'} {pasted.becomes}"


def _words(pasted: Pasted) -> Content:
    """Return what the row says: people's words, or what the line does."""
    entry, answer = pasted.answer.entry, pasted.answer
    if pasted.left_out:
        return shown_on_one_line(pasted.line, "strike")
    if answer.keeps_line:
        why = shown_on_one_line(answer.text, "dim")
        return Content.assemble(shown_on_one_line(pasted.line), "  ", why)
    if isinstance(entry, Said):
        return Content(" · ").join(body_of(entry).split("\n"))
    _, _, done = answer.text.rpartition(": ") if entry else ("", "", answer.text)
    return shown_on_one_line(done, "" if entry else "dim")


def _where(pasted: Pasted) -> str:
    """Return the stage and the voice as they are typed."""
    if pasted.left_out or pasted.answer.entry is None:
        return ""
    stage = f"/{pasted.stage.id}" if pasted.stage else ""
    return " ".join(filter(None, [stage, f"@{pasted.voice.id}" if pasted.voice else ""]))
