"""The findings as CSV files, one a table, with a README that explains each column."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.feedback.document import Block, Document, Heading, Points, document_of, paragraph
from journeymap.feedback.forms.markdown import to_markdown
from journeymap.feedback.team.about import about
from journeymap.feedback.team.published import Published
from journeymap.feedback.team.table import Cell, Table
from journeymap.feedback.team.tables import tables_of
from journeymap.spreadsheets import for_spreadsheets

_BOM = "\ufeff"
"""Without it a spreadsheet takes UTF-8 for something else."""
_HOW_TO_READ = (
    "The files are in UTF-8 with a byte order mark, so that spreadsheets read them as such. Cells"
    " are parted by commas, rows end in CR and LF, and every text stands between quotation marks."
    " A text that a spreadsheet would take for a formula has an apostrophe before it: a program"
    " that reads the files takes it away where behind it, after spaces and apostrophes, there is"
    " one of the signs = + - @."
)


def to_csv(published: Published) -> Mapping[str, bytes]:
    """Return the files by their names."""
    tables = tables_of(published)
    files = {f"{table.name}.csv": _csv(table) for table in tables}
    return {**files, "README.md": to_markdown(_readme(published, tables)).encode()}


def _csv(table: Table) -> bytes:
    rows = (tuple(column.name for column in table.columns), *table.rows)
    return (_BOM + "".join(map(_line, rows))).encode()


def _line(row: tuple[Cell, ...]) -> str:
    texts = iter(for_spreadsheets([cell for cell in row if isinstance(cell, str)]))
    cells = (f'"{next(texts)}"' if isinstance(cell, str) else _number(cell) for cell in row)
    return ",".join(cells) + "\r\n"


def _number(cell: float | None) -> str:
    return "" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell)


def _readme(published: Published, tables: tuple[Table, ...]) -> Document:
    blocks: list[Block] = [Heading(1, published.title)]
    blocks += [paragraph(each) for each in about(published)]
    blocks.append(paragraph(_HOW_TO_READ))
    for table in tables:
        blocks += [Heading(2, f"{table.name}.csv"), paragraph(table.means)]
        blocks.append(Points(tuple((f"{each.name}: {each.means}",) for each in table.columns)))
    return document_of(*blocks)
