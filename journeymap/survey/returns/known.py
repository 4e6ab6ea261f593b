"""Which returns are in the sheets of a workshop already, and how much of each.

The sheets are not read as YAML: a million returns would take minutes. What is looked for stands
at the beginnings of lines, and of a return only what is asked for is read.
"""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from journeymap.sheets.reading import ids_in
from journeymap.survey.returns.seen import Seen

_RETURN = re.compile(rb"^(?:- +|  )[\"']?return[\"']?: *[\"']?r([0-9a-f]{16})\b", re.MULTILINE)
_ITEM = re.compile(rb"^-(?=[ \r\n])", re.MULTILINE)
_ANSWERED = re.compile(rb"^(?:- +|  )[\"']?answered[\"']?: *[\"']?([a-z0-9 ]*)", re.MULTILINE)
_HOLDS = re.compile(rb"^(?:- +|  )[\"']?holds[\"']?: *[\"']?([0-9]{1,9})", re.MULTILINE)
_PARTIAL = re.compile(rb"^(?:- +|  )[\"']?partial[\"']?: *[\"']?true", re.MULTILINE)
_VOICE = re.compile(rb"^(?:- +|  )[\"']?voice[\"']?: *[\"']?([a-z0-9-]+)", re.MULTILINE)
_PLACE_BITS = 43
"""A place is the number of a sheet, and behind it where in the sheet an item starts."""
_NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Before:
    """What is known of a return from the time that it was taken in."""

    answered: frozenset[str]
    """The codes of the questions to which it had answers."""
    partial: bool
    voice: str | None
    there: int | None = None
    """How many of its entries are there, if a crash has cut them off; None if all are."""


class Known:
    """The returns that are in the sheets of a workshop. To be closed when it is done with."""

    def __init__(self, sheets: Iterable[Path]) -> None:
        self._sheets: list[mmap.mmap] = []
        self._places = Seen(large=True)
        self._again: dict[int, list[int]] = {}
        """Where those stand that stand in more than one place."""
        self._cut_off: dict[int, int] = {}
        """By its place: how many entries there are of a return that is not whole."""
        for path in sheets:
            with suppress(OSError, ValueError):  # an empty file has no map
                self._scan(path)

    def __len__(self) -> int:
        return len(self._places)

    def close(self) -> None:
        """Let go of the sheets."""
        for sheet in self._sheets:
            sheet.close()

    def before(self, fingerprint: int) -> Before | None:
        """Return what is known of the return with this fingerprint; None if it is not here."""
        place = self._places.get(fingerprint)
        if place is None or place == _NOWHERE:
            return None
        all_of_it = [self._read(each) for each in self._again.get(fingerprint, (place,))]
        return Before(
            answered=frozenset().union(*(each.answered for each in all_of_it)),
            partial=all(each.partial for each in all_of_it),
            voice=next((each.voice for each in all_of_it if each.voice), None),
            there=None if any(each.there is None for each in all_of_it) else all_of_it[0].there,
        )

    def _scan(self, path: Path) -> None:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        number = len(self._sheets)
        last = None
        for found in _RETURN.finditer(data):
            start = data.rfind(b"\n-", 0, found.start() + len("\n-")) + 1
            place = (number << _PLACE_BITS | start) + 1
            key = int(found[1], 16)
            last = (key, place, start)
            there = self._places.put(key, place)
            if there is not None:
                self._note_again(key, there, place)
        if last is None:
            data.close()
            return
        self._sheets.append(data)
        self._look_at_the_last(*last, data)

    def _note_again(self, key: int, there: int, place: int) -> None:
        """Remember that a return stands in one more place."""
        self._again.setdefault(key, [there]).append(place)

    def _look_at_the_last(self, key: int, place: int, start: int, data: mmap.mmap) -> None:
        """See whether the last return of a sheet is whole: a crash may have come between.

        One that has no id of its own yet is none: it is not read as an entry either.
        """
        ids = ids_in(data[start : _end(data, start)])
        if not ids:
            self._forget(key, place)
            return
        sheet, _, number = ids[-1].partition(".")
        holds = _HOLDS.search(data, start, _end(data, start))
        wanted = range(int(number) + 1, int(number) + 1 + int(holds[1] if holds else 0))
        behind = (each.partition(".") for each in ids_in(data[_end(data, start) :]))
        there = {int(n) for of, _, n in behind if of == sheet} & set(wanted)
        if len(there) < len(wanted):
            self._cut_off[place] = len(there)

    def _forget(self, key: int, place: int) -> None:
        places = self._again.pop(key, [])
        others = [each for each in places if each != place]
        self._places.change(key, others[0] if others else _NOWHERE)
        if len(others) > 1:
            self._again[key] = others

    def _read(self, place: int) -> Before:
        """Read what is asked for of the return at a place."""
        number, start = divmod(place - 1, 1 << _PLACE_BITS)
        data = self._sheets[number]
        item = data[start : _end(data, start)]
        answered, voice = _ANSWERED.search(item), _VOICE.search(item)
        return Before(
            answered=frozenset(answered[1].decode().split()) if answered else frozenset(),
            partial=_PARTIAL.search(item) is not None,
            voice=voice[1].decode() if voice else None,
            there=self._cut_off.get(place),
        )


def _end(data: mmap.mmap, start: int) -> int:
    """Return where the item ends that starts there."""
    following = _ITEM.search(data, start + 1)
    return following.start() if following else len(data)
