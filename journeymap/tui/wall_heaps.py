"""Lays out what was said: the last remark as large as it can be, the others below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.cells import cell_len

from journeymap.cleaning import one_line
from journeymap.feedback.wall import Heap, Remark
from journeymap.tui import block_letters
from journeymap.tui.wall_rows import (
    EMPTY,
    Piece,
    Room,
    Row,
    beside_each_other,
    in_blocks,
    width_of,
)
from journeymap.tui.wrapping import cut_short, wrapped

FRESH = "●"
"""Stands before what came only just now."""
_LOOKS = {"+": "always", "-": "never"}
_FOR_TWO = 56
"""Columns from which two heaps stand beside each other."""
_HIGH = 18
"""Rows from which a heap's number is drawn in block figures."""
_SHORT = 8
"""Rows below which nothing is left free."""


def statement_rows(heaps: Sequence[Heap], room: Room) -> list[Row]:
    """Return what must always and must never happen.

    Where there is room, what was said last goes right across, in block letters.
    """
    if room.width < _FOR_TWO:
        return stacked(heaps, room)
    last = next((heap for heap in heaps if heap.has_last and room.height >= _HIGH), None)
    rows = _across(last, room) if last else []
    if rows:
        heaps = [replace(e, remarks=e.remarks[1:]) if e is last else e for e in heaps]
    return [*rows, *side_by_side(heaps, Room(room.width, room.height - len(rows)))]


