"""When something was answered: the day of it, by the clock on the wall of whoever answered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import NamedTuple

from journeymap.survey.returns.columns import Columns, Use
from journeymap.survey.returns.table import Table
from journeymap.survey.returns.unfit import Unfit

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
_DATE = re.compile(
    rf"\s*{_WEEKDAY}(?:"
    r"(?P<year>[0-9]{4})(?P<cut>[-/.])(?P<month>[0-9]{1,2})(?P=cut)(?P<day>[0-9]{1,2})"
    r"|(?P<one>[0-9]{1,2})(?P<mark>[-/.])(?P<other>[0-9]{1,2})(?P=mark)"
    r"(?P<last>[0-9]{4}|[0-9]{2})"
    rf"|(?P<named_day>[0-9]{{1,2}})(?:st|nd|rd|th)?[\s-]+(?P<name>{_NAMED})\.?,?[\s-]+"
    r"(?P<named_year>[0-9]{4}|[0-9]{2})"
    rf"|(?P<name_first>{_NAMED})\.?[\s-]+(?P<day_behind>[0-9]{{1,2}})(?:st|nd|rd|th)?,?[\s-]+"
    r"(?P<year_behind>[0-9]{4})"
    r")(?![0-9])",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:\s*,?\s*(?:at\s+)?|T)(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})"
    r"(?:[:.](?P<second>[0-9]{2})(?:[.,](?P<part>[0-9]{1,9}))?)?"
    r"(?:\s*(?P<half>[ap])\.?\s?m\.?)?"
    r"(?:\s*(?:Z|\(?[A-Z]{2,5}\)?(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)?|[+-][0-9]{2}(?::?[0-9]{2})?))?"
    r"\s*",
    re.IGNORECASE,
)
_OF_A_SPREADSHEET = re.compile(r"[2-7][0-9]{4}(?:[.,][0-9]+)?")
_FIRST_DAY_OF_SPREADSHEETS = datetime(1899, 12, 30)  # noqa: DTZ001 -- a clock on a wall
_NOON, _SIXTY, _DAY_HOURS = 12, 60, 24
_CENTURY = 2000
_ENOUGH_OF_ONE_FORM = 1000
"""So many dates that nobody can read two ways, and the others of the file are taken for such."""
_REMEMBERED = 100_000
"""Days and times: most come again, and are not read twice."""
MEND_DATES = "Write dates: day first, or dates: month first, into a columns file"


class Answered(NamedTuple):
    """When something was answered."""

    day: datetime
    """Its day, as 00:00 UTC."""
    exact: str
    """All that was written down of it, in one form: it tells returns apart and is not kept."""


class _TwoWays(Exception):
    """A date that can be read two ways, and nobody has said which."""


class Moments:
    """Reads the moments of one column, whose dates are all in the same order."""

    def __init__(self, day_first: bool | None, decided_in: int = 0) -> None:  # noqa: FBT001
        self._day_first = day_first
        self._decided_in = decided_in
        self._days: dict[str, tuple[datetime, str]] = {}
        self._times: dict[str, str | None] = {}

    def read(self, cell: str, row: int) -> Answered | None:
        """Return the moment in a cell of a row, or None if it holds none.

        Raises `Unfit` for a date in the other order than those before it, and for one that can
        be read two ways while nobody has said which.
        """
        date_part, _, time_part = cell.partition(" ")
        if not time_part:
            date_part, _, time_part = cell.partition("T")
        known, time = self._days.get(date_part), self._times.get(time_part)
        if known is not None and time is not None:
            return Answered(known[0], known[1] + time)
        return self._read(cell, row)

    def _read(self, cell: str, row: int) -> Answered | None:
        """Read a moment whose day or whose time has not come before, and remember both."""
        found = _DATE.match(cell)
        if found is None:
            return _of_a_spreadsheet(cell.strip())
        text, behind = found.group(), cell[found.end() :]
        day, time = self._read_day(found, row), _time_of(behind)
        if day is None or time is None:
            return None
        if len(self._days) + len(self._times) > _REMEMBERED:
            self._days.clear()
            self._times.clear()
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
        self._days[text] = (midnight, str(day))
        if behind[:1] in {"", " ", "T"}:
            self._times[behind[1:]] = time
        return Answered(midnight, f"{day}{time}")

    def _read_day(self, found: re.Match[str], row: int) -> date | None:
        try:
            return _date_of(found, self._day_first)
        except _TwoWays:
            wrong = f"row {row}: {found.group().strip()} can be read two ways"
            raise Unfit(wrong, MEND_DATES) from None
        except ValueError:
            if _reads_only(found) is None:
                return None
            raise self._in_the_other_order(found, row) from None

    def _in_the_other_order(self, found: re.Match[str], row: int) -> Unfit:
        day_first = not self._day_first
        here = f"row {row} has {found.group().strip()}, with the {_first(day_first)} first"
        said = f"row {self._decided_in} has" if self._decided_in else "the columns file says that"
        behind = f"the {_first(not day_first)}" + (" first" if self._decided_in else " is first")
        return Unfit(f"{here}, and {said} {behind}", "Write the dates of the file in one order")


@dataclass(frozen=True, slots=True)
class DateOrder:
    """What the dates of a file say of their order."""

    day_first: bool | None = None
    decided_in: int = 0
    """The row that can be read one way only."""
    two_ways: str = ""
    """A date that can be read two ways; empty if there is none before the deciding row."""
    row: int = 0
    """The row of that date."""


def date_order(columns: Columns, table: Table) -> DateOrder:
    """Return the order of a file's dates: the first row that reads one way only decides.

    The file is read up to there. It is read whole if all its dates can be read two ways, and
    no further than the first thousand dates if none of them can.
    """
    moments = columns.of_use(Use.MOMENT)
    if not moments:
        return DateOrder()
    place, two_ways, at, clear = moments[0].place, "", 0, 0
    rows = islice(table.read_rows(), columns.heading_rows, None)
    for row, cells in enumerate(rows, columns.heading_rows + 1):
        found = _DATE.match(cells[place]) if place < len(cells) else None
        if found is None:
            continue
        if (only := _reads_only(found)) is not None:
            return DateOrder(only, row, two_ways, at)
        if not two_ways and _has_two_readings(found):
            two_ways, at = found.group().strip(), row
        clear += 1
        if clear >= _ENOUGH_OF_ONE_FORM and not two_ways:
            break
    return DateOrder(None, 0, two_ways, at)


def is_ambiguous(columns: Columns, table: Table) -> bool:
    """Whether the file's dates can be read two ways, and nobody has said which."""
    return columns.day_first is None and bool(date_order(columns, table).two_ways)


