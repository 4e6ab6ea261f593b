"""Draws the wall's picture, and of a new one only the rows that are not as they were."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from journeymap.feedback.wall import Picture
from journeymap.tui.wall_layout import laid_out
from journeymap.tui.wall_rows import EMPTY, Row

LOOKS = (
    *("plain", "quiet", "title", "heading", "here", "always", "never"),
    *("newest", "fresh", "people", "beside"),
)
"""What text on the wall can look like; the stylesheet says how."""


class WallPicture(Widget):
    """What the wall shows: a picture, and at its foot what the wall is doing."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"wall--{look}" for look in LOOKS}
    can_focus = False
    shown: reactive[tuple[Picture, str] | None] = reactive(None, repaint=False)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    def watch_shown(self) -> None:
        self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        """Return one row of the terminal, without what could command it."""
        row = self._rows[y] if y < len(self._rows) else EMPTY
        style = {look: self.get_component_rich_style(f"wall--{look}") for _, look in row}
        segments = [Segment(text, style[look]) for text, look in row if text]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _lay_out(self) -> None:
        """Lay the picture out, and draw the rows anew that have changed."""
        if self.shown is None or not self.size:
            return
        before = self._rows
        picture, state = self.shown
        self._rows = laid_out(picture, self.size.width, self.size.height, state)
        changed = [
            Region(0, y, self.size.width, 1)
            for y, row in enumerate(self._rows)
            if y >= len(before) or row != before[y]
        ]
        if changed:
            self.refresh(*changed)
