"""What says the same, put together as far as people have decided, with what it is answered.

What is only likely to say the same stays apart: an account is no place for guesses.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journeymap.findings.alike import Wording, find_alike, wording_of
from journeymap.findings.answers import Replies, Reply
from journeymap.findings.looks import may_go_out
from journeymap.findings.support import people_of
from journeymap.findings.units import Unit
from journeymap.standing import Standing


@dataclass(frozen=True, slots=True)
class Gathered:
    """What says the same for certain."""

    standings: tuple[Standing, ...]
    """All of it, also what is held back."""
    wordings: tuple[Wording, ...]
    """What may go out of it, that of most people first; none if all of it is held back."""
    reply: Reply
    said_so: tuple[int, int]
    """How many people in the room, and how many returns, say so in whichever words.

    What is held back is not among them: else who counts the words shown could tell what it says.
    """

    @property
    def first(self) -> Standing:
        """What was said first."""
        return self.standings[0]

    @property
    def most_said(self) -> tuple[int, int]:
        """What it is sorted by: a person in the room weighs as much as a return."""
        room, survey = self.said_so
        return (room, survey) if room >= survey else (survey, room)


def gather(units: Sequence[Unit], replies: Replies, *, across_stages: bool) -> list[Gathered]:
    """Put together what says the same, that of most people first; else as it was first said.

    Of several stages the same words are put together only if it is `across_stages`.
    """
    found = []
    for each in _across_stages(units) if across_stages else units:
        shown = may_go_out(each.standings)
        if each.is_decided:
            wordings = tuple(find_alike(shown, across_stages=across_stages))
        else:
            wordings = (Wording(tuple(shown)),) if shown else ()
        reply = replies.to_entries([each.entry.id for each in each.standings])
        found.append(Gathered(each.standings, wordings, reply, _said_so(shown)))
    return sorted(found, key=lambda each: each.most_said, reverse=True)


def _said_so(shown: Sequence[Standing]) -> tuple[int, int]:
    """Return how many people say so in the room, and in the survey."""
    if len(shown) == 1:
        return shown[0].in_room, shown[0].in_survey
    return len(people_of(shown, "room")), len(people_of(shown, "survey"))


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
