"""The question where to save what the workshop's folder does not take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from journeymap.capture.away import place_named
from journeymap.sheets.sheet import NotSaved
from journeymap.tui.words import shown_on_one_line


class ElsewhereScreen(ModalScreen[bool]):
    """Asks for another place until one can be written. The answer is whether there is one."""

    CSS_PATH = "elsewhere_screen.tcss"
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012  # not a ClassVar to Textual
        (0, "-tiny"),
        (11, "-usual"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(False)", "Back")]

    def __init__(self, proposed: Path, go: Callable[[Path], None]) -> None:
        """Propose a place. `go` is called with one, and raises `NotSaved` if it is none."""
        super().__init__()
        self._proposed = proposed
        self._go = go

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = Content("Save in another place")
            box.border_subtitle = Content("Enter saves, Esc goes back")
            yield Input(str(self._proposed), id="place", select_on_focus=False)
            yield Static(id="refusal", markup=False)
            yield Static(
                "When the workshop's folder works again, it comes home by itself.",
                id="explanation",
                markup=False,
            )

    @on(Input.Submitted)
    def go(self, event: Input.Submitted) -> None:
        """Go there, or say why that cannot be."""
        try:
            self._go(place_named(event.value))
        except NotSaved as why:
            self.query_one("#refusal", Static).update(shown_on_one_line(f"Not there: {why}."))
            return
        self.dismiss(True)  # noqa: FBT003  # Textual's way
