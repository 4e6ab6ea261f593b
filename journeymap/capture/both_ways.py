"""Finds what was decided both ways on two laptops: on which line, and what settles it."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from journeymap.board import Board
from journeymap.entries import Same
from journeymap.findings.units import find_units
from journeymap.problems import Problem
from journeymap.sheets.reading import key_of, read_sheet
from journeymap.sheets.workshop import Workshop


def decided_both_ways(workshop: Workshop, board: Board) -> list[Problem]:
    """Return what is the same by one decision and apart by another, neither made over the other.

    The line is that of the `same`, which does not hold meanwhile. Raises `OSError`.
    """
    problems = []
    for each in find_units(board.said(), [board]).contrary:
        one, other = each.ids
        wrong = f"{one} and {other} are {each.in_words}, and are kept apart meanwhile"
        mend = f"Decide with journeymap same {workshop.name} {one} {other}, or with apart"
        problems += [Problem(*place, wrong, mend) for place in _place_of(workshop, each.same)]
    return problems


def _place_of(workshop: Workshop, same: Same) -> list[tuple[Path, int]]:
    """Return the sheet and the line where a decision is; one of them, if there are copies."""
    of_writer = (path for path in workshop.sheet_paths() if key_of(path) == same.sheet_key)
    found = (
        (path, placed.line)
        for path in of_writer
        for placed in read_sheet(path).placed
        if placed.entry.id == same.id
    )
    return list(islice(found, 1))
