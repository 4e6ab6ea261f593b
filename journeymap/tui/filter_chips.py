"""What the entries are filtered by, in words, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import HorizontalScroll
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from journeymap.findings.filtering import Filter
from journeymap.findings.searching import Query
from journeymap.tui.words import shown_on_one_line

NAMES = {
    Filter.KIND: "Kind",
    Filter.STAGE: "Stage",
    Filter.VOICE: "Voice",
    Filter.TABLE: "Table",
    Filter.THEME: "Theme",
    Filter.SOURCE: "From",
}
_RIGHT = 3
"""The number of the mouse's right button."""


class Chip(Static):
    """One filter: its key, and what is in force. A click goes on, a right click back."""

    def __init__(self, by: Filter, key: str) -> None:
        super().__init__(id=f"chip-{by.name.lower()}")
        self._by = by
        self._key = key
        self.tooltip = f"{key}: the next {NAMES[by].lower()}. A right click: the one before."

    def show(self, query: Query) -> None:
        """Show what is in force."""
        chosen = query.chosen.get(self._by, ())
        self.set_class(bool(chosen), "in-force")
        names = " or ".join(each.name for each in chosen)
        value = shown_on_one_line(names, "bold") if chosen else Content.styled("all", "dim")
        self.update(Content.assemble((f"{self._key} ", "$accent"), f"{NAMES[self._by]}: ", value))

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(FilterChips.Turned(self._by, -1 if event.button == _RIGHT else 1))


class FilterChips(HorizontalScroll, can_focus=False):
    """The filters, each with the key that goes to its next value."""

    @dataclass
    class Turned(Message):
        """Somebody asked for the next value of a filter, or with -1 for the one before."""

        by: Filter
        step: int

    def compose(self) -> ComposeResult:
        for number, by in enumerate(Filter, 1):
            yield Chip(by, str(number))

    def show(self, query: Query, *, has_survey: bool) -> None:
        """Show which filters are in force. Where they come from is one if there was a survey."""
        for chip in self.query(Chip):
            chip.show(query)
        self.query_one("#chip-source").display = has_survey
