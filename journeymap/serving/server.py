"""The server of one screen to one page at a time, at this machine only."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from socket import create_server, socket
from urllib.parse import quote

from aiohttp import WSMsgType, web
from textual_serve.download_manager import DownloadManager

from journeymap.serving.door import LOOPBACK, Door
from journeymap.serving.page import HEADERS, files, page, policy
from journeymap.serving.screen_process import Ending, ScreenProcess

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_ENDING = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]
_UNTIL_OPENED = 600.0
_UNTIL_OPENED_AGAIN = 120.0
"""Seconds that the server waits for a page: at first, and after a page was closed."""
_STRANGER = (
    "This is not the address that journeymap gave. Take the one that it shows in the window in"
    " which it was started.\n"
)
_LONGEST_PASTE = 64 * 1024 * 1024
"""Bytes. Textual-serve's limit would end the screen for a long one."""
_LARGEST = 1000
"""Columns or rows."""
_HEARTBEAT = 15.0
"""Seconds between two looks whether the page is still there."""
_TO_SAY_GOODBYE = 2.0
"""Seconds to wait for a page to hear that it is over."""
_NO_PAGE = "No page has shown the screen for a while, so journeymap has ended. All is kept."


@dataclass(frozen=True, slots=True)
class Table:
    """What is served: one sheet of one workshop."""

    title: str
    folder: Path
    sheet: str

    def command(self) -> list[str]:
        """Return the command that runs the screen; it takes no code from the current folder."""
        module = [sys.executable, "-P", "-m", "journeymap.serving.table"]
        return [*module, str(self.folder.absolute()), self.sheet]


def listen(port: int = 0) -> socket:
    """Take a port of this machine that no other machine reaches. Raises `OSError`."""
    return create_server((LOOPBACK, port))


def serve(
    table: Table, at: socket, ready: Callable[[Door], None], tell: Callable[[str], None]
) -> int:
    """Serve the screen until the person leaves it. Returns the exit status.

    `ready` is called with the door when it can be opened; `tell` with what there is to say.
    """
    with closing(at):
        door = Door(at.getsockname()[1])
        return asyncio.run(_serve(table, door, at, ready, tell))


async def _serve(
    table: Table,
    door: Door,
    at: socket,
    ready: Callable[[Door], None],
    tell: Callable[[str], None],
) -> int:
    server = _Server(table, door, tell)
    runner = web.AppRunner(server.app(), access_log=None, shutdown_timeout=_TO_SAY_GOODBYE)
    await runner.setup()
    await web.SockSite(runner, at).start()
    with _signals(server.finish):
        ready(door)
        status = await server.until_over()
        await runner.cleanup()
    return status


@contextmanager
def _signals(finish: Callable[[int], None]) -> Iterator[None]:
    """Finish with the status that a shell has for a signal, unless we were told to ignore it."""
    heard = [each for each in _ENDING if signal.getsignal(each) != signal.SIG_IGN]
    loop = asyncio.get_running_loop()
    for each in heard:
        with suppress(NotImplementedError):  # on Windows, Ctrl+C is an exception instead
            loop.add_signal_handler(each, finish, 128 + each)
    yield


