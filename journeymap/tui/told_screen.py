"""What was asked for behind a colon, if it takes more than a sentence: lines to be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from journeymap.capture.answer import Answer
from journeymap.cleaning import one_line
from journeymap.tui.above import OnlyRead
from journeymap.tui.words import shown_on_one_line

_NUMBERED = re.compile(r"([0-9]+\.) (.*)")


class ToldScreen(OnlyRead, ModalScreen[None]):
    """The lines of an answer in a box. Numbered lines stand under one another."""

    CSS_PATH = "told_screen.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (11, "-usual")]  # noqa: RUF012  # not a ClassVar to Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", "Close", id="told.close", tooltip="Back to the line"),
    ]

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self._answer = answer

    def compose(self) -> ComposeResult:
        with VerticalScroll() as scroll:
            text = one_line(self._answer.text).rstrip(":.")
            scroll.border_title = Content(text[:1].upper() + text[1:])
            scroll.border_subtitle = Content("Esc closes")
            lines = [one_line(each) for each in self._answer.told]
            for numbered, group in groupby(lines, lambda line: bool(_NUMBERED.fullmatch(line))):
                some = [*group]
                yield _in_rows(some) if numbered else _as_they_are(some)


def _as_they_are(lines: Sequence[str]) -> Static:
    return Static(Content("\n").join(map(shown_on_one_line, lines)))


def _in_rows(lines: Sequence[str]) -> Static:
    """Return the lines with their numbers in a column of their own."""
    table = Table.grid(padding=(0, 1))
    table.add_column()
    table.add_column()
    parts = [line.split(" ", 1) for line in lines]
    width = max(len(number) for number, _ in parts)
    for number, words in parts:
        table.add_row(Text(number.rjust(width), style="bold"), Text(words))
    return Static(table)
