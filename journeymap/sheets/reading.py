"""Reads a sheet: every entry that is whole, and a problem for everything that is not.

A sheet is read item by item. An item starts with `- ` in the first column, so that a broken
one hides nothing that stands before or behind it.
"""

from __future__ import annotations

import codecs
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from journeymap.entries import ENTRY_ID, KINDS, Entry, Opened, kind_of
from journeymap.problems import Problem
from journeymap.sheets.dialect import BadYaml, Document, parse

LARGEST_ITEM = 4 * 1024 * 1024
"""Bytes. More than a person says, less than would take a reader down."""

_BOM = codecs.BOM_UTF8
_ITEM_START = re.compile(rb"^(?:\xef\xbb\xbf)?-(?=[ \r\n]|\Z)", re.MULTILINE)
_NOTHING = re.compile(rb"(?:---[ \t\r]*\n?|[ \t\r]*(?:#[^\n]*)?\n?)*")
_ANY_ID = re.compile(rb"^ +id: *[\"']?(" + ENTRY_ID.encode() + rb")", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry, and the line of the sheet on which it starts."""

    entry: Entry
    line: int


@dataclass(slots=True)
class SheetText:
    """What a sheet holds."""

    path: Path
    placed: list[Placed] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    whole: int = 0
    """The bytes up to the end of the last item that was finished with a line end."""
    readable: int = 0
    """The bytes up to the end of the last item that could be read as an entry."""
    in_utf8: bool = True
    """False if the file is in another encoding: then nothing can be read of it."""
    highest: int = -1
    """The highest number of its own that an entry here has, torn and broken ones included."""

    @property
    def head(self) -> Opened | None:
        """The sheet's head, or None if it has none."""
        entries = (placed.entry for placed in self.placed)
        return next((entry for entry in entries if isinstance(entry, Opened)), None)


def read_sheet(path: Path) -> SheetText:
    """Read the sheet at `path`. Raises `OSError` if the file cannot be read at all."""
    return sheet_text(path, path.read_bytes())


def sheet_text(path: Path, data: bytes) -> SheetText:
    """Read the bytes of a sheet. Whatever they are, this returns."""
    sheet = SheetText(path, highest=highest_number(data, key_of(path)))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:2]:
        wrong = "this sheet is not in UTF-8"
        sheet.problems.append(Problem(path, 1, wrong, "Save it as UTF-8 in your editor"))
        sheet.whole = len(data)
        sheet.in_utf8 = False
        return sheet
    for start, end, line in _items(sheet, data):
        if data[end - 1 : end] == b"\n":
            placed = len(sheet.placed)
            _read_item(sheet, data[start:end], line)
            sheet.whole = end
            sheet.readable = end if len(sheet.placed) > placed else sheet.readable
        else:
            _read_unfinished(sheet, data[start:end], start, line)
    return sheet


def _read_unfinished(sheet: SheetText, item: bytes, start: int, line: int) -> None:
    """Read an item whose last line has no end: a crash cut it off, or what comes behind it.

    It is whole only if all that is needed stands in the lines that are finished. The id
    comes last, so a part of an entry is never taken for all of it.
    """
    finished = item[: item.rfind(b"\n") + 1]
    tried = SheetText(sheet.path)
    _read_item(tried, finished, line)
    if tried.placed:
        sheet.placed += tried.placed
        sheet.problems += tried.problems
        sheet.whole = sheet.readable = start + len(finished)
        line += finished.count(b"\n")
        start += len(finished)
    wrong = "the last entry is not finished: its last line has no end"
    mend = "If it reads whole, press Enter behind it in an editor and save"
    sheet.problems.append(Problem(sheet.path, line, wrong, mend))


def _items(sheet: SheetText, data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield where each item starts and ends, and its line."""
    starts = [found.start() for found in _ITEM_START.finditer(data)]
    preamble = data[: starts[0] if starts else len(data)].removeprefix(_BOM)
    nothing = _NOTHING.match(preamble)
    blank = nothing.end() if nothing else 0
    if blank != len(preamble):
        line = preamble.count(b"\n", 0, blank) + 1
        mend = "Each entry starts with a hyphen and a space in the first column"
        sheet.problems.append(Problem(sheet.path, line, "this is not an entry", mend))
    sheet.whole = data.rfind(b"\n", 0, starts[0] if starts else len(data)) + 1
    line, counted = 1, 0
    for start, end in itertools.pairwise([*starts, len(data)]):
        line += data.count(b"\n", counted, start)
        counted = start
        yield start, end, line


def _read_item(sheet: SheetText, item: bytes, line: int) -> None:
    def report(at: int, wrong: str, mend: str) -> None:
        sheet.problems.append(Problem(sheet.path, line + at - 1, wrong, mend))

    if len(item) > LARGEST_ITEM:
        report(1, f"this entry is longer than {LARGEST_ITEM} bytes", "Make several of it")
        return
    try:
        document = parse(item.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        at = item.count(b"\n", 0, error.start) + 1
        report(at, "there is a letter here that is not UTF-8", "Type it anew and save as UTF-8")
        return
    except BadYaml as bad:
        report(bad.line, bad.wrong, bad.mend)
        return
    for place, at in document.repeats:
        report(at, f"‘{place[-1]}’ is there twice, and the first is used", "Delete one of them")
    fields = document.tree[0] if document.tree else None
    if not isinstance(fields, dict):
        report(1, "this is not an entry", 'An entry is written - always: "what was said"')
        return
    entry = _entry(sheet, document, fields, report)
    if entry is not None:
        sheet.placed.append(Placed(entry, line))


def _entry(
    sheet: SheetText, document: Document, fields: dict[str, Any], report: Any
) -> Entry | None:
    """Make an entry of an item's fields; a field that its kind does not have is left out."""
    kind = kind_of(fields)
    if kind is None:
        known = ", ".join(KINDS)
        report(1, f"‘{next(iter(fields), '')}’ is no kind of entry", f"The kinds are {known}")
        return None
    if kind.model_config.get("extra") == "forbid":
        known_keys = {info.alias or name for name, info in kind.model_fields.items()}
        for key in [key for key in fields if key not in known_keys]:
            wrong = f"‘{key}’ is nothing that {kind.kind} has, and is left out"
            report(document.line((0, key)), wrong, f"It has {', '.join(sorted(known_keys))}")
            del fields[key]
    if "id" not in fields:
        free = f"{key_of(sheet.path) or 'key'}.{sheet.highest + 1}"
        report(1, "this entry has no id", f"Write as its last line, indented by two: id: {free}")
        return None
    try:
        return kind.model_validate(fields)
    except ValidationError as errors:
        for error in errors.errors():
            at = document.line((0, *error["loc"]))
            report(at, _in_words(error), "Mend it, or delete it if it was never said")
        return None


def _in_words(error: Any) -> str:
    """Return what a model says of a field, as the start of a sentence."""
    field_name = str(error["loc"][0]) if error["loc"] else "this"
    if error["type"] == "missing":
        return f"‘{field_name}’ is missing"
    return f"‘{field_name}’ cannot be {error['input']!r:.60}: {error['msg'].lower()}"


def key_of(path: Path) -> str:
    """Return the key in a sheet's file name: the k7f3 of table-1.k7f3.yaml. It may be empty."""
    parts = path.name.split(".")
    return parts[-2] if len(parts) == len(("stem", "key", "yaml")) else ""


def highest_number(data: bytes, key: str) -> int:
    """Return the highest number of an id with this key, or -1."""
    ids = (found.group(1).decode().partition(".") for found in _ANY_ID.finditer(data))
    return max((int(number) for of, _, number in ids if of == key), default=-1)
