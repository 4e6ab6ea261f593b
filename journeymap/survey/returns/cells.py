"""Cells by the column: cleaned as all words are, and made safe for a spreadsheet.

What nearly all cells are is told of a whole column at once, and only the others are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.cleaning import taken_out
from journeymap.guide import has_words
from journeymap.survey.returns.entries_of import written

_BEGIN_FORMULAS = frozenset("=+-@\t\r\n")
_LOOKED_AT = _BEGIN_FORMULAS | frozenset(" '")
"""A cell that begins otherwise is no formula to any spreadsheet."""


def all_written(cells: Sequence[str]) -> tuple[list[str], int]:
    """Return cells as `written` makes each of them, and how many characters were taken out."""
    together = "".join(cells)
    if together.isascii() and together.isprintable():
        return [cell.strip() for cell in cells], 0
    out = 0
    kept: list[str] = []
    for cell in cells:
        if cell.isascii() and cell.replace("\n", "").isprintable():
            kept.append(cell.strip())
        elif cell.replace("\n", "").isprintable():
            stripped = cell.strip()
            kept.append(stripped if has_words(stripped) else "")
        else:
            out += taken_out(cell)
            kept.append(written(cell))
    return kept, out


def for_spreadsheets(cells: Sequence[str]) -> list[str]:
    """Return cells as they stand between quotation marks in a CSV file.

    One that a spreadsheet would take for a formula has an apostrophe before it: then it is text.
    """
    if '"' in "".join(cells):
        cells = [cell.replace('"', '""') for cell in cells]
    return [f"'{cell}" if cell[:1] in _LOOKED_AT and is_formula(cell) else cell for cell in cells]


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would take a cell for a formula."""
    return cell.lstrip(" '")[:1] in _BEGIN_FORMULAS
