"""Looks, beside all that is typed, what other tables write and whether the folder works again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from textual import work
from textual.message import Message
from textual.widget import Widget

from journeymap.board import Board
from journeymap.capture.away import Away
from journeymap.entries import Entry
from journeymap.sheets.following import Follower

_BETWEEN_LOOKS = 0.5
"""Seconds. What another table writes is seen within one."""
_BETWEEN_TRIES = 2.0
"""Seconds between two looks whether what is elsewhere can come home."""


class Watch(Widget, can_focus=False):
    """Is not seen. It looks from threads of its own, so that nobody waits for a slow disk."""

    DEFAULT_CSS = "Watch { display: none; }"

    @dataclass
    class News(Message):
        """Other tables have written `entries`; with a `board`, all is to be seen anew."""

        entries: tuple[Entry, ...]
        board: Board | None

    class HomeWorks(Message):
        """What was saved elsewhere can come home."""

    def __init__(self, follower: Follower, away: Away) -> None:
        super().__init__()
        self._follower = follower
        self._away = away
        self._looking = Lock()
        self._trying = Lock()

    def on_mount(self) -> None:
        self.set_interval(_BETWEEN_LOOKS, self.look_at_other_tables)
        self.set_interval(_BETWEEN_TRIES, self.look_whether_home_works)

    def follow_all_but(self, own: Path) -> None:
        """Leave this sheet out from now on, which is the one that is written here."""
        self._follower.own = own

    @work(thread=True)
    def look_at_other_tables(self) -> None:
        """Look what other tables have written."""
        if not self._looking.acquire(blocking=False):
            return  # the look before is not done yet
        try:
            news = self._follower.look()
            board = self._away.elsewhere.read_board() if news.changed else None
        finally:
            self._looking.release()
        if board or news.entries:
            self.post_message(self.News(news.entries, board))

    @work(thread=True)
    def look_whether_home_works(self) -> None:
        """See whether what is elsewhere can come home."""
        if not self._away.waits_to_go_home or not self._trying.acquire(blocking=False):
            return
        try:
            works = self._away.elsewhere.home_works()
        finally:
            self._trying.release()
        if works:
            self.post_message(self.HomeWorks())