def _across(heap: Heap, room: Room) -> list[Row]:
    """Return the last remark of a heap in block letters, or nothing if there is no room."""
    remark = heap.remarks[0]
    words = f"{heap.sign} {one_line(remark.words)}"
    beneath = _fresh_and_people(remark, room.width)
    look = _LOOKS[heap.sign]
    most = Room(room.width, room.height * 2 // 3 - len(beneath) - 1)
    lines = in_blocks(words, most, 2) or in_blocks(words, most)
    if not lines:
        return []
    rows: list[Row] = [(Piece(line, look),) for line in lines]
    return [*rows, *beneath, EMPTY]


def side_by_side(heaps: Sequence[Heap], room: Room) -> list[Row]:
    """Return heaps beside each other."""
    gap = max(room.width // 20, 3)
    width = (room.width - gap * (len(heaps) - 1)) // len(heaps)
    columns = [heap_rows(heap, Room(width, room.height)) for heap in heaps]
    return beside_each_other(columns, width, gap)


def stacked(heaps: Sequence[Heap], room: Room) -> list[Row]:
    """Return heaps one below the other."""
    rows: list[Row] = []
    for number, heap in enumerate(heaps):
        end = room.height * (number + 1) // len(heaps)
        rows += heap_rows(heap, Room(room.width, end - len(rows)))
        rows += [EMPTY] * (end - len(rows))
    return rows


def heap_rows(heap: Heap, room: Room) -> list[Row]:
    """Return a heap's heading with its number, and under it what there is room for."""
    rows = _heading(heap, room, _LOOKS.get(heap.sign, "here"))
    below = Room(room.width, room.height - len(rows))
    rows += remark_rows(heap, below, "" if heap.number else "nothing yet", is_large=False)
    return rows[: room.height]


def _heading(heap: Heap, room: Room, look: str) -> list[Row]:
    label = f"{heap.sign} {heap.heading}".strip()
    figure = block_letters.drawn(str(heap.number))
    if room.height < _HIGH or room.width < len(figure[0]) + 4 + len(label):
        row = (Piece(f"{label}   {heap.number}", look),)
        return [row, EMPTY] if room.height >= _SHORT else [row]
    left = Room(room.width - len(figure[0]) - 4, len(figure))
    label_rows = in_blocks(label, left) or ["", label, "", ""]
    rows: list[Row] = [
        (Piece(f"{a}    {b}", look),) for a, b in zip(figure, label_rows, strict=True)
    ]
    return [*rows, EMPTY, EMPTY]


def remark_rows(
    heap: Heap, room: Room, none: str = "nothing yet", *, is_large: bool = True
) -> list[Row]:
    """Return the remarks that there is room for, and how many there are besides.

    `is_large` lets the last one be in block letters; `none` is told where there is none.
    """
    remarks, others = heap.remarks, len(heap.remarks) - 1 + heap.besides
    if not remarks:
        return [(Piece(line, "quiet"),) for line in wrapped(none, room.width)]
    gap: list[Row] = [EMPTY] if room.height >= _SHORT - 2 else []
    spare = len(gap) + 1 if others else 0  # for the line that counts the others
    for_it = Room(room.width, max(room.height - spare, 1))
    large = _in_large_letters(remarks[0], for_it) if is_large else []
    rows = large or _ordinary(remarks[0], for_it, "newest")
    for number, remark in enumerate(remarks[1:], 1):
        more = [*gap, *_ordinary(remark, room, "plain")]
        spare = len(gap) + 1 if number < others else 0
        if len(rows) + len(more) + spare > room.height:
            return [*rows, *gap, (Piece(f"and {others - number + 1} more", "quiet"),)]
        rows += more
    return [*rows, *gap, (Piece(f"and {heap.besides} more", "quiet"),)] if heap.besides else rows


def _in_large_letters(remark: Remark, room: Room) -> list[Row]:
    """Return a remark in block letters, and under it what belongs to it, if there is room.

    Others are to be seen, too: it may take three quarters of the rows.
    """
    beneath = [*_beside(remark, room.width), *_fresh_and_people(remark, room.width)]
    most = Room(room.width, room.height * 3 // 4 - len(beneath) - 2)
    words = one_line(remark.words)
    lines = in_blocks(words, most, 2) or in_blocks(words, most)
    rows: list[Row] = [(Piece(line, "newest"),) for line in lines]
    return [*rows, *beneath, EMPTY, EMPTY] if rows else []


def _fresh_and_people(remark: Remark, width: int) -> list[Row]:
    """Return what stands under a remark in block letters, if anything does."""
    fresh = Piece(f"{FRESH} just now", "fresh") if remark.fresh else None
    people = Piece(_people(remark), "people") if remark.people > 1 else None
    both = (fresh, Piece("   ", "plain"), people) if fresh and people else EMPTY
    if both and width_of(both) <= width:
        return [EMPTY, both]
    rows: list[Row] = [(piece,) for piece in (fresh, people) if piece]
    return [EMPTY, *rows] if rows else []


def _ordinary(remark: Remark, room: Room, look: str) -> list[Row]:
    """Return a remark in ordinary letters: a sign, the words, and how many people said so."""
    width = max(room.width - 2, 1)
    lines = wrapped(one_line(remark.words), width)
    rest: list[Row] = _beside(remark, room.width)
    people = _people(remark)
    fits_behind = cell_len(lines[-1]) + 2 + cell_len(people) <= width
    if people and not fits_behind:
        rest = [*_people_row(remark, 2), *rest]
    rest = rest[: max(room.height - 1, 0)]
    lines = cut_short(lines, max(room.height - len(rest), 1), width)
    rows: list[Row] = [(Piece("  ", "plain"), Piece(line, look)) for line in lines]
    rows[0] = (_sign(remark), Piece(lines[0], look))
    if people and fits_behind:
        rows[-1] = (*rows[-1], Piece(f"  {people}"[: width - cell_len(lines[-1])], "people"))
    return [*rows, *rest]


def _sign(remark: Remark) -> Piece:
    return Piece(f"{FRESH} ", "fresh") if remark.fresh else Piece("· ", "quiet")


def _people(remark: Remark) -> str:
    return f"×{remark.people} people" if remark.people > 1 else ""


def _people_row(remark: Remark, indent: int) -> list[Row]:
    people = _people(remark)
    return [(Piece(" " * indent, "plain"), Piece(people, "people"))] if people else []


def _beside(remark: Remark, width: int) -> list[Row]:
    room = max(width - 2, 1)
    lines = (line for part in remark.beside for line in wrapped(one_line(part), room))
    return [(Piece(f"  {line}", "beside"),) for line in lines]
