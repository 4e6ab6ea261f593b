"""A screen that is served to a browser by a process of its own."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType
from chromium import SLOWEST, eventually

from journeymap.entries import Said
from journeymap.sheets.draft import DraftFile
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.workshop import Workshop


class Served:
    """`journeymap open … --in-browser`, and what is on the disk and in the list of processes."""

    def __init__(self, process: Process, address: str, workshop: Workshop) -> None:
        self.process = process
        self.address = address
        self._folder = workshop.folder

    def screens(self) -> list[int]:
        """Return the ids of the processes that show a screen of this workshop."""
        listed = subprocess.run(
            [str(shutil.which("ps")), "-A", "-ww", "-o", "pid=,stat=,args="],
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        rows = [line.split(None, 2) for line in listed.stdout.splitlines()]
        return [
            int(pid)
            for pid, state, words in rows
            if "journeymap.serving.table" in words
            and str(self._folder) in words
            and not state.startswith("Z")
        ]

    async def wait_until_no_screen_is_left(self) -> None:
        await eventually(self._no_screen, "the end of the screen")

    async def wait_for_one_screen(self) -> None:
        async def is_one() -> bool:
            return len(self.screens()) == 1

        await eventually(is_one, "one screen, and not two")

    async def _no_screen(self) -> bool:
        return not self.screens()

    async def wait_for_said(self, *texts: str) -> None:
        async def is_there() -> bool:
            return self.said() == list(texts)

        await eventually(is_there, f"{texts} on the disk")

    async def wait_for_draft(self, text: str) -> None:
        async def is_there() -> bool:
            return self.drafts() == [text]

        await eventually(is_there, f"{text} in a draft")

    async def wait_for_no_draft(self) -> None:
        async def is_none() -> bool:
            return not any(self.drafts())

        await eventually(is_none, "a line with nothing in it")

    def said(self) -> list[str]:
        """Return what stands on the sheets."""
        sheets = [read_sheet(path) for path in self.sheets()]
        entries = [placed.entry for sheet in sheets for placed in sheet.placed]
        return [entry.text for entry in entries if isinstance(entry, Said)]

    def sheets(self) -> list[Path]:
        return sorted((self._folder / "sheets").glob("*.yaml"))

    def drafts(self) -> list[str]:
        """Return what was being typed."""
        drafts = (self._folder / "sheets").glob("*.draft")
        return [DraftFile(path.with_suffix("")).read().line for path in drafts]

    async def end(self) -> int:
        return await asyncio.wait_for(self.process.wait(), SLOWEST)


@asynccontextmanager
async def served(
    workshop: Workshop, surroundings: dict[str, str], *words: str
) -> AsyncIterator[Served]:
    """Serve the screen of Table 1, with no terminal anywhere."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "journeymap", "open", "lunch", "--sheet", "Table 1"),
        *("--in-browser", *words),
        cwd=workshop.folder.parents[1],
        env=without_a_desktop(surroundings),
        stdin=DEVNULL,
        stdout=PIPE,
    )
    try:
        assert process.stdout is not None
        address = await asyncio.wait_for(process.stdout.readline(), SLOWEST)
        yield Served(process, address.decode().strip(), workshop)
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


def without_a_desktop(surroundings: dict[str, str]) -> dict[str, str]:
    """Return the environment without what would make a browser open on somebody's desktop."""
    desktop = {"DISPLAY", "WAYLAND_DISPLAY"}
    return {name: value for name, value in surroundings.items() if name not in desktop}


class Tab:
    """What the page does, without a browser: it draws nothing, and remembers all."""

    def __init__(self, line: ClientWebSocketResponse) -> None:
        self._line = line
        self.shown = ""
        self.told: list[Any] = []

    async def type(self, text: str) -> None:
        await self._line.send_json(["stdin", text])

    async def say(self, text: str) -> None:
        await self._line.send_str(text)

    async def wait_for(self, text: str) -> None:
        """Read what the screen draws until `text` is in it."""
        while text not in self.shown:
            message = await self._line.receive(SLOWEST)
            assert message.type in {WSMsgType.BINARY, WSMsgType.TEXT}, (message, self.shown[-999:])
            self._take(message.data)

    async def wait_for_end(self) -> int | None:
        """Read until the page is over, and return the number that says why."""
        while not self._line.closed:
            message = await self._line.receive(SLOWEST)
            if message.type in {WSMsgType.BINARY, WSMsgType.TEXT}:
                self._take(message.data)
        return self._line.close_code

    def _take(self, data: bytes | str) -> None:
        if isinstance(data, bytes):
            self.shown += data.decode()
        else:
            self.told.append(json.loads(data))

    async def close(self) -> None:
        await self._line.close()


@asynccontextmanager
async def tab(address: str) -> AsyncIterator[Tab]:
    """Connect to the screen as the page does."""
    origin = "/".join(address.split("/")[:3])
    async with (
        ClientSession() as session,
        session.ws_connect(f"{address}ws?width=100&height=30", headers={"Origin": origin}) as line,
    ):
        yield Tab(line)
