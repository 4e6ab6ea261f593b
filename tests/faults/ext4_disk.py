"""A real file system, in a file, whose power can be cut: ext4 can be shut down in mid-flight.

What it had not yet written then never comes to the file. It is mounted where no other process
sees it, so that the system takes it away when the last process of this run ends, however it ends.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import struct
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

NO_LOG_FLUSH, LOG_FLUSH = 2, 1
"""Shut down at once; or when the journal is written, without the data it speaks of."""

_SHUTDOWN = 0x8004587D
_NEW_MOUNTS = 0x00020000
_SIZE = 256 * 1024 * 1024
"""Bytes; the file has holes, and takes only what is written."""
_WHERE = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"


class NoDisk(Exception):
    """There cannot be such a disk on this machine, and why."""


class Ext4Disk:
    """A disk, mounted at `folder` until the end of the block."""

    def __init__(self, base: Path) -> None:
        """Make the disk in a file in `base`. Raises `NoDisk`."""
        self.folder = base / "disk"
        self.folder.mkdir()
        self._image = base / "disk.ext4"
        with self._image.open("wb") as file:
            file.truncate(_SIZE)
        _run("mkfs.ext4", "-q", "-F", "-b", "4096", "-E", "lazy_itable_init=0", self._image)
        _keep_mounts_to_ourselves()

    def __enter__(self) -> Self:
        """Mount the disk, and try whether its power can be cut."""
        self._mount()
        try:
            self.cut(NO_LOG_FLUSH)
        except OSError as error:
            self._unmount("-l")
            raise NoDisk(f"ext4 cannot be shut down here: {error.strerror}") from error
        self.come_back()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._unmount("-l")
        self._image.unlink()

    def cut(self, how: int) -> None:
        """Shut the file system down, whatever is being written."""
        descriptor = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(descriptor, _SHUTDOWN, struct.pack("I", how))
        finally:
            os.close(descriptor)

    def come_back(self) -> None:
        """Mount the disk as it is found when there is power again."""
        self._unmount()
        self._mount()

    def _mount(self) -> None:
        _run("mount", "-t", "ext4", "-o", "loop", self._image, self.folder)

    def _unmount(self, *how: str) -> None:
        _run("umount", *how, self.folder)


def _keep_mounts_to_ourselves() -> None:
    if ctypes.CDLL(None, use_errno=True).unshare(_NEW_MOUNTS):
        raise NoDisk(f"mounts cannot be kept apart here: {os.strerror(ctypes.get_errno())}")
    _run("mount", "--make-rslave", "/")


def _run(program: str, *words: str | Path) -> None:
    found = shutil.which(program, path=_WHERE)
    if found is None:
        raise NoDisk(f"there is no {program} here")
    done = subprocess.run([found, *words], capture_output=True, check=False, timeout=60)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise NoDisk(f"{program} is not allowed here: {said}")
