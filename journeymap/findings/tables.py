"""All tables side by side: how much each has, where it is, and what it wrote last."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from journeymap.board import Board, Standing
from journeymap.cleaning import one_line
from journeymap.counting import counted

LATEST = 3
"""How many of a table's latest entries are kept in sight."""


@dataclass(slots=True)
class Table:
    """One table: all sheets of one name, as two machines at one table have a sheet each."""

    name: str
    things: int = 0
    """How many things were said there, first or too."""
    at: datetime | None = None
    """When the last of them was; None if there is nothing yet."""
    stage: str | None = None
    """The id of the stage of the last of them; None if that is the whole journey."""
    latest: deque[Standing] = field(default_factory=lambda: deque(maxlen=LATEST))
    """The last of what was said there first, the newest at the end. Cards lie in the pot unseen
    until they are drawn, so till then they are not among it."""

    def take(self, at: datetime, stage: str | None) -> None:
        """Count one thing that was said there."""
        self.things += 1
        if self.at is None or at >= self.at:
            self.at, self.stage = at, stage


def find_tables(board: Board) -> list[Table]:
    """Return the tables in the order of their names: Table 2 comes before Table 10.

    A sheet of the survey is none, and what came back in it does not count.
    """
    names = {key: board.sheet_name(key) for key in board.sheet_keys()}
    tables = {name: Table(name) for key, name in names.items() if not board.is_survey_sheet(key)}
    for standing in board.said():
        entry = standing.entry
        if entry.returned is None:
            table = tables.setdefault(names[entry.sheet_key], Table(names[entry.sheet_key]))
            table.take(entry.at, entry.stage)
            if not standing.is_unseen:
                table.latest.append(standing)
        for echo in standing.echoes if standing.marks else ():
            name = names[echo.sheet_key]
            tables.setdefault(name, Table(name)).take(echo.at, entry.stage)
    return sorted(tables.values(), key=lambda table: _by_number(table.name))


def tables_in_words(tables: list[Table], board: Board) -> list[str]:
    """Return how the tables stand, a line each, and under each its latest entries."""
    return [line for table in tables for line in _in_words(table, board)]


def where_in_words(table: Table, board: Board) -> str:
    """Return the name of the stage where the last thing was said."""
    stage = board.stage(table.stage) if table.stage else None
    return stage.name if stage else "the whole journey"


def _in_words(table: Table, board: Board) -> Iterator[str]:
    if table.at is None:
        yield f"{table.name}: nothing yet"
        return
    last = f"the last at {table.at.astimezone():%H:%M}, at: {where_in_words(table, board)}"
    yield f"{table.name}: {counted(table.things, 'thing')} said, {last}"
    for each in table.latest:
        yield f"{each.entry.label}: {one_line(each.entry.text)}"


def _by_number(name: str) -> str:
    """Return by what a name is sorted: the numbers in it by their size."""
    return re.sub(r"[0-9]+", lambda number: number[0].zfill(20), name.casefold())
