"""Takes what was erased out of every file that journeymap keeps: a person's right.

Words turn up in more places than the sheet they were written on: torn tails, drafts, copies
that were set aside, dated copies, the cleaned copies of returns. They go from all of these, and
of an entry stays what has no words: its kind, its moment, its id. In each place the sheets come
last, as the words are known from them: broken off at any point, it can be done again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from journeymap.board import Board
from journeymap.entries import Change, Entry, Said
from journeymap.sheets.disk import sync_folder, write_whole
from journeymap.sheets.draft import DraftFile
from journeymap.sheets.erasure import Erasure, has_words_to_erase, is_telling, letters_of, words_of
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.sheet import TakenByAnother, held, is_written_now
from journeymap.sheets.workshop import RETURNS, SURVEY, Workshop

_SHEETS = (".yaml", ".yaml.new")
"""Endings of sheets, and of those that were being replaced when a program stopped."""
_TORN = (".torn", ".torn.new")
_DRAFT = ".draft"
_HALF_A_DRAFT = ".draft.new"
_RETURNS = (".csv", ".csv.new")
"""Endings of cleaned copies of returns."""
_LARGEST = 64 * 1024 * 1024
"""Bytes. So much of a file that is not ours is looked through."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where something said in a workshop may be, apart from its own folder."""

    elsewhere: tuple[Path, ...] = ()
    """Its sheets that were saved in other places."""
    copies: tuple[Path, ...] = ()
    """Its dated copies."""
    other_copies: tuple[Path, ...] = ()
    """Dated copies of other workshops, or of this one while it lay in another folder."""
    missing: tuple[Path, ...] = ()
    """Places that are not there now."""


@dataclass(slots=True)
class Cleaned:
    """What became of the files."""

    words: tuple[str, ...] = ()
    """The words that were erased, each as it was written down."""
    files: list[Path] = field(default_factory=list)
    """Files in which something was erased."""
    failed: list[tuple[Path, str]] = field(default_factory=list)
    """Files that could not be changed, and why: the words may still be in them."""


def erase(workshop: Workshop, places: Places | None = None) -> Cleaned:
    """Take all that was asked to be erased out of the files of a workshop, and in `places`.

    Files that another window writes, or that cannot be changed, are told of in what is
    returned.
    """
    places = places or Places()
    elsewhere = [file for path in places.elsewhere for file in _files(path)]
    here = [*_files(workshop.sheets), *_returns_in(workshop.folder), *elsewhere]
    own = [here, *([*_files(copy), *_returns_in(copy)] for copy in places.copies)]
    cleaned = Cleaned()
    away = [path for path in places.elsewhere if not path.exists()]
    cleaned.failed += [(path, "it is not there now") for path in (*places.missing, *away)]
    entries = [each for files in own for each in _entries_in(files, cleaned)]
    board = _board_with(workshop, places.elsewhere)
    erasure = Erasure.asked_for(board, entries)
    cleaned.words = erasure.words
    for files in own:
        _clean_all(files, erasure, cleaned)
    for copy in places.other_copies:
        files = [*filter(_is_sheet, _files(copy)), *_returns_in(copy)]
        _clean_all(files, erasure, cleaned, only_the_same=True)
    return cleaned


def written_now(workshop: Workshop, entry_id: str) -> list[Path]:
    """Return the sheets with this entry, its parts or an edit of these, that a window has open."""
    board = workshop.read().board
    entry = board.entry(entry_id)
    whole = entry.part_of if isinstance(entry, Said) and entry.part_of else entry_id
    same = (entry_id, whole, *(part.id for part in board.parts_of(entry_id)))
    ids = (*same, *(edit.id for each in same for edit in board.edits_of(each)))
    keys = {each.partition(".")[0] for each in ids}
    paths = (path for path in workshop.sheet_paths() if keys & set(path.name.split(".")))
    return [path for path in paths if is_written_now(path)]


def still_in(words: Collection[str], folders: Iterable[Path]) -> list[tuple[Path, str]]:
    """Return the files in which the words stand, or that cannot be read, and which it is.

    It does not matter what is written around and between the words. Those that are not told
    from others' are not looked for: they are everywhere.
    """
    wanted = [letters_of(each) for each in words if is_telling(each)]
    files = (path for folder in folders for path in sorted(folder.rglob("*")))
    found: list[tuple[Path, str]] = []
    for path in dict.fromkeys(files) if wanted else ():
        try:
            letters = _letters_in(path) if path.is_file() else ""
            if any(each in letters for each in wanted):
                found.append((path, "these words stand here still. Look whose they are"))
        except OSError as error:
            found.append((path, f"it cannot be looked through: {error.strerror}"))
    return found


