"""The line grammar: what one typed line means. The same on the screen and in a pipe."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from journeymap.entries import ENTRY_ID, SAID_KINDS, Parked, Said, Unreadable

_KIND_OF_SIGN = {kind.sign: kind for kind in SAID_KINDS.values() if kind.sign}
_DASHES = "–—−"
"""What word processors make of a hyphen at the start of a line."""
_COMMAND = re.compile(r":([a-z][a-z-]*|[0-9]*)(?:\s+(.*))?", re.IGNORECASE | re.DOTALL)
"""A colon, and a word or a number at once behind it; a colon alone asks what there is."""
_NAMED = re.compile(rf"({'|'.join(SAID_KINDS)})\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Nothing:
    """A blank line, or a comment."""


@dataclass(frozen=True, slots=True)
class Say:
    """Something said, of a kind that the line names, with that kind's own fields."""

    kind: type[Said]
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class SignAlone:
    """The sign of a kind and nothing behind it."""

    kind: type[Said]


@dataclass(frozen=True, slots=True)
class Plain:
    """Text without a sign."""

    text: str


@dataclass(frozen=True, slots=True)
class MeToo:
    """One more person says so; `about` is the id that the line names, if it names one."""

    about: str | None


@dataclass(frozen=True, slots=True)
class GoTo:
    """Go to a stage; to the whole journey if it is empty."""

    stage: str


@dataclass(frozen=True, slots=True)
class SpeakAs:
    """Who is speaking now; not said if it is empty."""

    voice: str


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take back the last line of this sheet."""


@dataclass(frozen=True, slots=True)
class DoAgain:
    """Do again what was taken back last."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something to do that is no entry: its name, or how that begins, and what follows."""

    name: str
    rest: str


Line = Nothing | Say | SignAlone | Plain | MeToo | GoTo | SpeakAs | TakeBack | DoAgain | Command


_TURNS: dict[str, Line] = {"undo": TakeBack(), "redo": DoAgain(), "me too": MeToo(None)}
"""What is said in words alone, by those for whom signs are read aloud."""


def says_something(line: str) -> bool:
    """Whether a line holds something that was said, and does not only ask for something.

    A colon by itself in front of words commands nothing: `: it was cold`.
    """
    asks = line in {"", Parked.sign} or line[0] in "/@="
    command = _COMMAND.fullmatch(line)
    asks = asks or (command is not None and bool(command[1] or not command[2]))
    return not asks and line.casefold() not in _TURNS


def read_line(line: str) -> Line:
    """Return what `line` means, from its first character on.

    `line` is clean and has no space at its ends. Raises `Unreadable`.
    """
    sign, body = line[:1], line[1:].strip()
    if not line or sign == "#":
        return Nothing()
    if sign == "/":
        return GoTo(body)
    if sign == "@":
        return SpeakAs(body)
    if sign == "=":
        return _me_too(body)
    if line.casefold() in _TURNS:
        return _TURNS[line.casefold()]
    command = _COMMAND.fullmatch(line)
    if command:
        return Command(command[1].lower(), (command[2] or "").strip())
    kind = _KIND_OF_SIGN.get("-" if sign in _DASHES else sign)
    if kind is not None:
        return Say(kind, kind.from_line(body)) if body else SignAlone(kind)
    named = _NAMED.fullmatch(line)
    if named:
        kind = SAID_KINDS[named[1].casefold()]
        return Say(kind, kind.from_line(named[2]))
    return Plain(line)


def _me_too(body: str) -> MeToo:
    if body and not re.fullmatch(ENTRY_ID, body):
        wrong = f"‘{body}’ is not the id of an entry"
        raise Unreadable(wrong, "Type = alone for the last entry, or its id behind it: = k7f3.4")
    return MeToo(body or None)
