"""Who may use the page: whoever has its address, and no page of another site."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hmac import compare_digest
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

LOOPBACK = "127.0.0.1"
_HERE = frozenset({LOOPBACK, "localhost", "::1"})
"""What only this machine means, by these names."""
ALPHABET = "ACDEFGHJKMNPQRTUVWXY34679"
"""The letters of a code. None looks like another one in print, or in handwriting."""
LENGTH = 6
_CODE = re.compile(f"[{ALPHABET}]{{{LENGTH},20}}")
_HTTP = 80


def is_code(text: str) -> bool:
    """Whether a text can be the code of a page."""
    return _CODE.fullmatch(text) is not None


def looks_like_a_code(text: str) -> bool:
    """Whether somebody may have tried a code with it, and did not only ask for a file."""
    return re.fullmatch(r"[A-Za-z0-9]{4,24}", text) is not None


@dataclass(frozen=True, slots=True)
class Door:
    """Where the page is served."""

    host: str
    """What people type: an address, or a name."""
    port: int
    code: str = ""
    """Without it nobody gets in; none where only this machine can."""
    is_everywhere: bool = False
    """Whether it is served at all addresses that this machine has."""
    is_here_only: bool = False
    """Whether no other machine reaches it there."""

    @property
    def prefix(self) -> str:
        """What every path of the page begins with."""
        return f"/{self.code}" if self.code else ""

    @property
    def address(self) -> str:
        """Where people find the page."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _HTTP else f":{self.port}"
        return f"http://{host}{port}{self.prefix}/"

    def opens_with(self, code: str) -> bool:
        """Whether this is the code. How long the answer takes does not tell how near it is."""
        return compare_digest(code.upper().encode(errors="replace"), self.code.encode())

    def is_host(self, host: str | None) -> bool:
        """Whether a request was sent to a name that is ours.

        Another site's name may be made to mean this machine; a number cannot be.
        """
        asked = _split(f"//{host or ''}")
        if asked is None or asked.path or asked.query or "@" in asked.netloc:
            return False
        try:
            port = asked.port or _HTTP
        except ValueError:
            return False
        name = (asked.hostname or "").lower()
        return port == self.port and (name in self._names() or self._is_number(name))

    def _names(self) -> frozenset[str]:
        ours = frozenset({self.host.lower()})
        return ours | _HERE if self.is_everywhere or ours & _HERE else ours

    def _is_number(self, name: str) -> bool:
        return self.is_everywhere and _is_number(name)


def is_ours(headers: Mapping[str, str]) -> bool:
    """Whether a form was sent from a page of ours, by all that its browser says about that."""
    ours = f"http://{headers.get('Host', '')}".lower()
    if headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return False
    if (origin := headers.get("Origin")) is not None:
        return origin.lower() == ours
    if (referer := headers.get("Referer")) is not None:
        page = _split(referer)
        return page is not None and f"{page.scheme}://{page.netloc}".lower() == ours
    return True  # an old browser says nothing; what it sends has to have a ticket all the same


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _split(text: str) -> SplitResult | None:
    try:
        return urlsplit(text)
    except ValueError:
        return None
