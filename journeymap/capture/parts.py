"""The parts of an entry as somebody edits them, and what of them was changed.

Only a part whose text was changed is part of the change: whatever an entry has that a text
does not show, it keeps.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from journeymap.cleaning import clean, one_line
from journeymap.entries import Critic, Parked, Recipe, Said
from journeymap.guide import has_words

_INDENT = "  "
"""Begins a line that goes on with the one above, where a part is a list."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an entry: the field, what it is called, and the text to edit."""

    field: str
    name: str
    text: str
    hint: str = ""
    """What stands there while it is empty."""
    is_list: bool = False
    """Whether each line is one of several."""
    is_long: bool = False
    """Whether it may have several lines."""


def parts_of(entry: Said) -> tuple[Part, ...]:
    """Return what can be edited of an entry, its words first."""
    words = Part("text", "Words", entry.text, is_long=True)
    voice = Part("voice", "Voice", entry.voice or "", "not said who")
    match entry:
        case Critic():
            return (Part("stars", "Stars", str(entry.stars or ""), "1 to 5"), words, voice)
        case Recipe():
            return (
                words,
                _list("ingredients", "Ingredients", entry.ingredients, "one on each line"),
                _list("method", "Method", entry.method, "one step on each line"),
                voice,
            )
        case Parked():
            return (
                words,
                _list("positions", "Positions", entry.positions or (), "one on each line"),
                Part("taken_up", "Taken up", entry.taken_up or "", "when, and where"),
                voice,
            )
        case _:
            return (words, voice)


def changed(parts: tuple[Part, ...], typed: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields that were changed with their new values, for `mending.edit`."""
    return {
        part.field: _read(part, typed[part.field])
        for part in parts
        if typed.get(part.field, part.text) != part.text
    }


def _read(part: Part, text: str) -> Any:
    if part.is_list:
        return _items(text)
    return clean(text).strip() if part.is_long else one_line(text)


def _list(field: str, name: str, items: tuple[str, ...], hint: str) -> Part:
    text = "\n".join(item.replace("\n", f"\n{_INDENT}") for item in items)
    return Part(field, name, text, hint, is_list=True, is_long=True)


def _items(text: str) -> list[str]:
    items: list[str] = []
    for line in clean(text).split("\n"):
        if items and line.startswith(_INDENT):
            items[-1] += f"\n{line.removeprefix(_INDENT)}"
        elif has_words(line):
            items.append(line.strip())
    return [item.rstrip() for item in items]
