"""The days on which returns were answered, read by the column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from journeymap.survey.returns.columns import Columns, Use
from journeymap.survey.returns.moments import Answered, Moments
from journeymap.survey.returns.remembered import Remembered
from journeymap.survey.returns.unfit import Unfit

_ANY_DAY = "2000-01-01"


@dataclass(slots=True)
class Answering:
    """When some returns were answered."""

    days: list[datetime] = field(default_factory=list)
    exact: list[str] = field(default_factory=list)
    """All that was written down of it; empty where nothing was."""
    unreadable: dict[int, str] = field(default_factory=dict)
    """What is written there, by its place among the returns, where it is no day."""


class Days:
    """Reads when the returns of one file were answered.

    Where nothing is written, or there is no such column, it is the day on which they are taken
    in. Days and times of the day are read apart: there are few of each, and each is read once.
    """

    def __init__(self, columns: Columns, now: datetime) -> None:
        self._places = [column.place for column in columns.of_use(Use.MOMENT)]
        self._moments = Moments(columns.day_first, columns.decided_in)
        self._today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        self._dates = Remembered(self._date)
        self._times = Remembered(self._time)

    def read(self, cells: Sequence[Sequence[str]], rows: Sequence[int]) -> Answering:
        """Return when some returns were answered, which stand in these rows of the file.

        Raises `Unfit` for a date in another order than the others.
        """
        found = Answering()
        if not self._places or not rows:
            return Answering([self._today] * len(rows), [""] * len(rows))
        column = cells[self._places[0]]
        for place in self._places[1:]:
            column = [one or other for one, other in zip(column, cells[place], strict=True)]
        between = "T" if column[0][len(_ANY_DAY) :][:1] == "T" else " "
        dates, times = self._dates, self._times
        for at, cell in enumerate(column):
            written, _, rest = cell.partition(between)
            date = dates[written]
            time = times[rest] if rest else ""
            if date is None or time is None:
                date, time = self._whole(cell, at, rows[at], found)
            found.days.append(date.day)
            found.exact.append(date.exact + time)
        return found

    def _whole(self, cell: str, at: int, row: int, found: Answering) -> tuple[Answered, str]:
        """Read what cannot be read in two parts."""
        if not cell.strip():
            return Answered(self._today, ""), ""
        moment = self._moments.read(cell, row)
        if moment is None:
            found.unreadable[at] = cell
            return Answered(self._today, ""), ""
        return moment, ""

    def _date(self, text: str) -> Answered | None:
        try:
            found = self._moments.read(text, 0)
        except Unfit:  # it is read once more as a whole, and refused with its row
            return None
        return found if found and len(found.exact) == len(_ANY_DAY) else None

    def _time(self, text: str) -> str | None:
        found = self._moments.read(f"{_ANY_DAY} {text}", 0)
        return found.exact[len(_ANY_DAY) :] if found else None
