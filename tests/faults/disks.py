"""Small disks of their own, to be filled, made read-only and taken away."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def mounted(folder: Path, size: str = "64k") -> Iterator[Path]:
    """Put a file system of this size over a folder; the test is skipped where that cannot be."""
    mount = shutil.which("mount")
    if sys.platform != "linux" or mount is None:
        pytest.skip("there is no tmpfs to mount here")
    words = [mount, "-t", "tmpfs", "-o", f"size={size}", "journeymap-faults", str(folder)]
    done = subprocess.run(words, capture_output=True, check=False, timeout=30)
    if done.returncode:
        pytest.skip(f"mount is not allowed here: {done.stderr.decode().strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True, timeout=30)  # noqa: S607


def remount(folder: Path, how: str) -> None:
    """Make a small disk read-only (`ro`), or not (`rw`)."""
    words = ["mount", "-o", f"remount,{how}", str(folder)]
    subprocess.run(words, check=True, timeout=30)


def fill(folder: Path) -> Path:
    """Fill a small disk to its last byte; return what fills it."""
    ballast = folder / "ballast.bin"
    with ballast.open("ab", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 512)
        except OSError:
            return ballast
