"""What is erased, and what is left of bytes and drafts without it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from journeymap.board import Board
from journeymap.entries import (
    ENTRY_ID,
    WITH_WORDS,
    Aim,
    Answered,
    Change,
    Edit,
    Entry,
    Erased,
    Return,
    Said,
    Theme,
    Way,
)
from journeymap.sheets.dialect import item_lines, quoted
from journeymap.sheets.draft import Draft
from journeymap.sheets.reading import sheet_text, spans_of, up_to_its_id
from journeymap.sheets.returned_rows import without_cells

_ANY_ID = re.compile(ENTRY_ID.encode())
_WITHOUT_WORDS = {"language", "stage", "voice", "stars", "of", "returned", "part_of"}
"""Fields in which nothing stands that somebody said."""
_NOT_SAID = {"id", "at", "about", "after", "yields", "people", "day", "hour", "told"}
_NO_WORDS = {*_NOT_SAID, *_WITHOUT_WORDS}
"""Those of changes and themes."""
_TYPED = re.compile(r"[a-z]+\s*:\s*|[-+*%?&–—−]\s*|!\s*[1-5]?\s*", re.IGNORECASE)
"""What begins a line that is typed: a sign, or the name of a kind."""
_BEGINNING = 4
"""Letters and digits from which on a beginning is told from those of others."""


class Erasure:
    """What is to be erased: which entries, and the words that they were."""

    def __init__(
        self,
        tombstones: Mapping[str, Erased],
        entries: Iterable[Entry] = (),
        returns: Mapping[str, str] | None = None,
    ) -> None:
        """Erase what has these ids, each to be followed by its tombstone.

        `entries` are those of them whose words are known: by these, what has no id is found.
        `returns` are the fingerprints of the survey's returns that are known, by their ids.
        """
        self.tombstones = dict(tombstones)
        known = list(entries)
        self._of_returns = _words_of_returns(known, returns or {})
        self.words = tuple(dict.fromkeys(words for each in known for words in words_of(each)))
        """All that somebody said in them."""
        self._texts = {(each.kind, each.text) for each in known if isinstance(each, Said)}
        self._texts |= {(kind, text) for kind, _ in self._texts for text in _new_texts(known)}
        self._others = [head for each in known if (head := _up_to_its_words(each))]
        """The beginnings of what is nothing said, each with the words at its end apart."""
        telling = [each for each in self.words if is_telling(each)]
        forms = [*telling, *(quoted(each)[1:-1] for each in telling)]
        self._forms = tuple({each.encode() for each in forms})
        """The words as they may stand in bytes, if they are told from those of others."""

    @classmethod
    def asked_for(cls, board: Board, entries: Iterable[Entry] = ()) -> Erasure:
        """Return all that was asked to be erased in a workshop.

        An edit of what was erased has its words too. The words are known only from `entries`
        that still have them.
        """
        entries = list(entries)
        ids = board.erased()
        ids |= {edit.id for entry_id in ids for edit in board.edits_of(entry_id)}
        with_words = [each for each in entries if each.id in ids and has_words_to_erase(each)]
        on_board = (board.entry(entry_id) for entry_id in ids)
        known = [*(each for each in on_board if each is not None), *with_words]
        tombstones = {
            each.id: Erased.in_place_of(each)
            for each in known
            if isinstance(each, Erased) or has_words_to_erase(each)
        }
        returns = (each for each in (*board.returns(), *entries) if isinstance(each, Return))
        return cls(tombstones, with_words, {each.id: each.fingerprint for each in returns})

    def out_of(self, data: bytes, *, torn: bool = False, only_the_same: bool = False) -> bytes:
        """Return the bytes of a sheet without what is erased.

        In `torn` tails no id is whole. With `only_the_same` an entry must have the moment and
        the kind of what is erased, and not its id alone: other workshops may have the same ids.
        """
        kept: list[bytes] = []
        at = 0
        for span in spans_of(data):
            item = data[span.start : span.end]
            kept += [self.of_lines(data[at : span.start])]
            kept += [self._of_item(item, torn=torn, only_the_same=only_the_same)]
            at = span.end
        return b"".join((*kept, self.of_lines(data[at:])))

    def of_returns(self, data: bytes) -> bytes:
        """Return the bytes of the cleaned copy of returns without the cells with the words.

        They go from the row of the return in which they came: others may have said the same.
        """
        tells = {
            fingerprint: lambda cell, words=words: any(_is_in(each, cell) for each in words)
            for fingerprint, words in self._of_returns.items()
        }
        return without_cells(data, tells)

    def of_lines(self, data: bytes) -> bytes:
        """Return bytes that are no entries without the lines that have the words in them."""
        if not data or not any(each in data for each in self._forms):
            return data
        lines = data.splitlines(keepends=True)
        return b"".join(line for line in lines if not any(each in line for each in self._forms))

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

    def _of_item(self, item: bytes, *, torn: bool, only_the_same: bool) -> bytes:
        """Return what is left of an item; where its id is not whole, the words tell."""
        whole = not torn and item.endswith(b"\n")
        finished = item if whole else item[: item.rstrip(b"\r\n").rfind(b"\n") + 1]
        entry = self._entry_in(finished) if not torn else None
        if entry is None:
            is_one = not whole and not only_the_same and self._begins(item)
            return b"" if is_one else item
        tombstone = self.tombstones[entry.id]
        if isinstance(entry, Erased) or not has_words_to_erase(entry):
            return item
        if only_the_same and Erased.in_place_of(entry) != tombstone:
            return item
        behind = item[len(up_to_its_id(item)) :]
        if self._entry_in(up_to_its_id(item)) != entry:
            behind = b""  # the id stands before the words
        return _as_item(tombstone) + self.of_lines(behind)

    def _entry_in(self, item: bytes) -> Entry | None:
        """Return the entry that an item is, if it is one of those to be erased."""
        if self.tombstones.keys().isdisjoint(each.decode() for each in _ANY_ID.findall(item)):
            return None
        entries = sheet_text(Path(), item).entries
        return entries[0] if entries and entries[0].id in self.tombstones else None

    def _begins(self, torn: bytes) -> bool:
        """Whether a torn item is one of those that are erased, or breaks off within it."""
        first, *more = torn.rstrip(b"\r\n").split(b"\n")
        if (edited := re.fullmatch(rb"- edit: *(.+?)\r?", first)) and more:
            return edited[1].decode(errors="replace") in self.tombstones
        for kind, text in self._texts:
            key = f"- {kind}: ".encode()
            whole = key + quoted(text).encode()
            if first.rstrip(b"\r") == whole:
                return True
            begun = letters_of(first[len(key) :].decode(errors="ignore"))
            if not more and whole.startswith(first) and len(begun) >= _BEGINNING:
                return True
        return any(_breaks_off_in(torn, *each) for each in self._others)

    def _is_typed(self, line: str) -> bool:
        """Whether a line has the words in it, or is the better part of their beginning."""
        line = line.strip()
        sign = _TYPED.match(line)
        body = line[sign.end() :].strip() if sign else line
        texts = {text for _, text in self._texts}
        if body in texts or any(is_telling(each) and each in line for each in self.words):
            return True
        return any(
            text.startswith(body) and 2 * len(body) >= len(text) and is_telling(body)
            for text in texts
        )


def _words_of_returns(entries: Iterable[Entry], returns: Mapping[str, str]) -> dict[str, set[str]]:
    """Return the words to be erased that came back in the survey, by the return's fingerprint."""
    by_id = {each.id: each for each in entries}
    entries = [*by_id.values()]
    came_in = {e.id: e.returned for e in entries if isinstance(e, (Said, Way)) and e.returned}
    words: dict[str, set[str]] = {}
    for each in entries:
        about: Entry | None = each
        while isinstance(about, Edit):
            about = by_id.get(about.about)
        returned = came_in.get(about.id) if about else None
        if returned and returned in returns:
            words.setdefault(returns[returned], set()).update(words_of(each))
    return words


