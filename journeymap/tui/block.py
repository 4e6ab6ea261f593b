"""A block of lines on the screen, and the places in it on which one can click."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from textual.content import Content

_BETWEEN = 4
"""Columns between two blocks side by side."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on which one can click: one kind of entry at one stage."""

    line: int
    start: int
    end: int
    """The column behind it."""
    stage: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Block:
    """Lines, none wider than the block was made for."""

    lines: tuple[Content, ...] = ()
    spots: tuple[Spot, ...] = ()


def below(blocks: Iterable[Block]) -> Block:
    """Return blocks one under the other, with an empty line between them."""
    lines: list[Content] = []
    spots: list[Spot] = []
    for block in blocks:
        lines += [Content("")] if lines else []
        spots += [replace(spot, line=spot.line + len(lines)) for spot in block.spots]
        lines += block.lines
    return Block(tuple(lines), tuple(spots))


def beside(blocks: Sequence[Block], width: int) -> Block:
    """Return blocks side by side, each as wide as it was made for: see `column_width`."""
    each_width = column_width(len(blocks), width)
    height = max((len(block.lines) for block in blocks), default=0)
    lines = [
        Content(" " * _BETWEEN).join(
            fitted(block.lines[number] if number < len(block.lines) else "", each_width)
            for block in blocks
        )
        for number in range(height)
    ]
    spots = [
        replace(spot, start=spot.start + left, end=spot.end + left)
        for at, block in enumerate(blocks)
        for left in [at * (each_width + _BETWEEN)]
        for spot in block.spots
    ]
    return Block(tuple(lines), tuple(spots))


def column_width(number: int, width: int) -> int:
    """Return how wide each of so many blocks is side by side."""
    return (width - _BETWEEN * (number - 1)) // number


def fitted(line: Content | str, width: int) -> Content:
    """Return a line that is exactly so many columns wide: cut short with a …, or filled up."""
    content = (Content(line) if isinstance(line, str) else line).truncate(
        max(width, 0), ellipsis=True
    )
    return content.pad_right(max(width - content.cell_length, 0))


def to_the_right(text: str, width: int, style: str = "") -> Content:
    """Return a short text at the right of so many columns."""
    content = Content.styled(text, style).truncate(width, ellipsis=True)
    return content.pad_left(max(width - content.cell_length, 0))


def heading(title: str, note: Content | str, width: int) -> Content:
    """Return the line above a section: its title, what is to be known of it, and a rule."""
    named = Content.assemble((title, "bold $primary"), "  " if note else "", note, " ")
    rule = Content.styled("─" * max(width - named.cell_length, 0), "$foreground 25%")
    return fitted(named + rule, width)


def bar(number: float, most: float, width: int, style: str) -> Content:
    """Return a bar for a number, as long as `width` for `most`. More than nothing is seen."""
    length = round(width * number / most) if most else 0
    length = min(max(length, 1 if number else 0), width)
    return Content.styled("━" * length, style).pad_right(width - length)
