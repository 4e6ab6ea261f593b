"""The survey's page as a process of its own, and a visitor who does what a browser does."""

from __future__ import annotations

import asyncio
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from aiohttp import ClientResponse, ClientSession
from chromium import SLOWEST

from journeymap.entries import Entry, Return
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.workshop import Workshop


class Asked:
    """`journeymap survey page …`, and what is on the disk of it."""

    def __init__(self, process: Process, address: str, workshop: Workshop) -> None:
        self.process = process
        self.address = address
        self.workshop = workshop
        self.told = ""
        """What it has said on standard error, when it has ended."""

    @property
    def root(self) -> str:
        return "/".join(self.address.split("/")[:3])

    def sheets(self) -> list[Path]:
        return sorted((self.workshop.folder / "sheets").glob("survey-page*.yaml"))

    def entries(self) -> list[Entry]:
        """Return what came in, without the heads of the sheets."""
        placed = [each for path in self.sheets() for each in read_sheet(path).placed]
        return [each.entry for each in placed if each.entry.number]

    def returns(self) -> list[Return]:
        return [entry for entry in self.entries() if isinstance(entry, Return)]

    def of(self, head: Return) -> list[Entry]:
        """Return the entries of a return."""
        return [entry for entry in self.entries() if getattr(entry, "returned", "") == head.id]

    async def stop(self, number: int = signal.SIGINT) -> int:
        self.process.send_signal(number)
        return await self.end()

    async def end(self) -> int:
        _, told = await asyncio.wait_for(self.process.communicate(), SLOWEST)
        self.told = told.decode()
        assert self.process.returncode is not None
        return self.process.returncode


@asynccontextmanager
async def asked(
    workshop: Workshop, surroundings: dict[str, str], *words: str, port: int = 0
) -> AsyncIterator[Asked]:
    """Serve the page of a workshop, with no terminal anywhere."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "journeymap", "survey", "page", workshop.name),
        *("--port", str(port), *words),
        cwd=workshop.folder.parents[1],
        env=surroundings,
        stdin=DEVNULL,
        stdout=PIPE,
        stderr=PIPE,
    )
    it = Asked(process, "", workshop)
    try:
        assert process.stdout is not None
        address = await asyncio.wait_for(process.stdout.readline(), SLOWEST)
        it.address = address.decode().strip()
        assert it.address, await it.end() or it.told
        yield it
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


class Seen(HTMLParser):
    """A page as far as a visitor deals with it: its words, its form, its buttons."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self.action = ""
        self.method = ""
        self.words = ""
        self.title = ""
        self.heading = ""
        self.buttons: dict[str, tuple[str, str]] = {}
        self.labels: dict[str, str] = {}
        self._inside: list[str] = []
        self._area = self._button = self._label = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = {name: value or "" for name, value in attrs}
        if tag not in {"input", "meta", "br"}:
            self._inside.append(tag)
        if tag == "form":
            self.action, self.method = about["action"], about["method"]
        if tag == "input":
            self._input(about)
        if tag == "textarea":
            self._area = about["name"]
            self.fields[self._area] = [""]
        if tag == "button":
            self._button = ""
            self.buttons[""] = (about.get("name", ""), about.get("value", ""))
        if tag == "label":
            self._label = about["for"]

    def _input(self, about: dict[str, str]) -> None:
        if about["type"] in {"hidden", "text"} or "checked" in about:
            self.fields.setdefault(about["name"], []).append(about.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()
        if tag == "button":
            self.buttons[" ".join(self._button.split())] = self.buttons.pop("")

    def handle_data(self, data: str) -> None:
        inside = set(self._inside)
        if "style" in inside:
            return
        if "title" in inside:
            self.title += data
        elif "textarea" in inside:
            before = self.fields[self._area][0]
            is_first = not before and data.startswith("\n")
            self.fields[self._area] = [before + (data[1:] if is_first else data)]
        else:
            self.words += data
        if "h1" in inside:
            self.heading += data
        if "button" in inside:
            self._button += data
        if "label" in inside:
            self.labels[self._label] = self.labels.get(self._label, "") + data


class Visitor:
    """Somebody who answers, in a browser that draws nothing."""

    def __init__(self, session: ClientSession, it: Asked) -> None:
        self._session = session
        self._it = it
        self.at = it.address
        self.status = 0
        self.headers: Mapping[str, str] = {}
        self.page = Seen("")

    async def open(self, address: str = "", **about: Any) -> Visitor:
        async with self._session.get(address or self._it.address, **about) as answer:
            await self._see(answer)
        return self

    async def press(self, button: str, **answers: str | Sequence[str]) -> Visitor:
        """Fill in fields of the form, and press one of its buttons."""
        fields = {**self.page.fields, **{name: _listed(v) for name, v in answers.items()}}
        name, value = self.page.buttons[button]
        await self.send(self._it.root + self.page.action, {**fields, name: [value]})
        return self

    async def send(
        self, address: str, fields: Mapping[str, Sequence[str]], **headers: str
    ) -> Visitor:
        """Send a form as a browser does, with line ends as it writes them."""
        pairs = [(n, v.replace("\n", "\r\n")) for n, values in fields.items() for v in values]
        headers = {"Origin": self._it.root, "Sec-Fetch-Site": "same-origin", **headers}
        kept = {name: value for name, value in headers.items() if value}
        async with self._session.post(address, data=pairs, headers=kept) as answer:
            await self._see(answer)
        return self

    async def _see(self, answer: ClientResponse) -> None:
        self.status, self.at, self.headers = answer.status, str(answer.url), answer.headers
        self.page = Seen(await answer.text())

    async def begin(self) -> Visitor:
        return await (await self.open()).press("Start")

    async def fill_in(self, answers: Mapping[str, str | Sequence[str]]) -> Visitor:
        """Go through the whole form with answers by code, up to the last page."""
        while "Continue: check your answers" not in self.page.buttons:
            here = self.page.fields["here"][0].split()
            await self.press("Continue", **{c: answers[c] for c in here if c in answers})
        here = self.page.fields["here"][0].split()
        mine = {c: answers[c] for c in here if c in answers}
        return await self.press("Continue: check your answers", **mine)


def _listed(value: str | Sequence[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)
