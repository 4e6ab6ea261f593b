"""What says the same, put together as far as people have decided, with what it is answered.

What is only likely to say the same stays apart: an account is no place for guesses.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from journeymap.findings.alike import Wording, by_number, find_alike, wording_of
from journeymap.findings.answers import Replies, Reply
from journeymap.findings.looks import may_go_out
from journeymap.findings.support import people_of
from journeymap.findings.units import Unit
from journeymap.standing import SaidSo, Standing


class Gathered(NamedTuple):
    """What says the same for certain."""

    standings: tuple[Standing, ...]
    """All of it, also what is held back."""
    wordings: tuple[Wording, ...]
    """What may go out of it, that of most people first; none if all of it is held back."""
    reply: Reply
    said_so: SaidSo
    """How many people in the room, and how many returns, say so in whichever words.

    What is held back is not among them: else who counts the words shown could tell what it says.
    """

    @property
    def first(self) -> Standing:
        """What was said first."""
        return self.standings[0]


def gather(units: Sequence[Unit], replies: Replies, *, across_stages: bool) -> list[Gathered]:
    """Put together what says the same, that of most people first; else as it was first said.

    Of several stages the same words are put together only if it is `across_stages`.
    """
    together = _across_stages(units) if across_stages else units
    found = [_gathered(each, replies, across_stages=across_stages) for each in together]
    return sorted(found, key=lambda each: by_number(each.said_so), reverse=True)


def _gathered(unit: Unit, replies: Replies, *, across_stages: bool) -> Gathered:
    reply = replies.to_what_was_said(unit.standings)
    shown = may_go_out(unit.standings)
    if len(shown) == 1:
        only = Wording.of(tuple(shown))
        return Gathered(unit.standings, (only,), reply, only.said_so)
    if unit.is_decided:
        wordings = tuple(find_alike(shown, across_stages=across_stages))
    else:
        wordings = (Wording.of(tuple(shown)),) if shown else ()
    said_so = (len(people_of(shown, "room")), len(people_of(shown, "survey")))
    return Gathered(unit.standings, wordings, reply, said_so)


def _across_stages(units: Iterable[Unit]) -> list[Unit]:
    """Return units in which the same words stand together, in the order of saying."""
    together: dict[object, list[Unit]] = {}
    for unit in units:
        same = unit.first.entry.id if unit.is_decided else wording_of(unit.first)
        together.setdefault(same, []).append(unit)
    return [_one_unit(each) for each in together.values()]


def _one_unit(units: list[Unit]) -> Unit:
    if len(units) == 1:
        return units[0]
    standings = (each for unit in units for each in unit.standings)
    return Unit(tuple(sorted(standings, key=lambda each: each.entry.order)), is_decided=False)
