"""Dated copies of workshops, outside their own folders.

What is in a cloud or on a shared drive can be emptied from another machine within a second.
A copy is a plain folder, laid out as the workshop's own: it can be read, shown and gathered
like one. It is there whole or not at all.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from journeymap.sheets.copying import copy_folder, is_same
from journeymap.sheets.disk import make_folder, sync_folder
from journeymap.sheets.lock import try_lock
from journeymap.sheets.names import slug
from journeymap.sheets.reading import ids_in
from journeymap.sheets.settings import settings_path
from journeymap.sheets.workshop import Workshop

_DATED = "%Y-%m-%dT%H-%M-%S"
_COPY = re.compile(r"(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d)(?:-([1-9]\d{0,3}))?", re.ASCII)
_HALF = re.compile(rf"\.{_COPY.pattern}\.(?:new|gone)", re.ASCII)
"""A copy that is being made or deleted."""
_PLACE = re.compile(r"[a-z0-9-]+-[0-9a-f]{6}")
_LOCK = ".lock"
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


class NotCopied(Exception):
    """No copy can be made: why, and what to do."""


@dataclass(frozen=True, slots=True)
class Backups:
    """The folder of the dated copies of all workshops.

    It has a folder for each workshop, by the workshop's name and where it lies, and in that
    the copies of it, by the day and the time in UTC. Nothing else that is there is touched.
    """

    folder: Path
    keep: int
    """How many copies of a workshop are kept, 1 or more."""
    days: int
    """For how many days a copy is kept."""

    def make(self, workshop: Workshop, now: datetime) -> Path | None:
        """Copy a workshop and return the copy; None if nothing differs from the newest one.

        Whoever is writing is not held up: what was saved before is in the copy, and of what is
        saved meanwhile there may be half an entry, as after a crash. Raises `NotCopied`.
        """
        top = workshop.folder.resolve()
        try:
            self._refuse_within(top)
            with self.alone():
                newest = self.newest(workshop, now)
                if newest and is_same(top, newest):
                    return None
                place = self._place(workshop)
                make_folder(place)
                return copy_folder(top, _free(place / now.astimezone(UTC).strftime(_DATED)))
        except OSError as error:
            raise NotCopied(self._in_words(error)) from error

    def of(self, workshop: Workshop) -> list[Path]:
        """Return the copies of one workshop, the oldest first."""
        return _copies_in(self._place(workshop))

    def newest(self, workshop: Workshop, now: datetime) -> Path | None:
        """Return the newest copy of a workshop, of those that do not have a date to come."""
        return next(reversed(self._until(workshop, now)), None)

    def copies(self) -> list[Path]:
        """Return the copies of all workshops."""
        return [copy for place in self._places() for copy in _copies_in(place)]

    def prune(self, workshop: Workshop, now: datetime) -> list[Path]:
        """Delete the copies of a workshop that are too many or too old, and return them.

        The newest one stays, however old it is, and so does every one that has an entry which the
        newest has not: the sheets may have been emptied since. So does one with a date to come,
        which was made while the clock was wrong. Raises `NotCopied` and `OSError`.
        """
        with self.alone():
            copies = self._until(workshop, now)
            too_many, oldest = copies[: -self.keep], now - timedelta(days=self.days)
            due = [each for each in copies[:-1] if each in too_many or made_at(each) < oldest]
            there = _ids_in(copies[-1]) if due else set()
            gone = [each for each in due if _ids_in(each) <= there]
            for copy in gone:
                _delete(copy)
        return gone

    @contextmanager
    def alone(self) -> Iterator[None]:
        """See to it that no other process makes or deletes copies until the end of the block.

        What was left half made by an interruption is gone by then. Raises `NotCopied` if another
        process is at it, and `OSError`.
        """
        make_folder(self.folder)
        lock = os.open(self.folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if not try_lock(lock):
                raise NotCopied(
                    f"another window is at work on the copies in {self.folder}."
                    " Try again when it is done."
                )
            self._tidy()
            yield
        finally:
            os.close(lock)

    def _tidy(self) -> None:
        """Delete what is half made. What cannot be deleted is in nobody's way."""
        for path in (path for place in self._places() for path in place.glob(".*")):
            if _HALF.fullmatch(path.name):
                shutil.rmtree(path, ignore_errors=True)

    def _until(self, workshop: Workshop, now: datetime) -> list[Path]:
        return [copy for copy in self.of(workshop) if made_at(copy) <= now]

    def _place(self, workshop: Workshop) -> Path:
        """Return where the copies of a workshop are."""
        lies = hashlib.sha256(os.fsencode(workshop.folder.resolve())).hexdigest()[:6]
        return self.folder / f"{slug(workshop.name) or 'workshop'}-{lies}"

    def _places(self) -> list[Path]:
        paths = sorted(self.folder.glob("*"))
        return [path for path in paths if _PLACE.fullmatch(path.name) and path.is_dir()]

    def _refuse_within(self, top: Path) -> None:
        folder = Path(os.path.realpath(self.folder))
        if any(each.exists() and each.samefile(top) for each in (folder, *folder.parents)):
            raise NotCopied(
                f"the copies would be inside the workshop, in {self.folder}, and be lost with it."
                f" Set another folder in {settings_path()}."
            )

    def _in_words(self, error: OSError) -> str:
        if error.errno in _NO_ROOM:
            wrong, mend = f"there is no room left in {self.folder}", "Make room"
        else:
            wrong, mend = f"{error.filename or self.folder}: {error.strerror}", "Mend that"
        return f"no copy is made: {wrong}. {mend}, or set another folder in {settings_path()}."


def made_at(copy: Path) -> datetime:
    """Return when a copy was made, to the second."""
    dated = _dated(copy)
    assert dated is not None, "it is a copy's path"
    return dated[0]


def _ids_in(copy: Path) -> set[str]:
    """Return the ids of all that is in the sheets of a copy, and its files of the survey."""
    workshop = Workshop(copy)
    ids = {each for path in workshop.sheet_paths() for each in ids_in(path.read_bytes())}
    survey = (path for path in workshop.survey.rglob("*") if path.is_file())
    return ids | {str(path.relative_to(copy)) for path in survey}


def _copies_in(place: Path) -> list[Path]:
    paths = place.iterdir() if place.is_dir() else ()
    dated = [(date, path) for path in paths if (date := _dated(path)) and path.is_dir()]
    return [path for _, path in sorted(dated) if not path.is_symlink()]


def _dated(path: Path) -> tuple[datetime, int] | None:
    """Return what a copy's name says, so that copies can be sorted; None if it is not one's."""
    found = _COPY.fullmatch(path.name)
    try:
        moment = datetime.strptime(found[1], _DATED).replace(tzinfo=UTC) if found else None
    except ValueError:
        return None
    return (moment, int(found[2] or 1)) if found and moment else None


def _free(path: Path) -> Path:
    """Return the path, with a number if there is a copy of the same second."""
    others = (path.with_name(f"{path.name}-{number}") for number in count(2))
    return path if not path.exists() else next(other for other in others if not other.exists())


def _delete(copy: Path) -> None:
    """Delete a copy. It loses its name first, so that half a copy is never taken for one."""
    gone = copy.rename(copy.with_name(f".{copy.name}.gone"))
    sync_folder(copy.parent)
    shutil.rmtree(gone)
