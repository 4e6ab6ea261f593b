"""A real Chromium, driven over its own protocol."""

from __future__ import annotations

import asyncio
import base64
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse
from programs import installed

AXE = """axe.run(document, {
  resultTypes: ["violations"],
  rules: { "color-contrast-enhanced": { enabled: true }, "target-size": { enabled: true } },
}).then((found) => found.violations.map((each) =>
  `${each.id}: ${each.help}: ${each.nodes.map((node) => node.html).join(" ")}`))"""
"""What axe finds wrong with a page, contrast of less than 7:1 among it."""
FITS = "document.documentElement.scrollWidth <= innerWidth"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SLOWEST = 30
"""Seconds after which a test gives up waiting; none waits for a fixed time."""
SPECIAL = {
    "Enter": ("Enter", 13, "\r"),
    "PageDown": ("PageDown", 34, ""),
    "Tab": ("Tab", 9, ""),
    "Backspace": ("Backspace", 8, ""),
    " ": ("Space", 32, " "),
    "ArrowDown": ("ArrowDown", 40, ""),
}


def axe_itself() -> str:
    """Return the script of axe, as it lies in its wheel."""
    found = find_spec("axe_playwright_python")
    assert found is not None
    assert found.origin is not None
    return (Path(found.origin).parent / "axe.min.js").read_text(encoding="utf-8")


class Refused(AssertionError):
    """The browser did not do what it was told."""


