"""The screen as a process of its own, whose terminal is a page."""

from __future__ import annotations

import asyncio
import json
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from enum import IntEnum

from aiohttp.web import WebSocketResponse
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

_DRIVER = "journeymap.tui.browser_driver:BrowserDriver"
_GREETING = b"__GANGLION__\n"
"""What a screen says when it is ready for its browser."""
_IN_ORDER = 6.0
"""Seconds to end in good order, and again after the system has asked for it."""


class Ending(IntEnum):
    """Why a page is over, in numbers that the page has words for."""

    LEFT = 4000
    MOVED = 4001
    FAULT = 4002
    STOPPED = 4003


class ScreenProcess(AppService):
    """Runs the screen and carries what it draws to a page, until one of the two is over."""

    def __init__(
        self,
        command: Sequence[str],
        page: WebSocketResponse,
        downloads: DownloadManager,
        downloads_at: str,
    ) -> None:
        """Run `command` for a page that is connected, and finds downloads at `downloads_at`."""
        super().__init__(
            " ".join(command),
            write_bytes=self._draw,
            write_str=self._say,
            close=self._wait_for_end,
            download_manager=downloads,
        )
        self._words = command
        self._page = page
        self._downloads_at = downloads_at
        self._why: Ending | None = None
        self._is_ready = False
        self.was_left = False
        """Whether the person has left the screen, as opposed to the page."""

    async def end(self, why: Ending) -> None:
        """End the screen, keeping what is being typed, and tell the page why it is over."""
        self._why = self._why or why
        await self.stop()

    async def stop(self) -> None:
        """End the screen, by force if it does not end in good order, and wait until it has."""
        if self._process is None or self._task is None:
            return
        await self._download_manager.cancel_app_downloads(self.app_service_id)
        if self._is_ready:
            await self.send_meta({"type": "quit"})
        else:  # nothing can have been typed into it yet
            with suppress(ProcessLookupError):
                self._process.terminate()
        await self._wait_or_force(self._process, self._task)

    async def _wait_or_force(self, process: Process, task: asyncio.Task[None]) -> None:
        """Wait for the end, and ask the system for it, and ask it not to ask."""
        for force in (process.terminate, process.kill):
            with suppress(TimeoutError):
                await asyncio.wait_for(asyncio.shield(task), _IN_ORDER)
                return
            with suppress(ProcessLookupError):
                force()
        await task

    async def run(self) -> None:
        """Carry what the screen draws to the page. When the screen is over, the page is, too."""
        assert self._process is not None
        assert self._process.stdout is not None
        with suppress(asyncio.IncompleteReadError):
            await self._process.stdout.readuntil(_GREETING)
            self._is_ready = True
            while True:
                await self._carry(self._process.stdout)
        status = await self._process.wait()
        self.was_left = status == 0
        await self._page.close(code=Ending.LEFT if self.was_left else self._why or Ending.FAULT)

    async def _carry(self, stdout: asyncio.StreamReader) -> None:
        kind = await stdout.readexactly(1)
        size = int.from_bytes(await stdout.readexactly(4), "big")
        what_to_do = {b"D": self.on_data, b"M": self.on_meta, b"P": self.on_packed}
        await what_to_do[kind](await stdout.readexactly(size))

    async def _draw(self, data: bytes) -> None:
        """Have the page draw something. A page that is gone is noticed by who reads from it."""
        with suppress(ConnectionError, RuntimeError):
            await self._page.send_bytes(data)

    async def _say(self, text: str) -> None:
        """Tell the page something; a download is fetched below the key, as all else."""
        what, about = json.loads(text)
        if what == "deliver_file_start":
            text = json.dumps([what, f"{self._downloads_at}/{about}"])
        with suppress(ConnectionError, RuntimeError):
            await self._page.send_str(text)

    async def _wait_for_end(self) -> None:
        """Do nothing yet where the screen says that it ends: how it ends is known when it has."""

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start the screen. Ctrl+C in the terminal is for the server, which ends the screen."""
        environment = self._build_environment(width, height)
        self._process = await asyncio.create_subprocess_exec(
            *self._words,
            stdin=PIPE,
            stdout=PIPE,
            env={**environment, "TEXTUAL_DRIVER": _DRIVER},
            start_new_session=True,
        )
        self._stdin = self._process.stdin
        return self._process
