"""A file of returns as rows of text, whatever it was written by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

Rows = Iterator[list[str]]
COLUMNS_FILE = ".columns.yaml"
"""How the name of a columns file ends, which says what each column of a file of returns is."""


@dataclass(frozen=True, slots=True)
class Table:
    """A file that can be read row by row, as often as need be, without being held in memory."""

    path: Path
    form: str
    """What it is, in words: "CSV in Windows-1252, with semicolons"."""
    read_rows: Callable[[], Rows]
    """Yields the rows, heading rows first and blank rows left out; cells are text as it stands.

    Numbers are written without a point if they are whole, dates as `2017-06-05 09:00:00`. Raises
    `Unfit` where the file turns out to be broken.
    """
    size: int
    """Its bytes, by which progress is told."""

    def columns_file_in(self, folder: Path) -> Path:
        """Return where a columns file for it is written that goes into a folder."""
        return folder / f"{self.path.stem}{COLUMNS_FILE}"
