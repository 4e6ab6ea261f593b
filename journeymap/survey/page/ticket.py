"""The ticket that each form has: it was handed out here, and is good for one return."""

from __future__ import annotations

import hmac
import os
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from journeymap.sheets.disk import make_folder

_SECRET_SIZE = 32
_TICKET = re.compile(r"([1-9][0-9]{0,5})\.([0-9a-f]{32})\.([0-9a-f]{32})")


@dataclass(frozen=True, slots=True)
class Ticket:
    """What makes one form different from all others. It says nothing about who fills it in."""

    edition: int
    number: str
    """A random number, in hexadecimal digits."""


class Tickets:
    """Hands out tickets, and knows its own again, also after it was started anew."""

    def __init__(self, secret: bytes, about: str) -> None:
        """Sign with `secret`; a ticket is good for what it is `about`, and for nothing else."""
        self._secret = blake2b(about.encode(errors="replace"), key=secret).digest()

    @staticmethod
    def new(edition: int) -> Ticket:
        """Return a ticket that nobody has."""
        return Ticket(edition, secrets.token_hex(16))

    def written(self, ticket: Ticket) -> str:
        """Return a ticket as a form carries it, signed."""
        said = f"{ticket.edition}.{ticket.number}"
        return f"{said}.{self._mark('ticket', said, 16)}"

    def read(self, text: str) -> Ticket | None:
        """Return the ticket that was written so, or None if it was not signed here."""
        found = _TICKET.fullmatch(text)
        if not found:
            return None
        ticket = Ticket(int(found[1]), found[2])
        return ticket if hmac.compare_digest(self.written(ticket), text) else None

    def fingerprint(self, ticket: Ticket) -> str:
        """Return the fingerprint of the return that comes with a ticket.

        Nobody can tell from it which ticket that was, without the secret.
        """
        return f"r{self._mark('return', ticket.number, 8)}"

    def letters(self, alphabet: str, number: int) -> str:
        """Return letters that are the same each time, and that nobody can guess."""
        drawn = bytes.fromhex(self._mark("letters", alphabet, 64))
        value = int.from_bytes(drawn, "big")
        letters = ""
        for _ in range(number):
            value, place = divmod(value, len(alphabet))
            letters += alphabet[place]
        return letters

    def _mark(self, use: str, said: str, size: int) -> str:
        return blake2b(f"{use} {said}".encode(), key=self._secret, digest_size=size).hexdigest()


def read_secret(path: Path) -> tuple[bytes, bool]:
    """Return the secret of this machine, made when it is first asked for, and whether it is kept.

    Where it cannot be kept it is one for this run only.
    """
    with suppress(OSError):
        make_folder(path.parent)
        if len(secret := _kept(path)) == _SECRET_SIZE:
            return secret, True
    return secrets.token_bytes(_SECRET_SIZE), False


def _kept(path: Path) -> bytes:
    """Return what is in the file, which is made with a new secret if it is not there."""
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        only_ours = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with os.fdopen(os.open(beside, only_ours, 0o600), "wb") as file:
            file.write(secrets.token_bytes(_SECRET_SIZE))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(beside, path)
    finally:
        with suppress(OSError):
            beside.unlink()
    return path.read_bytes()
