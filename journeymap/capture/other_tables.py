"""What other tables write while this one is open: heard between two lines, told when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from journeymap.board import Board
from journeymap.capture.answer import Answer
from journeymap.capture.listing import tell_list
from journeymap.capture.session import Session
from journeymap.counting import counted
from journeymap.entries import Entry, Said
from journeymap.sheets.following import Follower


class OtherTables:
    """Listens to the sheets of the other tables, and remembers what was not told yet."""

    def __init__(self, follower: Follower, read_board: Callable[[], Board | None]) -> None:
        """Listen from now on. `read_board` reads all anew; None if that cannot be done."""
        self._follower = follower
        self._read_board = read_board
        self._untold: dict[str, None] = {}
        """The ids of what people said there, in the order in which it was heard."""

    def listen(self, session: Session) -> None:
        """Take in what is new. Nothing is said about it."""
        news = self._follower.look()
        board = self._read_board() if news.changed else None
        if board is not None:
            session.look_anew(board)
        if news.entries:
            session.hear(news.entries)
            self._remember(session, news.entries)

    def _remember(self, session: Session, entries: Iterable[Entry]) -> None:
        own = {entry.id for entry in session.written()}
        said = (e.id for e in entries if isinstance(e, Said) and e.returned is None)
        self._untold.update(dict.fromkeys(each for each in said if each not in own))

    def leave_out(self, own: Path) -> None:
        """Take another sheet for this table's own."""
        self._follower.own = own

    def news(self, session: Session, rest: str) -> Answer:
        """List what other tables wrote since this was asked last, the first of it first."""
        del rest
        found = [session.board.get(entry_id) for entry_id in self._untold]
        self._untold.clear()
        there = [each for each in found if each is not None]
        return tell_list(session, f"{counted(len(there), 'thing')} from other tables", there)
