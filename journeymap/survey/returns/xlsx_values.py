"""What is in a cell of a workbook, as text."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from enum import Enum, auto
from math import isfinite
from typing import Final


class Shown(Enum):
    """What a number is shown as."""

    NUMBER = auto()
    DAY = auto()
    MOMENT = auto()
    """A day and a time, or a time alone."""
    DURATION = auto()


_BUILT_IN = {
    **dict.fromkeys([14, 15, 16, 17, *range(27, 32), *range(50, 59), 36], Shown.DAY),
    **dict.fromkeys([18, 19, 20, 21, 22, 32, 33, 34, 35, 45, 47], Shown.MOMENT),
    46: Shown.DURATION,
}
"""The formats that every spreadsheet program knows by their numbers."""
_NO_LETTERS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_DURATION = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MOST_DIGITS: Final = 30
_LAST_DAY: Final = 2_958_465
"""The 31st of December 9999, counted from 1900."""
_FROM_1900_TO_1904: Final = 1_462
_ALL_DIGITS_KNOWN: Final = 1e15
"""Below it, a number of a spreadsheet is exact to the last digit."""
_FALSE_LEAP_DAY: Final = 60


def shown_as(number: int, code: str | None) -> Shown:
    """Return what a number with this format is shown as; `code` is None for a built-in one."""
    if code is None:
        return _BUILT_IN.get(number, Shown.NUMBER)
    letters = _NO_LETTERS.sub("", code.split(";")[0]).lower().replace("general", "")
    if _DURATION.search(letters):
        return Shown.DURATION
    if "h" in letters or "s" in letters:
        return Shown.MOMENT
    return Shown.DAY if set(letters) & set("dmy") else Shown.NUMBER


def number_in_words(written: str, shown: Shown, *, from_1904: bool) -> str:
    """Return a number as text: whole without a point, a day as `2017-06-05`.

    What is no number, or no day of any calendar, comes as it is written.
    """
    written = written.strip()
    is_whole = written.removeprefix("-").isascii() and written.removeprefix("-").isdigit()
    if shown is Shown.NUMBER and is_whole and len(written) <= _MOST_DIGITS:
        return written
    try:
        number = float(written)
    except ValueError:
        return written
    if not isfinite(number):
        return written
    if shown is Shown.DURATION:
        return _duration(number)
    if shown is not Shown.NUMBER and 0 <= number < _LAST_DAY - (
        _FROM_1900_TO_1904 if from_1904 else 0
    ):
        return _moment(number, shown, from_1904=from_1904)
    return (
        str(int(number))
        if number.is_integer() and abs(number) < _ALL_DIGITS_KNOWN
        else repr(number)
    )


def unescaped(text: str) -> str:
    """Return the text with what spreadsheet programs write as `_x000D_` as the letter it is."""
    return _ESCAPED.sub(_letter, text) if "_x" in text else text


def iso_moment(written: str) -> str:
    """Return a moment that stands in the file as `2017-06-05T09:00:00`."""
    return written.strip().replace("T", " ").removesuffix("Z")


def _moment(number: float, shown: Shown, *, from_1904: bool) -> str:
    first = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001
    if not from_1904 and 0 < number < _FALSE_LEAP_DAY:
        first += timedelta(days=1)
    moment = first + timedelta(seconds=round(number * 86_400))
    if number < 1:
        return f"{moment:%H:%M:%S}" if shown is Shown.MOMENT else str(moment.date())
    is_day = shown is Shown.DAY and number.is_integer()
    return str(moment.date()) if is_day else str(moment)


def _duration(days: float) -> str:
    seconds = round(abs(days) * 86_400)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{'-' if days < 0 else ''}{hours}:{minutes:02}:{seconds:02}"


def _letter(escaped: re.Match[str]) -> str:
    """Return the letter; half of a pair and NUL are no letters and stay as they are written."""
    number = int(escaped[1], 16)
    return escaped[0] if number == 0 or 0xD800 <= number <= 0xDFFF else chr(number)  # noqa: PLR2004
