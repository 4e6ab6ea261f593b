"""Finds the stage or the voice that a person means by what they typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar


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
    if wanted.isdecimal():
        return [each for number, each in enumerate(among, 1) if number == int(wanted)]
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
    return []
