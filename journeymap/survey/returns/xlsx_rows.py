"""The rows of a sheet of an XLSX file, as they stream by."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

from journeymap.survey.returns.csv_rows import LONGEST_CELL, MOST_COLUMNS
from journeymap.survey.returns.table import Rows, Table
from journeymap.survey.returns.unfit import Unfit
from journeymap.survey.returns.watched import Seen, open_watched
from journeymap.survey.returns.xlsx_book import Book, Sheet, no_sheet, read_book
from journeymap.survey.returns.xlsx_safety import (
    MOST_STREAMED,
    PartReader,
    feed,
    open_parts,
    pieces_of,
)
from journeymap.survey.returns.xlsx_values import Shown, iso_moment, number_in_words, unescaped

_COLUMN = re.compile("[A-Z]{1,3}")
_LOOK = "Look whether this is the file of returns, and save it as CSV UTF-8"


def open_xlsx(path: Path, seen: Seen) -> Table:
    """Return the table in the first sheet that can be seen and has rows.

    Raises `Unfit` if there is none, or if the workbook could do harm.
    """
    with open_watched(path, seen) as file, open_parts(file) as parts:
        book = read_book(parts)
        sheet, others = _sheets_with_rows(parts, book)
    hidden = [each.name for each in book.sheets if each.is_hidden]
    form = f"XLSX, the sheet ‘{sheet.name}’{_not_read(others, hidden)}"
    return Table(path, form, lambda: _read_rows(path, seen, book, sheet), seen.size)


def _read_rows(path: Path, seen: Seen, book: Book, sheet: Sheet) -> Rows:
    with open_watched(path, seen) as file, open_parts(file) as parts:
        yield from _rows_of(parts, book, sheet)


def _rows_of(parts: ZipFile, book: Book, sheet: Sheet) -> Rows:
    reader = _SheetReader(book)
    for _ in feed(pieces_of(parts, sheet.part, MOST_STREAMED), reader):
        yield from reader.rows
        reader.rows.clear()


def _sheets_with_rows(parts: ZipFile, book: Book) -> tuple[Sheet, list[str]]:
    """Return the first sheet that can be seen and has rows, and the names of those behind it."""
    chosen: Sheet | None = None
    others: list[str] = []
    for sheet in book.sheets:
        if sheet.is_hidden:
            continue
        if chosen is not None:
            others += [sheet.name] if _may_have_rows(parts, book, sheet) else []
        elif _has_rows(parts, book, sheet):
            chosen = sheet
    if chosen is None:
        raise no_sheet()
    return chosen, others


def _has_rows(parts: ZipFile, book: Book, sheet: Sheet) -> bool:
    return next(_rows_of(parts, book, sheet), None) is not None


def _may_have_rows(parts: ZipFile, book: Book, sheet: Sheet) -> bool:
    """Whether a sheet that is not taken in has rows; that it could not be read is no matter."""
    try:
        return _has_rows(parts, book, sheet)
    except Unfit:
        return True


def _not_read(others: list[str], hidden: list[str]) -> str:
    """Return what is said of the sheets that are not taken in."""
    said = [f"the sheet ‘{name}’" for name in others]
    said += [f"the hidden sheet ‘{name}’" for name in hidden]
    return f"; not read: {', '.join(said)}" if said else ""


class _SheetReader(PartReader):
    """Makes rows of text of the cells of a sheet, in `rows`.

    Gaps between rows are skipped; only a cell with something in it makes a row longer.
    """

    def __init__(self, book: Book) -> None:
        self.rows: list[list[str]] = []
        self._book = book
        self._row: list[str] = []
        self._places: dict[str, int] = {}
        self._place = -1
        self._name = ""
        self._kind = "n"
        self._style = Shown.NUMBER
        self._pieces: list[str] = []
        self._length = 0
        self._is_taking = False
        self._in_reading = False
        self._has_formula = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._begin_cell(attributes)
        elif name in {"v", "t"}:
            self._is_taking = not self._in_reading
        elif name == "f":
            self._has_formula = True
        elif name == "rPh":
            self._in_reading = True
        elif name == "row":
            self._row, self._place = [], -1

    def text(self, text: str) -> None:
        if self._is_taking:
            self._pieces.append(text)
            self._length += len(text)
            if self._length > LONGEST_CELL:
                wrong = f"the cell {self._name} has more than {LONGEST_CELL:,} letters"
                raise Unfit(wrong, _LOOK)

    def end(self, name: str) -> None:
        if name in {"v", "t"}:
            self._is_taking = False
        elif name == "c":
            self._end_cell()
        elif name == "rPh":
            self._in_reading = False
        elif name == "row" and self._row:
            self.rows.append(self._row)
            self._row = []

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._name = attributes.get("r", "")
        self._kind = attributes.get("t", "n")
        style = attributes.get("s")
        styles = self._book.styles
        self._style = styles[int(style)] if style and int(style) < len(styles) else Shown.NUMBER
        self._place = self._place_of(self._name) if self._name else self._place + 1
        self._pieces.clear()
        self._length = 0
        self._has_formula = False

    def _end_cell(self) -> None:
        written = "".join(self._pieces)
        if not written:
            if self._has_formula and self._kind != "str":
                raise self._without_result()
            return
        value = self._value(written)
        if self._place >= MOST_COLUMNS:
            wrong = f"the cell {self._name} is in column {self._place + 1:,}"
            raise Unfit(f"{wrong}, and no more than {MOST_COLUMNS:,} columns are read", _LOOK)
        missing = self._place + 1 - len(self._row)
        if value:
            self._row.extend([""] * missing)
            self._row[self._place] = value

    def _value(self, written: str) -> str:
        kind = self._kind
        if kind == "s":
            return self._book.text(int(written))
        if kind == "n":
            shown, from_1904 = self._style, self._book.from_1904
            return number_in_words(written, shown, from_1904=from_1904)
        if kind == "b":
            return "TRUE" if written.strip() in {"1", "true"} else "FALSE"
        if kind == "d":
            return iso_moment(written)
        return unescaped(written) if kind in {"inlineStr", "str"} else written

    def _place_of(self, name: str) -> int:
        """Return the column, from 0, of a cell that is called such as AB12."""
        letters = name.rstrip("0123456789")
        if letters not in self._places:
            if not _COLUMN.fullmatch(letters):
                raise Unfit(f"this workbook has a cell ‘{name[:20]}’, which none can have", _LOOK)
            place = 0
            for letter in letters:
                place = place * 26 + ord(letter) - ord("A") + 1
            self._places[letters] = place - 1
        return self._places[letters]

    def _without_result(self) -> Unfit:
        wrong = f"the cell {self._name} has a formula, and its result is not in the file"
        return Unfit(wrong, "Open it in a spreadsheet program, save it, and take it in again")
