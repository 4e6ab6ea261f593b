"""A recipe and a parked point are said in parts: each line that follows fills in the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journeymap.entries import Parked, Recipe, Said, Unreadable
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
_SIDES = ("one side", "the other side")
_BOTH = len(_SIDES)


def next_part(entry: Said) -> str | None:
    """Return the field that the next line fills in, or None if nothing is asked for any more.

    A recipe that has ingredients goes on with its method until somebody begins another one.
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
    if part != "positions":
        return _IN_WORDS[part]
    known = len(getattr(entry, part) or ())
    return _SIDES[known] if known < _BOTH else "one more side"


def filled_in(entry: Said, part: str, new: str | Sequence[str]) -> dict[str, Any]:
    """Return the change of `entry` by which `new` is put behind what `part` has already.

    A line may hold several ingredients or steps, with ; between them. A side is the whole
    line. Raises `Unreadable` if there is nothing in it to put there.
    """
    if isinstance(new, str):
        whole = part in {"positions", "taken_up"}
        new = [new] if whole else [each.strip() for each in new.split(";")]
    new = [each for each in new if has_words(each)]
    if not new:
        raise Unreadable("there are no words in it", f"Type {part_in_words(entry, part)}")
    if part == "taken_up":
        return {part: new[0]}
    return {part: [*(getattr(entry, part) or ()), *new]}
