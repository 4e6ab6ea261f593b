"""Reads items by the frame that nearly all of them have, many at a time.

Such an item says its kind with words or an id behind it, then what its kind has of its own, then
stage, voice, moment and id, each on its line and as journeymap writes it. What one pattern finds
there is what the kind's model would make of it, so entries are made without asking the model,
all that are alike at once. What has another frame is left to `plain_item` and to the models.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache, lru_cache
from itertools import accumulate, compress, repeat
from operator import itemgetter
from string import ascii_letters, digits
from sys import intern
from typing import Any

from journeymap.entries import (
    ENTRY_ID,
    KINDS,
    SAID_KINDS,
    Critic,
    Edit,
    Entry,
    Mark,
    Parked,
    Recipe,
    Said,
    Theme,
    Withdraw,
)
from journeymap.guide import LONGEST_ID, has_words
from journeymap.packing import Mould
from journeymap.sheets.plain_item import MOMENT, plain_item

_ID = rf"[a-z][a-z0-9-]{{0,{LONGEST_ID - 1}}}"
_ITEMS = re.compile(
    rf'((?:- ([a-z]+): (?:"([^"\\\n]+)"|({ENTRY_ID}))\n'
    r"((?:  (?!(?:stage|voice|at|id):)[^\n]+\n)*)"
    rf"(?:  stage: ({_ID})\n)?(?:  voice: ({_ID})\n)?"
    rf"  at: ({MOMENT})\n  id: ({ENTRY_ID})\n(?=- |\Z))"
    r"|[^\n]+(?:\n(?!- )[^\n]*)*\n?)"
)
Row = tuple[str, str, str, str, str, str, str, str, str]
"""An item, and what stands in its frame: nothing, if it has another.

That is its kind, words or an id, the lines of what is its kind's own, stage, voice, moment, id.
"""
_Shape = tuple[Any, ...]
"""What items have in common that are alike: their kind, whether they have no words, no stage and
no voice, and the names of what they have of their own."""
_SHORT = 40
"""Characters of what a kind has of its own, up to which it may stand in other items, too."""
_SEEN_AT_ONCE = frozenset(ascii_letters + digits)
"""Whatever begins with one of these has words in it."""


def rows_of(piece: bytes, *, is_one: bool) -> list[Row]:
    """Return the items of a piece of a sheet; if it `is_one`, it is not looked at any closer."""
    text = piece.decode(errors="surrogateescape")  # nothing takes such halves of letters for words
    if is_one:
        return [(text, "", "", "", "", "", "", "", "")]
    rows: list[Row] = _ITEMS.findall(text)
    return rows


def bytes_of(row: Row) -> bytes:
    """Return an item as it stands in its sheet."""
    return row[0].encode(errors="surrogateescape")


def lines_of(rows: Sequence[Row], line: int) -> Iterator[int]:
    """Yield the line on which each item begins, the first on `line`, and the one behind all."""
    return accumulate(map(str.count, map(itemgetter(0), rows), repeat("\n")), initial=line)


def framed(rows: Sequence[Row]) -> list[Entry | None]:
    """Return for each item its entry, or None if what it is is not plain to see."""
    entries: list[Entry | None] = [None] * len(rows)
    alike, own = _alike(rows)
    for shape, numbers in alike.items():
        mould = _mould(shape)
        columns = mould and _columns(
            [rows[number] for number in numbers],
            [own[number] for number in numbers if number in own],
        )
        if mould and columns:
            for number, entry in zip(numbers, mould.entries(columns), strict=True):
                entries[number] = entry
    return entries


def _alike(
    rows: Sequence[Row],
) -> tuple[dict[_Shape, list[int]], dict[int, Mapping[str, object]]]:
    """Return the numbers of the rows that are alike, and by its number what a row has of its own.

    Rows that are not plain to see are left out.
    """
    alike: dict[_Shape, list[int]] = defaultdict(list)
    own: dict[int, Mapping[str, object]] = {}
    for number, (_, kind, words, _, lines, stage, voice, _, _) in enumerate(rows):
        if not kind or (words and not _is_plain(words)):
            continue
        if not lines:
            alike[kind, not words, not stage, not voice].append(number)
        elif found := _own_again(kind, lines) if len(lines) < _SHORT else _own(kind, lines):
            own[number] = found
            alike[kind, not words, not stage, not voice, *found].append(number)
    return alike, own


def _columns(
    rows: Sequence[Row], own: Sequence[Mapping[str, Any]]
) -> dict[str, Sequence[Any]] | None:
    """Return what stands in items that are alike by its name; None if a moment is none."""
    _, _, words, about, _, stages, voices, moments, ids = zip(*rows, strict=True)
    columns: dict[str, Sequence[Any]] = {"text": words} if words[0] else {"about": about}
    if own:
        columns |= {name: [each[name] for each in own] for name in own[0]}
    if stages[0]:
        columns["stage"] = list(map(intern, stages))
    if voices[0]:
        columns["voice"] = list(map(intern, voices))
    try:
        columns["at"] = list(map(datetime.fromisoformat, moments))
    except ValueError:
        return None
    return {**columns, "id": ids}


@cache
def _mould(shape: _Shape) -> Mould[Entry] | None:
    """Return what makes entries of such items, or None if a model has to look at each."""
    key, without_words, no_stage, no_voice, *own = shape
    kind = KINDS.get(key)
    if kind is None or not issubclass(kind, Mark if without_words else Said):
        return None
    places = compress(("stage", "voice"), (not no_stage, not no_voice))
    given = ["about" if without_words else "text", *own, *places, "at", "id"]
    fields = kind.model_fields
    required = {name for name, of in fields.items() if of.is_required()}
    takes_them = kind is Edit or fields.keys() >= set(given)
    return Mould(kind, given) if takes_them and required <= set(given) else None


def _own(key: str, lines: str) -> Mapping[str, Any] | None:
    """Return what stands in the lines of a kind's own; None if a model has to look at it."""
    found, readers = plain_item(lines[2:-1]), _OWN.get(key, {})
    if found is None or not found.keys() <= readers.keys():
        return None
    own = {name: readers[name](each) for name, each in found.items()}
    return None if None in own.values() else own


