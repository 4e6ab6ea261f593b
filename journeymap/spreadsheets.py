"""What a spreadsheet would do with a cell besides showing it, and what keeps it from that."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

_BEGIN_FORMULAS = frozenset("=+-@\t\r\n")
_FIRST = itemgetter(slice(1))
_LOOKED_AT = _BEGIN_FORMULAS | frozenset(" '")
"""A cell that begins otherwise is no formula to any spreadsheet."""


def for_spreadsheets(cells: Sequence[str]) -> Sequence[str]:
    """Return cells as they stand between quotation marks in a CSV file.

    One that a spreadsheet would take for a formula has an apostrophe before it: then it is text.
    """
    if '"' in "".join(cells):
        cells = [cell.replace('"', '""') for cell in cells]
    if _LOOKED_AT.isdisjoint(map(_FIRST, cells)):
        return cells
    return [f"'{cell}" if cell[:1] in _LOOKED_AT and is_formula(cell) else cell for cell in cells]


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would take a cell for a formula."""
    return cell.lstrip(" '")[:1] in _BEGIN_FORMULAS


def fit_for_xml(text: str) -> str:
    """Return `text` without the two characters that no XML file can hold."""
    return text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
