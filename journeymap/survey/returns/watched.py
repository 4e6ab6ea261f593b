"""A file that must stay as it is while it is read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from journeymap.survey.returns.unfit import Unfit

_HALF_DOWNLOADED = (".crdownload", ".part", ".partial", ".download", ".opdownload")
_AGAIN = "Download it again, and take that in"


@dataclass(frozen=True, slots=True)
class Seen:
    """What tells whether a file is still the same."""

    device: int
    inode: int
    size: int
    changed: int

    @classmethod
    def by(cls, status: os.stat_result) -> Seen:
        """Return what the status of a file says of it."""
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


def look_at(path: Path) -> Seen:
    """Return how the file stands now.

    Raises `Unfit` if it is no file that could hold returns, by its name and its place alone.
    """
    _refuse_by_name(path)
    try:
        with _unread_is_unfit():
            status = path.stat()
    except ValueError as error:
        raise Unfit("there can be no file of such a name", "Look at its name") from error
    if stat.S_ISDIR(status.st_mode):
        raise Unfit("this is a folder", "Name the files in it that are to be taken in")
    if not stat.S_ISREG(status.st_mode):
        raise Unfit("this is no ordinary file", "Save the returns to a file, and take that in")
    if status.st_size == 0:
        raise Unfit("this file is empty", _mend_empty(path))
    return Seen.by(status)


@contextmanager
def open_watched(path: Path, seen: Seen) -> Iterator[BinaryIO]:
    """Open the file for reading, and close it.

    Raises `Unfit` if it is not as it was seen, be it now or when all is read; so too in the place
    of anything that seems wrong with it while it is being written.
    """
    with _unread_is_unfit(), path.open("rb") as file:
        _hold_to(seen, path, file)
        try:
            yield file
        except (Unfit, OSError):
            _hold_to(seen, path, file)
            raise
        _hold_to(seen, path, file)


def _hold_to(seen: Seen, path: Path, file: BinaryIO) -> None:
    if Seen.by(os.fstat(file.fileno())) != seen or Seen.by(path.stat()) != seen:
        mend = "Wait until it is downloaded or saved whole, and take it in again"
        raise Unfit("this file is being written right now", mend)


@contextmanager
def _unread_is_unfit() -> Iterator[None]:
    """Say of a file that cannot be read why, and what to do."""
    try:
        yield
    except FileNotFoundError as error:
        raise Unfit("there is no such file", "Look at its name and its folder") from error
    except OSError as error:
        wrong = f"this file cannot be read: {error.strerror or error}"
        raise Unfit(wrong, "Look at who may read it and whether its disk is there") from error


def _refuse_by_name(path: Path) -> None:
    if path.name.startswith(("~$", ".~lock.")):
        wrong = "this is only the mark that a program leaves beside a file that it has open"
        raise Unfit(wrong, "Take in the file beside it")
    if path.suffix.lower() in _HALF_DOWNLOADED:
        mend = "Wait until it is there under its own name, and take that in"
        raise Unfit("this download is not finished", mend)


def _mend_empty(path: Path) -> str:
    """Return what to do about an empty file: browsers put one in the place of what is coming."""
    if path.with_name(path.name + ".part").exists():
        return "It is still being downloaded. Wait until that is done, and take it in again"
    return _AGAIN