def _is_in(words: str, cell: str) -> bool:
    """Whether words stand in a cell; few of them must be all that stands there."""
    wanted, there = letters_of(words), letters_of(cell)
    if not wanted:
        return words.strip() == cell.strip()
    if there and set(map(letters_of, cell.splitlines())) <= set(map(letters_of, words.split("\n"))):
        return True  # a question that has several columns makes one text of them
    return wanted in there if is_telling(words) else wanted == there


def has_words_to_erase(entry: Entry) -> bool:
    """Whether an entry is of a kind in which somebody's words stand."""
    return isinstance(entry, WITH_WORDS)


def words_of(entry: Entry) -> Iterator[str]:
    """Yield all that somebody said in an entry."""
    match entry:
        case Said():
            said: Mapping[str, Any] = {"text": entry.text, **entry.own()}
        case Edit():
            said = entry.changes()
        case Change() | Theme():
            said = entry.model_dump(mode="json", exclude=_NO_WORDS, exclude_none=True)
        case Answered():
            said = {"because": entry.because or "", "by": entry.by or ""}
        case Aim():
            said = {"who": entry.who, "what": entry.what, "known": entry.known}
        case _:
            said = {}
    for name, value in said.items():
        if name not in _WITHOUT_WORDS:
            yield from filter(None, map(str, value if isinstance(value, list | tuple) else [value]))


def is_telling(words: str) -> bool:
    """Whether words are told from those of others wherever they turn up.

    It takes eight letters, or three of a script in which one letter is a word.
    """
    eight, ideographs = 8, 0x2E80
    return sum(3 if ord(each) >= ideographs else 1 for each in letters_of(words)) >= eight


def letters_of(text: str) -> str:
    """Return what is left of a text without all that is written around and between words."""
    return "".join(filter(str.isalnum, text.casefold()))


def _up_to_its_words(entry: Entry) -> tuple[bytes, bytes] | None:
    """Return the beginning of a change or a theme up to its words, and these; None if it has none.

    What is said is found by its kind and its text, whatever stands behind that.
    """
    words = (
        next(words_of(entry), None) if isinstance(entry, Change | Theme | Answered | Aim) else None
    )
    before, found, _ = _as_item(entry).partition(quoted(words or "").encode())
    return (before, found) if words and found else None


def _breaks_off_in(torn: bytes, before: bytes, words: bytes) -> bool:
    """Whether a torn item has these words behind this beginning, or breaks off within them."""
    torn = torn.replace(b"\r\n", b"\n").rstrip(b"\r\n")
    if (torn + b"\n").startswith(before + words + b"\n"):
        return True
    begun = letters_of(torn[len(before) :].decode(errors="ignore"))
    return (before + words).startswith(torn) and len(begun) >= _BEGINNING


def _new_texts(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the texts that edits gave to what is erased."""
    edits = (each for each in entries if isinstance(each, Edit))
    return (str(each.changes()["text"]) for each in edits if "text" in each.changes())


def _as_item(entry: Entry) -> bytes:
    return ("\n".join(item_lines(entry.as_item())) + "\n").encode()
