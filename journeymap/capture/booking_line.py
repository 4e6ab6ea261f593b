"""Reads a line that books a day: which day, at what hour, how and where.

It forgives much, as people write days in many ways; what was read is told in words, so that a
wrong reading is seen. Numbers are read as they are written in Britain: 3/6 is the third of June.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from journeymap.days import MONTHS, WEEKDAYS, in_words
from journeymap.entries import Unreadable
from journeymap.guide import has_words

EXAMPLE = "3 June 2pm in person, in the dining room"
_TO_TYPE = f"Type the day, the hour, how and where: {EXAMPLE}"


def _beginnings(words: tuple[str, ...]) -> str:
    """Return a pattern for each word and for what is left when its end is not written."""
    return "|".join(f"{word[:3]}(?:{'|'.join(_tails(word[3:]))})" for word in words)


def _tails(rest: str) -> list[str]:
    return [rest[:length] for length in range(len(rest), -1, -1)]


_WEEKDAY = rf"(?P<weekday>{_beginnings(WEEKDAYS)})"
_MONTH = rf"(?P<month>{_beginnings(MONTHS)})"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})"
_ENDS = r"(?![\w/])"
_FORMS = tuple(
    re.compile(rf"(?:on\s+)?{form}{_ENDS}", re.IGNORECASE)
    for form in (
        r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})",
        (
            rf"(?:{_WEEKDAY}\.?,?\s+)?{_DAY}(?P<sep>[/.-])(?P<month>[0-9]{{1,2}})"
            r"(?:(?P=sep)(?P<year>[0-9]{4}|[0-9]{2}))?"
        ),
        rf"(?:{_WEEKDAY}\.?,?\s+)?(?:the\s+)?{_DAY}\s*(?:of\s+)?{_MONTH}\.?(?:,?\s+{_YEAR})?",
        rf"(?:{_WEEKDAY}\.?,?\s+)?{_MONTH}\.?\s+(?:the\s+)?{_DAY}(?:,?\s+{_YEAR})?",
        rf"(?:next\s+)?{_WEEKDAY}",
        r"(?P<near>today|tomorrow)",
    )
)
_CLOCK = (
    r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))?"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?|\s?(?P<oclock>o['’]?clock))?|(?P<noon>noon|midday)"
)
_HOUR = re.compile(rf"[\s,:–-]*(?:(?P<at>at)\s+)?(?:{_CLOCK})(?![\w:/])", re.IGNORECASE)
_HOUR_LAST = re.compile(rf"[\s,]+at\s+(?:{_CLOCK})\s*\.?\s*$", re.IGNORECASE)
_HOUR_FIRST = re.compile(rf"(?:at\s+)?(?:{_CLOCK})[\s,]+(?=\S)", re.IGNORECASE)
_FIRST_OF_DAY = 8
"""A number alone is an hour of the day: from 8 to 12 it is before noon, below that after it."""
_NOON = 12
_CENTURY = 100


@dataclass(frozen=True, slots=True)
class DayBooked:
    """What a line books."""

    day: date
    hour: time | None
    how: str
    """How and where; empty if that was not typed yet."""

    def in_words(self) -> str:
        """Return "Saturday 3 June 2017, 14:00: in person"."""
        when = in_words(self.day, self.hour)
        return f"{when}: {self.how}" if self.how else when


def read_booking(line: str, today: date) -> DayBooked:
    """Read a line. Without a year the day is the next one of that name from `today` on.

    Raises `Unreadable` if there is no day in it, or one that no calendar has.
    """
    line = line.strip()
    first = _HOUR_FIRST.match(line)
    hour, rest = (_hour(first), line[first.end() :]) if first and _is_clear(first) else (None, line)
    found = next((match for form in _FORMS if (match := form.match(rest))), None)
    if found is None:
        raise Unreadable("there is no day at the beginning of it", _TO_TYPE)
    day, rest = _day(found.groupdict(), today), rest[found.end() :]
    behind = _HOUR.match(rest)
    if hour is None and behind and _may_follow_a_day(behind):
        hour, rest = _hour(behind), rest[behind.end() :]
    last = _HOUR_LAST.search(rest)
    if hour is None and last:
        hour, rest = _hour(last), rest[: last.start()]
    how = rest.strip(" ,;:–-")
    return DayBooked(day, hour, how if has_words(how) else "")


def _day(found: dict[str, str | None], today: date) -> date:
    """Return the day that the parts of it mean."""
    if found.get("near"):
        return today + timedelta(days=str(found["near"]).casefold() == "tomorrow")
    weekday = _place(found.get("weekday"), WEEKDAYS)
    if found.get("day") is None:
        assert weekday is not None, "a form without a day of the month has one of the week"
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    number, month = int(str(found["day"])), _month(str(found["month"]))
    year = _year(str(found["year"]), today) if found.get("year") else None
    day = _next(number, month, today) if year is None else _in_year(number, month, year)
    if weekday is not None and day.weekday() != weekday:
        wrong = f"{in_words(day)} is no {WEEKDAYS[weekday]}"
        raise Unreadable(wrong, "Look at the calendar, and type the day again")
    return day


def _year(written: str, today: date) -> int:
    """Return the year; one of two digits is of the century that it is now."""
    short = len(written) < len("2017")
    return int(written) + (today.year - today.year % _CENTURY if short else 0)


def _month(written: str) -> int:
    if written.isdecimal():
        return int(written)
    place = _place(written, MONTHS)
    assert place is not None, "the form has found a month"
    return place + 1


def _place(written: str | None, among: tuple[str, ...]) -> int | None:
    """Return which of the words begins as it is written."""
    if written is None:
        return None
    beginning = written.casefold()
    return next(n for n, each in enumerate(among) if each.casefold().startswith(beginning))


def _next(number: int, month: int, today: date) -> date:
    """Return the next such day from today on. The 29th of February may be years away."""
    for year in range(today.year, today.year + 9):
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if day >= today:
            return day
    raise _no_such_day(number, month)


def _in_year(number: int, month: int, year: int) -> date:
    try:
        return date(year, month, number)
    except ValueError as error:
        raise _no_such_day(number, month, year) from error


def _no_such_day(number: int, month: int, year: int | None = None) -> Unreadable:
    if month not in range(1, 13):
        wrong = f"there is no month {month}"
    else:
        wrong = f"there is no {number} {MONTHS[month - 1]}{f' {year}' if year else ''}"
    return Unreadable(wrong, "The day comes first, then the month, as in 3/6 for the third of June")


def _is_clear(found: re.Match[str]) -> bool:
    """Whether it can be nothing but an hour, wherever it stands."""
    return any(found[part] for part in ("half", "oclock", "noon")) or ":" in found.group()


def _may_follow_a_day(found: re.Match[str]) -> bool:
    """Whether what follows a day is an hour: any number with a sign of one, or up to 12."""
    if _is_clear(found) or found["at"] or found["minute"]:
        return True
    return 1 <= int(found["hour"]) <= _NOON


def _hour(found: re.Match[str]) -> time:
    """Return the hour that is meant. Raises `Unreadable` if no clock shows it."""
    if found["noon"]:
        return time(_NOON)
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), (found["half"] or "")
    if half:
        in_half = 1 <= hour <= _NOON
        hour = hour % _NOON + (_NOON if half in "pP" else 0) if in_half else 24
    elif 1 <= hour < _FIRST_OF_DAY and len(found["hour"]) == 1:
        hour += _NOON  # nobody is visited at two in the night
    try:
        return time(hour, minute)
    except ValueError as error:
        wrong = f"no clock shows {found.group().strip(' ,')}"
        raise Unreadable(wrong, "Type the hour as 2pm or 14:00") from error
