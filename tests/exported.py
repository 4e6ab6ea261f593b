"""The findings of small workshops as they go out, and how each format is read back."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
from conftest import Run
from openpyxl.utils.escape import unescape

from journeymap.board import Board
from journeymap.feedback.team.files import files_of
from journeymap.feedback.team.published import Published
from journeymap.feedback.team.publishing import publish
from journeymap.feedback.team.tables import tables_of
from journeymap.feedback.team.to_json import key_of
from journeymap.findings.could_have import Asked
from journeymap.findings.looks import may_go_out, to_be_looked_at
from journeymap.findings.together import Findings, Site, find_findings
from journeymap.sheets.workshop import Workshop, find_workshop
from journeymap.spreadsheets import is_formula

FORMS = ("markdown", "csv", "xlsx", "json")
Cell = str | int | float | None
Read = Mapping[str, Sequence[tuple[Cell, ...]]]
"""The rows of each table by its name, the first with the names of its columns."""


def found_in(*boards: Board, asked: Asked | None = None) -> Findings:
    """Return the findings of workshops that are called hall-1, hall-2 …"""
    sites = [Site(f"hall-{number}", each, asked or {}) for number, each in enumerate(boards, 1)]
    return find_findings(sites)


def published(*boards: Board, **wishes: Any) -> Published:
    return publish(found_in(*boards), **wishes)


def all_files(out: Published) -> dict[str, bytes]:
    """Return the files of all formats."""
    return {name: what for form in FORMS for name, what in files_of(out, form).items()}


def parts(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return files by their names, and those that are packed in a workbook."""
    found = dict(files)
    for name, what in files.items():
        if name.endswith(".xlsx"):
            with ZipFile(BytesIO(what)) as book:
                found |= {f"{name}/{each}": book.read(each) for each in book.namelist()}
    return found


def expected(out: Published) -> Read:
    """Return what is to be read back."""
    return {
        table.name: [tuple(column.name for column in table.columns), *table.rows]
        for table in tables_of(out)
    }


def from_csv(out: Published) -> Read:
    """Read the CSV files as a program does, with the apostrophes taken away as README.md says."""
    tables = {}
    for name, what in files_of(out, "csv").items():
        if name.endswith(".csv"):
            text = what.decode("utf-8-sig")
            rows = csv.reader(StringIO(text, newline=""), strict=True)
            tables[name.rpartition("/")[2].removesuffix(".csv")] = [
                tuple(bare(cell) for cell in row) for row in rows
            ]
    return tables


def bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and is_formula(cell[1:]) else cell


def as_text(tables: Read) -> Read:
    """Return tables as they are when a reader knows only text."""
    return {name: [tuple(map(_text, row)) for row in rows] for name, rows in tables.items()}


def _text(cell: Cell) -> str:
    return "" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell)


def from_xlsx(out: Published) -> Read:
    """Read the sheets of the workbook, but for the first; what is empty is None."""
    return {name: rows for name, rows in all_sheets(out).items() if name != "Read me"}


def all_sheets(out: Published) -> Read:
    book = openpyxl.load_workbook(BytesIO(files_of(out, "xlsx")[xlsx_name(out)]))
    return {
        sheet.title: [tuple(map(_value, row)) for row in sheet.iter_rows(values_only=True)]
        for sheet in book.worksheets
    }


def _value(cell: object) -> Cell:
    assert isinstance(cell, str | int | float | None)
    return unescape(cell) if isinstance(cell, str) else cell


def xlsx_name(out: Published) -> str:
    return next(iter(files_of(out, "xlsx")))


def from_json(out: Published) -> dict[str, Any]:
    values = json.loads(next(iter(files_of(out, "json").values())))
    assert isinstance(values, dict)
    return values


def rows_of(out: Published, table: str) -> list[dict[str, Cell]]:
    """Return the rows of a table by the names of its columns, as they stand in JSON."""
    rows: list[dict[str, Cell]] = from_json(out)[key_of(table)]
    return rows


def hazel_court_with_survey(run: Run, samples: Path, folder: Path) -> Workshop:
    """Make the sample workshop in a folder, with the returns of the sample's survey."""
    name = "hazel-court-lunch"
    run("demo")
    run("survey", "issue", name, "--to", "text")
    done = run("survey", "returns", name, str(samples / "hazel-court" / "survey" / "kobo.csv"))
    assert done.returncode == 0, done.stderr
    return find_workshop(name, folder)


def leaks(files: Mapping[str, bytes], of: Board) -> list[str]:
    """Return what of a board stands in any file and may not: ids, hours, what is held back."""
    keys = [key for key in of.sheet_keys() if any(map(str.isdigit, key))]
    entries = [each for key in of.sheet_keys() for each in of.on_sheet(key)]
    held = {each.entry.text for each in to_be_looked_at(of.said())}
    held -= {each.entry.text for each in may_go_out(of.said())}  # the room said the same words
    wanted = {
        *keys,
        *(each.id for each in entries),
        *({f"{each.at:%H:%M:%S}" for each in entries} - {"00:00:00"}),  # that is no hour
        *(each.fingerprint for each in of.every_return()),
        *held,
    }
    return [
        f"{each} in {name}"
        for name, what in parts(files).items()
        for each in sorted(wanted)
        if each.encode() in what
    ]
