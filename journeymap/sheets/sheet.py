"""One writer's sheet, open for writing: the only place where what was said meets the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from journeymap.entries import Entry, Opened
from journeymap.sheets.dialect import item_lines
from journeymap.sheets.disk import see_that_it_is_there, sync_folder
from journeymap.sheets.guide_file import make_sheets
from journeymap.sheets.lock import try_lock
from journeymap.sheets.reading import LARGEST_ITEM, highest_number, key_of, sheet_text

_OPEN = os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


_LAST_NUMBER = 999_999_999
"""The highest number that an id can have."""


class NotSaved(Exception):
    """Something could not be put on the disk, and why. Nothing of it is in the sheet."""


class NoPlaceTakesIt(NotSaved):
    """It is refused for what it is, and would be in any other place too."""


class _Unsynced(OSError):
    """The disk did not confirm what was written: nobody can know whether it is there."""


class TakenByAnother(NotSaved):
    """Another process writes this sheet."""


class Sheet:
    """A sheet that this process, and nobody else, appends to.

    The file is made with the first entry, so that a sheet on which nothing is written
    leaves nothing behind. When `append` returns, the entry is on the disk.
    """

    def __init__(self, path: Path, head: Opened, about: str, *, beside: bool = False) -> None:
        """Begin or go on with the sheet at `path`.

        `head` is written if the file is new, under a comment that says what it is `about`.
        `beside` is true if another process writes this writer's other sheet. Raises
        `TakenByAnother`.
        """
        self.path = path
        self.beside = beside
        self.name = head.name
        self.key = key_of(path)
        self._head = head
        self._about = about
        self._descriptor: int | None = None
        self._size = 0
        self._last = 0
        self._has_head = False
        self._in_doubt: dict[Path, tuple[int, bytes]] = {}
        """What was not saved and could not be taken back, and where it began in each file."""
        if path.exists():
            try:
                self._open()
            except TakenByAnother:
                raise
            except NotSaved:
                pass  # it may be writable by the time there is something to write

    @property
    def is_in_doubt(self) -> bool:
        """Whether the file may end with something that was not saved. It goes with the next id."""
        return self.path in self._in_doubt

    def next_id(self) -> str:
        """Return the id for the next entry. Raises `NotSaved` if none can be written."""
        try:
            self._ready()
        except OSError as error:
            self.close()
            raise NotSaved(_in_words(error)) from error
        if self._last >= _LAST_NUMBER:
            raise NoPlaceTakesIt("this sheet has no number left. Begin a sheet with another name")
        return f"{self.key}.{self._last + 1}"

    def append(self, entry: Entry) -> None:
        """Put one entry, with the id that was next, on the disk.

        Raises `NotSaved`, and then the entry is not in the sheet.
        """
        self.append_together((entry,))

    def append_together(self, entries: Sequence[Entry]) -> None:
        """Put entries that belong together, numbered from the id that was next, on the disk.

        They are written at once. Raises `NotSaved`, and then none of them is in the sheet.
        """
        texts = ["\n".join(item_lines(entry.as_item())) + "\n" for entry in entries]
        if any(len(text.encode()) > LARGEST_ITEM for text in texts):
            raise NoPlaceTakesIt("this is too long for one entry. Make several of it")
        self.append_items("".join(texts), entries[0].id, entries[-1].number)

    def append_items(self, text: str, first_id: str, last: int) -> None:
        """Put entries that are written out as items already on the disk, at once.

        Their ids begin with the one that was next, and end with the number `last`. Raises
        `NotSaved`, and then none of them is in the sheet.
        """
        if first_id != self.next_id():
            raise NotSaved(f"the sheet has grown meanwhile, and {first_id} is taken")
        if last > _LAST_NUMBER:
            raise NoPlaceTakesIt("this sheet has no number left. Begin a sheet with another name")
        try:
            try:
                self._write(text)
            except _Unsynced:
                self._go_on_elsewhere()
                self._write(text)
        except OSError as error:
            self.close()
            raise NotSaved(_in_words(error)) from error
        self._last = last

    @property
    def head(self) -> Opened:
        """Whose sheet this is, as it stands in the file once anything does."""
        return self._head

    def claim(self) -> None:
        """Make the file before there is an entry, so that a draft beside it is found again.

        Where that fails there is no draft either, and nothing else is lost.
        """
        if self._descriptor is None and not self.path.exists():
            with suppress(OSError, NotSaved):
                make_sheets(self.path.parent)
                self._open()

    def give_up_claim(self) -> None:
        """Remove the file if nothing was ever written into it.

        What lies at its path may be another file by now, if the folder went away: that stays.
        """
        if self._descriptor is None:
            return
        with suppress(OSError):
            if self._size_at_its_path() == 0:
                self.close()
                self.path.unlink()

    def close(self) -> None:
        """Let go of the file. Everything in it has been saved before."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _open(self) -> None:
        """Open and lock the file, making it if need be, and read how far it goes."""
        try:
            self._descriptor = os.open(self.path, _OPEN | os.O_CREAT, 0o666)
        except OSError as error:
            raise NotSaved(_in_words(error)) from error
        if not try_lock(self._descriptor):
            self.close()
            raise TakenByAnother(f"another window is writing {self.path.name}")
        self._size = -1

    def _ready(self) -> None:
        """See to it that the open file is the one at the path, and ends with a whole entry."""
        size = None if self._descriptor is None else self._size_at_its_path()
        if size is None:
            self.close()
            make_sheets(self.path.parent)
            self._open()
        assert self._descriptor is not None, "it was opened just now"
        if size != self._size:
            self._look_again(self._descriptor)
        if not self._has_head:
            self._write_head()

    def _write_head(self) -> None:
        """Write whose sheet this is; under a heading, if it is the first thing in the file."""
        self._write(head_text(self._head, None if self._size else self._about))
        sync_folder(self.path.parent)
        self._has_head = True

    def _go_on_elsewhere(self) -> None:
        """Go on in another file under the same key, after a failure of the disk.

        To ask the disk again would be answered with yes, whatever became of the bytes. What
        is written anew has the id it had: if both are there, they are one entry.
        """
        self.close()
        before = self.path
        stem = before.name.split(".")[0]
        names = (f"{stem}-{number}.{self.key}.yaml" for number in count(2))
        self.path = next(path for name in names if not (path := before.with_name(name)).exists())
        try:
            self._open()
            self._size, self._has_head = 0, False
            self._write_head()
        except (OSError, NotSaved):
            self.close()
            with suppress(OSError):
                self.path.unlink()
            self.path = before
            raise

    def _numbers_elsewhere(self) -> list[int]:
        """Return the highest number in each other file with this sheet's key.

        Sync programs leave such copies, and so does a disk that failed.
        """
        others = self.path.parent.glob(f"*.{self.key}*.yaml")
        return [highest_number(path.read_bytes(), self.key) for path in others if path != self.path]

    def _size_at_its_path(self) -> int | None:
        """Return how long the open file is, if it still is what the path names.

        None if not: an editor may have replaced it.
        """
        assert self._descriptor is not None, "asked of an open file only"
        open_one = os.fstat(self._descriptor)
        try:
            is_there = os.path.samestat(open_one, self.path.stat())
        except FileNotFoundError:
            return None
        return open_one.st_size if is_there else None

    def _look_again(self, descriptor: int) -> None:
        """Read how far the sheet goes, and set aside an entry that a crash cut off."""
        data = self._take_back(descriptor, self.path.read_bytes())
        text = sheet_text(self.path, data)
        self._last = max(self._last, text.highest, *self._numbers_elsewhere())
        if not text.in_utf8:
            raise NotSaved(f"{self.path.name} is not in UTF-8 any more")
        self._size = len(data)
        self._has_head = text.head is not None
        self._head = text.head or self._head
        if text.whole < self._size:
            _keep_torn(self.path.with_name(self.path.name + ".torn"), data[text.whole :])
            os.ftruncate(descriptor, text.whole)
            os.fsync(descriptor)
            self._size = text.whole

    def _take_back(self, descriptor: int, data: bytes) -> bytes:
        """Take back what was not saved and stayed in the file all the same; return the rest."""
        size, doubted = self._in_doubt.get(self.path, (0, b""))
        if doubted and doubted.startswith(data[size:]):
            os.ftruncate(descriptor, size)
            os.fsync(descriptor)
            data = data[:size]
        self._in_doubt.pop(self.path, None)
        return data

    def _write(self, text: str) -> None:
        """Append with one write and wait for the disk; take back what was written by halves."""
        assert self._descriptor is not None, "the file is open when something is written"
        data = text.encode()
        try:
            written = os.write(self._descriptor, data)
            if written < len(data):
                raise NotSaved("there is no room left on the disk")
            _sync(self._descriptor)
        except (OSError, NotSaved):
            try:
                os.ftruncate(self._descriptor, self._size)
            except OSError:  # taken back as soon as the disk lets us
                self._in_doubt[self.path] = (self._size, data)
            raise
        self._size += len(data)


