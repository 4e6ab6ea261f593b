"""What was saved in another place, because the workshop's folder could not be written.

It is saved on real sheets, so that whatever happens a person can bring them in with
`journeymap gather`. Which they are is remembered outside the workshop, in a file that is only
added to: where that memory cannot be written, it lasts as long as the program.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import platformdirs

from journeymap.board import Board
from journeymap.entries import Entry, Opened
from journeymap.sheets.disk import make_folder, sync_folder, try_out
from journeymap.sheets.erasure import Erasure
from journeymap.sheets.gathering import Gathered, bring_in
from journeymap.sheets.guide_file import GUIDE_NAME, make_sheets
from journeymap.sheets.names import new_key, slug
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.reading import key_of, read_sheet
from journeymap.sheets.sheet import NotSaved, Sheet, is_written_now
from journeymap.sheets.workshop import Workshop

PLACES = "journeymap-elsewhere"
"""The folder in which other places are proposed, one for each workshop."""
_ROOM = 16 * 1024
"""Bytes. A place with less room than this is no place to go to, and none to go back to."""
_AWAY, _HOME = "elsewhere", "home"
_MISSING = "missing"
"""It was told that a sheet is not where it was. It comes home if it is there again."""


@dataclass(frozen=True, slots=True)
class Homecoming:
    """What became of the sheets that were elsewhere."""

    entries: int = 0
    """How many entries were brought into the workshop's folder."""
    missing: tuple[Path, ...] = ()
    """Sheets that are not where they were: somebody took them away, or another disk is there."""


