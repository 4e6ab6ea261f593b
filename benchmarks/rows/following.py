"""Following another table's new entry, on boards of several sizes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from benchmarks.alone import seconds_of
from benchmarks.made_up import make_workshop
from benchmarks.row import Extent, Row, Target, row_of_sizes
from journeymap.board import Board
from journeymap.entries import Always
from journeymap.sheets.following import Follower
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.reading import sheet_text
from journeymap.sheets.sheet import Sheet

_WHAT = "following another table's new entry"
_NOTE = (
    "Looking whether any sheet has grown, which asks the file system about each of them, is in "
    "it; parsing alone does not have that. The entry is parsed as journeymap parses it."
)
_WARMING_UP = 3


@dataclass
class _Board:
    """A board that follows another table, and that table's sheet."""

    board: Board
    follower: Follower
    sheet: Sheet
    followed: list[float] = field(default_factory=list)
    parsed: list[float] = field(default_factory=list)

    @classmethod
    def open(cls, here: Path, size: int) -> Self:
        """Make a workshop of so many entries, read it, and open a new sheet beside it."""
        own = OwnSheets(here / f"own-{size}")
        workshop = make_workshop(here, size, own)
        sheet = workshop.open_sheet("Table 9", now=datetime.now(UTC), own=own)
        reading = workshop.read()
        return cls(reading.board, workshop.follow(since=reading), sheet)

    def follow(self) -> None:
        """Have the other table write an entry, and take it in; then parse its bytes alone."""
        entry_id = self.sheet.next_id()
        before = self.sheet.path.stat().st_size
        said = Always(text="Somebody says hello", at=datetime.now(UTC), id=entry_id)
        self.sheet.append(said)
        self.followed.append(seconds_of(self._look))
        assert self.board.stands(entry_id), "it has come"
        data = self.sheet.path.read_bytes()[before:]
        self.parsed.append(seconds_of(sheet_text, self.sheet.path, data))

    def _look(self) -> None:
        self.board.apply_all(self.follower.look().entries)


def measure(extent: Extent, here: Path) -> Iterator[Row]:
    """Follow on boards of several sizes, by turns."""
    sizes = extent.of((20, 40), (20, 2000, 20_000))
    boards = {size: _Board.open(here, size) for size in sizes}
    chance = random.Random(7)  # noqa: S311  # not for secrets
    for _ in range(extent.of(2, 100) + _WARMING_UP):
        for board in chance.sample([*boards.values()], len(boards)):
            board.follow()
    followed = {size: tuple(each.followed[_WARMING_UP:]) for size, each in boards.items()}
    for size, each in boards.items():
        parsed = tuple(each.parsed[_WARMING_UP:])
        against = "parsing that one entry"
        yield Row(
            _WHAT, f"{size:,} on the board", followed[size], against, parsed, None, "s", _NOTE
        )
    least = sizes[0]
    for size in sizes[1:]:
        names = (f"{size:,} on the board", f"{least:,}")
        yield row_of_sizes(_WHAT, names, (followed[size], followed[least]), Target(1.2))
    for each in boards.values():
        each.sheet.close()
