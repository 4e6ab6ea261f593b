"""Watches a workshop for the wall: what came last, and which page shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from enum import Enum

from journeymap.board import Board
from journeymap.entries import Draw, Entry, StageChange
from journeymap.feedback.wall import (
    Lately,
    Page,
    Picture,
    first_page,
    has_something,
    page_of,
    pages_of,
    picture_of,
    said_again,
)

_FRESH = timedelta(seconds=20)
"""For so long a sign stands before what came."""
_HELD = timedelta(seconds=8)
"""So long a page stays at least before the wall follows to another: it is to be read."""
_TURNED = timedelta(seconds=20)
"""So long each page stays when they are turned one after the other."""


class Mode(Enum):
    """What brings another page onto the wall."""

    FOLLOWS = "what is said"
    STAYS = "a key"
    TURNS = "time"


class Watching:
    """What the wall shows now, and what it goes by. It changes nothing in the workshop."""

    def __init__(self, board: Board, clock: Callable[[], datetime]) -> None:
        """Begin on the page on which something was said last."""
        self._board = board
        self._clock = clock
        self._came: dict[str, int] = {}
        self._fresh_since: dict[str, datetime] = {}
        self._since = clock()
        self._wanted: Page | None = None
        self.mode = Mode.FOLLOWS
        self.page = first_page(board)

    def picture(self) -> Picture:
        """Return what is on the wall now."""
        lately = Lately(self._came, self._fresh_since.keys())
        return picture_of(self._board, self.page, lately)

    def hear(self, entries: Iterable[Entry], board: Board | None = None) -> None:
        """Take in what has come; `board` is everything read anew, if that was needed."""
        new = [each for each in entries if self._board.entry(each.id) is None]
        self._board = board or self._board
        self._board.apply_all(new)
        for entry in new:
            self._notice(entry)
        if self.page not in pages_of(self._board):  # what made it was taken back
            self._show(first_page(self._board))

    def look_at_the_time(self) -> bool:
        """Let go of what is no longer fresh, and turn to another page if it is time.

        Returns whether anything is not as it was.
        """
        now, page = self._clock(), self.page
        stale = [each for each, came in self._fresh_since.items() if now - came >= _FRESH]
        for each in stale:
            del self._fresh_since[each]
        if self.mode is Mode.TURNS and now - self._since >= _TURNED:
            self._turn()
        elif self.mode is Mode.FOLLOWS and self._wanted and now - self._since >= _HELD:
            self._show(self._wanted)
        return bool(stale) or page != self.page

    def go(self, step: int) -> None:
        """Show another page, so many further on, and stay there."""
        pages = pages_of(self._board)
        self.mode = Mode.STAYS
        self._show(pages[(pages.index(self.page) + step) % len(pages)])

    def go_to(self, page: Page) -> None:
        """Show a page, if there is such a one, and stay there."""
        if page in pages_of(self._board):
            self.mode = Mode.STAYS
            self._show(page)

    def follow(self) -> None:
        """Follow the room again, from where something was said last."""
        self.mode = Mode.FOLLOWS
        self._show(self._wanted or first_page(self._board))

    def turn_by_itself(self) -> None:
        """Turn the pages one after the other; or follow the room, if they are turned."""
        if self.mode is Mode.TURNS:
            self.follow()
        else:
            self.mode, self._since = Mode.TURNS, self._clock()

    def _notice(self, entry: Entry) -> None:
        """Remember that something came, and where the wall has to be to show it."""
        page = page_of(self._board, entry)
        if page is None or not (said_again(entry) or isinstance(entry, StageChange)):
            return
        about = self._board.root_of(entry.id)
        if about is not None:
            self._came[about] = max(self._came.values(), default=0) + 1
            self._fresh_since[about] = self._clock()
        self._wanted = page
        if self.mode is Mode.FOLLOWS and (page == self.page or isinstance(entry, Draw)):
            self._show(page)

    def _turn(self) -> None:
        """Go on to the next page that has something on it."""
        pages = pages_of(self._board)
        at = pages.index(self.page) + 1
        onwards = (*pages[at:], *pages[:at])
        self._show(next((each for each in onwards if has_something(self._board, each)), self.page))

    def _show(self, page: Page) -> None:
        if page != self.page:
            self._since = self._clock()
        if page == self._wanted and self.mode is Mode.FOLLOWS:
            self._wanted = None
        self.page = page
