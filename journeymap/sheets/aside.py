"""A sheet that is written aside and brought in whole: it is among the others all at once.

What is taken in from a file comes in this way. A crash before the end leaves nothing of it on
the board, and the file can be taken in again.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from journeymap.entries import Opened
from journeymap.sheets.disk import see_that_it_is_there, sync_folder
from journeymap.sheets.guide_file import make_sheets
from journeymap.sheets.lock import try_lock
from journeymap.sheets.sheet import TakenByAnother, head_text
from journeymap.sheets.workshop import Workshop

_ASIDE = ".brought-in.yaml.new"
"""Its ending is one that is looked through when something is erased."""


class SheetAside:
    """A sheet that is not among those of a workshop until it is brought in.

    There is one at a time: whoever writes it holds the lock, so that two windows do not take
    in the same return. What a crash left of an earlier one is written over.
    """

    def __init__(self, workshop: Workshop, name: str, now: datetime) -> None:
        """Begin it. Raises `TakenByAnother`, and `OSError`."""
        make_sheets(workshop.sheets)
        self._aside = workshop.sheets / _ASIDE
        self._file = _locked(self._aside)
        self.key = workshop.free_key()
        self.path = workshop.path_of(name, self.key)
        """Where it will be."""
        self.last = 0
        """The number of the last entry on it."""
        guide, _ = workshop.guide()
        about = guide.title if guide else workshop.name
        head = Opened(id=f"{self.key}.0", at=now, name=name)
        self._file.truncate(0)
        self._file.write(head_text(head, about).encode())

    def write(self, items: str, last: int) -> None:
        """Add entries that are written out as items. Raises `OSError`."""
        self._file.write(items.encode())
        self.last = last

    def settle(self) -> None:
        """Wait until all of it is on the disk. Raises `OSError`."""
        self._file.flush()
        os.fsync(self._file.fileno())
        see_that_it_is_there(self._file.fileno())

    def bring_in(self) -> Path:
        """Put it among the sheets and return where it is. It was settled before.

        Raises `OSError`, and then it is not among them.
        """
        if os.name == "nt":
            self._file.close()  # an open file cannot be given another name there
        self._aside.rename(self.path)
        sync_folder(self.path.parent)
        self._file.close()
        return self.path

    def give_up(self) -> None:
        """Leave nothing of it behind, unless it was brought in."""
        if not self._file.closed:
            with suppress(OSError):
                if os.name != "nt":
                    self._aside.unlink()
            with suppress(OSError):
                self._file.close()
            if os.name == "nt":
                with suppress(OSError):
                    self._aside.unlink()


def _locked(path: Path) -> BinaryIO:
    """Open a file that no other window has, making it if need be.

    Between the opening and the locking another window may have brought it in: then it is a
    sheet by now, and not ours.
    """
    while True:
        file = path.open("r+b" if path.exists() else "x+b")
        if not try_lock(file.fileno()):
            file.close()
            raise TakenByAnother("another window is taking something in")
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return file
        file.close()
