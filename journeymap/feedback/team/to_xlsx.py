"""The findings as a workbook: a sheet a table, and before them one that explains each column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from journeymap.feedback.team.about import about
from journeymap.feedback.team.published import Published
from journeymap.feedback.team.table import Cell, Table
from journeymap.feedback.team.tables import tables_of
from journeymap.spreadsheets import fit_for_xml, is_formula

_LONGEST_CELL = 32_767
_CUT = " … [cut here: the whole text is in the CSV files]"
_NARROWEST, _WIDEST = 9, 60
_ROOM = 3
"""Letters that the button of the filter takes."""
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_BOLD = Font(bold=True)
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""Spreadsheets read `_x0041_` as A: so the first sign of it is written as one of these itself."""
_MOMENTS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_NO_MOMENT = rb"\g<1>2000-01-01T00:00:00Z"
"""In the place of when the file was made: the same findings make the same file."""


def to_xlsx(published: Published) -> bytes:
    """Return the workbook. The same findings make the same bytes.

    Raises `OSError` where there is no room for the sheets, which are first put into files apart.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    tables = tables_of(published)
    _read_me(book.create_sheet("Read me"), published, tables)
    for table in tables:
        _fill(book.create_sheet(table.name), table)
    book.properties.creator = ""
    book.properties.title = fit_for_xml(published.title)
    data = BytesIO()
    try:
        book.save(data)
    except OSError:
        raise
    except Exception as error:  # lxml has an error of its own for a full disk
        raise OSError(f"the workbook was not made: {error}") from error
    return _without_moments(data.getvalue())


def _read_me(sheet: Worksheet, published: Published, tables: Iterable[Table]) -> None:
    _row(sheet, 1, (published.title,), bold=True)
    at = 2
    for sentences in about(published):
        _row(sheet, at, (sentences,))
        sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=3)
        sheet.row_dimensions[at].height = 15 * (1 + len(sentences) // 110)
        at += 1
    _row(sheet, at + 1, ("Sheet", "Column", "What it means"), bold=True)
    at += 2
    for table in tables:
        _row(sheet, at, (table.name, "", table.means))
        for number, column in enumerate(table.columns, 1):
            _row(sheet, at + number, (table.name, column.name, column.means))
        at += len(table.columns) + 1
    for letter, width in zip("ABC", (20, 24, 80), strict=True):
        sheet.column_dimensions[letter].width = width
    _for_print(sheet)


def _fill(sheet: Worksheet, table: Table) -> None:
    _row(sheet, 1, [column.name for column in table.columns], bold=True)
    for number, row in enumerate(table.rows, 2):
        _row(sheet, number, row)
    for place, column in enumerate(table.columns):
        lines = [line for row in table.rows for line in str(row[place] or "").split("\n")]
        widest = max(map(len, (*column.name.split(), *lines)))
        width = min(max(widest + _ROOM, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(place + 1)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    _for_print(sheet)


def _for_print(sheet: Worksheet) -> None:
    """Print it across, as wide as one page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = "9"  # A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _row(sheet: Worksheet, number: int, cells: Sequence[Cell], *, bold: bool = False) -> None:
    for place, value in enumerate(cells, 1):
        if value is None or value == "":
            continue
        cell = sheet.cell(number, place)
        if isinstance(value, str):
            cell.value = _fitting(value)
            cell.data_type = "s"  # whatever it begins with: `=` would make it a formula
            cell.quotePrefix = is_formula(value)
        else:
            cell.value = value
        cell.alignment = _WRAPPED
        if bold:
            cell.font = _BOLD


def _fitting(text: str) -> str:
    """Return a text as a cell can hold it."""
    text = _ESCAPE.sub("_x005F_", fit_for_xml(text))
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - len(_CUT)] + _CUT


def _without_moments(data: bytes) -> bytes:
    """Return the workbook without the moments at which it was made."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "docProps/core.xml":
                content = _MOMENTS.sub(_NO_MOMENT, content)
            about_it = ZipInfo(part.filename)  # of 1980, as long as there have been such files
            about_it.compress_type = ZIP_DEFLATED
            new.writestr(about_it, content)
    return made.getvalue()
