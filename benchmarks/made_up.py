"""Workshops of any size, made up, and the same each time they are made."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from journeymap.entries import (
    Always,
    Critic,
    Draw,
    Echo,
    Edit,
    Entry,
    Ingredient,
    Never,
    Opened,
    Parked,
    Recipe,
    Said,
    Theme,
    Topic,
    Withdraw,
)
from journeymap.guide import Guide
from journeymap.sheets.dialect import item_lines
from journeymap.sheets.from_template import guide_from_template
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import WORKSHOPS, Workshop, new_workshop

KEYS = ("k7f3", "p0q8", "t5c9")
"""The keys of the tables' sheets; the first one is the sheet of the scribe who is measured."""
_OPENED = datetime(2017, 5, 18, 12, 0, tzinfo=UTC)
_BETWEEN_ENTRIES = timedelta(seconds=10)
_FIRST: list[type[Entry]] = [Always, Never, Ingredient, Critic, Echo]
"""The kinds of the first entries, so that a small workshop has several kinds, too."""
_HOW_OFTEN: dict[type[Entry], int] = {
    Always: 28,
    Never: 22,
    Ingredient: 12,
    Critic: 6,
    Parked: 4,
    Recipe: 3,
    Topic: 2,
    Echo: 12,
    Edit: 4,
    Draw: 4,
    Theme: 2,
    Withdraw: 1,
}
"""How often each kind comes, in a hundred."""
_WHO = ("Somebody", "The cook", "A neighbour", "Whoever serves", "My sister", "The driver")
_DOES = ("asks", "tells", "reminds", "shows", "helps", "hurries", "forgets", "listens to")
_WHOM = ("me", "us", "people in wheelchairs", "whoever is new", "my mother", "everybody there")
_WHAT = ("before the soup comes", "at the door", "by name", "where to sit", "what is in it")
_WHEN = ("every day", "on Sundays", "when it rains", "without being asked", "", "")
_THINGS = ("leeks", "time", "good company", "a clean table", "salt", "a song", "warm plates")


def make_workshop(here: Path, number: int, own: OwnSheets) -> Workshop:
    """Make a workshop of so many entries under `here`, the first table's sheet being `own`."""
    guide = guide_from_template("dining", f"Lunch with {number} entries")
    return _fill(here / WORKSHOPS / f"lunch-{number}", _MadeUp(guide), number, own)


def make_one_of_many(here: Path, nth: int, number: int, texts: Iterator[str]) -> Workshop:
    """Make one of several workshops of so many entries, its sheets having keys of their own.

    What is said in it are the next of `texts`.
    """
    guide = guide_from_template("dining", f"Lunch, the {nth}th")
    keys = tuple(f"{table}{nth:05}" for table in "kpt")
    made = _MadeUp(guide, random.Random(nth), keys=keys, texts=texts)  # noqa: S311
    return _fill(here / WORKSHOPS / f"lunch-{nth}-of-many", made, number, None)


def _fill(folder: Path, made: _MadeUp, number: int, own: OwnSheets | None) -> Workshop:
    workshop = new_workshop(folder, made.guide)
    sheets: dict[str, list[str]] = {key: [] for key in made.keys}
    for entry in made.entries(number):
        sheets[entry.sheet_key] += item_lines(entry.as_item())
    for table, (key, lines) in enumerate(sheets.items(), 1):
        path = workshop.sheets / f"table-{table}.{key}.yaml"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        if table == 1 and own:
            own.add(path)
    return workshop


@dataclass
class _MadeUp:
    """What people might say in a workshop with this guide."""

    guide: Guide
    chance: random.Random = field(default_factory=lambda: random.Random(4))  # noqa: S311
    """Not for secrets."""
    keys: tuple[str, ...] = KEYS
    texts: Iterator[str] | None = None
    """What people say; without it, sentences of words left to chance."""
    said: list[Said] = field(default_factory=list)

    def entries(self, number: int) -> Iterator[Entry]:
        """Yield the heads of the sheets, then so many entries, the tables taking turns."""
        for table, key in enumerate(self.keys, 1):
            yield Opened(id=f"{key}.0", at=_OPENED, name=f"Table {table}")
        for at in range(number):
            kind = _FIRST[at] if at < len(_FIRST) else self._kind()
            entry_id = f"{self.keys[at % len(self.keys)]}.{at // len(self.keys) + 1}"
            moment = _OPENED + _BETWEEN_ENTRIES * (at + 1)
            entry = kind.model_validate({**self._fields(kind), "id": entry_id, "at": moment})
            if isinstance(entry, Said):
                self.said.append(entry)
            yield entry

    def _kind(self) -> type[Entry]:
        return self.chance.choices([*_HOW_OFTEN], [*_HOW_OFTEN.values()])[0]

    def _fields(self, kind: type[Entry]) -> dict[str, Any]:
        one_of = self.chance.choice
        voice = {"voice": one_of(self.guide.voices).id}
        if issubclass(kind, Said):
            where = {"stage": one_of(self.guide.stages).id} if kind in (Always, Never) else {}
            return {"text": self._sentence(), **where, **voice, **self._own(kind)}
        about = {"about": one_of(self.said).id}
        if kind is Draw:
            about = {"about": one_of([each for each in self.said if type(each) is Ingredient]).id}
        if kind is Edit:
            return {**about, "text": self._sentence()}
        if kind is Theme:
            return {**about, "name": one_of(("warmth", "time", "welcome", "choice"))}
        return {**about, **(voice if kind is Echo else {})}

    def _own(self, kind: type[Said]) -> dict[str, Any]:
        """Return what a kind has beyond what everything said has."""
        if kind is Critic:
            return {"stars": self.chance.randint(1, 5)}
        if kind is Recipe:
            things = tuple(self.chance.sample(_THINGS, 4))
            return {"ingredients": things, "method": (self._sentence(), self._sentence())}
        if kind is Parked:
            return {"positions": (self._sentence(), self._sentence())}
        return {}

    def _sentence(self) -> str:
        if self.texts:
            return next(self.texts)
        words = map(self.chance.choice, (_WHO, _DOES, _WHOM, _WHAT, _WHEN))
        sentence = " ".join(filter(None, words))
        return f"{sentence}, {self._sentence()}" if self.chance.random() < 0.2 else sentence  # noqa: PLR2004
