"""The cleaned copy of what came back: for people who open it, with nothing that leads to anybody.

It has the returns that were taken in, each with its fingerprint in place of its id, and the day
in place of the moment. What could lead to a person is not in it, and no cell is a formula.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import BinaryIO

from journeymap.findings.identity import without_contact_details
from journeymap.sheets.disk import make_in, sync_folder
from journeymap.sheets.names import slug
from journeymap.sheets.reading import key_of
from journeymap.sheets.workshop import Workshop
from journeymap.spreadsheets import for_spreadsheets
from journeymap.survey.returns.batch import Batch
from journeymap.survey.returns.cells import all_written
from journeymap.survey.returns.columns import Column, Columns, Use
from journeymap.survey.returns.entries_of import written
from journeymap.survey.returns.remembered import Remembered
from journeymap.survey.returns.table import COLUMNS_FILE

_KEPT = frozenset({Use.ANSWER, Use.KEPT, Use.STATUS, Use.FINISHED})
_BOM = "\ufeff"
"""Without it a spreadsheet takes UTF-8 for something else."""
_ASIDE = ".new"


class CleanedCopy:
    """The copy of the returns of one file, which is written aside until its sheet is brought in.

    Its name there begins with the key of that sheet, so that after a crash it can be seen
    whether it belongs to one.
    """

    def __init__(self, workshop: Workshop, key: str, file: Path, now: datetime) -> None:
        self._folder = returns_folder(workshop)
        self._name = f"{now:%Y-%m-%d}-{slug(file.stem) or 'returns'}"
        self._key = key
        self._columns: list[Column] = []
        self._of_question: Counter[str] = Counter()
        self._others = Remembered[str, str](_without_what_leads_to_a_person)
        """The cells that are no answer in somebody's own words, as they stand in the copy."""
        self._files: list[Path] = []
        self._open: BinaryIO | None = None

    def begin(self, columns: Columns) -> None:
        """Make it, with its headings. Raises `OSError`."""
        make_in(self._folder.parent)
        make_in(self._folder)
        self._columns = [column for column in columns.columns if column.use in _KEPT]
        self._of_question = Counter(c.question.code for c in self._columns if c.question)
        self._open = self._aside(".csv").open("wb")
        headings = ["return", "day", *(column.heading for column in self._columns)]
        self._write(_BOM + '"' + '","'.join(for_spreadsheets(headings)) + '"\r\n')

    def write(self, batch: Batch) -> None:
        """Add some returns. Raises `OSError`."""
        days = {day: f"{day:%Y-%m-%d}" for day in set(batch.days)}
        columns: list[Sequence[str]] = [
            batch.hexadecimal(),
            list(map(days.__getitem__, batch.days)),
        ]
        columns += [self._safe(column, batch) for column in self._columns]
        self._write('"r' + '"\r\n"r'.join(map('","'.join, zip(*columns, strict=True))) + '"\r\n')

    def _safe(self, column: Column, batch: Batch) -> Sequence[str]:
        """Return the cells of a column, cleaned, and no formula among them."""
        cells, question = batch.cells[column.place], column.question
        if question is None or question.options:
            return list(map(self._others.__getitem__, cells))
        if self._of_question[question.code] > 1:
            return for_spreadsheets(all_written(cells)[0])
        return for_spreadsheets(batch.read.texts[question.code])  # which are cleaned already

    def settle(self, columns_text: str) -> None:
        """Wait until it is on the disk, with how its columns were read. Raises `OSError`."""
        if self._open is None:
            return
        _wait_for(self._open)
        with self._aside(COLUMNS_FILE).open("wb") as file:
            file.write(columns_text.encode())
            _wait_for(file)

    def bring_in(self) -> Path | None:
        """Give it its name, as its sheet is brought in, and return where it is."""
        if self._open is None:
            return None
        self._open.close()
        return _bring_in(self._folder, self._files)

    def give_up(self) -> None:
        """Leave nothing of it behind, unless it was brought in."""
        if self._open is not None:
            self._open.close()
        for path in self._files:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        for folder in (self._folder, self._folder.parent):
            with suppress(OSError):
                folder.rmdir()  # only if there is nothing in it

    def _aside(self, ending: str) -> Path:
        path = self._folder / f".{self._key}.{self._name}{ending}{_ASIDE}"
        self._files.append(path)
        return path

    def _write(self, text: str) -> None:
        assert self._open is not None, "it was begun before"
        self._open.write(text.encode("utf-8"))


def returns_folder(workshop: Workshop) -> Path:
    """Return the folder of the cleaned copies."""
    return workshop.survey / "returns"


def finish_after_a_crash(workshop: Workshop) -> None:
    """Bring in the copies whose sheets were brought in when a crash came, and remove the others.

    Nobody else writes one now. Raises `OSError`.
    """
    folder = returns_folder(workshop)
    keys = {key_of(path) for path in workshop.sheet_paths()}
    left = sorted(folder.glob(f".*{_ASIDE}"))
    for key in dict.fromkeys(path.name.split(".")[1] for path in left):
        own = [path for path in left if path.name.split(".")[1] == key]
        if key in keys:
            _bring_in(folder, own)
        else:
            for path in own:
                path.unlink()


def _bring_in(folder: Path, files: Sequence[Path]) -> Path | None:
    """Give files that belong together names that are free, and return where the copy is."""
    names = ([folder / _name_of(path, number) for path in files] for number in count(1))
    free = next(each for each in names if not any(path.exists() for path in each))
    for path, target in zip(files, free, strict=True):
        path.rename(target)
    sync_folder(folder)
    return next((path for path in free if path.suffix == ".csv"), None)


def _name_of(path: Path, number: int) -> str:
    """Return the name of a file that was written aside, the so many-th of that name."""
    stem, _, ending = path.name.removesuffix(_ASIDE).split(".", 2)[2].partition(".")
    return f"{stem}-{number}.{ending}" if number > 1 else f"{stem}.{ending}"


def _without_what_leads_to_a_person(cell: str) -> str:
    """Return a cell without contact details, which may stand in any column that nobody knows."""
    return for_spreadsheets([without_contact_details(written(cell))])[0]


def _wait_for(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())
