"""What has not been asked yet, as a table: the stages against the activities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from textual.content import Content

from journeymap.entries import SAID_KINDS
from journeymap.findings.gaps import WHOLE_JOURNEY, Cell, Gaps, label_of
from journeymap.guide import Stage
from journeymap.tui.block import Block, Spot, fitted, heading, to_the_right
from journeymap.tui.words import shown_on_one_line

SIGN = "○"
"""Stands where something is asked and nothing was said yet."""
_COLUMN = 10
_NARROWEST_NAME = 10
_INDENT = "   "
_FOR_A_NUMBER = 4
_BETWEEN_ITEMS = 3


def gaps_block(gaps: Gaps, width: int) -> Block:
    """Return the table, with a line for each stage and the whole journey underneath."""
    title = heading("Not asked yet", _in_short(gaps), width)
    if not gaps.cells:
        text = "The guide asks nothing yet. Its stages and activities would stand here."
        return Block((title, *Content.styled(text, "dim").wrap(width)))
    lines, spots = [title], list[Spot]()
    for part in (_by_stage(gaps, width), _of_journey(gaps.whole, width)):
        spots += [replace(spot, line=spot.line + len(lines)) for spot in part.spots]
        lines += part.lines
    return Block(tuple(lines), tuple(spots))


def _in_short(gaps: Gaps) -> Content:
    if not gaps.asked:
        return Content("")
    if not gaps.open:
        return Content.styled("✓ there is something everywhere", "$success")
    number = (f"{len(gaps.open)} of {len(gaps.asked)}", "bold $warning")
    return Content.assemble(number, (f"   {SIGN} is asked, and has nothing yet", "dim"))


def _by_stage(gaps: Gaps, width: int) -> Block:
    """Return the kinds that are asked for at stages."""
    if not gaps.by_stage:
        has_stages = any(stage for stage, _ in gaps.rows)
        text = "" if has_stages else "   The guide has no stages yet. Each would stand here."
        return Block((fitted(Content.styled(text, "dim"), width),) if text else ())
    names = [_named(number, stage) for number, (stage, _) in enumerate(gaps.rows, 1)]
    longest = max(name.cell_length for name in names)
    for_names = min(longest, max(width - _COLUMN * len(gaps.by_stage), _NARROWEST_NAME))
    column = min(_COLUMN, (width - for_names) // len(gaps.by_stage))
    heads = [to_the_right(_head(kind), column, "dim") for kind in gaps.by_stage]
    lines, spots = [fitted(Content("").join([Content(" " * for_names), *heads]), width)], []
    for name, (stage, row) in zip(names, gaps.rows, strict=True):
        if stage is None and not any(cell.number or cell.is_asked for cell in row):
            continue
        spots += _spots(row, len(lines), for_names, column)
        cells = [_shown(cell, column) for cell in row]
        line = Content("").join([fitted(name, for_names), *cells])
        lines.append(fitted(line + _what_is_open(row, width - line.cell_length), width))
    return Block(tuple(lines), tuple(spots))


def _named(number: int, stage: Stage | None) -> Content:
    if stage is None:
        return Content.styled(f"{_INDENT}{WHOLE_JOURNEY}", "dim")
    return Content.styled(f"{number:>2} ", "dim") + shown_on_one_line(stage.name)


def _head(kind: str) -> str:
    return f"{SAID_KINDS[kind].sign} {kind}" if kind in SAID_KINDS else kind


def _shown(cell: Cell, column: int) -> Content:
    if cell.is_gap:
        return to_the_right(SIGN, column, "bold $warning")
    number = str(cell.number) if cell.number else ""
    return to_the_right(number, column, "" if cell.is_asked else "dim")


def _what_is_open(row: Sequence[Cell], room: int) -> Content:
    """Return in words what has nothing yet, to stand at the side of a row: what has room."""
    labels = [label_of(cell.kind) for cell in row if cell.is_gap]
    if not labels:
        return Content("")
    is_all = len(labels) == sum(cell.is_asked or cell.number > 0 for cell in row)
    ways = ["nothing yet"] if is_all else [", ".join(labels), f"{len(labels)} not asked"]
    in_words = (Content.styled(f"   {SIGN} {words}", "$warning") for words in ways)
    return next((each for each in in_words if each.cell_length <= room), Content(""))


def _spots(row: Sequence[Cell], line: int, left: int, column: int) -> list[Spot]:
    """Return the places of the cells for which something is asked."""
    return [
        Spot(line, start, start + column, cell.stage.id if cell.stage else None, cell.kind)
        for start, cell in zip(range(left, left + column * len(row), column), row, strict=True)
        if cell.is_asked
    ]


def _of_journey(cells: Sequence[Cell], width: int) -> Block:
    """Return the kinds that are asked for once, of the whole journey."""
    if not cells:
        return Block()
    item = min(max(len(_name(cell)) for cell in cells) + _FOR_A_NUMBER, width - len(_INDENT))
    step = item + _BETWEEN_ITEMS
    in_a_line = max((width - len(_INDENT) + _BETWEEN_ITEMS) // step, 1)
    lines = [Content(""), Content.styled(f"{_INDENT}{WHOLE_JOURNEY}", "dim")]
    spots: list[Spot] = []
    for first in range(0, len(cells), in_a_line):
        some = cells[first : first + in_a_line]
        spots += [
            Spot(len(lines), left, left + item, None, cell.kind)
            for left, cell in zip(count(len(_INDENT), step), some, strict=False)
            if cell.is_asked
        ]
        items = Content(" " * _BETWEEN_ITEMS).join(_item(cell, item) for cell in some)
        line = Content(_INDENT) + items
        lines.append(fitted(line + _what_is_open(some, width - line.cell_length), width))
    return Block(tuple(lines), tuple(spots))


def _item(cell: Cell, width: int) -> Content:
    """Return one kind with how much there is of it."""
    number = _shown(cell, _FOR_A_NUMBER)
    return fitted(Content(_name(cell)), width - _FOR_A_NUMBER) + number


def _name(cell: Cell) -> str:
    known = SAID_KINDS.get(cell.kind)
    return f"{known.sign} {known.heading}" if known else cell.kind
