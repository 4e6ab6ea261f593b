"""Copies a folder so that the copy is there whole or not at all, also after a power cut."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from journeymap.sheets.disk import sync_folder

_CHUNK = 1024 * 1024


def copy_folder(folder: Path, target: Path) -> Path:
    """Copy a folder to `target`, which is not there yet, and return where that is.

    What is in the folder may be written and renamed meanwhile. Raises `OSError`, and then
    nothing is left; only a process that is killed leaves what `half_made` names.
    """
    half = half_made(target)
    try:
        half.mkdir()
        _copy_contents(folder.resolve(), half)
        half.rename(target)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    sync_folder(target.parent)
    return target


def half_made(target: Path) -> Path:
    """Return the hidden folder in which a copy is made before it is at `target`."""
    return target.with_name(f".{target.name}.new")


def is_same(folder: Path, copy: Path) -> bool:
    """Whether a copy has all that is in a folder, and nothing else. Raises `OSError`."""
    here, there = _Contents.of(folder.resolve()), _Contents.of(copy.resolve())
    if (here.folders, here.files) != (there.folders, there.files):
        return False
    try:
        return all(_have_same_bytes(folder / each, copy / each) for each in here.files)
    except FileNotFoundError:
        return False  # somebody has taken it away since


def left_out(folder: Path) -> list[Path]:
    """Return what is in a folder and not in a copy of it, as paths from there.

    That is what is neither a file nor a folder, and links that lead to a folder or outside.
    """
    others = _Contents.of(folder.resolve()).others
    return sorted(path for path in others if os.path.lexists(folder / path))


@dataclass(frozen=True, slots=True)
class _Contents:
    """What is in a folder, as paths from there."""

    folders: set[Path]
    files: set[Path]
    others: set[Path]

    @classmethod
    def of(cls, top: Path) -> _Contents:
        contents = cls(set(), set(), set())
        for here, folders, files in os.walk(top, onerror=_fail):
            for path in (Path(here, name) for name in (*folders, *files)):
                contents._those_like(path, top).add(path.relative_to(top))
        return contents

    def _those_like(self, path: Path, top: Path) -> set[Path]:
        is_link = path.is_symlink()
        if path.is_file() and (not is_link or path.resolve().is_relative_to(top)):
            return self.files
        return self.folders if path.is_dir() and not is_link else self.others


def _fail(error: OSError) -> NoReturn:
    raise error


def _copy_contents(top: Path, half: Path) -> None:
    """Copy all that is in a folder, and look again until there is nothing new.

    A sync program may give a file another name while the files before it are being copied.
    """
    seen: set[Path] = set()
    while new := (contents := _Contents.of(top)).files - seen:
        for path in sorted(contents.folders):
            (half / path).mkdir(parents=True, exist_ok=True)
        for path in sorted(new):
            _copy_file(top / path, half / path)
        seen |= new
    for folder, _, _ in os.walk(half, onerror=_fail):
        sync_folder(Path(folder))


def _copy_file(source: Path, target: Path) -> None:
    """Copy one file and wait for the disk. One that is gone by now is left out."""
    try:
        file = source.open("rb")
    except FileNotFoundError:
        return
    with file, target.open("xb") as copy:
        shutil.copyfileobj(file, copy, _CHUNK)
        copy.flush()
        os.fsync(copy.fileno())


def _have_same_bytes(one: Path, other: Path) -> bool:
    if one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as left, other.open("rb") as right:
        while data := left.read(_CHUNK):
            if data != right.read(_CHUNK):
                return False
    return True
