"""Breaks words into lines between words, and inside one only where a line cannot hold it."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len, chop_cells

_CUT = "…"


def wrapped(words: str, width: int, measure: Callable[[str], int] = cell_len) -> list[str]:
    """Return words as lines that are at most `width` wide, by `measure`.

    A word that is wider than a line is broken by columns of the terminal if that is how it
    is measured, and stays whole otherwise.
    """
    lines: list[str] = []
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
        elif measure is cell_len and cell_len(word) > width:
            lines += chop_cells(word, width)
        else:
            lines.append(word)
    return lines


def cut_short(lines: list[str], most: int, width: int) -> list[str]:
    """Return at most so many lines; where there were more, the last one ends in three dots."""
    if len(lines) <= most:
        return lines
    kept, last = lines[: most - 1], lines[most - 1]
    while cell_len(last) + 2 > width and " " in last:
        last = last.rpartition(" ")[0]
    if cell_len(last) + 2 > width:
        last = chop_cells(last, max(width - 2, 1))[0]
    return [*kept, f"{last} {_CUT}"]