def who_also_said(words: Iterable[str], board: Board) -> list[str]:
    """Return the ids of what stands on a board in the same words: others may have said so.

    It may also have been made of them: a stage and a question out of a topic, a card in a
    recipe, a parked point.
    """
    known = {letters_of(each) for each in words}
    telling = {each for each in known if is_telling(each)}
    said = [each.entry for each in board.said()]
    themes = [theme for each in board.said() for theme in each.themes]

    def says_so(entry: Entry) -> bool:
        own = [letters_of(each) for each in words_of(entry)]
        text = isinstance(entry, Said) and letters_of(entry.text) in known
        return text or any(each in words for each in telling for words in own)

    return [each.id for each in (*said, *themes, *board.changes(Change)) if says_so(each)]


def _board_with(workshop: Workshop, elsewhere: Iterable[Path]) -> Board:
    """Return the board with what is on sheets in other places."""
    board = workshop.read().board
    for path in elsewhere:
        with suppress(OSError):  # what cannot be read is told where it cannot be changed
            board.apply_all(read_sheet(path).entries)
    return board


def _files(path: Path) -> list[Path]:
    """Return the files that are ours in a workshop or a folder of sheets, or those of one sheet."""
    path = path / "sheets" if (path / "sheets").is_dir() else path
    ours = (*_SHEETS, *_TORN, _DRAFT, _HALF_A_DRAFT)
    if path.is_dir():
        found = sorted(path.rglob("*"))
    else:
        found = [each for each in sorted(path.parent.glob("*")) if path.name in each.name]
    return [each for each in found if each.is_file() and each.name.endswith(ours)]


def _returns_in(folder: Path) -> list[Path]:
    """Return the cleaned copies of returns in a workshop's folder."""
    found = sorted((folder / SURVEY / RETURNS).rglob("*"))
    return [each for each in found if each.is_file() and each.name.endswith(_RETURNS)]


def _is_sheet(path: Path) -> bool:
    return path.name.endswith(_SHEETS)


def _entries_in(files: Iterable[Path], cleaned: Cleaned) -> Iterator[Entry]:
    """Yield what can be read of the sheets among these files."""
    for path in filter(_is_sheet, files):
        try:
            yield from read_sheet(path).entries
        except OSError as error:
            cleaned.failed.append((path, str(error.strerror)))


def _clean_all(
    files: Iterable[Path], erasure: Erasure, cleaned: Cleaned, *, only_the_same: bool = False
) -> None:
    """Take what is erased out of the files of one place.

    The sheets wait where anything else could not be changed: the words in it are found by
    those in the sheets.
    """
    before = len(cleaned.failed)
    for path in sorted(files, key=lambda path: (_is_sheet(path), path)):
        if _is_sheet(path) and any(not _is_sheet(each) for each, _ in cleaned.failed[before:]):
            cleaned.failed.append((path, "it waits for the others here"))
            continue
        try:
            if _clean(path.resolve(), erasure, only_the_same=only_the_same):
                cleaned.files.append(path)
            if _is_sheet(path) and not only_the_same:
                _see_that_it_is_clean(path, erasure)
        except (OSError, TakenByAnother) as error:
            why = error.strerror if isinstance(error, OSError) else None
            cleaned.failed.append((path, why or str(error)))


def _see_that_it_is_clean(path: Path, erasure: Erasure) -> None:
    """Raise `OSError` if there are words in a sheet that could not be taken out."""
    for placed in read_sheet(path).placed:
        if placed.entry.id in erasure.tombstones and has_words_to_erase(placed.entry):
            raise OSError(f"line {placed.line} is written in a way that only a person can change")


def _clean(path: Path, erasure: Erasure, *, only_the_same: bool) -> bool:
    """Take what is erased out of one file; whether there was anything. Raises `OSError`."""
    if path.name.endswith(_DRAFT):
        return _clean_draft(path, erasure)
    with held(path) as data:
        if path.name.endswith(_RETURNS):
            clean = erasure.of_returns(data)
        elif path.name.endswith(_HALF_A_DRAFT):
            clean = erasure.of_lines(data)
        else:
            torn = path.name.endswith(_TORN)
            clean = erasure.out_of(data, torn=torn, only_the_same=only_the_same)
        if clean == data:
            return False
        if path.read_bytes() != data:
            raise OSError("it was changed meanwhile")
        if clean.strip():
            write_whole(path, clean)
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
        raise OSError("it cannot be read")
    after = erasure.of_draft(before)
    if after == before:
        return False
    if is_written_now(sheet):
        raise TakenByAnother("another window has it open, and the words in its line")
    file.keep(after)
    if DraftFile(sheet).read() != after:
        raise OSError("it cannot be changed")
    return True


def _letters_in(path: Path) -> str:
    with path.open("rb") as file:
        return letters_of(file.read(_LARGEST).decode("utf-8", "ignore"))
