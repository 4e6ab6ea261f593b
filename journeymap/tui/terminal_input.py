"""What comes from the terminal, before Textual makes keys and pastes of it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.driver import Driver
from textual.message import Message

_ESCAPE = "\x1b"
_SUBSTITUTE = "\x80"
"""A control character that nobody uses. It is taken out, and counted, as the other would be.

It is no key either: where the beginning of a paste was not known for one, it is typed.
"""

_WITH_ALT = re.compile(f"{_ESCAPE}([ac-eg-z])")
"""Alt with a letter, but for b and f: by these one goes from word to word."""


class PasteParser(XTermParser):
    """Reads a paste as one piece, whatever characters are in it, and Alt with a letter at once.

    Textual takes an escape character inside a paste for the beginning of a key: what
    follows it is typed, ahead of the paste and with its line ends as Enter. And where
    another key or the mouse follows Alt with a letter within a tenth of a second, it
    types the letter, with a ^ before it.
    """

    def __init__(self, debug: bool = False) -> None:  # noqa: FBT001, FBT002  # Textual's way
        super().__init__(debug)
        self._in_paste = False
        self._seen = ""
        """The last characters outside a paste, in which one may have begun to begin."""
        self._held = ""
        """The last characters of a paste, with which its end may have begun."""

    def feed(self, data: str) -> Iterable[Message]:
        tamed = self._tamed(data) if data else ""
        if tamed or not data:
            yield from super().feed(tamed)

    def _tamed(self, data: str) -> str:
        """Return `data` with the escape characters inside pastes replaced."""
        tamed, data, self._held = "", self._held + data, ""
        while data:
            part, data = self._in_a_paste(data) if self._in_paste else self._outside(data)
            tamed += part
        return tamed

    def _outside(self, data: str) -> tuple[str, str]:
        """Return what comes up to the beginning of a paste, and the rest."""
        before, begin, inside = (self._seen + data).partition(BRACKETED_PASTE_START)
        self._in_paste = bool(begin)
        self._seen = "" if begin else before[1 - len(BRACKETED_PASTE_START) :]
        return _with_alt_in_full(data.removesuffix(inside) if inside else data), inside

    def _in_a_paste(self, data: str) -> tuple[str, str]:
        """Return what comes up to the end of the paste, and the rest; hold what may be its end."""
        inside, end, after = data.partition(BRACKETED_PASTE_END)
        self._in_paste = not end
        if not end:
            held = next(n for n in range(len(BRACKETED_PASTE_END) - 1, -1, -1) if _ends_in(data, n))
            inside, self._held = data[: len(data) - held], data[len(data) - held :]
        return inside.replace(_ESCAPE, _SUBSTITUTE) + end, after


def _with_alt_in_full(data: str) -> str:
    """Return `data` with Alt and a letter written so that nothing more has to be waited for."""
    return _WITH_ALT.sub(lambda key: f"{_ESCAPE}[{ord(key[1])};3u", data)


def _ends_in(data: str, length: int) -> bool:
    """Whether `data` ends with so many first characters of the end of a paste."""
    return data.endswith(BRACKETED_PASTE_END[:length])


def read_pastes_whole(driver: type[Driver]) -> None:
    """Have this driver read the terminal with a `PasteParser`, if it reads one this way."""
    for each in driver.__mro__:
        module = vars(sys.modules[each.__module__])
        if "XTermParser" in module and issubclass(each, Driver):
            module["XTermParser"] = PasteParser
