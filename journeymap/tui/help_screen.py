"""Help: what can be typed, and the keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from journeymap.board import Board
from journeymap.cleaning import one_line
from journeymap.entries import SAID_KINDS
from journeymap.tui.above import OnlyRead
from journeymap.tui.keys import bindings_of, key_of

LINES = (
    *((kind.example, kind.meaning) for kind in SAID_KINDS.values() if kind.sign),
    ("=", "me too: one more person says the one marked ▸"),
    ("= k7f3.4", "me too, for the entry with that id"),
    ("/stage", "go to a stage; / alone: the whole journey"),
    ("@voice", "who is speaking now; @ alone: not said who"),
    ("undo, redo", "take back what was done last on this sheet, or do it again"),
    (":", "what else can be done, by typing it"),
    ("text without a sign", "becomes what the line's frame says"),
)


class HelpScreen(OnlyRead, ModalScreen[None]):
    """What can be typed, on this journey and with these voices, and the keys."""

    CSS_PATH = "help_screen.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (11, "-usual")]  # noqa: RUF012  # not a ClassVar to Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,enter,q", "dismiss", "Close", id="help.close"),
    ]

    def __init__(self, board: Board) -> None:
        super().__init__()
        self._board = board

    def compose(self) -> ComposeResult:
        with VerticalScroll() as scroll:
            scroll.border_title = Content("Help")
            scroll.border_subtitle = Content("Esc closes")
            yield from _section("What to type", LINES)
            stages = enumerate(self._board.stages(), 1)
            yield from _section(
                "This journey",
                [(f"/{stage.id} or /{number}", stage.name) for number, stage in stages],
            )
            voices = self._board.guide.voices
            yield from _section("Who speaks", [(f"@{each.id}", each.name) for each in voices])
            keymap = getattr(self.app, "keymap", {})
            keys = (
                (key_of(each, keymap), each.tooltip or each.description) for each in self._keys()
            )
            yield from _section("Keys", list(keys))

    def _keys(self) -> Iterator[Binding]:
        """Return the bindings of the screen underneath: help is made from them."""
        below = self.app.screen_stack[-2]
        return bindings_of((*below.BINDINGS, *self.app.BINDINGS))


def _section(heading: str, rows: Sequence[tuple[str, str]]) -> Iterator[Static]:
    """Yield a heading, and under it what is typed beside what it means."""
    if rows:
        yield Static(Content(heading), classes="help-heading")
        table = Table.grid(padding=(0, 2))
        table.add_column(min_width=14, max_width=34)
        table.add_column()
        for left, right in rows:
            table.add_row(Text(one_line(left), style="bold"), Text(one_line(right)))
        yield Static(table, classes="help-rows")
