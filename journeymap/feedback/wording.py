"""Small pieces of plain wording: numbers of people, days, stars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def people(number: int) -> str:
    """Return "nobody", "1 person", "4 people"."""
    return {0: "nobody", 1: "1 person"}.get(number, f"{number} people")


def day(when: date) -> str:
    """Return "Thursday 18 May 2017"."""
    return f"{_WEEKDAYS[when.weekday()]} {when.day} {_MONTHS[when.month - 1]} {when.year}"


def in_a_row(words: Sequence[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
