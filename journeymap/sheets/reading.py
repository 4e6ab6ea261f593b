"""Reads a sheet: every entry that is whole, and a problem for everything that is not.

A sheet is read item by item. An item starts with `- ` in the first column, and ends where the
next one starts or where a line begins there with anything but a space or a comment. So a broken
item, or a line that strayed in, hides nothing that stands before or behind it.
"""

from __future__ import annotations

import codecs
import itertools
import re
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from journeymap.entries import ENTRY_ID, KINDS, Entry, Opened, kind_of
from journeymap.packing import packed
from journeymap.problems import Problem
from journeymap.sheets.dialect import BadYaml, Document, parse
from journeymap.sheets.framed import bytes_of, framed, lines_of, rows_of
from journeymap.sheets.in_words import in_words, one_a_field, place_of, shown
from journeymap.sheets.plain_item import plain_item

LARGEST_ITEM = 4 * 1024 * 1024
"""Bytes. More than a person says, less than would take a reader down.

Both sides keep to it: what is longer is not read here, and must not be written by a sheet.
"""
_PIECE = 48 * 1024
"""Bytes that are read at a time: some three hundred entries."""

_BOM = codecs.BOM_UTF8
_ITEM_START = re.compile(rb"^(?:\xef\xbb\xbf)?-(?=[ \r\n]|\Z)", re.MULTILINE)
_NOTHING = re.compile(rb"(?:---[ \t\r]*\n?|[ \t\r]*(?:#[^\n]*)?\n?)*")
_STRAY = re.compile(rb"^(?:[^-# \t\r\n]|-(?![ \r\n]|\Z))", re.MULTILINE)
_UP_TO_ITS_ID = re.compile(
    rb".*?^ +id: *[\"']?" + ENTRY_ID.encode() + rb"[\"']?[ \t\r]*\n", re.MULTILINE | re.DOTALL
)
_ANY_ID = re.compile(
    rb"^(?:-? +|- *\{(?:[^\n]*,)? *)[\"']?id[\"']? *: *[\"']?(" + ENTRY_ID.encode() + rb")",
    re.MULTILINE,
)
_MEND_OR_DELETE = "Mend it, or delete the entry if it was never said"
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_Report = Callable[[int, str, str], None]
"""Takes a line of an item, counted from 1, what is wrong there, and what to do."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry, and the line of the sheet on which it starts."""

    entry: Entry
    line: int


@dataclass(frozen=True, slots=True)
class Span:
    """Where an item stands in a sheet, in bytes."""

    start: int
    end: int
    """Where it ends: at the next item, or at a line that is no part of it."""
    next: int
    """Where the next item starts, or the sheet ends."""


@dataclass(frozen=True, slots=True)
class _Item(Span):
    """Where an item stands in a sheet, and on which line."""

    line: int

    @property
    def is_cut_off(self) -> bool:
        """Whether there is a line behind it that is no part of any item."""
        return self.end < self.next


@dataclass(slots=True)
class SheetText:
    """What a sheet holds."""

    path: Path
    entries: list[Entry] = field(default_factory=list)
    lines: array[int] = field(default_factory=lambda: array("L"))
    """The line on which each entry starts."""
    problems: list[Problem] = field(default_factory=list)
    whole: int = 0
    """The bytes up to the end of the last item that was finished with a line end."""
    readable: int = 0
    """The bytes up to the end of the last item that could be read as an entry."""
    in_utf8: bool = True
    """False if the file is in another encoding: then nothing can be read of it."""
    told: int = -1
    """The highest number of its own that stands in what could not be read at once, or -1."""
    key: str = field(init=False)
    """The key in the name of its file. It may be empty."""

    def __post_init__(self) -> None:
        self.key = key_of(self.path)

    @property
    def placed(self) -> list[Placed]:
        """The entries, each with the line on which it starts."""
        return list(map(Placed, self.entries, self.lines))

    @property
    def head(self) -> Opened | None:
        """The sheet's head, or None if it has none."""
        return next((entry for entry in self.entries if isinstance(entry, Opened)), None)

    @property
    def highest(self) -> int:
        """The highest number of its own that an entry here has, torn and broken ones included."""
        own = (each.number for each in self.entries if each.sheet_key == self.key)
        return max((self.told, *own))

    def place(self, entry: Entry, line: int) -> None:
        """Add an entry that was read, and the line on which it starts."""
        self.entries.append(entry)
        self.lines.append(line)
        if entry.sheet_key == self.key:
            self.told = max(self.told, entry.number)


def read_sheet(path: Path) -> SheetText:
    """Read the sheet at `path`. Raises `OSError` if the file cannot be read at all."""
    return sheet_text(path, path.read_bytes())


