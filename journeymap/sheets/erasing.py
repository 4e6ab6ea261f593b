"""Takes what was erased out of every file that journeymap keeps: a person's right.

Words turn up in more places than the sheet they were written on: torn tails, drafts, copies
that were set aside, backups. They go from all of these, and of an entry stays what has no
words: its kind, its moment, its id. The sheets come last, as the words are known from them:
broken off at any point, it can be done again.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from journeymap.board import Board
from journeymap.entries import Edit, Entry, Erased, Said, StageChange
from journeymap.sheets.dialect import item_lines, quoted
from journeymap.sheets.disk import sync_folder, write_whole
from journeymap.sheets.draft import Draft, DraftFile
from journeymap.sheets.lock import try_lock
from journeymap.sheets.reading import ids_in, read_sheet, sheet_text, spans_of
from journeymap.sheets.sheet import TakenByAnother, is_written_now
from journeymap.sheets.workshop import Workshop

_SHEETS = (".yaml", ".yaml.new")
"""Endings of sheets, and of those that were being replaced when a program stopped."""
_TORN = (".torn", ".torn.new")
_DRAFT = ".draft"
_HALF_A_DRAFT = ".draft.new"
_WITHOUT_WORDS = {"stage", "voice", "stars"}
"""Fields in which nothing stands that somebody said."""
_TELLING = 8
"""Letters and digits from which on words are looked for in files that are not ours."""
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


@dataclass(frozen=True, slots=True)
class Erasure:
    """What is to be erased."""

    left: dict[str, Erased]
    """What is left of each entry, by its id."""
    words: tuple[str, ...] = ()

    @classmethod
    def asked_for(cls, board: Board, sheets: Iterable[Path] = ()) -> Erasure:
        """Return all that was asked to be erased in a workshop.

        An edit of what was erased has its words too. The words are known only from the
        `sheets` in which they still are.
        """
        ids = board.erased()
        ids |= {edit.id for entry_id in ids for edit in board.edits_of(entry_id)}
        known = (board.entry(entry_id) for entry_id in ids)
        left = {entry.id: Erased.in_place_of(entry) for entry in known if entry is not None}
        placed = (each for path in sheets for each in read_sheet(path).placed)
        entries = [each.entry for each in placed if each.entry.id in left]
        return cls(left, tuple(dict.fromkeys(text for each in entries for text in _words(each))))

    def out_of(self, data: bytes, *, only_the_same: bool = False) -> bytes:
        """Return the bytes of a sheet, or of torn tails, without what is erased.

        With `only_the_same` an entry must have the moment and the kind of what is erased,
        and not its id alone: other workshops may have the same ids.
        """
        kept: list[bytes] = []
        at = 0
        for span in spans_of(data):
            left = self._left_of(data[span.start : span.end], only_the_same=only_the_same)
            item = data[span.start : span.end] if left is None else left
            kept += [self.of_lines(data[at : span.start]), item]
            at = span.end
        return b"".join((*kept, self.of_lines(data[at:])))

    def of_draft(self, draft: Draft) -> Draft:
        """Return a draft without the lines in which the words stand."""
        changed: dict[str, Any] = {}
        for each in fields(draft):
            value = getattr(draft, each.name)
            if isinstance(value, str):
                changed[each.name] = "" if self._is_typed(value) else value
            else:
                changed[each.name] = tuple(line for line in value if not self._is_typed(line))
        return replace(draft, **changed)

    def of_lines(self, data: bytes) -> bytes:
        """Return bytes that are no entries without the lines that have the words in them."""
        words = [each.encode() for each in self.words if len(_letters(each)) >= _TELLING]
        words += [quoted(each).encode() for each in self.words]
        lines = data.splitlines(keepends=True)
        return b"".join(line for line in lines if not any(each in line for each in words))

    def _left_of(self, item: bytes, *, only_the_same: bool) -> bytes | None:
        """Return what is left of an item of a sheet; None if it stays as it is."""
        ids = ids_in(item)
        if not ids:
            return b"" if self._begins(item) else None
        if self.left.keys().isdisjoint(ids):
            return None
        placed = sheet_text(Path(), item.rstrip(b"\r\n") + b"\n").placed
        entry = placed[0].entry if placed else None
        left = self.left.get(entry.id if entry else ids[-1])
        if left is None or isinstance(entry, Erased):
            return None
        if only_the_same and (entry is None or Erased.in_place_of(entry) != left):
            return None
        return _as_item(left)

    def _begins(self, torn: bytes) -> bool:
        """Whether a torn item has the words in it, or breaks off within them."""
        last = torn.rstrip(b"\r\n").rpartition(b"\n")[2].partition(b'"')[2]
        for words in self.words:
            whole = quoted(words).encode()
            if whole in torn or (last and whole[1:].startswith(last)):
                return True
        return False

    def _is_typed(self, line: str) -> bool:
        """Whether a line has the words in it, or is the better part of their beginning."""
        body = line.strip().lstrip("+-*!?%0123456789 ")
        return any(
            re.search(rf"(?<!\w){re.escape(words)}(?!\w)", line)
            or (words.startswith(body) and 2 * len(body) >= len(words))
            for words in self.words
        )


def erase(workshop: Workshop, outside: Collection[Path] = ()) -> Cleaned:
    """Take all that was asked to be erased out of the files of a workshop.

    `outside` are other folders of sheets, and sheets, in which copies of it may be. Those
    that another window writes, or that cannot be changed, are told of in what is returned.
    """
    own = set(_files(workshop.sheets))
    files = own.union(*map(_files, outside))
    readable = [path for path in own if path.name.endswith(".yaml")]
    erasure = Erasure.asked_for(workshop.read().board, sorted(readable))
    cleaned = Cleaned(erasure.words)
    out_of_reach = (path for path in outside if not path.exists())
    cleaned.left += [(path, "it is not there now") for path in out_of_reach]
    for sheets_now in (False, True):
        if sheets_now and own & {path for path, _ in cleaned.left}:
            break  # the words are still needed, to be found where they could not be taken out
        for path in sorted(files):
            if path.name.endswith(_SHEETS) is sheets_now:
                _clean_or_tell(path, erasure, cleaned, only_the_same=path not in own)
    return cleaned


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
    wanted = [each for each in map(_letters, words) if len(each) >= _TELLING]
    files = (path for folder in folders for path in sorted(folder.rglob("*")))
    return [
        path
        for path in dict.fromkeys(files)
        if path.is_file() and wanted and any(each in _letters(_text(path)) for each in wanted)
    ]


def who_also_said(words: Iterable[str], board: Board) -> list[str]:
    """Return the ids of what stands on a board in the same words: others may have said so."""
    wanted = [each for each in map(_letters, words) if each]
    said = ((each.entry.id, _letters(each.entry.text)) for each in board.said())
    return [entry_id for entry_id, text in said if any(each in text for each in wanted)]


def _words(entry: Entry) -> Iterator[str]:
    """Yield all that somebody said in an entry."""
    match entry:
        case Said():
            said: Mapping[str, Any] = {"text": entry.text, **entry.own()}
        case Edit():
            said = entry.changes()
        case StageChange():
            said = {"name": entry.name or ""}
        case _:
            said = {}
    for name, value in said.items():
        if name not in _WITHOUT_WORDS:
            yield from filter(None, map(str, value if isinstance(value, list | tuple) else [value]))


def _files(folder: Path) -> list[Path]:
    """Return the files in a folder of sheets that are ours; a file is returned itself."""
    ours = (*_SHEETS, *_TORN, _DRAFT, _HALF_A_DRAFT)
    found = [folder] if folder.is_file() else sorted(folder.rglob("*"))
    return [path for path in found if path.is_file() and path.name.endswith(ours)]


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


def _as_item(entry: Entry) -> bytes:
    return ("\n".join(item_lines(entry.as_item())) + "\n").encode()


def _text(path: Path) -> str:
    """Return what can be read of a file as text; nothing of one that is large or out of reach."""
    try:
        if path.stat().st_size > _LARGEST:
            return ""
        return path.read_bytes().decode("utf-8", "ignore")
    except OSError:
        return ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
