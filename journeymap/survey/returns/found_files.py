"""The files that somebody may want to take in: the newest first."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from journeymap.cleaning import one_line
from journeymap.survey.returns.table import COLUMNS_FILE

_ENDINGS = (".csv", ".tsv", ".xlsx")
MOST = 200
"""More files than these are not offered."""
_KILO = 1024


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that may be one of returns."""

    path: Path
    written: datetime
    size: int

    @property
    def in_short(self) -> str:
        """When it was written and how large it is."""
        return f"{self.written.astimezone():%Y-%m-%d %H:%M}, {_size(self.size)}"


def files_to_take_in(folders: Iterable[Path]) -> list[FoundFile]:
    """Return the files in some folders that may be returns, the newest first."""
    return _newest_first(folders, _ENDINGS)


def columns_files(folders: Iterable[Path]) -> list[Path]:
    """Return the columns files in some folders, the newest first."""
    return [each.path for each in _newest_first(folders, (COLUMNS_FILE,))]


def downloads() -> Path:
    """Return the folder into which a browser puts what is downloaded."""
    return Path.home() / "Downloads"


def path_named(typed: str, here: Path) -> Path:
    """Return the file that is meant by what was typed, dropped or pasted into a line.

    Terminals paste a file that is dropped on them in quotation marks, with backslashes before
    spaces, or as an address.
    """
    named = one_line(typed)
    for reading in _readings(named):
        with suppress(OSError, RuntimeError, ValueError):
            path = here / Path(reading).expanduser()
            if path.exists():
                return path
    with suppress(RuntimeError):  # somebody's home that is not known
        return here / Path(named).expanduser()
    return here / named


def _readings(named: str) -> Iterator[str]:
    yield named
    if named.startswith("file://"):
        yield unquote(urlsplit(named).path)
    with suppress(ValueError):  # a quotation mark without its other half
        parts = shlex.split(named)
        if len(parts) == 1:
            yield parts[0]


def _newest_first(folders: Iterable[Path], endings: tuple[str, ...]) -> list[FoundFile]:
    found = {each.path.resolve(): each for folder in folders for each in _files_in(folder, endings)}
    return sorted(found.values(), key=lambda each: each.written, reverse=True)[:MOST]


def _files_in(folder: Path, endings: tuple[str, ...]) -> Iterator[FoundFile]:
    with suppress(OSError):  # no such folder, or no leave to look into it
        for path in folder.iterdir():
            if path.name.lower().endswith(endings) and path.name[0] not in ".~":
                with suppress(OSError):
                    if path.is_file():
                        about = path.stat()
                        when = datetime.fromtimestamp(about.st_mtime, UTC)
                        yield FoundFile(path, when, about.st_size)


def _size(number: int) -> str:
    if number < _KILO:
        return f"{number} bytes"
    if number < _KILO * _KILO:
        return f"{number // _KILO} KB"
    return f"{number / _KILO / _KILO:.1f} MB"
