"""Shows how a file of returns is read, before anything of it is kept."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from journeymap.cli.accessible import is_accessible

if TYPE_CHECKING:
    from journeymap.survey.returns.columns import Columns

_WIDEST = (6, 44, 60, 60)
"""Letters of each column of the table."""
_NARROWEST = 8


def show_columns(columns: Columns, *, err: bool) -> None:
    """Show what the columns are taken for, and what did not match."""
    from journeymap.sheets.in_words import shown
    from journeymap.survey.returns import in_a_table
    from journeymap.survey.returns.columns import Use

    if is_accessible():
        for line in in_a_table.lines(columns):
            click.echo(line, err=err)
        return
    widest = _widest(in_terminal=(sys.stderr if err else sys.stdout).isatty())
    for line in (*_table(columns, widest), *_doubts_cut_off(columns, widest[-1])):
        click.echo(line, err=err)
    click.echo(f"{in_a_table.summary(columns)}.", err=err)
    if left_out := columns.of_use(Use.IDENTITY):
        headings = ", ".join(f"‘{shown(column.heading)}’" for column in left_out)
        click.echo(f"Left out, as it could lead to a person: {headings}.", err=err)
    for question in in_a_table.missing(columns):
        click.echo(f"No column has answers to question {question}", err=err)
    for doubt in columns.doubts:
        click.echo(f"Note: {doubt}.", err=err)


def _table(columns: Columns, widest: Sequence[int]) -> Sequence[str]:
    """Return the columns as lines of a plain table, none of whose columns is wider than that."""
    from journeymap.survey.returns.in_a_table import HEADINGS, rows

    cells = [HEADINGS, *(row.cells for row in rows(columns))]
    cut = [tuple(_cut(cell, most) for cell, most in zip(row, widest, strict=True)) for row in cells]
    widths = [max(map(len, column)) for column in zip(*cut, strict=True)]
    return [
        "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cut
    ]


def _doubts_cut_off(columns: Columns, most: int) -> Iterator[str]:
    """Yield the doubts that the last column of the table has no room for, in full."""
    from journeymap.survey.returns.in_a_table import rows

    for row in rows(columns):
        if row.doubt and len(row.cells[-1]) > most:
            yield f"Column {row.number}: {row.doubt}."


def _widest(*, in_terminal: bool) -> tuple[int, ...]:
    """Return how wide each column may be: in a terminal, all of them together as wide as that."""
    if not in_terminal:
        return _WIDEST
    number, *others = _WIDEST
    room = shutil.get_terminal_size().columns - number - len(others) * len("  ")
    return (number, *(max(_NARROWEST, min(each, each * room // sum(others))) for each in others))


def _cut(cell: str, most: int) -> str:
    return cell if len(cell) <= most else f"{cell[: most - 1].rstrip()}…"
