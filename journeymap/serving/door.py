"""Who is let in: the person at this machine, and no other page, program or machine."""

from __future__ import annotations

from dataclasses import dataclass, field
from secrets import compare_digest, token_urlsafe

LOOPBACK = "127.0.0.1"
_NAMES = (LOOPBACK, "localhost")
"""What this machine calls itself in an address."""


@dataclass(slots=True)
class Door:
    """The addresses of a screen, which cannot be guessed.

    Host and origin are asked for as well, so that neither another site whose name was made
    to mean this machine, nor another page that learned the address, can use it.
    """

    port: int
    key: str = field(default_factory=lambda: token_urlsafe(32))
    """The first part of the path of all that is served."""
    _ticket: str = field(default_factory=lambda: token_urlsafe(32))

    @property
    def address(self) -> str:
        """Where the screen is."""
        return f"http://{LOOPBACK}:{self.port}/{self.key}/"

    @property
    def first_address(self) -> str:
        """What leads to the screen once, and never again.

        It is handed to the browser on its command line, which others at this machine can read.
        """
        return f"http://{LOOPBACK}:{self.port}/{self._ticket}/"

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names and port by which the screen is asked for."""
        return tuple(f"{name}:{self.port}" for name in _NAMES)

    def opens_with(self, key: str) -> bool:
        """Whether this is the key. How long the answer takes does not tell how near it is."""
        return compare_digest(key.encode(errors="replace"), self.key.encode())

    def takes_ticket(self, ticket: str) -> bool:
        """Whether this is the ticket, which is used up by that."""
        theirs, ours = ticket.encode(errors="replace"), self._ticket.encode()
        is_it = bool(ours) and compare_digest(theirs, ours)
        if is_it:
            self._ticket = ""
        return is_it

    def is_host(self, host: str | None) -> bool:
        """Whether a request was sent to a name that this machine has for itself."""
        return host in self.hosts

    def is_origin(self, origin: str | None) -> bool:
        """Whether it is a page of ours that asks."""
        return origin in {f"http://{host}" for host in self.hosts}
