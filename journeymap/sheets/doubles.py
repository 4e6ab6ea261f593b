"""Returns that were taken in on two sheets: two laptops have each taken in the same file.

Their fingerprints say that they are one return. One of the two is too much.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.board import Board
from journeymap.entries import Entry, Rating, Return, Said, Way


@dataclass(frozen=True, slots=True)
class Double:
    """A return that was taken in once more, with the entries of it that are there already."""

    first: Return
    again: Return
    entries: tuple[Entry, ...]
    is_all: bool
    """Whether nothing of it is new."""


def doubles(board: Board) -> list[Double]:
    """Return what was taken in twice and stands. Which is the first is the same on every laptop."""
    by_fingerprint: dict[str, list[Return]] = defaultdict(list)
    for each in board.returns():
        by_fingerprint[each.fingerprint].append(each)
    several = [each for each in by_fingerprint.values() if len(each) > 1]
    if not several:
        return []
    entries: dict[str, list[Entry]] = defaultdict(list)
    for entry in _survey_entries(board):
        entries[entry.returned or ""].append(entry)
    return [double for each in several for double in _doubles_among(each, entries)]


def _survey_entries(board: Board) -> Iterator[Said | Way | Rating]:
    yield from (standing.entry for standing in board.said())
    yield from board.changes(Way)
    yield from board.ratings()


def _doubles_among(returns: list[Return], entries: dict[str, list[Entry]]) -> Iterator[Double]:
    """Yield the doubles among returns with one fingerprint: the first of each answer stays."""
    first, *others = returns
    there = {_what(entry): first for entry in entries[first.id]}
    for again in others:
        own = entries[again.id]
        twice = tuple(entry for entry in own if _what(entry) in there)
        if again.sheet_key != first.sheet_key and (twice or (again.holds == first.holds == 0)):
            yield Double(first, again, twice, is_all=len(twice) == len(own))
        for entry in own:
            there.setdefault(_what(entry), again)


def _what(entry: Entry) -> tuple[str, str | None, str]:
    """Return what an entry says, whatever a spreadsheet has made of its accents."""
    words = entry.text if isinstance(entry, Said) else ""
    words = entry.way if isinstance(entry, Way) else words
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return entry.kind, getattr(entry, "stage", None), letters
