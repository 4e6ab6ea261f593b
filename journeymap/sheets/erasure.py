"""What is erased, and what is left of bytes and drafts without it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from journeymap.board import Board
from journeymap.entries import Edit, Entry, Erased, Said, StageChange
from journeymap.sheets.dialect import item_lines, quoted
from journeymap.sheets.draft import Draft
from journeymap.sheets.reading import ids_in, read_sheet, sheet_text, spans_of

_WITHOUT_WORDS = {"stage", "voice", "stars"}
"""Fields in which nothing stands that somebody said."""
TELLING = 8
"""Letters and digits from which on words are told from those of others."""


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
        words = [each.encode() for each in self.words if len(letters_of(each)) >= TELLING]
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


def _as_item(entry: Entry) -> bytes:
    return ("\n".join(item_lines(entry.as_item())) + "\n").encode()


def letters_of(text: str) -> str:
    """Return what is left of a text without all that is written around and between words."""
    return "".join(filter(str.isalnum, text.casefold()))
