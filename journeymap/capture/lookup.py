"""Finds the stage or the voice that a person means by what they typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar


class Named(Protocol):
    """Something with a short name to type and a name to read."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


_Named = TypeVar("_Named", bound=Named)


def find_named(typed: str, among: Sequence[_Named]) -> list[_Named]:
    """Return what `typed` may mean: an id, a name, a place in the list, or how one begins.

    One result is the answer; several are for the person to choose from.
    """
    wanted = typed.casefold()
    exact = [each for each in among if wanted in {each.id, each.name.casefold()}]
    if exact:
        return exact[:1]
    if wanted.isdecimal():
        return list(among[int(wanted) - 1 : int(wanted)]) if int(wanted) else []
    return [each for each in among if _begins(each, wanted)]


def _begins(named: Named, wanted: str) -> bool:
    name = named.name.casefold()
    return named.id.startswith(wanted) or name.startswith(wanted) or f" {wanted}" in name