_own_again = lru_cache(maxsize=256)(_own)
"""What stands in many items is read once: stars, themes, the return of several answers."""


def _is_plain(text: str) -> bool:
    """Whether words are kept as they are: nothing is to be taken out, and something is seen."""
    return text.isprintable() and (text[:1] in _SEEN_AT_ONCE or has_words(text))


def _words(text: str | list[str]) -> str | None:
    return text if isinstance(text, str) and _is_plain(text) else None


def _several(texts: str | list[str]) -> tuple[str, ...] | None:
    return tuple(texts) if isinstance(texts, list) and all(map(_is_plain, texts)) else None


def _name(text: str | list[str]) -> str | None:
    return text if isinstance(text, str) and _is_plain(text) and text == text.strip() else None


def _id(text: str | list[str]) -> str | None:
    return text if isinstance(text, str) and re.fullmatch(ENTRY_ID, text) else None


def _ids(texts: str | list[str]) -> tuple[str, ...] | None:
    return tuple(texts) if isinstance(texts, list) and all(map(_id, texts)) else None


def _stars(text: str | list[str]) -> int | None:
    return int(text) if text in {"1", "2", "3", "4", "5"} else None


_READERS: Mapping[type[Entry], Mapping[str, Callable[[str | list[str]], object]]] = {
    Critic: {"stars": _stars},
    Recipe: {"ingredients": _several, "method": _several},
    Parked: {"positions": _several, "taken_up": _name, "of": _id},
    Theme: {"name": _name},
    Edit: {"text": _words, "over": _ids},
    Withdraw: {"over": _ids, "into": _ids},
}
_OWN = {
    key: {
        **_READERS.get(kind, {}),
        **(dict.fromkeys(("part_of", "returned"), _id) if key in SAID_KINDS else {}),
    }
    for key, kind in KINDS.items()
}
"""By kind and field: what makes of the text in a sheet what the model would; None if it may not."""
