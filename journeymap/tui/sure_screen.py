"""The question whether somebody is sure, with what there is to know before the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from journeymap.tui.words import shown_on_one_line


class SureScreen(ModalScreen[bool]):
    """Shows lines to be read first. Enter says yes, Esc no."""

    CSS_PATH = "sure_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+j,y", "dismiss(True)", "Yes", key_display="Enter", id="sure.yes"),
        Binding("escape,n", "dismiss(False)", "Back", key_display="Esc", id="sure.no"),
    ]

    def __init__(self, title: str, lines: Sequence[str], behind: str, yes: str) -> None:
        """Show `lines` under a title and a sentence `behind` them. `yes` is what Enter does."""
        super().__init__()
        self._title = title
        self._lines = lines
        self._behind = behind
        self._yes = yes

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="sure") as box:
            box.border_title = shown_on_one_line(self._title)
            box.border_subtitle = Content(f"Enter: {self._yes.lower()}, Esc: go back")
            for line in self._lines:
                yield Static(Content.assemble(("· ", "$accent"), shown_on_one_line(line)))
            yield Static(shown_on_one_line(self._behind, "dim"), id="behind")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one("#sure").focus()
