"""What is typed into a form: a day, and a number of a number."""

from __future__ import annotations

import re
from datetime import date, timedelta

from journeymap.capture.booking_line import read_booking
from journeymap.entries import Unreadable
from journeymap.guide import has_words

_NUMBERS = re.compile(r"\s*([0-9]{1,9})\s*(?:/|of|out of)\s*([0-9]{1,9})\s*", re.IGNORECASE)
_A_WEEK, _A_YEAR = timedelta(days=7), timedelta(days=364)


def read_day(typed: str, today: date) -> date | None:
    """Return the day that is meant, None if nothing was typed.

    It is read as a booked day is: "1 May", "1/5/2026", "Friday", "2026-05-01"; without a year
    it is the next one from `today` on. Raises `Unreadable`.
    """
    if not has_words(typed):
        return None
    try:
        booked = read_booking(typed, today)
    except Unreadable as why:
        raise Unreadable(why.wrong, "Type a day: 1 May 2026") from why
    if booked.how or booked.hour:
        raise Unreadable(f"‘{typed.strip()}’ is not a day alone", "Type a day: 1 May 2026")
    return booked.day


def read_day_that_was(typed: str, today: date) -> date:
    """Return the day that is meant; without a year it is the last one up to `today`.

    That is today if nothing was typed. Raises `Unreadable`.
    """
    day = read_day(typed, today) or today
    if day <= today:
        return day
    if not any(each.isdigit() for each in typed):
        return day - _A_WEEK
    return read_day(typed, today - _A_YEAR) or today


def read_share(typed: str) -> tuple[int, int]:
    """Return the two numbers of "9 of 10" or "9/10". Raises `Unreadable`."""
    found = _NUMBERS.fullmatch(typed)
    if found is None:
        raise Unreadable(f"‘{typed.strip()}’ is not a number of a number", "Type it so: 9 of 10")
    return int(found[1]), int(found[2])
