"""A date that can be read two ways, in words both ways."""

from __future__ import annotations

import re

from journeymap.days import MONTHS

_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def two_readings(date: str) -> tuple[str, str]:
    """Return "the 4th of May" and "the 5th of April" for 4/5/2026: the day first, the month first.

    It is a date of which both numbers can be a month.
    """
    one, other = (int(number) for number in re.findall(r"[0-9]+", date)[:2])
    return _in_words(one, other), _in_words(other, one)


def _in_words(day: int, month: int) -> str:
    return f"the {day}{_ENDINGS.get(day, 'th')} of {MONTHS[month - 1]}"
