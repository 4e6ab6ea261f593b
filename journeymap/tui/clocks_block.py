"""The clocks of all activities that have one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from textual.content import Content

from journeymap.capture.clock import Reading
from journeymap.tui.block import Block, bar, fitted, heading
from journeymap.tui.clock_view import STYLES
from journeymap.tui.words import shown_on_one_line

_HOW = ":clock 10 starts one for what is being written, :clock stop stops it"
_NAME = 18
_LONGEST_BAR = 30


def clocks_block(readings: Iterable[Reading], width: int) -> Block:
    """Return a line for each clock: how much of its time has gone, and what is left."""
    title = heading("Clocks", Content.styled(_HOW, "dim"), width)
    lines = [_line(each, width) for each in readings]
    if not lines:
        text = "No activity has minutes in the guide, and no clock runs."
        lines = Content.styled(text, "dim").wrap(width)
    return Block((title, *lines))


def _line(reading: Reading, width: int) -> Content:
    whole = timedelta(minutes=reading.minutes)
    gone = timedelta(0) if reading.left is None else min(whole - reading.left, whole)
    length = min(_LONGEST_BAR, max(width - _NAME - len("10 minutes, not started") - 2, 0))
    style = STYLES[reading.phase]
    words = reading.in_words().removeprefix(f"{reading.name}: ")
    return fitted(
        Content.assemble(
            fitted(shown_on_one_line(reading.name), _NAME),
            bar(gone / whole, 1, length, "$primary"),
            "  " if length else "",
            shown_on_one_line(words, style),
        ),
        width,
    )