class _Server:
    """Serves one screen. A page that is opened later takes it over from the one before."""

    def __init__(self, table: Table, door: Door, tell: Callable[[str], None]) -> None:
        self._table = table
        self._door = door
        self._tell = tell
        self._files = files()
        self._downloads = DownloadManager()
        self._screen: ScreenProcess | None = None
        self._one_at_a_time = asyncio.Lock()
        self._loop = asyncio.get_running_loop()
        self._status: asyncio.Future[int] = self._loop.create_future()
        self._patience = self._loop.call_later(_UNTIL_OPENED, self._give_up)

    def app(self) -> web.Application:
        """Return what answers requests: all of it is below the key."""

        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self._at_the_door(request, handler)

        app = web.Application(middlewares=[guard])
        app.on_response_prepare.append(self._say_what_may_be_done)
        below = f"/{self._door.key}"
        routes = [
            web.get(f"{below}/", self._page),
            web.get(f"{below}/ws", self._websocket),
            web.get(f"{below}/download/{{name}}", self._download),
            web.get(f"{below}/{{name}}", self._file),
        ]
        app.add_routes(routes)
        return app

    def finish(self, status: int) -> None:
        """Have the server end with this exit status; the first one counts."""
        if not self._status.done():
            self._status.set_result(status)

    async def until_over(self) -> int:
        """Wait until the server is to end, end the screen, and return the exit status."""
        status = await self._status
        self._patience.cancel()
        async with self._one_at_a_time:
            if self._screen:
                await self._screen.end(Ending.STOPPED)
        return status

    def _give_up(self) -> None:
        self._tell(_NO_PAGE)
        self.finish(0)

    async def _at_the_door(self, request: web.Request, answer: Handler) -> web.StreamResponse:
        """Let in who has the key, and show the way to it to who has the ticket."""
        if not self._door.is_host(request.headers.get("Host")):
            raise web.HTTPForbidden(text=_STRANGER)
        key = request.path.split("/")[1]
        if self._door.opens_with(key):
            return await answer(request)
        if request.method == "GET" and self._door.takes_ticket(key):
            raise web.HTTPSeeOther(f"/{self._door.key}/")
        raise web.HTTPForbidden(text=_STRANGER)

    async def _say_what_may_be_done(self, _: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(HEADERS)
        response.headers["Content-Security-Policy"] = policy(self._door.hosts)

    async def _page(self, request: web.Request) -> web.Response:
        """Answer with the page, which comes for its screen to the name that it came by."""
        websocket = f"ws://{request.host}/{self._door.key}/ws"
        return web.Response(text=page(self._table.title, websocket), content_type="text/html")

    async def _file(self, request: web.Request) -> web.FileResponse:
        path = self._files.get(request.match_info["name"])
        if path is None:
            raise web.HTTPNotFound
        return web.FileResponse(path)

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """Answer with a file that the screen gives, to be saved and never to be shown here."""
        name = request.match_info["name"]
        try:
            about = await self._downloads.get_download_metadata(name)
        except KeyError as error:
            raise web.HTTPNotFound from error
        named = f"attachment; filename*=UTF-8''{quote(about.file_name)}"
        response = web.StreamResponse(headers={"Content-Disposition": named})
        await response.prepare(request)
        async for chunk in self._downloads.download(name):
            await response.write(chunk)
        await response.write_eof()
        return response

    async def _websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Show the screen on a page, for as long as both are there."""
        if not self._door.is_origin(request.headers.get("Origin")):
            raise web.HTTPForbidden(text=_STRANGER)
        connection = web.WebSocketResponse(
            heartbeat=_HEARTBEAT, timeout=_TO_SAY_GOODBYE, max_msg_size=_LONGEST_PASTE
        )
        await connection.prepare(request)
        screen = await self._hand_over(connection, *_size(request))
        try:
            async for message in connection:
                if message.type is WSMsgType.TEXT:
                    await _pass_on(message.data, screen, connection)
        finally:
            await screen.stop()
            self._is_over(screen)
        return connection

    async def _hand_over(
        self, connection: web.WebSocketResponse, width: int, height: int
    ) -> ScreenProcess:
        """Start the screen for a page, when the one before has ended: a sheet has one writer."""
        async with self._one_at_a_time:
            if self._screen:
                await self._screen.end(Ending.MOVED)
            self._patience.cancel()
            below = f"../{self._door.key}/download"
            screen = ScreenProcess(self._table.command(), connection, self._downloads, below)
            if self._status.done():
                await connection.close(code=Ending.STOPPED)
            else:
                self._screen = screen
                await screen.start(width, height)
            return screen

    def _is_over(self, screen: ScreenProcess) -> None:
        """End when the person has left the screen; else wait for their page to come back."""
        if screen.was_left:
            self.finish(0)
        elif self._screen is screen:
            self._screen = None
            self._patience = self._loop.call_later(_UNTIL_OPENED_AGAIN, self._give_up)


def _size(request: web.Request) -> tuple[int, int]:
    """Return how many columns and rows a page has."""
    asked = (request.query.get(each, "") for each in ("width", "height"))
    width, height = (min(int(each), _LARGEST) if each.isdecimal() else 0 for each in asked)
    return width or 80, height or 24


async def _pass_on(text: str, screen: ScreenProcess, connection: web.WebSocketResponse) -> None:
    """Give the screen what a page says; what cannot be understood is not for it."""
    with suppress(json.JSONDecodeError):
        match json.loads(text):
            case ["stdin", str(typed)]:
                await screen.send_bytes(typed.encode(errors="replace"))
            case ["resize", {"width": int(width), "height": int(height)}]:
                await screen.set_terminal_size(min(width, _LARGEST), min(height, _LARGEST))
            case ["focus"]:
                await screen.focus()
            case ["blur"]:
                await screen.blur()
            case ["ping", when]:
                await connection.send_json(["pong", when])
