"""Puts together what was said, beside all that is done on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Event
from time import monotonic

from textual import work
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

from journeymap.board import Board
from journeymap.capture.session import Session
from journeymap.entries import Entry
from journeymap.findings.could_have import Asked
from journeymap.findings.together import Findings, Site, find_findings
from journeymap.guide import Guide
from journeymap.sheets.workshop import Workshop
from journeymap.survey.asked import what_was_asked
from journeymap.tui.now_and_then import Stopped, now_and_then

_PAUSE = 0.8
"""Seconds for which nothing is decided, before the findings are made anew meanwhile."""
_TIMES = 4
"""So many times as long as it took to make the last ones the pause is, if that is more."""


class PutTogether(Widget, can_focus=False):
    """Is not seen. It makes the findings in a thread of its own, from a copy of the board.

    One is made at a time. If the board has changed by then, another one follows.
    """

    DEFAULT_CSS = "PutTogether { display: none; }"

    @dataclass
    class Done(Message):
        """The findings, as of a moment ago."""

        findings: Findings

    @dataclass
    class HowFar(Message):
        """So much is done of the findings that are being made."""

        now: int
        of: int

    def __init__(self, session: Session, workshop: Workshop) -> None:
        super().__init__()
        self._session = session
        self._workshop = workshop
        self._asked: Asked | None = None
        self._made_of: tuple[int, int] | None = None
        """The board, and how often it had changed, when the last findings were begun."""
        self._is_making = False
        self._due: Timer | None = None
        self._began = self._took = 0.0
        """When the last findings were begun, and how many seconds it took."""
        self._stop = Event()

    def on_unmount(self) -> None:
        """Stop in the middle: nobody waits for it."""
        self._stop.set()

    @property
    def _now(self) -> tuple[int, int]:
        return id(self._session.board), self._session.board.revision

    def look(self) -> None:
        """Make the findings now, if there is anything new to them."""
        if self._due is not None:
            self._due.stop()
            self._due = None
        if self._is_making or self._made_of == self._now:
            return
        self._is_making, self._made_of, self._began = True, self._now, monotonic()
        board = self._session.board
        entries = [each for key in board.sheet_keys() for each in board.on_sheet(key)]
        self._make(board.guide, entries)

    def look_in_a_pause(self) -> None:
        """Make them when for a moment nothing else is decided."""
        if self._due is not None:
            self._due.stop()
        self._due = self.set_timer(max(_PAUSE, _TIMES * self._took), self.look)

    @work(thread=True)
    def _make(self, guide: Guide, entries: list[Entry]) -> None:
        told = now_and_then(self._stop, lambda now, of: self.post_message(self.HowFar(now, of)))

        try:
            if self._asked is None:
                self._asked = what_was_asked(self._workshop)
            site = Site(self._workshop.name, Board(guide, entries), self._asked)
            found = find_findings([site], told)
        except Stopped:
            return
        if not self._stop.is_set() and self.app.is_running:
            self.app.call_from_thread(self._end, found)

    def _end(self, found: Findings) -> None:
        self._is_making, self._took = False, monotonic() - self._began
        if self.is_attached:
            self.post_message(self.Done(found))
            self.look()
