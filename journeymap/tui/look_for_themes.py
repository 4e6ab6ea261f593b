"""Looks for themes among the findings, beside all that is done on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Event
from time import monotonic

from textual import work
from textual.message import Message
from textual.widget import Widget

from journeymap.findings.finding import Finding
from journeymap.findings.themed import ThemeToName, find_themes_to_name

_BETWEEN_TOLD = 0.1
"""Seconds between two times that it is told how far it is."""


class _Stopped(Exception):
    """Nobody waits for the themes any more."""


class LookForThemes(Widget, can_focus=False):
    """Is not seen. It looks in a thread of its own, until it has found all or is taken away."""

    DEFAULT_CSS = "LookForThemes { display: none; }"

    @dataclass
    class Done(Message):
        """What may be a theme."""

        themes: list[ThemeToName]

    @dataclass
    class HowFar(Message):
        """So much of the looking is done."""

        now: int
        of: int

    def __init__(self) -> None:
        super().__init__()
        self._stop = Event()

    def on_unmount(self) -> None:
        """Stop in the middle: nobody waits for it."""
        self._stop.set()

    @work(thread=True)
    def look(self, findings: Sequence[Finding]) -> None:
        """Look what may be a theme of findings that have none."""
        due = 0.0

        def told(now: int, of: int) -> None:
            nonlocal due
            if self._stop.is_set():
                raise _Stopped
            if monotonic() >= due:
                due = monotonic() + _BETWEEN_TOLD
                self.post_message(self.HowFar(now, of))

        try:
            themes = find_themes_to_name(findings, told)
        except _Stopped:
            return
        if not self._stop.is_set():
            self.post_message(self.Done(themes))