def read_head(path: Path) -> SheetText:
    """Read of the sheet at `path` only what comes first, if that is its head; else all of it.

    Raises `OSError` if the file cannot be read at all.
    """
    data = path.read_bytes()
    first = next(spans_of(data), None)
    text = sheet_text(path, data[: first.next] if first else data)
    return text if text.head or not text.in_utf8 else sheet_text(path, data)


def sheet_text(path: Path, data: bytes) -> SheetText:
    """Read the bytes of a sheet. Whatever they are, this returns."""
    sheet = SheetText(path)
    if _is_in_utf16(data):
        wrong = "this sheet is not in UTF-8"
        mend = "Save it again in your editor, with UTF-8 as its encoding"
        sheet.problems.append(Problem(path, 1, wrong, mend))
        sheet.whole = len(data)
        sheet.in_utf8 = False
        sheet.told = highest_number(data, sheet.key)
        return sheet
    line = _read_preamble(sheet, data)
    highest = cache(lambda: highest_number(data, sheet.key))
    for start, end in _pieces(data, sheet.whole):
        rows = rows_of(data[start:end], is_one=end - start > _PIECE)
        entries = framed(rows)
        *lines, line = lines_of(rows, line)
        if all(entries):
            sheet.entries += filter(None, entries)
            sheet.lines.extend(lines)
            sheet.whole = sheet.readable = end
        else:
            items = zip(map(bytes_of, rows), entries, lines, strict=True)
            _read_one_by_one(sheet, items, start, highest)
    return sheet


def _read_one_by_one(
    sheet: SheetText,
    items: Iterable[tuple[bytes, Entry | None, int]],
    start: int,
    highest: Callable[[], int],
) -> None:
    """Read items, each with its entry if that is known, and its line; the first begins at `start`.

    What is torn or broken may have the `highest` number of the sheet.
    """
    for text, known, line in items:
        entry = known or _plain_entry(text)
        if entry is not None:
            sheet.place(entry, line)
            sheet.whole = sheet.readable = start + len(text)
        else:
            sheet.told = max(sheet.told, highest())
            _read_items(sheet, text, start, line)
        start += len(text)


def _pieces(data: bytes, first: int) -> Iterator[tuple[int, int]]:
    """Yield where pieces of a sheet stand that begin an item and end where the next one begins.

    They have at most `_PIECE` bytes, or are one item if they are plain.
    """
    start = first
    while start < len(data):
        end = len(data)
        if end - start > _PIECE:
            last = data.rfind(b"\n- ", start, start + _PIECE)
            end = (last if last >= 0 else data.find(b"\n- ", start)) + 1 or end
        yield start, end
        start = end


def _plain_entry(text: bytes) -> Entry | None:
    """Return the entry that an item is; None if anything about it is unusual or wrong.

    Then it is to be read with all care.
    """
    if not (text.startswith(b"- ") and text.endswith(b"\n") and len(text) <= LARGEST_ITEM):
        return None
    try:
        fields = plain_item(text[2:-1].decode())
        kind = _kind_with(tuple(fields)) if fields else None
        return packed(kind.model_validate(fields)) if kind else None
    except (UnicodeDecodeError, ValidationError):
        return None


@lru_cache(maxsize=4096)
def _kind_with(keys: tuple[str, ...]) -> type[Entry] | None:
    """Return the kind of an item with these keys, or None if any is missing or too much."""
    kind = kind_of(dict.fromkeys(keys))
    if kind is None or "id" not in keys:
        return None
    return None if _too_much(kind, keys) else kind


def _too_much(kind: type[Entry], keys: Iterable[str]) -> list[str]:
    """Return the keys that are none of a kind's; a kind that takes any key has them all."""
    if kind.model_config.get("extra") != "forbid":
        return []
    return [key for key in keys if key not in _keys_of(kind)]


@cache
def _keys_of(kind: type[Entry]) -> frozenset[str]:
    """Return the keys that a kind can have in a sheet."""
    return frozenset(field.alias or name for name, field in kind.model_fields.items())


def _read_items(sheet: SheetText, data: bytes, start: int, line: int) -> None:
    """Read all items of a piece of a sheet, however they are written.

    `start` and `line` are where it begins in the sheet.
    """
    for item in _items(data, line):
        text = data[item.start : item.end]
        if text.endswith(b"\n"):
            sheet.whole = start + item.end
            if _read_item(sheet, text, item):
                sheet.readable = start + item.end
        else:
            _read_unfinished(sheet, text, item, start)
        if item.is_cut_off:
            wrong = "this line is no part of an entry, nor is what follows up to the next one"
            mend = "Delete it, or begin it with a hyphen and a space if it is an entry"
            at = item.line + text.count(b"\n")
            sheet.problems.append(Problem(sheet.path, at, wrong, mend))
            sheet.whole = start + data.rfind(b"\n", 0, item.next) + 1


