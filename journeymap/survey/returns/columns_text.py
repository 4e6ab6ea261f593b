"""Writes a columns file: how the columns of a file of returns are read, ready to be edited.

What people wrote is not in it, but for what looks like a choice: something that stands in a
column again and again. What stands there once may be somebody's own words.
"""

from __future__ import annotations

import errno
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from journeymap.board import Board
from journeymap.entries import SAID_KINDS
from journeymap.findings.identity import contact_details_in
from journeymap.sheets.dialect import quoted
from journeymap.sheets.disk import write_whole
from journeymap.survey.asking import questions_of
from journeymap.survey.questionnaire import STARS, VOICE, WAYS
from journeymap.survey.returns.choices import chosen
from journeymap.survey.returns.columns import Column, Columns, Use
from journeymap.survey.returns.table import Table
from journeymap.survey.returns.unknown_choices import MOST_KINDS

_LONGEST_VALUE = 120
_FEWEST_CHOICES = 2
_OFTEN = 2
"""What is written so many times is a choice, and nobody's own words."""


def write_columns(columns: Columns, table: Table, board: Board, path: Path) -> None:
    """Write the columns file to a path where there is none.

    Raises `FileExistsError` if there is: somebody may have edited it. Raises `OSError`.
    """
    if path.exists():
        raise FileExistsError(errno.EEXIST, "there is a columns file already", str(path))
    write_whole(path, columns_text(columns, table, board).encode())


def columns_text(columns: Columns, table: Table, board: Board) -> str:
    """Return the text of a columns file. The table is read once, for what looks like choices."""
    values = _values(columns, table)
    lines = [*_explained(columns, table, board), ""]
    lines += [f"edition: {columns.edition.edition}"] if columns.edition else []
    if columns.day_first is not None and not columns.decided_in:
        lines += [f"dates: {'day' if columns.day_first else 'month'} first"]
    return "\n".join((*lines, *_of_the_columns(columns, values))) + "\n"


def columns_text_without_cells(columns: Columns, table: Table, board: Board) -> str:
    """Return the text of a columns file in which only what a person has settled is listed.

    The table is not read for it, and nothing that stands in its rows is told.
    """
    return columns_text(columns, replace(table, read_rows=lambda: iter(())), board)


def what_it_says(columns: Columns) -> str:
    """Return the last part of that text: what each column is, and nothing of its cells."""
    return "\n".join(_of_the_columns(columns, {})) + "\n"


def _of_the_columns(columns: Columns, values: Mapping[int, Iterable[str]]) -> Iterator[str]:
    yield "columns:"
    for column in columns.columns:
        yield from _lines_of(column, values.get(column.place, ()))


def _explained(columns: Columns, table: Table, board: Board) -> Iterator[str]:
    yield f"# Which column of {table.path.name} is what. Change what stands behind is:, and run"
    yield "#   journeymap survey returns WORKSHOP FILE --columns THIS-FILE"
    yield "# The columns are found again by their headings, in any order, in a newer download too."
    yield "#"
    yield "# What can stand behind is:"
    for what, means in _can_be(columns, board):
        yield f"#   {what:<12} {means}"
    yield "# stage: says which stage a column is about; without, it is the whole journey:"
    yield f"#   {', '.join(stage.id for stage in board.stages()) or 'this workshop has no stages'}"
    yield "# values: says what is written in a column and, behind it, what it means. What"
    yield f"#   stands in it {_OFTEN} times or more is listed, where it looks like choices."
    yield "# dates: day first, or dates: month first, if 4/5/2026 could be either."


def _can_be(columns: Columns, board: Board) -> Iterator[tuple[str, str]]:
    if columns.edition:
        code = columns.edition.questions[0].code
        yield code, "answers to the question with that code; option: names one of its options"
    for kind, of in SAID_KINDS.items():
        yield kind, of.meaning or of.label
    voices = ", ".join(voice.id for voice in board.guide.voices)
    yield VOICE, f"who answers; values: lead to {voices or 'nothing, as the guide has no voices'}"
    yield STARS, "1 to 5 stars; values: lead to 1, 2, 3, 4 or 5"
    ways = [each for each in questions_of(board) if each.activity == WAYS]
    names = ", ".join(option.name for each in ways for option in each.options)
    yield WAYS, f"how people want to hear back: {names or 'the guide does not ask'}"
    yield Use.RETURN_ID, "what tells returns apart; only a fingerprint of it is kept"
    yield Use.MOMENT, "when it was answered; only the day is kept"
    yield Use.FINISHED, "whether somebody went through to the end"
    yield Use.STATUS, "whether it is an answer, and no trial"
    yield Use.IDENTITY, "could lead to a person, and is not kept"
    yield Use.KEPT, "stands in the cleaned copy, and nothing is made of it"


def _lines_of(column: Column, values: Iterable[str]) -> Iterator[str]:
    yield f"  - heading: {quoted(column.heading)}"
    if column.question is None:
        yield f"    is: {column.use}"
    elif _is_made_here(column):
        yield f"    is: {column.question.activity}"
        yield from [f"    stage: {column.question.stage}"] if column.question.stage else []
    else:
        yield f"    is: {column.question.code}"
    if column.option or column.is_other:
        yield f"    option: {column.option or 'other'}"
    meant = {written: means for written, means in column.values.items() if means}
    listed = {**dict.fromkeys(values, ""), **meant}
    yield from ["    values:"] if listed else []
    for written, means in listed.items():
        yield f"      {quoted(written)}: {means or quoted('')}"


def _is_made_here(column: Column) -> bool:
    """Whether a columns file has made the question: its code is c and a number."""
    return column.question is not None and column.question.code.startswith("c")


def _values(columns: Columns, table: Table) -> dict[int, tuple[str, ...]]:
    """Return what looks like choices in the columns of which somebody may have to say more."""
    open_ones = {each.place: each for each in columns.columns if _needs_values(each)}
    counts: dict[int, Counter[str]] = {place: Counter() for place in open_ones}
    for row in islice(table.read_rows(), columns.heading_rows, None):
        for place in [place for place in counts if place < len(row)]:
            if cell := row[place].strip():
                counts[place][cell] += 1
                if len(counts[place]) > MOST_KINDS or len(cell) > _LONGEST_VALUE:
                    del counts[place]
    found = {place: _choices(open_ones[place], counted) for place, counted in counts.items()}
    return {place: values for place, values in found.items() if values}


def _needs_values(column: Column) -> bool:
    if column.option or column.is_other:
        return False
    question = column.question
    return bool(question.options) if question else column.use is Use.KEPT and not column.how


def _choices(column: Column, counted: Counter[str]) -> tuple[str, ...]:
    often = [written for written, times in counted.items() if times >= _OFTEN]
    if contact_details_in(often) or (column.question is None and len(often) < _FEWEST_CHOICES):
        return ()
    return tuple(_not_understood(column, sorted(often)))


def _not_understood(column: Column, values: Sequence[str]) -> Iterator[str]:
    for written in values:
        if column.question is None or chosen(written, column.question)[1]:
            yield written
