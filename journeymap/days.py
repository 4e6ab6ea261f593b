"""Days and hours, in the words in which people read them."""

from __future__ import annotations

from datetime import date, time

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


_NOON = 12


def in_words(day: date, hour: time | None = None) -> str:
    """Return "Thursday 18 May 2017", or with an hour "Thursday 18 May 2017, 14:00"."""
    words = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{words}, {hour:%H:%M}" if hour is not None else words


def plainly(day: date, hour: time | None = None) -> str:
    """Return "Thursday 18 May 2017", or with an hour "Thursday 18 May 2017 at 2.30pm"."""
    if hour is None:
        return in_words(day)
    if hour == time(_NOON):
        return f"{in_words(day)} at 12 noon"
    minutes = f".{hour.minute:02}" if hour.minute else ""
    half = "am" if hour.hour < _NOON else "pm"
    return f"{in_words(day)} at {hour.hour % _NOON or _NOON}{minutes}{half}"
