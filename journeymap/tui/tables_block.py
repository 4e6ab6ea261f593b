"""All tables side by side: how much each has, where it is, and what it wrote last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from journeymap.board import Board
from journeymap.findings.tables import Table, where_in_words
from journeymap.standing import Standing
from journeymap.tui.block import Block, below, beside, column_width, fitted, heading
from journeymap.tui.words import shown_on_one_line

_NARROWEST = 22
_LINES_OF_AN_ENTRY = 2


def tables_block(tables: Sequence[Table], board: Board, width: int) -> Block:
    """Return the tables in as many columns as there is room for."""
    title = heading("All tables", Content.styled(str(len(tables) or ""), "dim"), width)
    if not tables:
        text = "No table has a sheet yet. Each would stand here with what it wrote last."
        return Block((title, *Content.styled(text, "dim").wrap(width)))
    in_a_row = 1
    while in_a_row < len(tables) and column_width(in_a_row + 1, width) >= _NARROWEST:
        in_a_row += 1
    each_width = column_width(in_a_row, width)
    rows = [
        beside(_filled_up([_table(each, board, each_width) for each in some], in_a_row), width)
        for some in (tables[at : at + in_a_row] for at in range(0, len(tables), in_a_row))
    ]
    first, *others = rows
    return below([Block((title, *first.lines)), *others])


def _filled_up(blocks: list[Block], number: int) -> list[Block]:
    return blocks + [Block()] * (number - len(blocks))


def _table(table: Table, board: Board, width: int) -> Block:
    lines = [shown_on_one_line(table.name, "bold")]
    if table.at is None:
        lines.append(Content.styled("○ nothing yet", "$warning"))
    else:
        said = Content(f"{table.things} said")
        lines.append(said + Content.styled(f" · last at {table.at.astimezone():%H:%M}", "dim"))
        lines.append(shown_on_one_line(where_in_words(table, board), "$primary"))
    for each in table.latest:
        lines += _entry(each, width)
    return Block(tuple(fitted(line, width) for line in lines))


def _entry(standing: Standing, width: int) -> Iterator[Content]:
    """Yield the first words of an entry, hung behind its sign."""
    wrapped = shown_on_one_line(standing.entry.text).wrap(max(width - 2, 1))
    for number, line in enumerate(wrapped[:_LINES_OF_AN_ENTRY]):
        is_cut = number + 1 == _LINES_OF_AN_ENTRY < len(wrapped)
        words = fitted(line, width - 3).rstrip() + "…" if is_cut else line
        sign = standing.entry.sign if number == 0 else " "
        yield Content.styled(f"{sign} ", "dim") + words
