"""The connections to the page: not too many, none for nothing, and none that tells too much."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from aiohttp.abc import AbstractStreamWriter
    from aiohttp.http_parser import RawRequestMessage
    from aiohttp.streams import StreamReader

MOST = 600
"""Connections at the same time: three for each of 200 people."""
_PATIENCE = 20.0
"""Seconds in which a request has to be here, and for which a connection may be idle."""
_JUST_NOW = 0.5
_LOOKS = 10
"""How often it is looked in that time whether it is over."""
_LONGEST_LINE = 4096
_LONGEST_FIELD = 8190
_BUSY = (
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 10\r\nContent-Type: text/plain\r\n"
    b"Server: journeymap\r\nConnection: close\r\n\r\n"
    b"Very many people are here just now. Please try again in a moment.\n"
)
_SILENT = logging.getLogger("journeymap.survey.page")
_SILENT.setLevel(logging.CRITICAL + 1)
"""Hears nothing: what aiohttp has to say is about addresses of people."""

Answer = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


class Connections:
    """Makes a protocol for each connection, and ends those on which nothing comes."""

    def __init__(
        self,
        answer: Answer,
        largest: int,
        *,
        most: int = MOST,
        patience: float = _PATIENCE,
        just_now: float = _JUST_NOW,
    ) -> None:
        """Answer requests of at most `largest` bytes, on `most` connections at a time.

        A connection on which no request comes is ended after `patience` seconds, or when there
        is no room for another; but not within `just_now` seconds. So is, when there is no room,
        one whose request is not here whole.
        """
        self._answer = answer
        self._most = most
        self._patience = patience
        self._just_now = just_now
        self._largest = largest
        self._loop = asyncio.get_running_loop()
        self._waiting: dict[web.RequestHandler, float] = {}
        """The connections on which no request is being answered, and since when."""
        self._answering: dict[web.RequestHandler, tuple[web.BaseRequest, float]] = {}
        """The connections on which a request is being answered, and since when."""
        self._nothing_to_answer = asyncio.Event()
        self._nothing_to_answer.set()
        self._is_ending = False
        self._server = web.Server(self._handle, request_factory=self._request)
        self._looking = self._loop.create_task(self._look())

    def __call__(self) -> asyncio.Protocol:
        """Return what a new connection is read by."""
        if len(self._server.connections) >= self._most and not self._make_room():
            return _Busy()
        connection = _Connection(
            self._server,
            loop=self._loop,
            access_log=_SILENT,
            logger=_SILENT,
            keepalive_timeout=self._patience,
            max_line_size=_LONGEST_LINE,
            max_field_size=_LONGEST_FIELD,
            lingering_time=2.0,
            auto_decompress=False,
        )
        self._waiting[connection] = self._loop.time()
        return connection

    def _make_room(self) -> bool:
        """End the connection that has waited longest for a request, if one is waiting.

        On one that waits since just now, an answer may still be on its way. If none is waiting,
        the one goes whose form is coming in for longest: a few could otherwise keep out all.
        """
        since = self._loop.time() - self._just_now
        waiting = [each for each, then in self._waiting.items() if then <= since]
        coming_in = [
            connection
            for connection, (request, then) in self._answering.items()
            if then <= since and not request.content.is_eof()
        ]
        return any(self._end(connection) for connection in (*waiting, *coming_in))

    async def close(self, patience: float) -> None:
        """Let the requests that have begun be answered, and end all connections.

        They are waited for here, as aiohttp would not read the rest of a form any more.
        """
        self._is_ending = True
        with suppress(TimeoutError):
            await asyncio.wait_for(self._nothing_to_answer.wait(), patience)
        self._server.pre_shutdown()
        await self._server.shutdown(patience)
        self._looking.cancel()

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        connection = request.protocol
        self._waiting.pop(connection, None)
        self._answering[connection] = request, self._loop.time()
        self._nothing_to_answer.clear()
        try:
            response = await self._answer(request)
            if self._is_ending:
                response.force_close()
            return response
        finally:
            self._waiting[connection] = self._loop.time()
            self._answering.pop(connection, None)
            if not self._answering:
                self._nothing_to_answer.set()

    def _request(
        self,
        message: RawRequestMessage,
        payload: StreamReader,
        protocol: web.RequestHandler,
        writer: AbstractStreamWriter,
        task: asyncio.Task[None],
    ) -> web.BaseRequest:
        return web.BaseRequest(
            message, payload, protocol, writer, task, self._loop, client_max_size=self._largest
        )

    async def _look(self) -> None:
        """End what has been waited for too long, again and again."""
        while True:
            await asyncio.sleep(self._patience / _LOOKS)
            since = self._loop.time() - self._patience
            for connection, waiting in list(self._waiting.items()):
                if waiting < since:
                    self._end(connection)

    def _end(self, connection: web.RequestHandler) -> bool:
        """End a connection on which nothing comes; whether it had not ended already."""
        self._waiting.pop(connection, None)
        self._answering.pop(connection, None)
        is_there = connection in self._server.connections
        if is_there:
            connection.force_close()
        return is_there


class _Connection(web.RequestHandler):
    """A connection whose errors say what is wrong in a word, and not who made what."""

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = HTTPStatus.INTERNAL_SERVER_ERROR,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        del exc, message
        if request.writer.output_size > 0:
            raise ConnectionError
        text = f"{HTTPStatus(status).phrase}\n"
        response = web.Response(status=status, text=text, headers={"Server": "journeymap"})
        response.force_close()
        return response


class _Busy(asyncio.Protocol):
    """A connection too many."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.write(_BUSY)
        transport.close()