def is_moment(cell: str) -> bool:
    """Whether a cell holds a date, alone or with a time."""
    found = _DATE.match(cell)
    if found is None or _time_of(cell[found.end() :]) is None:
        return False
    readings = [_tried(found, first) for first in (True, False)]
    return any(reading is not None for reading in readings)


def _first(day_first: bool) -> str:  # noqa: FBT001 -- a name for each of two orders
    return "day" if day_first else "month"


def _date_of(found: re.Match[str], day_first: bool | None) -> date:  # noqa: FBT001
    """Return the day. Raises `ValueError` if no calendar has it, `_TwoWays` if two have."""
    part = found.groupdict()
    if part["year"]:
        return date(int(part["year"]), int(part["month"]), int(part["day"]))
    if name := part["name"] or part["name_first"]:
        month = _MONTHS.index(name[:3].lower()) + 1
        year, day = part["named_year"] or part["year_behind"], part["named_day"]
        return date(_whole(year), month, int(day or part["day_behind"]))
    if part["mark"] == "-" and len(part["last"]) == len("17"):
        raise ValueError(found.group())  # 17-06-05: it may begin with its year
    one, other, year = int(part["one"]), int(part["other"]), _whole(part["last"])
    if day_first is None:
        if _has_two_readings(found):
            raise _TwoWays
        day_first = _reads_only(found) is not False
    return date(year, other, one) if day_first else date(year, one, other)


def _whole(year: str) -> int:
    return int(year) if len(year) > len("17") else _CENTURY + int(year)


def _tried(found: re.Match[str], day_first: bool) -> date | None:  # noqa: FBT001
    try:
        return _date_of(found, day_first)
    except ValueError:
        return None


def _reads_only(found: re.Match[str]) -> bool | None:
    """Return whether the day is first, if the date can be read in that order only."""
    if not found["mark"]:
        return None
    by_day, by_month = _tried(found, day_first=True), _tried(found, day_first=False)
    if (by_day is None) == (by_month is None):
        return None
    return by_day is not None


def _has_two_readings(found: re.Match[str]) -> bool:
    if not found["mark"]:
        return False
    by_day, by_month = _tried(found, day_first=True), _tried(found, day_first=False)
    return by_day is not None and by_month is not None and by_day != by_month


def _time_of(text: str) -> str | None:
    """Return the time behind a date, as " 16:13:01"; empty if none is there, None if it is none."""
    if not text.strip():
        return ""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    if found["half"] and hour <= _NOON:
        hour = hour % _NOON + (_NOON if found["half"] in "pP" else 0)
    if hour >= _DAY_HOURS or minute >= _SIXTY or second >= _SIXTY:
        return None
    return f" {hour:02}:{minute:02}:{second:02}"


def _of_a_spreadsheet(cell: str) -> Answered | None:
    """Return the moment that a spreadsheet has left as a number of days: 42891.375."""
    if not _OF_A_SPREADSHEET.fullmatch(cell):
        return None
    cell = cell.replace(",", ".")
    seconds = round(float(cell) * 86400)
    moment = _FIRST_DAY_OF_SPREADSHEETS + timedelta(seconds=seconds)
    day = datetime(moment.year, moment.month, moment.day, tzinfo=UTC)
    return Answered(day, moment.isoformat(" ") if "." in cell else str(moment.date()))
