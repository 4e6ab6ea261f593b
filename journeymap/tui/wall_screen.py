"""The wall: what the room has said, large and calm, for the projector. It writes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from threading import Lock
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from journeymap.board import Board
from journeymap.entries import Entry, Ingredient
from journeymap.feedback.wall import JOURNEY, Page
from journeymap.feedback.watching import Mode, Watching
from journeymap.sheets.workshop import Workshop
from journeymap.tui.themes import DARK, LIGHT
from journeymap.tui.wall_help import WallHelp
from journeymap.tui.wall_picture import WallPicture

_BETWEEN_LOOKS = 0.5
"""Seconds. What a table writes, and what it takes back, is seen within one."""
_STATES = {
    Mode.FOLLOWS: "following the room · F1 help",
    Mode.STAYS: "stays here · f follows the room",
    Mode.TURNS: "turning the pages · F1 help",
}


class WallScreen(Screen[None]):
    """Shows a workshop to the whole room, and follows what comes into it."""

    CSS_PATH = "wall_screen.tcss"
    ALLOW_MAXIMIZE = False
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f1,question_mark", "help", "Help", id="wall.help", tooltip="The keys", key_display="F1"
        ),
        Binding(
            "space,right,pagedown,down",
            "go(1)",
            "Next",
            key_display="Space",
            id="wall.next",
            tooltip="The next page, and stay there; also → and PgDn",
        ),
        Binding(
            "left,pageup,up,backspace",
            "go(-1)",
            "Before",
            key_display="←",
            id="wall.before",
            tooltip="The page before; also PgUp",
        ),
        Binding(
            "home,0",
            "journey",
            "Journey",
            id="wall.journey",
            tooltip="The whole journey",
            key_display="Home",
        ),
        Binding("p", "pot", "Pot", id="wall.pot", tooltip="The pot, and the cards drawn from it"),
        Binding(
            "f",
            "follow",
            "Follow",
            id="wall.follow",
            tooltip="Follow the room: where things are said",
        ),
        Binding(
            "a",
            "turn",
            "Turn",
            id="wall.turn",
            tooltip="Turn the pages by itself, one every 20 seconds; again: follow the room",
        ),
        Binding(
            "l",
            "light",
            "Light",
            id="wall.light",
            tooltip="Dark letters on light, or light on dark",
        ),
        Binding(
            "q,escape",
            "leave",
            "Leave",
            id="wall.leave",
            tooltip="Leave the wall; also Esc and Ctrl+Q",
        ),
    ]

    def __init__(self, workshop: Workshop, clock: Callable[[], datetime]) -> None:
        """Show `workshop`, and what comes into it from now on."""
        super().__init__()
        self._workshop = workshop
        reading = workshop.read()
        self._follower = workshop.follow(since=reading)
        self._watching = Watching(reading.board, clock)
        self._looking = Lock()
        self._is_lost = False

    def compose(self) -> ComposeResult:
        yield WallPicture()

    def on_mount(self) -> None:
        self._show()
        self.set_interval(_BETWEEN_LOOKS, self.look)
        self.set_interval(_BETWEEN_LOOKS, self.look_at_the_time)

    @work(thread=True)
    def look(self) -> None:
        """Look what the tables have written. On a slow disk nobody has to wait for it."""
        if not self._looking.acquire(blocking=False):
            return  # the look before is not done yet
        try:
            news = self._follower.look()
            reading = self._workshop.read() if news.changed or self._is_lost else None
        finally:
            self._looking.release()
        if reading and not reading.guide_is_read:
            self.app.call_from_thread(self._keep_what_is_shown)
        elif reading or news.entries:
            self.app.call_from_thread(self._hear, news.entries, reading and reading.board)

    def look_at_the_time(self) -> None:
        """Let pages and signs go when their time is over."""
        if self._watching.look_at_the_time():
            self._show()

    def _hear(self, entries: tuple[Entry, ...], board: Board | None) -> None:
        self._is_lost = self._is_lost and board is None
        self._watching.hear(entries, board)
        self._show()

    def _keep_what_is_shown(self) -> None:
        """Keep the picture while the folder is away, and say that it is not followed."""
        self._is_lost = True
        self._show()

    def _show(self) -> None:
        if self.is_attached:
            state = "the folder cannot be read" if self._is_lost else _STATES[self._watching.mode]
            self.query_one(WallPicture).shown = (self._watching.picture(), state)

    def action_go(self, step: int) -> None:
        """Show another page, and stay there."""
        self._watching.go(step)
        self._show()

    def action_journey(self) -> None:
        """Show the whole journey."""
        self._watching.go_to(Page(JOURNEY))
        self._show()

    def action_pot(self) -> None:
        """Show the pot."""
        self._watching.go_to(Page(Ingredient.kind))
        self._show()

    def action_follow(self) -> None:
        """Follow the room again."""
        self._watching.follow()
        self._show()

    def action_turn(self) -> None:
        """Turn the pages by itself, or stop doing so."""
        self._watching.turn_by_itself()
        self._show()

    def action_light(self) -> None:
        """Change between dark letters on light and light letters on dark."""
        self.app.theme = LIGHT.name if self.app.current_theme.dark else DARK.name

    def action_help(self) -> None:
        """Show the keys, and how to make the letters larger."""
        self.app.push_screen(WallHelp(self.BINDINGS))

    def action_leave(self) -> None:
        """Leave the wall. Nothing is lost by it."""
        self.dismiss()
