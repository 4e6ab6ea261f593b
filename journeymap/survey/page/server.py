"""The server of the page: from when it listens until whoever started it stops it."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from ipaddress import IPv4Address, IPv6Address, ip_address

from journeymap.survey.page.connections import MOST, Connections
from journeymap.survey.page.door import LOOPBACK, Door
from journeymap.survey.page.letterbox import Letterbox
from journeymap.survey.page.routes import Routes
from journeymap.survey.page.survey import Narration, Survey

_ENDING = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]
_IN_ORDER = 10.0
"""Seconds for those whose answers are just being taken."""
_BACKLOG = 512
_FILES_BESIDES = 100
_NOBODY = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
"""Addresses that nobody has: asked for the way there, the system says which address is ours."""


def listen(host: str, port: int) -> socket.socket:
    """Take a port at the addresses that `host` means. Raises `OSError`."""
    family, kind, _, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    at = socket.socket(family, kind)
    try:
        if os.name != "nt":  # where it would let two programs have one port
            at.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            with suppress(OSError):  # else, on many systems, no IPv4 address is among those of ::
                at.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        at.bind(address)
        at.listen(_BACKLOG)
    except OSError:
        at.close()
        raise
    return at


def where(at: socket.socket) -> tuple[str, int]:
    """Return the address at which a socket listens, as browsers write its number, and the port."""
    number, port = at.getsockname()[:2]
    return str(_address(number)), port


def is_everywhere(number: str) -> bool:
    """Whether a number means all addresses that this machine has."""
    return _address(number).is_unspecified


def is_loopback(number: str) -> bool:
    """Whether no other machine reaches the address with this number."""
    return _address(number).is_loopback


def is_name(host: str) -> bool:
    """Whether it is a name, and not a number however it is written: `127.1` is one."""
    try:
        socket.getaddrinfo(host, None, flags=socket.AI_NUMERICHOST)
    except (OSError, UnicodeError):
        return True
    return False


def address_of_this_machine() -> str:
    """Return the address by which others on the network find this machine."""
    for family, nobody in _NOBODY.items():
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as way:
            way.connect((nobody, 9))  # nothing is sent
            number, _ = where(way)
            if not is_everywhere(number):
                return number
    with suppress(OSError):
        return socket.gethostbyname(socket.gethostname())
    return LOOPBACK


def _address(number: str) -> IPv4Address | IPv6Address:
    """Return the address with a number, as IPv4 where it is one of those in an IPv6 one."""
    address = ip_address(number.partition("%")[0])
    return getattr(address, "ipv4_mapped", None) or address


def serve(
    survey: Survey, letterbox: Letterbox, door: Door, at: socket.socket, told: Narration
) -> int:
    """Serve the page until it is stopped. Returns the number of the signal that stopped it."""
    _make_room_for_connections()
    with closing(at), closing(letterbox):
        try:
            return asyncio.run(_serve(survey, letterbox, door, at, told))
        except KeyboardInterrupt:  # where Ctrl+C is no signal
            return signal.SIGINT


async def _serve(
    survey: Survey, letterbox: Letterbox, door: Door, at: socket.socket, told: Narration
) -> int:
    routes = Routes(survey, letterbox, door, told)
    connections = Connections(routes.answer, survey.largest_form)
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[int] = loop.create_future()
    with _signals(ended):
        server = await loop.create_server(connections, sock=at, backlog=_BACKLOG)
        told.ready()
        try:
            return await ended
        finally:
            server.close()
            await connections.close(_IN_ORDER)
            routes.close()


def _make_room_for_connections() -> None:
    """Ask the system for as many open files as there may be connections, where it is asked."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        least, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = MOST + _FILES_BESIDES
        if least != resource.RLIM_INFINITY and least < wanted:
            if most != resource.RLIM_INFINITY:
                wanted = min(wanted, most)
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


@contextmanager
def _signals(ended: asyncio.Future[int]) -> Iterator[None]:
    """End in order when we are told to end, unless we were told to ignore it."""
    heard = [each for each in _ENDING if signal.getsignal(each) != signal.SIG_IGN]
    loop = asyncio.get_running_loop()

    def end(number: int) -> None:
        if not ended.done():
            ended.set_result(number)

    for each in heard:
        with suppress(NotImplementedError):  # on Windows, Ctrl+C is an exception instead
            loop.add_signal_handler(each, end, each)
    yield