def _is_in_utf16(data: bytes) -> bool:
    """Whether bytes are UTF-16, with its mark or by their first letter.

    Zeros alone are what a power cut leaves of a file whose size was written and nothing else.
    """
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or (
        len(data) > 1 and data[:2].count(0) == 1
    )


def _read_unfinished(sheet: SheetText, text: bytes, item: _Item, start: int) -> None:
    """Read an item whose last line has no end: a crash cut it off, or what comes behind it.

    It is whole only if all that is needed stands in the lines that are finished. The id
    comes last, so a part of an entry is never taken for all of it.
    """
    finished = text[: text.rfind(b"\n") + 1]
    problems, line = len(sheet.problems), item.line
    if _read_item(sheet, finished, item, finished=False):
        sheet.whole = sheet.readable = start + item.start + len(finished)
        line += finished.count(b"\n")
    else:
        del sheet.problems[problems:]
    wrong = "the last entry is not finished: its last line has no end"
    mend = "If it reads whole, press Enter behind it in an editor and save"
    sheet.problems.append(Problem(sheet.path, line, wrong, mend))


def spans_of(data: bytes) -> Iterator[Span]:
    """Yield where the items of a sheet stand, one after another."""
    starts = [found.start() for found in _ITEM_START.finditer(data)]
    for start, end in itertools.pairwise([*starts, len(data)]):
        second_line = data.find(b"\n", start, end) + 1
        stray = _STRAY.search(data, second_line, end) if second_line else None
        yield Span(start, stray.start() if stray else end, end)


def _read_preamble(sheet: SheetText, data: bytes) -> int:
    """Report what stands before the first item, and return the line on which that starts.

    It is whole up to there.
    """
    found = _ITEM_START.search(data)
    first = found.start() if found else len(data)
    preamble = data[:first].removeprefix(_BOM)
    nothing = _NOTHING.match(preamble)
    blank = nothing.end() if nothing else 0
    if blank != len(preamble):
        line = preamble.count(b"\n", 0, blank) + 1
        mend = "Each entry starts with a hyphen and a space in the first column"
        sheet.problems.append(Problem(sheet.path, line, "this is not an entry", mend))
        sheet.told = highest_number(preamble, sheet.key)
    sheet.whole = data.rfind(b"\n", 0, first) + 1
    return data.count(b"\n", 0, first) + 1


def _items(data: bytes, line: int) -> Iterator[_Item]:
    """Yield where the items of a piece of a sheet stand, with their lines in the sheet."""
    counted = 0
    for span in spans_of(data):
        line += data.count(b"\n", counted, span.start)
        counted = span.start
        yield _Item(span.start, span.end, span.next, line)


def _read_item(sheet: SheetText, text: bytes, item: _Item, *, finished: bool = True) -> bool:
    """Place the entry that an item's text is, and report what is wrong; whether it is one.

    What is broken behind an entry's id does not take the entry along: it is read without.
    """
    problems = len(sheet.problems)
    if _read_entry(sheet, text, item, finished=finished):
        return True
    whole = up_to_its_id(text)
    if whole == text:
        return False
    as_one_item = sheet.problems[problems:]
    del sheet.problems[problems:]
    if _read_entry(sheet, whole, item, finished=finished):
        line = item.line + whole.count(b"\n")
        wrong = "what stands here is no part of the entry above it"
        mend = "Delete it, or begin it with a hyphen and a space if it is an entry"
        sheet.problems.append(Problem(sheet.path, line, wrong, mend))
        return True
    sheet.problems[problems:] = as_one_item
    return False


def _read_entry(sheet: SheetText, text: bytes, item: _Item, *, finished: bool) -> bool:
    """Place the entry that an item's text is, and report what is wrong; whether it is one.

    If it is not `finished`, its moment may be what is missing, and is not made up.
    """

    def report(at: int, wrong: str, mend: str) -> None:
        sheet.problems.append(Problem(sheet.path, item.line + at - 1, wrong, mend))

    document = _document(text, report)
    kind = _kind(document, report) if document else None
    if document is None or kind is None:
        return False
    if "id" not in document.tree[0]:
        report(1, "this entry has no id", _how_to_give_an_id(sheet, item))
        return False
    before = sheet.entries[-1].at if sheet.entries else _LONG_AGO
    entry = _entry(kind, document, report, before if finished else None)
    if entry is not None:
        sheet.place(packed(entry), item.line)
    return entry is not None


