"""The first returns of a file as they would be kept, to be looked at before they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import islice, zip_longest

from journeymap.entries import Entry
from journeymap.survey.returns.answers_in_rows import AnswersInRows
from journeymap.survey.returns.columns import Columns
from journeymap.survey.returns.days import Days
from journeymap.survey.returns.entries_of import Answers, entries_of
from journeymap.survey.returns.finished import is_partial, why_no_answer
from journeymap.survey.returns.table import Table
from journeymap.survey.returns.unfit import Unfit

_NOBODYS = "r" + "0" * 16
"""The fingerprint of a return that is only looked at."""

_NO_SHEETS = "shown.1"
"""The id of a return that is only looked at."""


@dataclass(frozen=True, slots=True)
class FirstReturn:
    """One return as it would be kept."""

    row: int
    """Where it stands in the file, headings counted."""
    day: datetime | None
    """When it was answered; None while its date can be read two ways."""
    entries: tuple[Entry, ...]
    """The return itself, and the entries of its answers."""
    why_not: str = ""
    """Why it would not be taken; empty if it would."""


def first_returns(table: Table, columns: Columns, now: datetime, most: int) -> list[FirstReturn]:
    """Return the first returns of a file. Raises `Unfit` if it cannot be read."""
    first = columns.heading_rows
    rows = list(islice(table.read_rows(), first, first + most))
    return [_one(columns, row, number, now) for number, row in enumerate(rows, first + 1)]


def _one(columns: Columns, row: list[str], number: int, now: datetime) -> FirstReturn:
    if why_not := why_no_answer(columns, row):
        return FirstReturn(number, None, (), why_not)
    width = len(columns.columns)
    cells = [[cell or ""] for cell, _ in zip_longest(row[:width], range(width))]
    questions = columns.questions()
    read = AnswersInRows(columns, questions).read(cells)
    day = _day(columns, cells, number, now)
    answers = Answers(
        fingerprint=_NOBODYS,
        day=day or now,
        texts={code: texts[0] for code, texts in read.texts.items() if texts[0]},
        chosen={code: names[0] for code, names in read.chosen.items() if names[0]},
        partial=is_partial(columns, row),
        edition=columns.edition.edition if columns.edition else None,
    )
    return FirstReturn(number, day, tuple(entries_of(answers, questions, _NO_SHEETS)))


def _day(columns: Columns, cells: list[list[str]], number: int, now: datetime) -> datetime | None:
    try:
        return Days(columns, now).read(cells, [number]).days[0]
    except Unfit:  # it can be read two ways, or in another order than the others
        return None
