"""A recipe and a parked point are said in parts: each line that follows fills in the next."""

from __future__ import annotations

from typing import Any

from journeymap.entries import Parked, Recipe, Said
from journeymap.guide import has_words

PARTS: dict[type[Said], tuple[str, ...]] = {
    Recipe: ("ingredients", "method"),
    Parked: ("positions", "taken_up"),
}
"""The fields of each kind that are filled in line by line, in order."""
_IN_WORDS = {
    "ingredients": "what goes in",
    "method": "what to do",
    "positions": "one side",
    "taken_up": "when it is taken up",
}
_BOTH = 2


def next_part(entry: Said) -> str | None:
    """Return the field that the next line fills in, or None if nothing is asked for any more.

    A recipe goes on with its method until somebody begins another one.
    """
    match entry:
        case Recipe():
            return "method" if entry.ingredients else "ingredients"
        case Parked() if len(entry.positions or ()) < _BOTH:
            return "positions"
        case Parked() if entry.taken_up is None:
            return "taken_up"
        case _:
            return None


def part_in_words(entry: Said, part: str) -> str:
    """Return what a line that fills in `part` is, in a few words."""
    other = part == "positions" and bool(getattr(entry, part))
    return "the other side" if other else _IN_WORDS[part]


def filled_in(entry: Said, part: str, text: str) -> dict[str, Any]:
    """Return the change of `entry` by which `text` is put behind what `part` has already."""
    if part == "taken_up":
        return {part: text}
    new = [each.strip() for each in text.split(";") if has_words(each)]
    return {part: [*(getattr(entry, part) or ()), *new]}