def head_text(head: Opened, about: str | None) -> str:
    """Return how a sheet begins; under a comment that says what it is `about`, if that is known."""
    comment = f"# {head.name} · {about} · what was said, in the order it was said"
    lines = [comment] if about is not None else []
    return "\n".join([*lines, *item_lines(head.as_item())]) + "\n"


def is_written_now(path: Path) -> bool:
    """Whether a process, this one among them, has this sheet open to write on."""
    try:
        descriptor = os.open(path, _OPEN)
    except OSError:
        return False
    try:
        return not try_lock(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def held(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file while no other window can write it.

    Raises `TakenByAnother`, and `OSError`.
    """
    descriptor = os.open(path, _OPEN)
    try:
        if not try_lock(descriptor):
            raise TakenByAnother("another window is writing it")
        yield path.read_bytes()
    finally:
        os.close(descriptor)


def _sync(descriptor: int) -> None:
    """Wait until an open file is on the disk. Raises `_Unsynced`."""
    try:
        os.fsync(descriptor)
        see_that_it_is_there(descriptor)
    except OSError as error:
        raise _Unsynced(error.errno, error.strerror) from error


def _keep_torn(path: Path, torn: bytes) -> None:
    """Add the bytes of a torn entry to the file that keeps them, and wait for the disk."""
    with path.open("ab") as kept:
        kept.write(torn + b"\n")
        kept.flush()
        os.fsync(kept.fileno())
    sync_folder(path.parent)


def _in_words(error: OSError) -> str:
    return f"{error.strerror}: {error.filename}" if error.filename else str(error.strerror)
