"""Finds the stage or the voice that a person means by what they typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from journeymap.entries import Unreadable


class Named(Protocol):
    """Something with a short name to type and a name to read."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


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
