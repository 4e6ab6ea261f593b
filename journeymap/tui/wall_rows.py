"""Rows of the wall: text that looks this way or that, and letters as large as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len

from journeymap.tui import block_letters
from journeymap.tui.wrapping import cut_short, wrapped


class Piece(NamedTuple):
    """Some text that looks one way. What that is, is the stylesheet's business."""

    text: str
    look: str


Row = tuple[Piece, ...]
EMPTY: Row = ()


@dataclass(frozen=True, slots=True)
class Room:
    """How much there is to draw on, in columns and rows."""

    width: int
    height: int


def width_of(row: Row) -> int:
    """Return how many columns a row takes."""
    return sum(cell_len(piece.text) for piece in row)


def moved(row: Row, columns: int) -> Row:
    """Return a row that begins so many columns further right."""
    return (Piece(" " * columns, "plain"), *row) if row else row


def beside_each_other(columns: Sequence[Sequence[Row]], width: int, gap: int) -> list[Row]:
    """Return columns of rows side by side: each is `width` wide, with a gap between two."""
    rows: list[Row] = []
    for number in range(max(map(len, columns), default=0)):
        row: Row = ()
        for at, column in enumerate(columns):
            part = column[number] if number < len(column) else EMPTY
            free = at * (width + gap) - width_of(row)
            row = (*row, *moved(part, free)) if part else row
        rows.append(row)
    return rows


def large(words: str, room: Room, look: str) -> list[Row]:
    """Return words in block letters if they fit into a room so, and in ordinary ones if not."""
    lines = in_blocks(words, room)
    lines = lines or cut_short(wrapped(words, room.width), max(room.height, 1), room.width)
    return [(Piece(line, look),) for line in lines]


def in_blocks(words: str, room: Room, scale: int = 1) -> list[str]:
    """Return words in block letters, or nothing if they cannot be or do not fit."""
    high = block_letters.height_of(scale)
    if high > room.height or not block_letters.can_be_drawn(words):
        return []

    def measure(line: str) -> int:
        return block_letters.width_of(line, scale)

    lines = wrapped(words, room.width, measure)
    needed = len(lines) * (high + 1) - 1
    if needed > room.height or any(measure(line) > room.width for line in lines):
        return []
    blocks: list[str] = []
    for line in lines:
        blocks += ([""] if blocks else []) + block_letters.drawn(line, scale)
    return blocks
