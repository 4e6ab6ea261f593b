"""Finds the stage or the voice that a person means by what they typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from journeymap.entries import Unreadable


class Named(Protocol):
    """Something with a short name to type and a name to read."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


_Command = TypeVar("_Command")
_Named = TypeVar("_Named", bound=Named)


def find_named(typed: str, among: Sequence[_Named]) -> list[_Named]:
    """Return what `typed` may mean: a place in the list, an id, a name, or how one begins.

    The nearest reading counts: a whole id or name before the beginning of an id, of a name,
    of a word in a name. One result is the answer; several are for the person to choose from.
    """
    wanted = typed.casefold()
    readings: list[Callable[[str, str], bool]] = [
        lambda short, name: wanted in {short, name},
        lambda short, _: short.startswith(wanted),
        lambda _, name: name.startswith(wanted),
        lambda _, name: f" {wanted}" in name,
    ]
    for reading in readings:
        found = [each for each in among if reading(each.id, each.name.casefold())]
        if found:
            return found
    return [each for number, each in enumerate(among, 1) if str(number) == wanted.lstrip("0")]


def find_one(typed: str, among: Sequence[_Named], what: str, sign: str = "") -> _Named:
    """Return the one that `typed` means.

    Raises `Unreadable` if there is none or more than one: it says which there are, each with
    the `sign` before it that is typed. `what` they are is a word that takes an s.
    """
    found = find_named(typed, among)
    if len(found) == 1:
        return found[0]
    number = "more than one" if found else "no"
    known = ", ".join(f"{sign}{each.id}" for each in found or among)
    instead = f"The {what}s are {known}" if known else f"The guide has no {what}s yet"
    raise Unreadable(f"there is {number} {what} ‘{typed}’", instead)


class UnknownCommand(Unreadable):
    """A line begins like a command and is none. It may be something that somebody said."""


def find_command(commands: Mapping[str, _Command], name: str) -> _Command:
    """Return the command that `name` means. A name may be cut short, a number not.

    Raises `UnknownCommand` if there is none, `Unreadable` if there is more than one.
    """
    is_cut_short = bool(name) and not name.isdecimal()
    begin_so = [each for each in commands if is_cut_short and each.startswith(name)]
    names = [name] if name in commands else begin_so
    if len(names) == 1:
        return commands[names[0]]
    if names:
        instead = f"There are {', '.join(f':{each}' for each in names)}"
        raise Unreadable(f"there is more than one command ‘:{name}’", instead)
    instead = "Type : alone to hear them all" if commands else "Begin with + to keep it"
    raise UnknownCommand(f"there is no command ‘:{name}’", instead)
