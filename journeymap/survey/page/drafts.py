"""The forms that are being filled in, so that a page can be gone back to and loaded again.

They are in memory only, and nothing depends on them: each form carries all of its answers.
"""

from __future__ import annotations

import re
import secrets
from collections import OrderedDict
from dataclasses import dataclass

from journeymap.survey.page.filled_in import FilledIn
from journeymap.survey.page.ticket import Ticket

MOST = 64 * 1024 * 1024
"""Characters, in all drafts together."""
_UNTOUCHED = 4 * 3600.0
"""Seconds after which a draft may go if there is no room for another."""
_EACH = 1000
"""What a draft takes besides what is written in it."""
_KEY = re.compile(r"[A-Za-z0-9_-]{22}")


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that is being filled in."""

    ticket: Ticket
    filled_in: FilledIn


class Drafts:
    """Keeps drafts by keys that cannot be guessed."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._drafts: OrderedDict[str, tuple[Draft, float]] = OrderedDict()
        self._size = 0

    @staticmethod
    def new_key() -> str:
        """Return a key that no draft has. It stands in addresses, and never on the disk."""
        return secrets.token_urlsafe(16)

    @staticmethod
    def is_key(text: str) -> bool:
        """Whether it could be a key."""
        return _KEY.fullmatch(text) is not None

    def get(self, key: str) -> Draft | None:
        """Return the draft with this key, if it is there."""
        draft, _ = self._drafts.get(key, (None, 0.0))
        return draft

    def keep(self, key: str, draft: Draft, now: float) -> bool:
        """Keep a draft in the place of the one before. Returns whether there is room for it.

        No draft goes for it that somebody may still be writing.
        """
        self.forget(key)
        size = _size(draft)
        while self._size + size > self._most:
            oldest, (_, touched) = next(iter(self._drafts.items()), ("", (None, now)))
            if now - touched < _UNTOUCHED:
                return False
            self.forget(oldest)
        self._drafts[key] = (draft, now)
        self._size += size
        return True

    def forget(self, key: str) -> None:
        """Let a draft go."""
        draft, _ = self._drafts.pop(key, (None, 0.0))
        if draft is not None:
            self._size -= _size(draft)


def _size(draft: Draft) -> int:
    return draft.filled_in.size + _EACH
