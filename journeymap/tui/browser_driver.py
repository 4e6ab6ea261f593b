"""The terminal of a screen that is shown in a browser."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from functools import partial
from threading import Timer
from typing import Any

from textual.app import App
from textual.drivers.web_driver import WebDriver
from textual.events import AppFocus, Key, Paste
from textual.message import Message

from journeymap.tui.app import JourneymapApp

_LAST_RESORT = 4.0
"""Seconds to end in good order when the browser is gone. All that counts is on the disk by then."""


class BrowserDriver(WebDriver):
    """Ends the app when its browser, or who serves it, is gone, however that came about."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._write = partial(self._write_if_heard)

    def _write_if_heard(self, data: bytes) -> int:
        """Write to the browser. When it is gone the end is on its way, and this is no fault."""
        with suppress(OSError):
            return os.write(self.fileno, data)
        return len(data)

    def run_input_thread(self) -> None:
        """Read from the browser. An end of it that is not the app's own is the browser's."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._end()

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        if packet_type == "quit":
            self._end()
        else:
            super().on_meta(packet_type, payload)

    def process_message(self, message: Message) -> None:
        """Pass on what is typed. Who types has the screen before them, whatever was heard last."""
        if isinstance(message, (Key, Paste)) and not self._app.app_focus:
            super().process_message(AppFocus())
        super().process_message(message)

    def _end(self) -> None:
        """End as when the system shuts down: what is being typed is kept."""
        assert isinstance(self._app, JourneymapApp)
        status = 128 + signal.SIGTERM
        last_resort = Timer(_LAST_RESORT, os._exit, [status])
        last_resort.daemon = True
        last_resort.start()
        ending = self._app.end_behind_what_was_typed(signal.SIGTERM)
        try:
            asyncio.run_coroutine_threadsafe(ending, self._loop)
        except RuntimeError:  # the app has ended meanwhile
            ending.close()
