"""Keeping one entry, against writing and syncing the same bytes."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from benchmarks.alone import seconds_of
from benchmarks.made_up import make_workshop
from benchmarks.row import Extent, Row, Target, row_of_sizes
from journeymap.capture.session import Session
from journeymap.sheets.own import OwnSheets

_WHAT = "keeping one entry"
_LINE = "+ somebody says hello and uses my name, every day"
_WARMING_UP = 3
"""Rounds that are not counted: the first entry opens the sheet."""
_EVERY_OTHER = 0.5
_TAIL = 1000
"""Bytes in which the last entry is."""
_DISK = (
    "journeymap reads the line, checks the entry, and puts it on the board besides: the quicker "
    "the disk answers, the more that counts."
)


@dataclass
class _Table:
    """A table in a workshop of some size, and a plain file with the same bytes in it."""

    session: Session
    plain: int
    """The descriptor of the plain file."""
    kept: list[float] = field(default_factory=list)
    written: list[float] = field(default_factory=list)

    @classmethod
    def sit_down(cls, here: Path, size: int) -> Self:
        """Make a workshop with so many entries, and go on with its first sheet."""
        own = OwnSheets(here / f"own-{size}")
        workshop = make_workshop(here, size, own)
        now = datetime.now(UTC)
        sheet = workshop.open_sheet("Table 1", now=now, own=own)
        copied = shutil.copy(sheet.path, here / f"plain-{size}")
        plain = os.open(copied, os.O_RDWR | os.O_APPEND)
        session = Session(workshop.read().board, sheet, lambda: datetime.now(UTC), attended=True)
        return cls(session, plain)

    def keep(self, *, plain_first: bool) -> None:
        """Take a line, as the capture screen does, and write its bytes to the plain file.

        The bytes are those of the entry before, which differ in the number and the moment. A disk
        that has just been waited for is waited for less long, so each comes first in turn.
        """
        if plain_first:
            self._write_plain()
        self.kept.append(seconds_of(self.session.take, _LINE))
        assert len(self.session.written()) >= len(self.kept), "it was saved"
        if not plain_first:
            self._write_plain()

    def _write_plain(self) -> None:
        self.written.append(seconds_of(_write, self.plain, self.last))

    @property
    def last(self) -> bytes:
        """The bytes of the entry that was kept last."""
        path = self.session.sheet.path
        with path.open("rb") as file:
            file.seek(max(path.stat().st_size - _TAIL, 0))
            data = file.read()
        return data[data.rfind(b"\n- ") + 1 :]

    def get_up(self) -> None:
        """Let go of the files."""
        self.session.sheet.close()
        os.close(self.plain)


def _write(descriptor: int, data: bytes) -> None:
    os.write(descriptor, data)
    os.fsync(descriptor)


def measure(extent: Extent, here: Path) -> Iterator[Row]:
    """Keep entries in workshops of several sizes, by turns."""
    sizes = extent.of((20, 40), (20, 2000, 20_000))
    tables = {size: _Table.sit_down(here, size) for size in sizes}
    chance = random.Random(6)  # noqa: S311  # not for secrets
    for _ in range(extent.of(2, 150) + _WARMING_UP):
        for table in chance.sample([*tables.values()], len(tables)):
            table.keep(plain_first=chance.random() < _EVERY_OTHER)
    kept = {size: tuple(table.kept[_WARMING_UP:]) for size, table in tables.items()}
    for size, table in tables.items():
        written = tuple(table.written[_WARMING_UP:])
        against = "`write` and `fsync` of the same bytes"
        yield Row(_WHAT, f"{size:,} before it", kept[size], against, written, Target(2), "s", _DISK)
    least = sizes[0]
    for size in sizes[1:]:
        names = (f"{size:,} before it", f"{least:,}")
        yield row_of_sizes(_WHAT, names, (kept[size], kept[least]), Target(1.2))
    for table in tables.values():
        table.get_up()
