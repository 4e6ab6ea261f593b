"""What the wall shows as plain lines, all of its pages, to be read aloud once."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.board import Board
from journeymap.cleaning import one_line
from journeymap.counting import counted
from journeymap.entries import Ingredient
from journeymap.feedback.wall import (
    JOURNEY,
    Heap,
    Picture,
    Remark,
    has_something,
    pages_of,
    picture_of,
)
from journeymap.feedback.words import people


def wall_in_lines(board: Board) -> list[str]:
    """Return the pages on which there is something, one after the other, one thing a line."""
    pages = [picture_of(board, page) for page in pages_of(board) if has_something(board, page)]
    first = picture_of(board, pages_of(board)[0])
    lines = (line for picture in pages for line in _page(picture))
    return [one_line(line) for line in (first.title, first.in_short, *lines)]


def _page(picture: Picture) -> Iterator[str]:
    """Yield a page's heading and what stands below it."""
    if picture.page.shows == JOURNEY:
        yield "The journey:"
        for number, stop in enumerate(picture.stops, 1):
            yield f"{number}. {stop.name}, {stop.always} must always, {stop.never} must never"
        return
    yield f"{picture.heading}:"
    if picture.page.shows == Ingredient.kind:
        yield f"{counted(picture.cards, 'card')} in the pot, {picture.drawn} drawn"
    for heap in picture.heaps:
        yield from _heap(heap, is_named=len(picture.heaps) > 1)


def _heap(heap: Heap, *, is_named: bool) -> Iterator[str]:
    if heap.remarks and is_named:
        yield f"{heap.heading}:"
    yield from map(_remark, heap.remarks)
    if heap.besides:
        yield f"{heap.besides} more"


def _remark(remark: Remark) -> str:
    besides = [*remark.beside, *([people(remark.people)] if remark.people > 1 else [])]
    return f"“{remark.words}”{''.join(f', {each}' for each in besides)}"
