"""A theme that is to be named, as rows: its findings in full, and which are left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from journeymap.board import Board
from journeymap.capture.naming import InHand
from journeymap.cleaning import one_line
from journeymap.findings.finding import Finding
from journeymap.findings.gaps import WHOLE_JOURNEY
from journeymap.findings.sayings import find_sayings
from journeymap.findings.together import Findings
from journeymap.tui.rows import Cell, Row

_OUT = "✗"


def rows_of_theme(now: InHand, found: Findings, board: Board) -> list[Row]:
    """Return a row for each finding, by its id. What is left out says so."""
    return [_row(each, found, board, is_out=each.id in now.left_out) for each in now.findings]


def with_cursor(rows: list[Row], here: str) -> tuple[Row, ...]:
    """Return the rows with the cursor on one of them, with a mark besides the colour."""
    return tuple(
        replace(row, here=row.key == here, lead=f"{'▸' if row.key == here else ' '}{row.lead}")
        for row in rows
    )


def _row(finding: Finding, found: Findings, board: Board, *, is_out: bool) -> Row:
    style = "dim strike" if is_out else ""
    blocks = [(cell,) for cell in _cells(finding, board, style)]
    entry = finding.headline.entry
    stage = board.stage(entry.stage) if entry.stage else None
    where = stage.name if stage else entry.stage or WHOLE_JOURNEY
    counts = found.supports[found.places[entry.id]].in_words
    about: Cell = (
        (one_line(f"{where} · {entry.label}"), "dim"),
        (" · ", "dim"),
        (counts, "$accent"),
    )
    if is_out:
        about = (("left out · ", "bold $warning"), *about)
    blocks.append((about,))
    return Row(tuple(blocks), _OUT if is_out else entry.sign or "·", key=finding.id)


def _cells(finding: Finding, board: Board, style: str) -> Iterator[Cell]:
    """Yield the headline, then every other wording: that stands behind a ? if it is suggested."""
    headline = finding.headline.entry
    yield ((headline.in_full, f"bold {style}".strip()),)
    for n, unit in enumerate(finding.units):
        for saying in find_sayings(unit.standings, board):
            words = saying.first.entry.in_full
            if words != headline.in_full:
                yield (("? " if n else "= ", "dim"), (words, style))
