"""Builders for the tests of what comes back from the survey."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from journeymap.demo.sample import sample_guide
from journeymap.entries import Entry, Opened, Return
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.workshop import Workshop, new_workshop
from journeymap.survey.editions import issue, read_editions
from journeymap.survey.returns.matching import read_columns
from journeymap.survey.returns.opening import open_table
from journeymap.survey.returns.taking_in import take_in
from journeymap.survey.returns.tally import Tally

TODAY = datetime(2017, 7, 1, 9, 30, tzinfo=UTC)
Said = tuple[Any, ...]


def issued_workshop(folder: Path) -> Workshop:
    """Return a workshop of which the questionnaire was issued, and nothing was said."""
    workshop = new_workshop(folder, sample_guide())
    issue(workshop, workshop.read().board, date(2017, 5, 20))
    return workshop


def taken(
    workshop: Workshop, file: Path, *, day_first: bool | None = None, **options: Any
) -> Tally:
    """Take a file in as its columns are told, and return what became of its rows."""
    table = open_table(file)
    editions, problems = read_editions(workshop)
    assert problems == []
    columns = read_columns(table, editions, 1)
    if day_first is not None:
        columns = replace(columns, day_first=day_first)
    tally = take_in(table, columns, workshop, TODAY, "columns:\n", **options)
    assert tally.is_whole
    return tally


def returned(workshop: Workshop) -> list[tuple[Said, ...]]:
    """Return what came back, each return with its entries, without ids, in one order."""
    found: list[tuple[Said, ...]] = []
    for path in workshop.sheet_paths():
        text = read_sheet(path)
        assert text.problems == []
        group: list[Entry] = []
        for placed in text.placed:
            if isinstance(placed.entry, Opened):
                continue
            if isinstance(placed.entry, Return) and group:
                found.append(tuple(map(said, group)))
                group = []
            group.append(placed.entry)
        found += [tuple(map(said, group))] if group else []
    return sorted(found, key=repr)


def said(entry: Entry) -> Said:
    """Return an entry field by field, without its id and that of its return."""
    fields = entry.model_dump(mode="json", exclude={"id", "returned"})
    return (entry.kind, *sorted(fields.items()))


def without_fingerprints(returns: Iterable[tuple[Said, ...]]) -> list[tuple[Said, ...]]:
    """Return returns as they are whichever tool they come from."""
    return sorted(
        (
            (tuple(each for each in head if each[0] != "fingerprint"), *entries)
            for head, *entries in returns
        ),
        key=repr,
    )


def write_rows(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    """Write a CSV file."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def read_rows(path: Path, delimiter: str = ",") -> list[list[str]]:
    """Read a CSV file, by hand."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        return [row for row in csv.reader(file, delimiter=delimiter) if row]


def bytes_of(folder: Path) -> dict[Path, bytes]:
    """Return all files in a folder with what is in them."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
