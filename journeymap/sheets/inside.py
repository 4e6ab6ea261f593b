"""Reads a file that another file names, and only from inside one folder."""

from __future__ import annotations

import os
import stat
from pathlib import Path


class NotRead(Exception):
    """A file that cannot be read, or may not be: what is wrong, and what to do about it."""

    def __init__(self, wrong: str, mend: str) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.mend = mend


def read_inside(folder: Path, name: str, longest: int) -> bytes:
    """Read the file of this name in a folder: not above it, and not through a link out of it.

    `longest` is in bytes. Raises `NotRead`.
    """
    if not _is_below(name):
        wrong = f"‘{name[:60]}’ does not lie in this folder"
        raise NotRead(wrong, "Put the file into the folder, and write its name only")
    try:
        path = (folder / name).resolve(strict=True)
        if not path.is_relative_to(folder.resolve(strict=True)):
            raise NotRead(
                f"‘{name[:60]}’ leads out of this folder", "Put the file itself into the folder"
            )
        return _read(path, name, longest)
    except FileNotFoundError as error:
        raise NotRead(f"there is no file ‘{name[:60]}’", "Look at how it is spelt") from error
    except (OSError, ValueError, RuntimeError) as error:
        why = getattr(error, "strerror", None) or "its name cannot be a file's"
        wrong = f"‘{name[:60]}’ cannot be read: {why}"
        raise NotRead(wrong, "Look at who may read the file") from error


def _is_below(name: str) -> bool:
    parts = name.split("/")
    return not (name.startswith("/") or "\\" in name or ":" in name or ".." in parts)


def _read(path: Path, name: str, longest: int) -> bytes:
    """Read a file that is one: a pipe or a device would be waited for without end."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotRead(f"‘{name[:60]}’ is not a file", "Put a file there")
        data = file.read(longest + 1)
    if len(data) > longest:
        size = f"{longest // 1024**2} MB" if longest >= 1024**2 else f"{longest // 1024} KB"
        raise NotRead(f"‘{name[:60]}’ is longer than {size}", "Make it smaller")
    return data
