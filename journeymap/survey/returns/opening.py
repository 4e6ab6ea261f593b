"""A file of returns is opened, whichever tool it comes from: as rows of text."""

from __future__ import annotations

from pathlib import Path

from journeymap.survey.returns.csv_rows import open_csv
from journeymap.survey.returns.strangers import ZIP, refuse_stranger
from journeymap.survey.returns.table import Table
from journeymap.survey.returns.watched import look_at, open_watched
from journeymap.survey.returns.xlsx_rows import open_xlsx


def open_table(path: Path) -> Table:
    """Return the table in a CSV, TSV or XLSX file; what it is, its bytes say, not its name.

    A file of text is read once for this, to the end. Rows come with as many cells as are written:
    a row may be shorter than the heading, or longer; cells that are not there are empty. A row in
    which all cells are empty is left out. Nothing is written anywhere.

    Raises `Unfit`, here or while the rows are read, if the file is broken, is no table, could do
    harm, or is still being written.
    """
    seen = look_at(path)
    with open_watched(path, seen) as file:
        beginning = refuse_stranger(file)
    opened = open_xlsx if beginning.startswith(ZIP) else open_csv
    return opened(path, seen)
