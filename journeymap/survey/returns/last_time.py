"""How the columns of a file were read the last time that one with the same headings came.

A newer download of a survey is read as the one before, with all that somebody settled then: else
the same returns would be taken for others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from journeymap.board import Board
from journeymap.cleaning import one_line
from journeymap.sheets.dialect import BadYaml
from journeymap.sheets.workshop import Workshop
from journeymap.sheets.yaml_file import read_yaml
from journeymap.survey.questionnaire import Questionnaire
from journeymap.survey.returns.cleaned_copy import returns_folder
from journeymap.survey.returns.columns import Columns
from journeymap.survey.returns.columns_file import read_columns_file
from journeymap.survey.returns.columns_text import what_it_says
from journeymap.survey.returns.matching import with_date_order
from journeymap.survey.returns.table import COLUMNS_FILE, Table

_HOW = "as the last time"
_MOST = 50
"""So many files of the past are looked at, the newest first."""


def as_last_time(
    workshop: Workshop,
    table: Table,
    told: Columns,
    editions: Sequence[Questionnaire],
    board: Callable[[], Board],
) -> Columns | None:
    """Return how the columns were read the last time, if that differs from how they are `told`.

    None if no such file came before, or if it was read in the same way. The order of the dates
    is not among it: which way round they are is asked anew, and no return's fingerprint hangs on
    it. The board is asked for only if somebody has settled something: it is made of all sheets.
    """
    headings = [one_line(column.heading) for column in told.columns]
    for path in _newest_first(returns_folder(workshop)):
        if _headings_in(path) != headings:
            continue
        if _says_the_same(path, told):
            return None
        columns, problems = read_columns_file(path, table, editions, board())
        if columns is not None and not problems:
            return _read_anew(columns, table) if _meaning(columns) != _meaning(told) else None
    return None


def _says_the_same(path: Path, told: Columns) -> bool:
    """Whether a columns file says just what is told without it."""
    with suppress(OSError):
        return path.read_bytes().endswith(f"\n{what_it_says(told)}".encode())
    return False


def _read_anew(columns: Columns, table: Table) -> Columns:
    """Return the columns with where they are from, and with the dates as this file has them."""
    told = tuple(replace(each, how=_HOW) for each in columns.columns)
    return with_date_order(replace(columns, columns=told, day_first=None, decided_in=0), table)


def _newest_first(folder: Path) -> list[Path]:
    try:
        paths = [path for path in folder.glob(f"*{COLUMNS_FILE}") if path.name[0] != "."]
        return sorted(paths, key=lambda path: path.stat().st_mtime_ns, reverse=True)[:_MOST]
    except OSError:  # one was taken away meanwhile
        return []


def _headings_in(path: Path) -> list[str]:
    try:
        columns = read_yaml(path, "columns file").tree.get("columns") or []
        return [one_line(each["heading"]) for each in columns]
    except (BadYaml, OSError, KeyError, TypeError, AttributeError):
        return []  # somebody has changed it, and it is no columns file any more


def _meaning(columns: Columns) -> tuple[object, ...]:
    """Return what is made of the columns, whichever way it was told."""
    return (columns.edition, *_meanings(columns))


def _meanings(columns: Columns) -> Iterator[object]:
    for each in columns.columns:
        asked = each.question
        what = (asked.activity, asked.stage, asked.options) if asked else None
        values = sorted((written, means) for written, means in each.values.items() if means)
        yield (each.use, what, each.option, each.is_other, values)
