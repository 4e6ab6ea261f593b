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

_LINES = (
    *((kind.example, kind.meaning) for kind in SAID_KINDS.values() if kind.sign),
    ("=", "me too: one more person says the one marked ▸"),
    ("= k7f3.4", "me too, for the entry with that id"),
    ("/stage", "go to a stage; / alone: the whole journey"),
    ("@voice", "who is speaking now; @ alone: not said who"),
    ("undo", "take back the last line of this sheet"),
    ("text without a sign", "becomes what the line's frame says"),
)


class HelpScreen(ModalScreen[None]):
    """What can be typed, on this journey and with these voices, and the keys."""

    CSS_PATH = "help_screen.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (11, "-usual")]  # noqa: RUF012  # not a ClassVar to Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,enter,q", "dismiss", "Close"),
    ]

    def __init__(self, board: Board) -> None:
        super().__init__()
        self._board = board

    def compose(self) -> ComposeResult:
        with VerticalScroll() as scroll:
            scroll.border_title = Content("Help")
            scroll.border_subtitle = Content("Esc closes")
            yield from _section("What to type", _LINES)
            stages = enumerate(self._board.stages(), 1)
            yield from _section(
                "This journey",
                [(f"/{stage.id} or /{number}", stage.name) for number, stage in stages],
            )
            voices = self._board.guide.voices
            yield from _section("Who speaks", [(f"@{each.id}", each.name) for each in voices])
            keys = ((key_of(each), each.tooltip or each.description) for each in self._keys())
            yield from _section("Keys", list(keys))

    def _keys(self) -> Iterator[Binding]:
        """Yield the bindings of the screen underneath: help is made from them."""
        below = self.app.screen_stack[-2]
        for binding in (*below.BINDINGS, *self.app.BINDINGS):
            if isinstance(binding, Binding):
                yield binding


def key_of(binding: Binding) -> str:
    """Return a binding's first key as it is shown to people."""
    return binding.key_display or binding.key.partition(",")[0]


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