class Page:
    """A tab: what a person does in it, and what it asked for over the network."""

    def __init__(self, browser: Chromium, target: str, session: str) -> None:
        self._browser = browser
        self._target = target
        self._session = session
        self.asked_for: list[str] = []
        self.complaints: list[str] = []
        """What the browser's console says is wrong."""
        self.dialogs: list[str] = []
        """What windows popped up and said."""

    async def tell(self, method: str, **about: Any) -> dict[str, Any]:
        return await self._browser.tell(method, self._session, **about)

    def hear(self, method: str, about: dict[str, Any]) -> None:
        if method == "Network.requestWillBeSent":
            self.asked_for.append(about["request"]["url"])
        if method == "Network.webSocketCreated":
            self.asked_for.append(about["url"])
        if method == "Log.entryAdded" and about["entry"]["level"] == "error":
            self.complaints.append(about["entry"]["text"])
        if method == "Page.javascriptDialogOpening":
            self.dialogs.append(about["message"])
        if method == "Runtime.exceptionThrown":
            self.complaints.append(str(about["exceptionDetails"]))

    async def go_to(self, address: str) -> None:
        await self.tell("Page.navigate", url=address)

    async def resize(self, width: int, height: int) -> None:
        size = {"width": width, "height": height}
        screen = {"deviceScaleFactor": 1, "mobile": False}
        await self.tell("Emulation.setDeviceMetricsOverride", **size, **screen)

    async def type(self, text: str) -> None:
        for letter in text:
            await self._key("keyDown", key=letter, text=letter)
            await self._key("keyUp", key=letter)

    async def press(self, name: str, *, ctrl: bool = False) -> None:
        letter = name.upper()
        code, number, text = SPECIAL.get(name) or (f"Key{letter}", ord(letter), "")
        about = {"key": name, "code": code, "windowsVirtualKeyCode": number}
        await self._key("keyDown", **about, text=text, modifiers=2 * ctrl)
        await self._key("keyUp", **about, modifiers=2 * ctrl)

    async def _key(self, kind: str, **about: Any) -> None:
        await self.tell("Input.dispatchKeyEvent", type=kind, **about)

    async def run(self, script: str) -> Any:
        """Return what a piece of JavaScript gives on the page, when it has it."""
        done = await self.tell(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        return done["result"].get("value")

    async def wait_for(self, script: str) -> None:
        """Wait until a piece of JavaScript is true on the page."""
        await eventually(lambda: self.run(script), script)

    async def leave(self, deed: Callable[[], Awaitable[Any]]) -> None:
        """Do something that leads to another page, and wait until that is there whole."""
        before = await self.run("performance.timeOrigin")
        await deed()
        is_new = f"performance.timeOrigin !== {before} && document.readyState === 'complete'"

        async def is_there() -> bool:
            with suppress(Refused):  # asked just while one page went and the other came
                return bool(await self.run(is_new))
            return False

        await eventually(is_there, is_new)

    async def wait_for_screen(self) -> None:
        """Wait until the capture screen is drawn and has the keyboard."""
        await self.wait_for(
            "document.body?.classList.contains('-first-byte')"
            " && document.activeElement.className === 'xterm-helper-textarea'"
        )

    async def picture(self) -> bytes:
        """Return what is seen, as a PNG."""
        shot = await self.tell("Page.captureScreenshot", format="png")
        return base64.b64decode(shot["data"])

    async def close(self) -> None:
        await self._browser.tell("Target.closeTarget", targetId=self._target)


class Chromium:
    """The browser, without a window."""

    def __init__(self, line: ClientWebSocketResponse) -> None:
        self._line = line
        self._numbers = count(1)
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._pages: dict[str, Page] = {}

    async def listen(self) -> None:
        async for message in self._line:
            said = message.json()
            if "id" in said:
                self._answers.pop(said["id"]).set_result(said)
            elif page := self._pages.get(said.get("sessionId", "")):
                page.hear(said["method"], said["params"])

    async def tell(self, method: str, session: str = "", **about: Any) -> dict[str, Any]:
        number = next(self._numbers)
        self._answers[number] = asyncio.get_running_loop().create_future()
        to = {"sessionId": session} if session else {}
        await self._line.send_json({"id": number, "method": method, "params": about, **to})
        answer = await asyncio.wait_for(self._answers[number], SLOWEST)
        if "error" in answer:
            raise Refused(answer)
        result: dict[str, Any] = answer["result"]
        return result

    async def open(self, address: str, size: tuple[int, int] = (1280, 800)) -> Page:
        """Open an address in a new tab, and note what it asks for from the beginning."""
        made = await self.tell("Target.createTarget", url="about:blank")
        target = made["targetId"]
        attached = await self.tell("Target.attachToTarget", targetId=target, flatten=True)
        page = self._pages[attached["sessionId"]] = Page(self, target, attached["sessionId"])
        for domain in ("Network", "Page", "Log", "Runtime"):
            await page.tell(f"{domain}.enable")
        await page.resize(*size)
        await page.go_to(address)
        return page


@asynccontextmanager
async def chromium(profile: Path) -> AsyncIterator[Chromium]:
    """Run Chromium with a profile of its own, and end it."""
    words = ["--headless=new", "--no-sandbox", "--remote-debugging-port=0", "--no-first-run"]
    words += ["--disable-gpu", "--disable-dev-shm-usage", f"--user-data-dir={profile}"]
    process = await asyncio.create_subprocess_exec(
        installed("Chromium", *NAMES), *words, stderr=PIPE
    )
    try:
        assert process.stderr is not None
        address = await asyncio.wait_for(_address(process.stderr), SLOWEST)
        async with ClientSession() as session, session.ws_connect(address, max_msg_size=0) as line:
            browser = Chromium(line)
            listening = asyncio.create_task(browser.listen())
            yield browser
            listening.cancel()
    finally:
        process.kill()
        await process.communicate()


async def _address(stderr: asyncio.StreamReader) -> str:
    while True:
        line = (await stderr.readline()).decode()
        assert line, "Chromium ended"
        if "DevTools listening on " in line:
            return line.split()[-1]


async def opened(browser: Chromium, address: str, size: tuple[int, int]) -> Page:
    """Open an address in a new tab, and wait until it is there whole."""
    page = await browser.open("about:blank", size)
    await page.leave(partial(page.go_to, address))
    return page


async def eventually(true: Callable[[], Awaitable[Any]], what: str) -> None:
    """Wait until something is true."""
    end = asyncio.get_running_loop().time() + SLOWEST
    while not await true():
        assert asyncio.get_running_loop().time() < end, f"it never came: {what}"
        await asyncio.sleep(0.05)
