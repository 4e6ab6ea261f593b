"""Writes what goes out into the folder for it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from journeymap.sheets.disk import write_whole
from journeymap.sheets.workshop import Workshop


class NotWritten(Exception):
    """A file could not be written: which, and why. What was there stays as it was."""


def write_export(workshop: Workshop, name: str, what: str | bytes) -> Path:
    """Write a file into `exports/WORKSHOP/` and return where it is. Raises `NotWritten`.

    The name may have a folder before it: `survey/lunch-edition-1.xlsx`.
    """
    return write_into(workshop.exports, name, what)


def write_all(workshop: Workshop, files: Mapping[str, bytes]) -> Path:
    """Write a file and its pictures, itself last; return where it is. Raises `NotWritten`.

    It comes first in `files`: where its pictures cannot be written, the old one stays.
    """
    paths = [write_export(workshop, *each) for each in reversed([*files.items()])]
    return paths[-1]


def write_into(folder: Path, name: str, what: str | bytes) -> Path:
    """Write a file into a folder, whole or not at all; return where it is. Raises `NotWritten`."""
    path = folder / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, what.encode() if isinstance(what, str) else what)
    except OSError as error:
        raise NotWritten(f"{path} cannot be written: {error.strerror}.") from error
    return path