def _document(text: bytes, report: _Report) -> Document | None:
    """Read the text of an item as a list of one mapping; None, and a report, if it is none."""
    if len(text) > LARGEST_ITEM:
        megabytes = LARGEST_ITEM // 1024**2
        report(1, f"this entry is longer than {megabytes} MB", "Make several of it")
        return None
    try:
        document = parse(text.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        at = text.count(b"\n", 0, error.start) + 1
        report(at, "there is a letter here that is not UTF-8", "Type it anew and save as UTF-8")
        return None
    except BadYaml as bad:
        report(bad.line, bad.wrong, bad.mend)
        return None
    for place, at in document.repeats:
        wrong = f"‘{shown(place[-1])}’ is there twice, and the first is used"
        report(at, wrong, "Delete one of them")
    for _, at in document.hiding:
        report(at, "what stands behind # is not read", "Put the text in quotes")
    if not document.tree or not isinstance(document.tree[0], dict):
        report(1, "this is not an entry", 'An entry is written - always: "what was said"')
        return None
    return document


def _kind(document: Document, report: _Report) -> type[Entry] | None:
    """Return the kind of an item, and take out of the item what the kind does not have."""
    fields = document.tree[0]
    kind = kind_of(fields)
    if kind is None:
        known = ", ".join(KINDS)
        report(
            1, f"‘{shown(next(iter(fields), ''))}’ is no kind of entry", f"The kinds are {known}"
        )
        return None
    for key in _too_much(kind, fields):
        wrong = f"‘{shown(key)}’ is nothing that {kind.kind} has, and is left out"
        report(document.line((0, key)), wrong, f"It has {', '.join(sorted(_keys_of(kind)))}")
        del fields[key]
    return kind


def _how_to_give_an_id(sheet: SheetText, item: _Item) -> str:
    if item.is_cut_off:
        return "It may stand below the line that is no part of it: delete that line"
    free = f"{key_of(sheet.path) or 'key'}.{sheet.told + 1}"
    return f"Write as its last line, indented by two: id: {free}"


def _entry(
    kind: type[Entry],
    document: Document,
    report: _Report,
    before: datetime | None,
) -> Entry | None:
    """Make an entry, and report its fields that are wrong; None if it cannot be without them.

    If its moment is wrong it has the moment `before` it, where there is one.
    """
    fields = document.tree[0]
    try:
        return kind.model_validate(fields)
    except ValidationError as errors:
        wrong = _by_field(errors)
    spare = _spare(kind, before)
    for key, error in wrong.items():
        mend = f"Mend it here: until then {spare[key]}" if key in spare else _MEND_OR_DELETE
        report(document.line((0, *place_of(error))), in_words(error), mend)
    if not wrong.keys() <= spare.keys():
        return None
    right = {key: value for key, value in fields.items() if key not in wrong}
    try:
        return kind.model_validate({"at": before, **right} if before else right)
    except ValidationError as errors:
        # What is left does not hold together without the field that is left out.
        for error in _by_field(errors).values():
            report(document.line((0, *place_of(error))), in_words(error), _MEND_OR_DELETE)
        return None


def _by_field(errors: ValidationError) -> dict[str, ErrorDetails]:
    """Return what is wrong by the field it is in; under no name what is wrong with all together."""
    return {str(next(iter(error["loc"]), "")): error for error in one_a_field(errors.errors())}


def _spare(kind: type[Entry], before: datetime | None) -> dict[str, str]:
    """Return the fields that an entry can be kept without, and how it is kept then."""
    optional = (name for name, of in kind.model_fields.items() if not of.is_required())
    spare = {name: f"the entry is kept without its {name}" for name in optional}
    if before is not None:
        moment = kind.model_fields["at"].alias or "at"
        spare[moment] = "the entry has the moment of the one before it"
    return spare


def key_of(path: Path) -> str:
    """Return the key in a sheet's file name: the k7f3 of table-1.k7f3.yaml. It may be empty."""
    parts = path.name.split(".")
    return parts[-2] if len(parts) == len(("stem", "key", "yaml")) else ""


def up_to_its_id(item: bytes) -> bytes:
    """Return an item up to the line of its id, which comes last; all of it if there is none."""
    found = _UP_TO_ITS_ID.match(item)
    return found.group() if found else item


def ids_in(data: bytes) -> list[str]:
    """Return what stands behind `id:` in the bytes of a sheet, in order, torn or not."""
    return [found.group(1).decode() for found in _ANY_ID.finditer(data)]


def highest_number(data: bytes, key: str) -> int:
    """Return the highest number of an id with this key, or -1."""
    ids = (each.partition(".") for each in ids_in(data))
    return max((int(number) for of, _, number in ids if of == key), default=-1)
