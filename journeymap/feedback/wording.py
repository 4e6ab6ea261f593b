"""Small pieces of plain wording: numbers of people, things in a row."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.counting import counted


def people(number: int) -> str:
    """Return "nobody", "1 person", "4 people"."""
    return counted(number, "person", "people") if number else "nobody"


def in_a_row(words: Sequence[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
