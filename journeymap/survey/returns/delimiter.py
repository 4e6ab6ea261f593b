"""What stands between the cells of a CSV file."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

_CANDIDATES = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}
ONE_COLUMN = "\U0010ffff"
"""Stands between nothing: Unicode keeps it out of all text."""
_TOLD = re.compile(r'"?sep=(.)"?\r?\n|"?sep=(.)"?\r', re.IGNORECASE)
_ENOUGH_ROWS = 200
_MOST = 0.6
"""As many of the rows must fit a delimiter, or the file has one column."""


def told_delimiter(beginning: str) -> str | None:
    """Return the delimiter that a first line `sep=;` tells, as Excel reads it."""
    told = _TOLD.match(beginning)
    return (told[1] or told[2]) if told else None


def delimiter_of(beginning: str, *, is_whole: bool) -> str:
    """Return the delimiter by which the first rows come out as a table.

    Each candidate is tried with quotation marks respected: the one that splits the first row,
    that most rows agree with, and that makes most columns. Rows that are shorter, or whose further
    cells are empty, agree.
    """
    scores = {each: _score(beginning, each, is_whole=is_whole) for each in _CANDIDATES}
    best = max(scores, key=scores.__getitem__)
    _, agreeing, columns = scores[best]
    if columns > 1 and agreeing >= _MOST:
        return best
    return _delimiter_of_broken(beginning) or ONE_COLUMN


def in_words(delimiter: str) -> str:
    """Return what a file with this delimiter is, as people call it."""
    if delimiter == ONE_COLUMN:
        return "of one column"
    return f"with {_CANDIDATES.get(delimiter, f'‘{delimiter}’')}"


def first_rows(beginning: str, delimiter: str, *, is_whole: bool) -> list[list[str]]:
    """Return the first rows that have something in them, as far as they can be read."""
    rows = list(islice(_readable_rows(beginning, delimiter), _ENOUGH_ROWS + 1))
    is_last_cut_off = not is_whole and 1 < len(rows) <= _ENOUGH_ROWS
    return rows[:-1] if is_last_cut_off else rows[:_ENOUGH_ROWS]


def _readable_rows(beginning: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(StringIO(beginning, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from filter(any, reader)
    except csv.Error:
        return


def _delimiter_of_broken(beginning: str) -> str | None:
    """Return the delimiter of a file of which the first row cannot be read, if it can be told.

    It is one that comes before a quotation mark that is not closed as it must be.
    """
    first_line = beginning.partition("\n")[0]
    broken = {each: why for each in _CANDIDATES if (why := _why_broken(beginning, each))}
    return max(
        broken,
        key=lambda each: ("end of data" in broken[each], first_line.count(each)),
        default=None,
    )


def _why_broken(beginning: str, delimiter: str) -> str:
    """Return what the reader says of the first row, if it cannot read it."""
    try:
        next(csv.reader(StringIO(beginning, newline=""), delimiter=delimiter, strict=True), None)
    except csv.Error as error:
        return str(error)
    return ""


def _score(beginning: str, delimiter: str, *, is_whole: bool) -> tuple[bool, float, int]:
    rows = first_rows(beginning, delimiter, is_whole=is_whole)
    if not rows:
        return False, 0, 0
    counted = Counter(map(len, rows))
    columns = max(counted, key=lambda width: (counted[width], width))
    agreeing = sum(_agrees(row, columns) for row in rows)
    return len(rows[0]) > 1, agreeing / len(rows), columns


def _agrees(row: list[str], columns: int) -> bool:
    return len(row) > 1 and not any(row[columns:])
