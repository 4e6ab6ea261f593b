"""How often somebody may do something: so often at once, and so often a second after that."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from hashlib import blake2b
from ipaddress import IPv6Address, ip_address

_MOST_PEOPLE = 20_000
"""Of how many it is remembered; those who came longest ago are forgotten first."""
_OF_THIS_RUN = secrets.token_bytes(16)


@dataclass(slots=True)
class Allowance:
    """What each may do, and what each has done of it lately."""

    at_once: int
    a_second: float
    _left: OrderedDict[bytes, tuple[float, float]] = field(default_factory=OrderedDict)

    def takes(self, who: bytes, now: float) -> bool:
        """Take one of what somebody may do; whether there was one left."""
        left = self._now(who, now)
        self._left[who] = (left - 1 if left >= 1 else left, now)
        self._left.move_to_end(who)
        if len(self._left) > _MOST_PEOPLE:
            self._left.popitem(last=False)
        return left >= 1

    def has(self, who: bytes, now: float) -> bool:
        """Whether there is one left, without taking it."""
        return self._now(who, now) >= 1

    def wait(self, who: bytes, now: float) -> int:
        """Return in how many seconds there is one again."""
        return max(1, round((1 - self._now(who, now)) / self.a_second + 0.5))

    def _now(self, who: bytes, now: float) -> float:
        left, then = self._left.get(who, (float(self.at_once), now))
        return min(float(self.at_once), left + (now - then) * self.a_second)


def who(address: str | None) -> bytes:
    """Return what stands for an address while this runs. The address cannot be read of it.

    Of IPv6 a network is one: whoever has an address in one has all of them.
    """
    try:
        at = ip_address((address or "").partition("%")[0])
    except ValueError:
        at = IPv6Address(0)
    if isinstance(at, IPv6Address):
        at = at.ipv4_mapped or at
    packed = at.packed[:8]
    return blake2b(packed, key=_OF_THIS_RUN, digest_size=16).digest()
