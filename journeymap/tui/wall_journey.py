"""Lays out the whole journey: its stages, and how much was said at each."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.cleaning import one_line
from journeymap.feedback.wall import Stop
from journeymap.tui import block_letters
from journeymap.tui.wall_rows import EMPTY, Piece, Room, Row, beside_each_other, moved, width_of
from journeymap.tui.wrapping import cut_short, wrapped

_GAP = 4
_COLUMNS = (1, 2, 3, 4)


def journey_rows(stops: Sequence[Stop], room: Room) -> list[Row]:
    """Return the stages as large as all of them can be, and at the worst as many as fit."""
    for scale in (2, 1):
        for columns in _COLUMNS:
            if rows := _in_columns(stops, room, columns, scale):
                return rows
    for columns in _COLUMNS:
        if rows := _in_columns(stops, room, columns, 0):
            return rows
    return _as_a_list(stops, room)


def _in_columns(stops: Sequence[Stop], room: Room, columns: int, scale: int) -> list[Row]:
    """Return the stages in columns, or nothing if they do not fit."""
    width = (room.width - _GAP * (columns - 1)) // columns
    cards = [_card(number, stop, scale) for number, stop in enumerate(stops, 1)]
    high = max(map(len, cards), default=0)
    down = -(-len(stops) // columns)
    free = room.height - down * high
    if free < down - 1 or any(width_of(row) > width for card in cards for row in card):
        return []
    gap = min(free // max(down - 1, 1), 3)
    sides = [cards[at : at + down] for at in range(0, len(cards), down)]
    ranked = [[row for card in side for row in [*card, *([EMPTY] * gap)]] for side in sides]
    return beside_each_other(ranked, width, _GAP)


def _card(number: int, stop: Stop, scale: int) -> list[Row]:
    """Return a stage: its name, and under it what must always and never happen, as numbers."""
    name: Row = (Piece(f"{number} {one_line(stop.name)}", "newest"),)
    if not scale:
        return [name, moved(_numbers(stop), 2)]
    always = block_letters.drawn(f"+{stop.always}", scale)
    never = block_letters.drawn(f"-{stop.never}", scale)
    figures: list[Row] = [
        (Piece(a, "always"), Piece(" " * 4 * scale, "plain"), Piece(b, "never"))
        for a, b in zip(always, never, strict=True)
    ]
    return [name, *([EMPTY] * (scale - 1)), *figures]


def _numbers(stop: Stop, width: int = 0) -> Row:
    """Return both numbers of a stage, the first one in so many columns."""
    always, never = f"+{stop.always}", f"-{stop.never}"
    return (Piece(always.ljust(width), "always"), Piece(f"  {never}", "never"))


def _as_a_list(stops: Sequence[Stop], room: Room) -> list[Row]:
    """Return the stages a row each, with the numbers first; what has no room is counted."""
    most = room.height if len(stops) <= room.height else max(room.height - 1, 0)
    gap: list[Row] = [EMPTY] if len(stops) * 2 - 1 <= room.height else []
    first = max((len(str(stop.always)) + 1 for stop in stops), default=0)
    before = max((width_of(_numbers(stop, first)) for stop in stops), default=0) + 2
    rows: list[Row] = []
    for number, stop in enumerate(stops[:most], 1):
        width = max(room.width - before, 1)
        name = cut_short(wrapped(f"{number} {one_line(stop.name)}", width), 1, width)[0]
        numbers = _numbers(stop, first)
        between = Piece(" " * (before - width_of(numbers)), "plain")
        rows += [*(gap if rows else []), (*numbers, between, Piece(name, "newest"))]
    left = len(stops) - most
    return [*rows, (Piece(f"and {left} more", "quiet"),)] if left > 0 else rows
