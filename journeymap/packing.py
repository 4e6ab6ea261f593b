"""Packs entries, so that many of them take little memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any, Generic, TypeVar

from journeymap.entries import Entry

_Kind = TypeVar("_Kind", bound=Entry)
_put = object.__setattr__  # entries are frozen, for everybody else
_given: dict[frozenset[str], set[str]] = {}
"""The sets of fields that were given, each once: most entries have been given the same few."""


def packed(entry: _Kind) -> _Kind:
    """Return an entry that is equal in all, and takes a third of the memory.

    pydantic makes for each a table of its fields, and a set of those that were given. Here the
    names of the fields are kept once for a kind, as Python does for what it makes by itself, and
    such a set once for all.
    """
    made = object.__new__(type(entry))
    for name, value in vars(entry).items():
        _put(made, name, value)
    _put(made, "__pydantic_fields_set__", _kept_once(entry.model_fields_set))
    _put(made, "__pydantic_extra__", entry.__pydantic_extra__)
    _put(made, "__pydantic_private__", entry.__pydantic_private__)
    return made


def _kept_once(given: set[str]) -> set[str]:
    return _given.setdefault(frozenset(given), given)


class Mould(Generic[_Kind]):
    """Makes packed entries of one kind that are given the same fields, many at a time.

    It checks nothing: what it is given has to be what the kind's model would make of it.
    """

    def __init__(self, kind: type[_Kind], given: Sequence[str]) -> None:
        self._kind = kind
        self._fields = {name: of.get_default() for name, of in kind.model_fields.items()}
        self._given = _kept_once(set(given))
        self._besides = [name for name in given if name not in self._fields]
        self._takes_more = kind.model_config.get("extra") == "allow"
        first = object.__new__(kind)
        for name, usual in self._fields.items():
            _put(first, name, usual)  # else Python would not keep the names once for all of a kind

    def entries(self, columns: Mapping[str, Sequence[Any]]) -> list[_Kind]:
        """Return the entries with these values, which stand by the names of the fields."""
        made = list(map(object.__new__, repeat(self._kind, len(columns["id"]))))
        for name, usual in self._fields.items():
            _put_each(made, name, columns.get(name) or repeat(usual))
        _put_each(made, "__pydantic_fields_set__", repeat(self._given))
        _put_each(made, "__pydantic_extra__", self._extra(columns))
        _put_each(made, "__pydantic_private__", repeat(None))
        return made

    def _extra(self, columns: Mapping[str, Sequence[Any]]) -> Iterable[dict[str, Any] | None]:
        """Return, for each entry, what it has besides the fields of its kind."""
        if not self._takes_more:
            return repeat(None)
        return (
            {name: columns[name][number] for name in self._besides}
            for number in range(len(columns["id"]))
        )


def _put_each(made: list[_Kind], name: str, values: Iterable[Any]) -> None:
    """Give each entry its value of one field."""
    deque(map(_put, made, repeat(name), values), maxlen=0)
