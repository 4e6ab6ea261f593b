"""Which findings are shown, in words with their numbers, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import HorizontalScroll
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from journeymap.findings.picking import Pick

_ROOM_FOR_NUMBERS = 76


class PickChip(Static):
    """One way to pick: its key, what it is called, and how many there are."""

    def __init__(self, by: Pick, key: str) -> None:
        super().__init__(id=f"pick-{by.name.lower().replace('_', '-')}")
        self._by = by
        self._key = key

    def show(self, number: int, *, is_chosen: bool) -> None:
        """Show how many there are, and whether they are those that are shown."""
        self.set_class(is_chosen, "in-force")
        style = "bold" if is_chosen else ""
        words = (str(self._by), style)
        behind = (f" {number}", "dim") if self.app.size.width >= _ROOM_FOR_NUMBERS else ""
        self.update(Content.assemble((f"{self._key} ", "$accent"), words, behind))

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(PickChips.Picked(self._by))


class PickChips(HorizontalScroll, can_focus=False):
    """The ways to pick, each with the key that chooses it."""

    @dataclass
    class Picked(Message):
        """Somebody wants to see these."""

        by: Pick

    def compose(self) -> ComposeResult:
        for number, by in enumerate(Pick, 1):
            yield PickChip(by, str(number))

    def show(self, numbers: Mapping[Pick, int], chosen: Pick) -> None:
        """Show the numbers, and which are chosen."""
        for by, chip in zip(Pick, self.query(PickChip), strict=True):
            chip.show(numbers.get(by, 0), is_chosen=by is chosen)
