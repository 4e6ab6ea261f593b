"""Help for one screen: what it is for, and its keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from journeymap.tui.keys import bindings_of, key_of


class KeysHelp(ModalScreen[None]):
    """What a screen is for in a few lines, and its keys."""

    CSS_PATH = "keys_help.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (16, "-usual")]  # noqa: RUF012  # not a ClassVar to Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,enter,q,question_mark", "dismiss", "Close", id="keys-help.close"),
    ]

    def __init__(
        self, title: str, bindings: Iterable[BindingType], lines: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self._title = title
        self._explained = [*bindings_of(bindings)]
        self._lines_about = lines

    def compose(self) -> ComposeResult:
        with VerticalScroll() as scroll:
            scroll.border_title = Content(self._title)
            scroll.border_subtitle = Content("Esc closes")
            if self._lines_about:
                yield Static(" ".join(self._lines_about), markup=False)
            keymap = getattr(self.app, "keymap", {})
            keys = Table.grid(padding=(0, 2))
            for each in self._explained:
                does = f"{each.description}: {each.tooltip}" if each.tooltip else each.description
                keys.add_row(Text(key_of(each, keymap), style="bold"), Text(does))
            yield Static(keys)
