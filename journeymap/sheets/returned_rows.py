"""Takes words out of the cleaned copies of returns: CSV, a row for each return.

A row is known by the fingerprint of its return, which stands in a cell of its own. The cells of
the rows with the words are emptied; every other byte of the file stays as it is.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from itertools import islice

_ROW = re.compile(rb'(?:[^"\r\n]+|"[^"]*(?:"|\Z))*(?:\r\n|\r|\n|\Z)')
_CELL = re.compile(rb'(?:[^",\r\n]+|"[^"]*(?:"|\Z))*')
_FINGERPRINT = re.compile(rb'(?:^|,)"?(r[0-9a-f]{16})"?(?=,|\r|\n|\Z)')

Tells = Callable[[str], bool]
"""Whether a cell is one of those to be emptied, by its text."""


def without_cells(data: bytes, of_returns: Mapping[str, Tells]) -> bytes:
    """Return the bytes of a table without the cells that are told, by the fingerprint of a row."""
    if not any(each.encode() in data for each in of_returns):
        return data
    kept: list[bytes] = []
    at = 0
    while at < len(data):
        found = _ROW.match(data, at)
        assert found is not None, "any bytes are a row, if an empty one"
        kept.append(_row(found.group(), of_returns))
        at = found.end()
    return b"".join(kept)


def _row(row: bytes, of_returns: Mapping[str, Tells]) -> bytes:
    """Return a row without the cells that are told, as it is if it is of another return."""
    named = (each.decode() for each in _FINGERPRINT.findall(row))
    tells = next((of_returns[each] for each in named if each in of_returns), None)
    if tells is None:
        return row
    kept: list[bytes] = []
    at = 0
    while at < len(row):
        cell = _CELL.match(row, at)
        assert cell is not None, "a cell may be empty"
        end = cell.end()
        kept += [b"" if tells(_text(cell.group())) else cell.group(), row[end : end + 1]]
        at = end + 1
    return b"".join(kept)


def _text(cell: bytes) -> str:
    """Return what a cell says."""
    lines = cell.decode("utf-8", "replace").splitlines(keepends=True)
    row = next(islice(csv.reader(lines), 1), [])
    return ",".join(row)
