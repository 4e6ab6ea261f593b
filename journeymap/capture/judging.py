"""Decides whether statements say the same. Their words stay as they are, and it can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from journeymap.capture.answer import Answer, Outcome, not_saved, quote
from journeymap.capture.missing import not_there
from journeymap.capture.session import Session
from journeymap.counting import counted
from journeymap.entries import Apart, Entry, Same
from journeymap.findings.units import Unit, find_units
from journeymap.sheets.sheet import NotSaved
from journeymap.standing import Standing

_TWO = 2


def same(session: Session, entry_ids: Sequence[str]) -> Answer:
    """Decide that entries say the same. What was apart till now is so no longer.

    All that says the same as any of them for certain is named, so that the decision holds when
    one of them is taken back or moved.
    """
    said = _said(session, entry_ids)
    if isinstance(said, Answer):
        return said
    units = _units_of(session, said)
    if len(units) == 1:
        text = f"{_ids(said)} say the same already"
        return Answer(Outcome.NOTHING, text, said[0].entry)
    joined = [each.entry.id for unit in units for each in unit.standings]
    over = _in_force(session, joined)
    kept = [rest for apart in over if (rest := _rest_of(apart, joined))]

    def make(first: int) -> list[Entry]:
        at, key = session.clock(), session.sheet.key
        left: list[Entry] = [
            Apart(entries=rest, at=at, id=f"{key}.{n}") for n, rest in enumerate(kept, first)
        ]
        ids = dict.fromkeys((*(each.entry.id for each in said), *joined))
        names = tuple(each.id for each in over)
        made = Same(entries=tuple(ids), over=names, at=at, id=f"{key}.{first + len(left)}")
        return [*left, made]

    return _put(session, make, f"the same: {_quoted(said)}")


def apart(session: Session, entry_ids: Sequence[str]) -> Answer:
    """Decide that none of these says the same as another."""
    said = _said(session, entry_ids)
    if isinstance(said, Answer):
        return said
    ids = [each.entry.id for each in said]
    pairs = {frozenset(pair) for pair in combinations(ids, _TWO)}
    known = [set(each.entries) for each in _in_force(session, ids)]
    if all(any(pair <= entries for entries in known) for pair in pairs):
        return Answer(Outcome.NOTHING, f"{_ids(said)} are apart already", said[0].entry)

    def make(first: int) -> list[Entry]:
        made = Apart(entries=ids, at=session.clock(), id=f"{session.sheet.key}.{first}")
        return [made]

    return _put(session, make, f"apart: {_quoted(said)}")


def _said(session: Session, entry_ids: Sequence[str]) -> list[Standing] | Answer:
    """Return what stands under these ids, or why nothing can be decided about them."""
    ids = list(dict.fromkeys(entry_ids))
    if len(ids) < _TWO:
        return Answer(Outcome.NOT_TAKEN, "it takes two entries or more. Name them by their ids.")
    said: list[Standing] = []
    for each in ids:
        standing = session.board.get(each)
        if standing is None:
            return not_there(session, each)
        said.append(standing)
    if len({(each.entry.kind, each.entry.stage) for each in said}) > 1:
        wrong = f"{_ids(said)} are not of one kind and one stage, so they stay findings of their"
        return Answer(Outcome.NOT_TAKEN, f"{wrong} own. What says the same elsewhere is linked.")
    return said


def _units_of(session: Session, said: Sequence[Standing]) -> list[Unit]:
    """Return the units in which these are now."""
    board, entry = session.board, said[0].entry
    of_kind = board.of_kind(entry.kind)
    here = [each for each in of_kind if each.entry.stage == entry.stage]
    units = find_units(here, [board])
    ids = {each.entry.id for each in said}
    return [unit for unit in units.all if any(s.entry.id in ids for s in unit.standings)]


def _in_force(session: Session, entry_ids: Sequence[str]) -> list[Apart]:
    """Return the decisions in force by which two of these are apart."""
    ids = set(entry_ids)
    over = {each for same in session.board.judgements(Same) for each in same.over}
    aparts = session.board.judgements(Apart)
    return [e for e in aparts if e.id not in over and len(ids.intersection(e.entries)) >= _TWO]


def _rest_of(apart: Apart, joined: Sequence[str]) -> tuple[str, ...]:
    """Return what stays apart, when those of them that are joined are not."""
    others = [each for each in apart.entries if each not in joined]
    one = next(each for each in apart.entries if each in joined)
    return (one, *others) if others else ()


def _put(session: Session, make: Callable[[int], Sequence[Entry]], what: str) -> Answer:
    try:
        made = session.put_together(make)
    except NotSaved as why:
        return not_saved(why)
    return session.saved(made[-1], what)


def _ids(said: Sequence[Standing]) -> str:
    return " and ".join(each.entry.id for each in said)


def _quoted(said: Sequence[Standing]) -> str:
    """Return the first two, and how many there are besides."""
    first = " and ".join(map(quote, said[:_TWO]))
    more = len(said) - _TWO
    return f"{first}, and {counted(more, 'more', 'more')}" if more > 0 else first
