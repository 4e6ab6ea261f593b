"""Help for the wall: how to make it larger, and the keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from journeymap.tui.keys import key_of

_LARGER = (
    "The wall has the letters of your terminal. To make them larger, hold Ctrl and press + a few"
    " times (Cmd and + on a Mac); F11 often fills the whole screen. The larger the letters, the"
    " fewer things are shown: the last ones. From the far end of the room, 80 columns read well."
)
_NOT_SHOWN = (
    "No voices are shown, and no cards before they are drawn. E-mail addresses, telephone numbers"
    " and the like are left out; a name in what somebody said is not recognised as one, so"
    " withdraw or mend it at the table."
)


class WallHelp(ModalScreen[None]):
    """How to make the wall larger, and its keys."""

    CSS_PATH = "wall_help.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (16, "-usual")]  # noqa: RUF012  # not a ClassVar to Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,enter,q,question_mark", "dismiss", "Close", id="wall-help.close"),
    ]

    def __init__(self, bindings: Iterable[BindingType]) -> None:
        super().__init__()
        self._explained = [each for each in bindings if isinstance(each, Binding)]

    def compose(self) -> ComposeResult:
        with VerticalScroll() as scroll:
            scroll.border_title = Content("The wall")
            scroll.border_subtitle = Content("Esc closes")
            yield Static(_LARGER, markup=False)
            keys = Table.grid(padding=(0, 2))
            for each in self._explained:
                keys.add_row(Text(key_of(each), style="bold"), Text(each.tooltip))
            yield Static(keys)
            yield Static(_NOT_SHOWN, markup=False)
