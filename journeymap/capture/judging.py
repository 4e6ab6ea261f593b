"""Decides whether statements say the same. Their words stay as they are, and it can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import NamedTuple

from journeymap.capture.answer import Answer, Outcome, not_saved, quote
from journeymap.capture.missing import not_there
from journeymap.capture.session import Session
from journeymap.counting import counted
from journeymap.entries import Apart, Entry, Same
from journeymap.findings.over import Over
from journeymap.findings.units import Unit, find_units
from journeymap.sheets.sheet import NotSaved
from journeymap.standing import Standing

_TWO = 2


class _Concerned(NamedTuple):
    """The units that a decision is about."""

    all: list[Unit]
    contrary: bool
    """Whether two of them were decided to be the same, and apart, by people who did not know."""


def same(session: Session, entry_ids: Sequence[str]) -> Answer:
    """Decide that entries say the same. What was apart till now is so no longer.

    All that says the same as any of them for certain is named, so that the decision holds when
    one of them is taken back or moved.
    """
    said = _said(session, entry_ids)
    if isinstance(said, Answer):
        return said
    units = _units_of(session, said).all
    if len(units) == 1:
        text = f"{_ids(said)} say the same already"
        return Answer(Outcome.NOTHING, text, said[0].entry)
    joined = [each.entry.id for unit in units for each in unit.standings]
    over = _in_force(session, joined)
    kept = [(rest, each.over) for each in over if (rest := _rest_of(each, joined))]

    def make(first: int) -> list[Entry]:
        at, key = session.clock(), session.sheet.key
        left: list[Entry] = [
            Apart(entries=rest, over=knew, at=at, id=f"{key}.{n}")
            for n, (rest, knew) in enumerate(kept, first)
        ]
        ids = dict.fromkeys((*(each.entry.id for each in said), *joined))
        names = tuple(each.id for each in over)
        made = Same(entries=tuple(ids), over=names, at=at, id=f"{key}.{first + len(left)}")
        return [*left, made]

    return _put(session, make, f"the same: {_quoted(said)}")


def apart(session: Session, entry_ids: Sequence[str]) -> Answer:
    """Decide that none of these says the same as another. A `same` till now is so no longer.

    That is named, so that it is known of an `apart` made elsewhere whether it was made against it.
    """
    said = _said(session, entry_ids)
    if isinstance(said, Answer):
        return said
    ids = [each.entry.id for each in said]
    pairs = {frozenset(pair) for pair in combinations(ids, _TWO)}
    known = [set(each.entries) for each in _in_force(session, ids)]
    units = _units_of(session, said)
    is_so = all(any(pair <= entries for entries in known) for pair in pairs)
    if is_so and not units.contrary:
        return Answer(Outcome.NOTHING, f"{_ids(said)} are apart already", said[0].entry)
    over = sames_in(session, [each.entry.id for unit in units.all for each in unit.standings])

    def make(first: int) -> list[Entry]:
        at, made_id = session.clock(), f"{session.sheet.key}.{first}"
        return [Apart(entries=ids, over=over, at=at, id=made_id)]

    return _put(session, make, f"apart: {_quoted(said)}")


def sames_in(session: Session, entry_ids: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the decisions by which two of these are the same."""
    ids = set(entry_ids)
    sames = session.board.judgements(Same)
    return tuple(each.id for each in sames if len(ids.intersection(each.entries)) >= _TWO)


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


def _units_of(session: Session, said: Sequence[Standing]) -> _Concerned:
    """Return the units in which these are now, and whether two of them are contrary."""
    board, entry = session.board, said[0].entry
    of_kind = board.of_kind(entry.kind)
    here = [each for each in of_kind if each.entry.stage == entry.stage]
    units = find_units(here, [board])
    places = set(units.at(each.entry.id for each in said))
    contrary = any(places.issuperset(units.at(each.ids)) for each in units.contrary)
    return _Concerned([units.all[place] for place in sorted(places)], contrary)


def _in_force(session: Session, entry_ids: Sequence[str]) -> list[Apart]:
    """Return the decisions in force by which two of these are apart."""
    ids = set(entry_ids)
    over = Over.on([session.board])
    old = {below for same in session.board.judgements(Same) for below in over.below(same.id)}
    aparts = session.board.judgements(Apart)
    return [e for e in aparts if e.id not in old and len(ids.intersection(e.entries)) >= _TWO]


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