class Elsewhere:
    """The sheets of one workshop that this machine keeps, or kept, in other places."""

    def __init__(self, workshop: Workshop, own: OwnSheets) -> None:
        """Look what is remembered of `workshop`, beside the memory of the machine's `own`."""
        self.workshop = workshop
        self._own = own
        self._home = workshop.sheets.resolve()
        self._memory = own.folder / "elsewhere.txt"
        self._not_remembered: list[tuple[str, Path]] = []
        self._away: tuple[Path, ...] = ()
        self.look()

    @property
    def away(self) -> tuple[Path, ...]:
        """The sheets that are not home yet, as they were when last looked for."""
        return self._away

    @property
    def is_remembered(self) -> bool:
        """Whether all that is elsewhere will be known when the program starts again."""
        return all(what != _AWAY for what, _ in self._not_remembered)

    def look(self) -> None:
        """Look which sheets are not home yet; another window may have brought some."""
        self._away = tuple(
            path
            for path, what in self._known().items()
            if what == _AWAY or (what == _MISSING and _is_there(path))
        )

    def remember(self, paths: Iterable[Path]) -> None:
        """Remember again that these sheets are elsewhere, if they are taken to be home.

        Another window may have brought one home, and more was saved on it after that.
        """
        self.look()
        for path in paths:
            if path.absolute() not in self._away:
                self._note(_AWAY, path)

    def copies(self) -> list[Path]:
        """Return every file elsewhere that holds something said in this workshop.

        What was brought home is among them: it still lies where it was. A sheet in a place
        that cannot be looked into now is named all the same.
        """
        copies: list[Path] = []
        for path in self._known():
            try:
                copies += _files_of(path)
            except OSError:
                copies.append(path)
        return copies

    def keys_of(self, name: str) -> list[str]:
        """Return the keys of the sheets that were ever begun elsewhere for a writer."""
        return [key_of(path) for path in self._begun_for(name)]

    def left_by(self, name: str) -> list[Path]:
        """Return the sheets that were begun elsewhere for a writer and that no window has open."""
        return [path for path in self._begun_for(name) if not is_written_now(path)]

    def entries(self) -> list[Entry]:
        """Return what can be read of the sheets that are not home yet."""
        entries: list[Entry] = []
        for path in self._away:
            with suppress(OSError):
                entries += _entries_of(_files_of(path))
        return entries

    def read_board(self) -> Board | None:
        """Read the workshop's board anew, with what is elsewhere.

        It is None while the workshop's folder cannot be found: nothing is known to be gone then.
        """
        if not self.workshop.sheets.is_dir() or self.workshop.guide()[0] is None:
            return None
        return self._board()

    def propose(self) -> Path:
        """Return a place that can be written now, if there is one: near to the person first."""
        near = [platformdirs.user_documents_path(), Path.home()]
        with suppress(OSError):
            near.append(Path(tempfile.gettempdir()))
        for folder in near:
            with suppress(OSError):
                try_out(folder, _ROOM)
                return folder / PLACES / self.workshop.name
        return near[-1] / PLACES / self.workshop.name

    def begin(self, place: Path, name: str, about: str, *, now: datetime, size: int = 0) -> Sheet:
        """Begin a sheet in `place` for the writer with this name, and remember it.

        Its head is on the disk, and there was room for `size` bytes besides. Raises `NotSaved`.
        """
        folder = place / "sheets"
        try:
            if (place / GUIDE_NAME).exists() or folder.resolve() == self._home:
                raise NotSaved(f"{place} is the folder of a workshop. Take another one")
            make_folder(folder)
            try_out(folder, size + _ROOM)
            key = new_key({key_of(path) for path in (*folder.iterdir(), *self._known())})
        except OSError as error:
            raise NotSaved(f"{place} cannot be written: {error.strerror}") from error
        except RuntimeError as error:
            raise NotSaved(f"{place} cannot be written: a link leads in a circle") from error
        path = folder / f"{_stem(name)}.{key}.yaml"
        sheet = Sheet(path, Opened(id=f"{key}.0", at=now, name=name), about)
        try:
            sheet.next_id()
        except NotSaved:
            sheet.close()
            raise
        self._note(_AWAY, path)
        return sheet

    def open_sheet(self, name: str, *, now: datetime) -> Sheet:
        """Open a sheet in the workshop's folder that can be written."""
        return self.workshop.open_sheet(name, now=now, own=self._own)

    def home_works(self) -> bool:
        """Whether the workshop's folder is there, and takes now what is elsewhere and more."""
        try:
            make_sheets(self._home)
            try_out(self._home, sum(map(_size_of, self._away)) + _ROOM)
        except OSError:
            return False
        return True

    def bring_home(self, but: Collection[Path] = ()) -> Homecoming:
        """Copy what is elsewhere `but` these into the workshop's folder; nothing is deleted.

        Sheets are copied whole. What cannot be read now, and what another window is writing,
        stays elsewhere. Raises `OSError` if the folder cannot be written.
        """
        self.look()
        brought: list[Path] = []
        missing: list[Path] = []
        entries = 0
        at_home = self.workshop.read().board
        erasure = Erasure.asked_for(self._board())
        for path in self._away:
            try:
                files = _files_of(path)
                said = _entries_of(files)
            except OSError:
                continue
            if not files:
                missing.append(path)
            elif not any(file in but or is_written_now(file) for file in files):
                for file in files:
                    bring_in(self._home, file, erasure.out_of(file.read_bytes()), Gathered())
                brought.append(path)
                entries += sum(at_home.entry(each.id) is None for each in said)
        for path in brought:
            self._note(_HOME, path)
        for path in missing:
            self._note(_MISSING, path)
        return Homecoming(entries, tuple(missing))

    def _begun_for(self, name: str) -> list[Path]:
        return [path for path in self._known() if path.name.startswith(f"{_stem(name)}.")]

    def _board(self) -> Board:
        board = self.workshop.read().board
        board.apply_all(self.entries())
        return board

    def _known(self) -> dict[Path, str]:
        """Return every sheet that is remembered, and whether it is elsewhere or home."""
        known = {path: what for what, home, path in self._remembered() if home == self._home}
        return {**known, **{path: what for what, path in self._not_remembered}}

    def _remembered(self) -> Iterator[tuple[str, Path, Path]]:
        try:
            lines = self._memory.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return
        for line in lines:
            with suppress(ValueError, TypeError):  # a crash may have cut one off
                what, home, path = json.loads(line)
                yield what, Path(home), Path(path)

    def _note(self, what: str, path: Path) -> None:
        """Remember that a sheet is elsewhere, or home, and wait for the disk."""
        path = path.absolute()
        try:
            self._memory.parent.mkdir(parents=True, exist_ok=True)
            with self._memory.open("ab") as memory:
                line = json.dumps([what, str(self._home), str(path)])
                memory.write(f"\n{line}\n".encode())  # what a crash cut off ends before it
                memory.flush()
                os.fsync(memory.fileno())
            sync_folder(self._memory.parent)
        except OSError:
            self._not_remembered.append((what, path))
        self.look()


def _files_of(path: Path) -> list[Path]:
    """Return the files of one sheet: a disk that failed makes it go on in another one.

    There is none if it was taken away. Raises `OSError` if its place cannot be looked into.
    """
    beside = path.parent.iterdir()
    return sorted(file for file in beside if file.match("*.yaml") and key_of(file) == key_of(path))


def _is_there(path: Path) -> bool:
    """Whether a sheet is in its place, as far as can be seen now."""
    with suppress(OSError):
        return bool(_files_of(path))
    return False


def _size_of(path: Path) -> int:
    """Return how many bytes a sheet has, as far as they can be reached."""
    with suppress(OSError):
        return sum(file.stat().st_size for file in _files_of(path))
    return 0


def _entries_of(files: list[Path]) -> list[Entry]:
    """Return what was said in the files of one sheet. Raises `OSError`."""
    entries = {each.id: each for file in files for each in read_sheet(file).entries}
    return [entry for entry in entries.values() if not isinstance(entry, Opened)]


def _stem(name: str) -> str:
    return slug(name) or "sheet"
