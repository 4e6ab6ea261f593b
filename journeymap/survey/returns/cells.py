"""Cells by the column: cleaned as all words are, and made safe for a spreadsheet.

What nearly all cells are is told of a whole column at once, and only the others are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from journeymap.cleaning import taken_out
from journeymap.guide import BLANK_LETTERS
from journeymap.survey.returns.entries_of import written

_BEGIN_FORMULAS = frozenset("=+-@\t\r\n")
_FIRST = itemgetter(slice(1))
_LOOKED_AT = _BEGIN_FORMULAS | frozenset(" '")
"""A cell that begins otherwise is no formula to any spreadsheet."""


def all_written(cells: Sequence[str]) -> tuple[list[str], int]:
    """Return cells as `written` makes each of them, and how many characters were taken out."""
    kept = list(map(str.strip, cells))
    together = "".join(kept)
    has_blanks = not together.isascii() and any(map(together.__contains__, BLANK_LETTERS))
    if together.isprintable() and not has_blanks:
        return kept, 0
    out = 0
    for place, is_printable in enumerate(map(str.isprintable, kept)):
        if has_blanks or not (is_printable or kept[place].replace("\n", "").isprintable()):
            out += taken_out(cells[place])
            kept[place] = written(cells[place])
    return kept, out


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
