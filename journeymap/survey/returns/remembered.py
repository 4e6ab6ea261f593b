"""What was worked out before is not worked out again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

_Given = TypeVar("_Given", bound=Hashable)
_Found = TypeVar("_Found")
_MOST = 20_000


class Remembered(dict[_Given, _Found], Generic[_Given, _Found]):
    """What a function returns, by what it was given: a dict that fills itself.

    It forgets all when there is too much of it, so its memory has a bound, and one that is
    found costs no call.
    """

    def __init__(self, work: Callable[[_Given], _Found]) -> None:
        super().__init__()
        self._work = work

    def __missing__(self, given: _Given) -> _Found:
        if len(self) >= _MOST:
            self.clear()
        found = self[given] = self._work(given)
        return found
