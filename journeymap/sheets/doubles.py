"""Returns that were taken in on two sheets: two laptops have each taken in the same file.

Their fingerprints say that they are one return. One of the two is too much. An answer is the same
if it was written down the same, whatever was made of it since: of two the one stays that somebody
has worked on, and what was taken back on one laptop does not come back from the other.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.board import Board
from journeymap.entries import Entry, Return, Said, Way


@dataclass(frozen=True, slots=True)
class Double:
    """A return that was taken in once more, with what of both is too much."""

    first: Return
    again: Return
    entries: tuple[Entry, ...]
    is_all: bool
    """Whether nothing of what was taken in once more is to stay."""


def doubles(board: Board) -> list[Double]:
    """Return what was taken in twice and stands. Which is the first is the same on every laptop."""
    by_fingerprint: dict[str, list[Return]] = defaultdict(list)
    for each in board.returns():
        by_fingerprint[each.fingerprint].append(each)
    several = [each for each in by_fingerprint.values() if len(each) > 1]
    return [double for each in several for double in _doubles_among(board, each)]


def _doubles_among(board: Board, returns: list[Return]) -> Iterator[Double]:
    """Yield the doubles among returns with one fingerprint."""
    first, *others = returns
    there = {_what(entry): entry for entry in _answers(board, first)}
    for again in others:
        own = _answers(board, again)
        twice = {
            each.id: each
            for entry in own
            if _what(entry) in there
            for each in _too_much(board, there[_what(entry)], entry)
        }
        is_all = all(each.id in twice for entry in own for each in _as_it_stands(board, entry))
        if again.sheet_key != first.sheet_key and (twice or (again.holds == first.holds == 0)):
            yield Double(first, again, tuple(twice.values()), is_all)
        for entry in own:
            there.setdefault(_what(entry), entry)


def _answers(board: Board, returned: Return) -> list[Entry]:
    """Return the answers as they were taken in, whether they stand or not."""
    answers = board.answers_under(returned.id)
    return [each for each in answers if not (isinstance(each, Said) and each.part_of)]


def _too_much(board: Board, one: Entry, again: Entry) -> list[Entry]:
    """Return what stands of the one of two that is to go."""
    both = _as_it_stands(board, one), _as_it_stands(board, again)
    if not all(both):
        return [] if _is_worked_on(board, again) else both[1]
    return both[_is_worked_on(board, one) or not _is_worked_on(board, again)]


def _as_it_stands(board: Board, entry: Entry) -> list[Entry]:
    """Return an answer if it stands, and else what it was split into."""
    if board.stands(entry.id):
        return [entry]
    return [each for part in board.parts_of(entry.id) for each in _as_it_stands(board, part)]


def _is_worked_on(board: Board, entry: Entry) -> bool:
    """Whether somebody has decided something about an answer, or marked it."""
    said = board.get(entry.id)
    return bool(board.decisions(entry.id)) or (said is not None and bool(said.marks))


def _what(entry: Entry) -> tuple[str, str | None, str]:
    """Return what an entry says, whatever a spreadsheet has made of its accents."""
    words = entry.text if isinstance(entry, Said) else ""
    words = entry.way if isinstance(entry, Way) else words
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return entry.kind, getattr(entry, "stage", None), letters
