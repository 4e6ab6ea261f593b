"""The rows of a CSV file, as `csv.reader` hands them out."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from journeymap.survey.returns.delimiter import delimiter_of, first_rows, in_words, told_delimiter
from journeymap.survey.returns.encoding import Encoding
from journeymap.survey.returns.encoding_found import encoding_of
from journeymap.survey.returns.table import Rows, Table
from journeymap.survey.returns.unfit import Unfit
from journeymap.survey.returns.watched import Seen, open_watched

LONGEST_CELL: Final = 1_000_000
MOST_COLUMNS: Final = 2_000
_BEGINNING: Final = 1 << 20


class _Cell(Enum):
    """Where in a cell a letter stands."""

    BEFORE = auto()
    PLAIN = auto()
    QUOTED = auto()
    CLOSING = auto()
    """Behind a quotation mark in a quoted cell: its end, or half of a doubled one."""


_QUOTE = '"'
_NO_WORDS = " \t\r\n\f\v\xa0,;|\"'"
_LOOK = "Look whether this is a file of returns, and whether it is whole"


@dataclass(frozen=True, slots=True)
class _Shape:
    """How the file is written."""

    encoding: Encoding
    delimiter: str
    is_told: bool
    """Whether the delimiter stands in the first line, which is no row then."""


def open_csv(path: Path, seen: Seen) -> Table:
    """Return the table of a file of text. Raises `Unfit` if it cannot be read as such."""
    csv.field_size_limit(LONGEST_CELL)
    with open_watched(path, seen) as file:
        encoding = encoding_of(file)
        shape = _shape_of(file, encoding)
    form = f"CSV in {encoding.name}, {in_words(shape.delimiter)}"
    return Table(path, form, lambda: _read_rows(path, seen, shape), seen.size)


def _shape_of(file: BinaryIO, encoding: Encoding) -> _Shape:
    with _as_text(file, encoding) as text:
        beginning = text.read(_BEGINNING)
    is_whole = len(beginning) < _BEGINNING
    told = told_delimiter(beginning)
    delimiter = told or delimiter_of(beginning, is_whole=is_whole)
    rows = first_rows(beginning, delimiter, is_whole=is_whole)
    columns = max(map(len, rows), default=0)
    if columns > MOST_COLUMNS:
        wrong = f"this file has {columns:,} columns, more than {MOST_COLUMNS:,}"
        raise Unfit(wrong, "Leave out those that are not needed, and save it once more")
    if is_whole and not beginning.strip(_NO_WORDS):
        raise Unfit("there is nothing but blanks in this file", "Download it again")
    return _Shape(encoding, delimiter, told is not None)


def _read_rows(path: Path, seen: Seen, shape: _Shape) -> Rows:
    """Yield the rows that have something in them."""
    with open_watched(path, seen) as file:
        try:
            with _as_text(file, shape.encoding) as text:
                yield from filter(any, _reader(text, shape))
        except csv.Error as error:
            raise _broken(file, shape, str(error)) from error
        except UnicodeDecodeError as error:
            raise Unfit("this file has changed", "Take it in again") from error


def _reader(text: TextIOWrapper, shape: _Shape) -> Iterator[list[str]]:
    """Return a reader of the rows; the longest cell is a setting of all readers of a process."""
    csv.field_size_limit(LONGEST_CELL)
    if shape.is_told:
        text.readline()
    return csv.reader(text, delimiter=shape.delimiter, strict=True)


@contextmanager
def _as_text(file: BinaryIO, encoding: Encoding) -> Iterator[TextIOWrapper]:
    """Read the file as text from its beginning, and leave it open."""
    file.seek(encoding.mark)
    text = TextIOWrapper(file, encoding=encoding.codec, newline="")
    try:
        yield text
    finally:
        text.detach()


def _broken(file: BinaryIO, shape: _Shape, why: str) -> Unfit:
    """Return what is wrong with the row at which the reader stopped, and in which line."""
    first = _last_whole_line(file, shape) + 1
    with _as_text(file, shape.encoding) as text:
        line, is_quoted = _open_cell(islice(text, first - 1, None), shape.delimiter, first)
    opened = f"the quotation mark that opens a cell in line {line}"
    if "field larger" in why:
        what = f"the cell that a quotation mark opens in line {line}"
        what = what if is_quoted else f"a cell in line {line}"
        mend = f"{_LOOK}; if a quotation mark is not closed, close it" if is_quoted else _LOOK
        return Unfit(f"{what} has more than {LONGEST_CELL:,} letters", mend)
    if "end of data" in why:
        mend = "Close it at the end of the cell, or download the file again if it is not whole"
        return Unfit(f"{opened} is never closed", mend)
    mend = "Close it at the end of the cell, and write a quotation mark within the cell twice"
    return Unfit(f"{opened} is closed in the middle of it", mend)


def _last_whole_line(file: BinaryIO, shape: _Shape) -> int:
    """Return the line in which the last row ends that can be read."""
    line = 0
    with _as_text(file, shape.encoding) as text:
        reader = csv.reader(text, delimiter=shape.delimiter, strict=True)
        try:
            for _ in reader:
                line = reader.line_num
        except csv.Error:
            return line
    return line


def _open_cell(lines: Iterator[str], delimiter: str, line: int) -> tuple[int, bool]:
    """Return where the first cell begins that is not as it must be, and whether it is quoted.

    The lines are those of the row at which the reader stopped; it goes by the same rules.
    """
    opened, length, state = line, 0, _Cell.BEFORE
    ends = {delimiter, "\r", "\n"}
    for number, text in enumerate(lines, line):
        for letter in text:
            if state is _Cell.QUOTED:
                state = _Cell.CLOSING if letter == _QUOTE else state
            elif letter in ends:
                state, length = _Cell.BEFORE, 0
            elif state is _Cell.BEFORE:
                opened, length = number, 0
                state = _Cell.QUOTED if letter == _QUOTE else _Cell.PLAIN
            elif state is _Cell.CLOSING:
                if letter != _QUOTE:
                    return opened, True
                state = _Cell.QUOTED
            length += 1
            if length > LONGEST_CELL + 1:
                return opened, state is not _Cell.PLAIN
    return opened, True
