"""The app: which screen comes first, and what all of them have."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Timer
from typing import Any, ClassVar

from textual import on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.events import Event
from textual.message import Message
from textual.screen import Screen

from journeymap.capture.room import Room
from journeymap.cleaning import one_line
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.settings import read_settings, settings_path
from journeymap.sheets.workshop import Workshop
from journeymap.tui.above import AsksBeforeLeaving, GoesBackFirst, OnlyRead, has_words
from journeymap.tui.app_keys import APP_KEYS
from journeymap.tui.capture_screen import CaptureScreen
from journeymap.tui.chosen_theme import chosen_theme, remember_theme
from journeymap.tui.keys import key_of
from journeymap.tui.themes import DARK, LIGHT

_DEADLY = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""The signals of a system that shuts down and of a terminal that is closed."""


_GRACE = 3.0
"""Seconds to put the terminal in order. All that counts is on the disk before they begin."""


class WantsToLeave(Message):
    """Somebody wants to leave. It comes up from the line, behind all that was typed into it."""


class JourneymapApp(App[None]):
    """Shows one screen first, and ends when that one does."""

    TITLE = "journeymap"
    CSS = "ToastRack { dock: top; align: right top; margin: 3 0 0 0; }"
    """What is told in passing never lies over the line in which somebody types."""
    BINDINGS: ClassVar[list[BindingType]] = APP_KEYS

    def __init__(self, first: Screen[None]) -> None:
        super().__init__()
        self._first = first
        self.keymap: dict[str, str] = {}
        """The keys that this person has set, by what they do."""
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        chosen = chosen_theme()
        self.theme = chosen if chosen in self.available_themes else DARK.name

    def get_driver_class(self) -> type[Driver]:
        driver = super().get_driver_class()
        with suppress(ImportError):  # what it stands on may have moved in a newer Textual
            from journeymap.tui.terminal_input import read_pastes_whole

            read_pastes_whole(driver)
        return driver

    async def on_event(self, event: Event) -> None:
        """Close what is only read when somebody types on: the words go into the line below it."""
        if not event.is_forwarded and has_words(event):
            over_the_line = isinstance(self.screen, OnlyRead)
            if over_the_line and isinstance(self.screen_stack[-2], CaptureScreen):
                await self.pop_screen()
        await super().on_event(event)

    def on_mount(self) -> None:
        self._set_keys()
        self.theme_changed_signal.subscribe(self, lambda theme: remember_theme(theme.name))
        self._read_style_sheets(self._first)
        self.push_screen(self._first, lambda _: self.exit())
        for each in _DEADLY:
            with suppress(NotImplementedError):  # Windows has no such signals
                asyncio.get_running_loop().add_signal_handler(each, self.end_by, each)

    def _read_style_sheets(self, screen: Screen[None]) -> None:
        """Read a screen's style sheets before it is shown, or Textual parses all of them twice."""
        self.stylesheet.read_all(screen.css_path)
        self.stylesheet.parse()

    def _set_keys(self) -> None:
        """Have the keys as this person has set them."""
        settings, problems = read_settings(settings_path())
        self.keymap = settings.keys if settings else {}
        unknown = _unknown_names(self.keymap) if self.keymap else []
        told = [str(problem) for problem in problems]
        told += [f"settings.yaml: there is no key ‘{name}’. See docs/keys.md." for name in unknown]
        if self.keymap:
            self.set_keymap(self.keymap)
        for each in told:
            tell = partial(self.notify, one_line(each), severity="warning", timeout=20)
            self.call_after_refresh(tell, markup=False)

    def end_by(self, number: int) -> None:
        """End because the system says so, with the exit status that a shell has for it."""
        self.keep_drafts()
        status = 128 + number
        self.exit(return_code=status)
        last_resort = Timer(_GRACE, os._exit, [status])  # a terminal that is gone may hold us up
        last_resort.daemon = True
        last_resort.start()

    async def end_behind_what_was_typed(self, number: int) -> None:
        """End as by this signal, when all that was typed before has got to where it belongs.

        A key goes from the app to what has the keyboard, and an Enter from there to the screen.
        """

        def go_behind() -> None:
            (self.screen.focused or self.screen).call_later(
                self.screen.call_later, self.call_later, self.end_by, number
            )

        self.call_later(go_behind)

    def keep_drafts(self) -> None:
        """Keep what is being typed on any screen."""
        for screen in self.screen_stack:
            if isinstance(screen, CaptureScreen):
                screen.keep_draft()

    def _handle_exception(self, error: Exception) -> None:
        """Keep what is being typed before a fault ends the program."""
        with suppress(Exception):  # the fault itself is what is to be told
            self.keep_drafts()
        super()._handle_exception(error)

    async def action_quit(self) -> None:
        """Leave once what was typed before has come to its line, or leave would find it empty."""
        typed_at = self.focused or self.screen
        typed_at.call_later(typed_at.post_message, WantsToLeave())

    @on(WantsToLeave)
    def leave(self) -> None:
        """Leave the capture screen by its own way, anything else at once."""
        if isinstance(self.screen, GoesBackFirst):
            self.screen.go_back()  # what waits is warned of where it waits
        if isinstance(self.screen, CaptureScreen):
            self.screen.action_leave()
        elif all(e.may_leave() for e in self.screen_stack if isinstance(e, AsksBeforeLeaving)):
            self.exit()

    def action_help_quit(self) -> None:
        """Say how to leave, as Ctrl+C does not; where words are selected it copies them."""
        if isinstance(self.screen, CaptureScreen):
            self.screen.tell_how_to_leave()
        else:
            self.notify("Ctrl+Q leaves.", markup=False)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer what the screen's keys do as commands, too."""
        for binding in screen.BINDINGS:
            if isinstance(binding, Binding):
                run = partial(screen.run_action, binding.action)
                meaning = key_and_meaning(binding, self.keymap)
                yield SystemCommand(binding.description, meaning, run)
        if isinstance(screen, CaptureScreen):
            about = "The same questions for those who could not be there"
            yield SystemCommand("Survey", about, screen.action_survey)
        yield SystemCommand("Theme", "Dark, light, or the terminal's colours", self.search_themes)
        yield SystemCommand("Leave", "What was taken is saved", self.action_quit)


