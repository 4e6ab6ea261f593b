"""Cells by the column: cleaned as all words are.

What nearly all cells are is told of a whole column at once, and only the others are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.cleaning import taken_out
from journeymap.guide import BLANK_LETTERS
from journeymap.survey.returns.entries_of import written


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
