"""What it takes for a file to be on the disk, and not only on its way there."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or as it was before, also after a power cut."""
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise
    sync_folder(path.parent)
    with path.open("rb", buffering=0) as file:
        see_that_it_is_there(file.fileno())


def see_that_it_is_there(descriptor: int) -> None:
    """Raise `OSError` if an open file is on a disk that went away while it was waited for.

    Asked to wait at that moment, a file system can say yes to what is lost: ext4 does. Then it
    cannot be read any more.
    """
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.read(descriptor, 1)


def sync_folder(folder: Path) -> None:
    """Wait until a new name in a folder is on the disk, where the system knows how."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_in(folder: Path) -> None:
    """Make a folder, on the disk, in one that is there. Raises `OSError` if that is gone."""
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner can look into, and those that it is in, on the disk."""
    if folder.is_dir() or folder == folder.parent:
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)


def try_out(folder: Path, size: int) -> None:
    """See whether `folder` takes `size` bytes now: they are written and taken away again.

    Raises `OSError`.
    """
    trial = folder / f".journeymap-{os.getpid()}.new"
    try:
        with trial.open("wb") as file:
            file.write(bytes(size))
            file.flush()
            os.fsync(file.fileno())
    finally:
        with suppress(OSError):
            trial.unlink()
