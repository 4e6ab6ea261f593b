"""What is written in columns of choices that is none of the options, found before it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from journeymap.counting import counted
from journeymap.survey.returns.choices import Choices
from journeymap.survey.returns.columns import Column, Columns
from journeymap.survey.returns.remembered import Remembered
from journeymap.survey.returns.table import Table

MOST_KINDS = 30
"""What stands in a column in more ways than these is nobody's choice."""
_BETWEEN_ASKING = 1000
Unknown = Mapping[int, tuple[str, ...]]
"""For each column, by its place, the cells that are none of the options, each once, whether it is
written small or large. There is one more than `MOST_KINDS` where there are more than these."""


def unknown_choices(
    wanted: Sequence[Column],
    rows: Iterable[Sequence[str]],
    stop: Callable[[], bool] = lambda: False,
) -> Unknown:
    """Return what is unknown in the columns that are wanted, as far as these have options.

    `rows` are those below the headings. `stop` is asked now and then, and if it says so, what was
    found up to there is returned. What somebody has said means nothing is not among it.
    """
    readers = {each.place: _reader(each) for each in wanted if _has_options(each)}
    found: dict[int, dict[str, str]] = {place: {} for place in readers}
    for number, row in enumerate(rows):
        if not readers or (number % _BETWEEN_ASKING == 0 and stop()):
            break
        for place, is_unknown in list(readers.items()):
            cell = row[place] if place < len(row) else ""
            if is_unknown[cell]:
                found[place].setdefault(cell.strip().casefold(), cell.strip())
                if len(found[place]) > MOST_KINDS:
                    del readers[place]
    return {place: tuple(sorted(kinds.values())) for place, kinds in found.items() if kinds}


def unknown_in(table: Table, columns: Columns, most_rows: int) -> Unknown:
    """Return what is unknown in the first rows of a file. May raise `Unfit`."""
    first = columns.heading_rows
    rows = islice(table.read_rows(), first, first + most_rows)
    return unknown_choices(columns.columns, rows)


def with_doubts(columns: Columns, unknown: Unknown) -> Columns:
    """Return the columns with a doubt where choices are unknown and nothing else is in doubt."""
    return replace(columns, columns=tuple(_doubted(each, unknown) for each in columns.columns))


def _doubted(column: Column, unknown: Unknown) -> Column:
    kinds = unknown.get(column.place, ())
    if not kinds or column.doubt:
        return column
    many = len(kinds) > MOST_KINDS
    how_many = f"more than {MOST_KINDS} kinds" if many else counted(len(kinds), "kind")
    verb = "is" if len(kinds) == 1 else "are"
    return replace(column, doubt=f"{how_many} of answer in it {verb} none of the options")


def _has_options(column: Column) -> bool:
    return column.question is not None and bool(column.question.options) and not column.is_other


def _reader(column: Column) -> Remembered[str, bool]:
    """Return what tells, and remembers, whether a cell has something in it that is no option."""
    choices = Choices([replace(column, place=0)])
    left = {written.strip().casefold() for written, means in column.values.items() if not means}

    def is_unknown(cell: str) -> bool:
        return bool(choices.read((cell,))[1]) and cell.strip().casefold() not in left

    return Remembered(is_unknown)
