"""Takes what was erased out of every file that journeymap keeps: a person's right.

Words turn up in more places than the sheet they were written on: torn tails, drafts, copies
that were set aside, backups. They go from all of these, and of an entry stays what has no
words: its kind, its moment, its id. The sheets come last, as the words are known from them:
broken off at any point, it can be done again.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from journeymap.board import Board
from journeymap.sheets.disk import sync_folder, write_whole
from journeymap.sheets.draft import DraftFile
from journeymap.sheets.erasure import TELLING, Erasure, letters_of
from journeymap.sheets.lock import try_lock
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.sheet import TakenByAnother, is_written_now
from journeymap.sheets.workshop import Workshop

_SHEETS = (".yaml", ".yaml.new")
"""Endings of sheets, and of those that were being replaced when a program stopped."""
_TORN = (".torn", ".torn.new")
_DRAFT = ".draft"
_HALF_A_DRAFT = ".draft.new"
_LARGEST = 64 * 1024 * 1024
"""Bytes. Larger files that are not ours are not looked through."""


@dataclass(slots=True)
class Cleaned:
    """What became of the files."""

    words: tuple[str, ...]
    """The words that were erased, each as it was written down."""
    files: list[Path] = field(default_factory=list)
    """Files in which something was erased."""
    left: list[tuple[Path, str]] = field(default_factory=list)
    """Files that could not be changed, and why: the words may still be in them."""


def erase(
    workshop: Workshop, elsewhere: Collection[Path] = (), copies: Iterable[Path] = ()
) -> Cleaned:
    """Take all that was asked to be erased out of the files of a workshop.

    `elsewhere` are its sheets in other places, `copies` folders of copies of workshops, in
    which others may be too. Files that another window writes, or that cannot be changed, are
    told of in what is returned.
    """
    own = {*_files(workshop.sheets), *(file for path in elsewhere for file in _files(path))}
    files = own.union(*map(_files, copies))
    sheets = sorted(path for path in own if path.name.endswith(".yaml"))
    erasure = Erasure.asked_for(_board_with(workshop, elsewhere), sheets)
    cleaned = Cleaned(erasure.words)
    out_of_reach = (path for path in elsewhere if not path.exists())
    cleaned.left += [(path, "it is not there now") for path in out_of_reach]
    for sheets_now in (False, True):
        if sheets_now and own & {path for path, _ in cleaned.left}:
            break  # the words are still needed, to be found where they could not be taken out
        for path in sorted(files):
            if path.name.endswith(_SHEETS) is sheets_now:
                _clean_or_tell(path, erasure, cleaned, only_the_same=path not in own)
    return cleaned


def _board_with(workshop: Workshop, elsewhere: Iterable[Path]) -> Board:
    """Return the board with what is on sheets in other places."""
    board = workshop.read().board
    for path in (path for path in elsewhere if path.exists()):
        for placed in read_sheet(path).placed:
            board.apply(placed.entry)
    return board


def written_now(workshop: Workshop, entry_id: str) -> list[Path]:
    """Return the sheets with this entry, or an edit of it, that a window has open."""
    board = workshop.read().board
    ids = (entry_id, *(edit.id for edit in board.edits_of(entry_id)))
    keys = {each.partition(".")[0] for each in ids}
    paths = (path for path in workshop.sheet_paths() if keys & set(path.name.split(".")))
    return [path for path in paths if is_written_now(path)]


def still_in(words: Iterable[str], folders: Iterable[Path]) -> list[Path]:
    """Return the files in which the words stand, whatever is written around and between them.

    Words with hardly a letter in them are not looked for: they are everywhere.
    """
    wanted = [each for each in map(letters_of, words) if len(each) >= TELLING]
    files = (path for folder in folders for path in sorted(folder.rglob("*")))
    return [
        path
        for path in dict.fromkeys(files)
        if path.is_file() and wanted and any(each in letters_of(_text(path)) for each in wanted)
    ]


def who_also_said(words: Iterable[str], board: Board) -> list[str]:
    """Return the ids of what stands on a board in the same words: others may have said so."""
    wanted = [each for each in map(letters_of, words) if each]
    said = ((each.entry.id, letters_of(each.entry.text)) for each in board.said())
    return [entry_id for entry_id, text in said if any(each in text for each in wanted)]


def _files(path: Path) -> list[Path]:
    """Return the files that are ours in a folder of sheets, or those of one sheet."""
    ours = (*_SHEETS, *_TORN, _DRAFT, _HALF_A_DRAFT)
    if path.is_dir():
        found = sorted(path.rglob("*"))
    else:
        found = [each for each in sorted(path.parent.glob("*")) if path.name in each.name]
    return [each for each in found if each.is_file() and each.name.endswith(ours)]


def _clean_or_tell(path: Path, erasure: Erasure, cleaned: Cleaned, *, only_the_same: bool) -> None:
    """Take what is erased out of one file, and note it, or note why that cannot be done."""
    try:
        if _clean(path, erasure, only_the_same=only_the_same):
            cleaned.files.append(path)
    except TakenByAnother as error:
        cleaned.left.append((path, str(error)))
    except OSError as error:
        cleaned.left.append((path, str(error.strerror or error)))


def _clean(path: Path, erasure: Erasure, *, only_the_same: bool) -> bool:
    """Take what is erased out of one file; whether there was anything. Raises `OSError`."""
    if path.name.endswith(_DRAFT):
        return _clean_draft(path, erasure)
    with _held(path) as data:
        if path.name.endswith(_HALF_A_DRAFT):
            left = erasure.of_lines(data)
        else:
            left = erasure.out_of(data, only_the_same=only_the_same)
        if left == data:
            return False
        if path.read_bytes() != data:
            raise OSError(f"{path.name} was changed meanwhile")
        if left.strip():
            write_whole(path, left)
        else:
            path.unlink()
            sync_folder(path.parent)
    return True


def _clean_draft(path: Path, erasure: Erasure) -> bool:
    """Take what is erased out of what was being typed."""
    sheet = path.with_name(path.name.removesuffix(_DRAFT))
    file = DraftFile(sheet)
    before = file.read()
    if not before and path.read_bytes().strip():
        raise OSError(f"{path.name} cannot be read")
    after = erasure.of_draft(before)
    if after == before:
        return False
    if is_written_now(sheet):
        raise TakenByAnother("another window has it open, and the words in its line")
    file.keep(after)
    if DraftFile(sheet).read() != after:
        raise OSError(f"{path.name} cannot be changed")
    return True


@contextmanager
def _held(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file while no other window can write it. Raises `OSError`."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        if not try_lock(descriptor):
            raise TakenByAnother("another window is writing it")
        yield path.read_bytes()
    finally:
        os.close(descriptor)


def _text(path: Path) -> str:
    """Return what can be read of a file as text; nothing of one that is large or out of reach."""
    try:
        if path.stat().st_size > _LARGEST:
            return ""
        return path.read_bytes().decode("utf-8", "ignore")
    except OSError:
        return ""
