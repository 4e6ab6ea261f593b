"""Notices what other writers add to a workshop while it is open.

The folder is looked at again and again, which works where nothing tells of changes: on
network shares, on synced folders, on sticks. Only what has grown is read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from journeymap.entries import Entry
from journeymap.sheets.reading import SheetText, sheet_text

_REMEMBERED = 256
"""Bytes before the place that was read up to, to tell an append from a change."""
_NOT_LOOKED_AT = -1


@dataclass(frozen=True, slots=True)
class Place:
    """How far a sheet was read, and what the file was like then."""

    inode: int
    size: int
    modified: int
    read: int
    before: bytes
    """The bytes just before `read`."""


@dataclass(frozen=True, slots=True)
class News:
    """What has come since the last look."""

    entries: tuple[Entry, ...] = ()
    changed: bool = False
    """True if something that was there is not as it was: then everything is to be read anew."""


class Follower:
    """Looks what is new in the sheets of one workshop, apart from one's own."""

    def __init__(
        self,
        sheet_paths: Callable[[], list[Path]],
        own: Path | None = None,
        read: Mapping[Path, Place] | None = None,
    ) -> None:
        """Begin from what was `read` before, or from what is there now. That is not news."""
        self._sheet_paths = sheet_paths
        self.own = own
        """The sheet that is left out. It may become another one."""
        self._places = {path: place for path, place in (read or {}).items() if path != own}
        if read is None:
            self.look()

    def look(self) -> News:
        """Return what has come since the last look. Files that cannot be read are left out."""
        entries: list[Entry] = []
        paths = dict.fromkeys(path for path in self._sheet_paths() if path != self.own)
        changed = not self._places.keys() <= paths.keys()
        self._places = {path: place for path, place in self._places.items() if path in paths}
        for path in paths:
            try:
                state = path.stat()
                known = self._places.get(path)
                if known is None or (known.inode, known.size, known.modified) != (
                    state.st_ino,
                    state.st_size,
                    state.st_mtime_ns,
                ):
                    changed |= self._read(path, state, known, entries)
            except OSError:
                continue
        return News(tuple(entries), changed)

    def _read(
        self, path: Path, state: os.stat_result, known: Place | None, entries: list[Entry]
    ) -> bool:
        """Read what a sheet has more than before; True if it is not just more."""
        start = len(known.before) if known else 0
        with path.open("rb") as file:
            file.seek(known.read - start if known else 0)
            data = file.read()
        grown = known is None or (known.inode == state.st_ino and data[:start] == known.before)
        if known is not None and not grown:
            data, start = path.read_bytes(), 0
        text = sheet_text(path, data[start:])
        entries += text.entries
        end = start + text.readable  # what follows may be the first half of an entry
        self._places[path] = Place(
            inode=state.st_ino,
            size=state.st_size,
            modified=state.st_mtime_ns,
            read=(known.read - start if known and grown else 0) + end,
            before=data[max(end - _REMEMBERED, 0) : end],
        )
        return not grown


def read_from_here(path: Path) -> tuple[SheetText, Place]:
    """Read a sheet, and say how far, for whoever follows it from there. Raises `OSError`."""
    inode, data = path.stat().st_ino, path.read_bytes()
    text = sheet_text(path, data)
    before = data[max(text.readable - _REMEMBERED, 0) : text.readable]
    return text, Place(inode, _NOT_LOOKED_AT, _NOT_LOOKED_AT, text.readable, before)
