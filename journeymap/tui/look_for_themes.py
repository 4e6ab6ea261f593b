"""Looks for themes among the findings, beside all that is done on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Event

from textual import work
from textual.message import Message
from textual.widget import Widget

from journeymap.findings.finding import Finding
from journeymap.findings.themed import ThemeToName, find_themes_to_name
from journeymap.tui.now_and_then import Stopped, now_and_then


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
        told = now_and_then(self._stop, lambda now, of: self.post_message(self.HowFar(now, of)))

        try:
            themes = find_themes_to_name(findings, told)
        except Stopped:
            return
        if not self._stop.is_set():
            self.post_message(self.Done(themes))