def _unknown_names(keymap: Mapping[str, str]) -> list[str]:
    """Return the names of keys that there are not. Few people set any, so it is rarely asked."""
    from journeymap.tui.all_keys import unknown_names

    return unknown_names(keymap)


def key_and_meaning(binding: Binding, keymap: Mapping[str, str]) -> str:
    """Return how a binding is explained: its key, and what it is for if that is said."""
    key = key_of(binding, keymap)
    return f"{key}: {binding.tooltip}" if binding.tooltip else key


def run_capture(workshop: Workshop, room: Room) -> int:
    """Run the capture screen at a table. Returns the exit status."""
    with closing(room.sheet):
        session = room.session(_now, attended=True, free_text=True)
        away = room.away(session, _now)
        return _run(CaptureScreen(session, workshop, room.notices, away, room.reading))


def run_home(here: Path) -> int:
    """Run the home screen for the workshops under `here`. Returns the exit status."""
    from journeymap.tui.home_screen import HomeScreen

    return _run(HomeScreen(here, _now, OwnSheets.of_this_machine()))


def run_decide(workshop: Workshop, room: Room) -> int:
    """Sit down to decide what says the same. Returns the exit status."""
    from journeymap.tui.findings_screen import FindingsScreen

    with closing(room.sheet):
        session = room.session(_now)
        away = room.away(session, _now)
        screen = FindingsScreen(
            session, workshop, away, since=room.reading, notices=room.notices, sits=True
        )
        return _run(screen)


def run_wall(workshop: Workshop) -> int:
    """Show a workshop on the wall. Returns the exit status."""
    from journeymap.tui.wall_screen import WallScreen

    return _run(WallScreen(workshop, _now))


def _run(first: Screen[None]) -> int:
    """Run the app, and return its exit status: not 0 after a fault or a signal."""
    app = JourneymapApp(first)
    app.run()
    return app.return_code or 0


def _now() -> datetime:
    return datetime.now(UTC)
