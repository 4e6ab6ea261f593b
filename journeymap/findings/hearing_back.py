"""How and when people hear back, and what they thought of the session, put together.

Counts by voice are for whoever closes the session. What goes out has none (docs/concepts.md,
"small groups").
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, time

from journeymap.board import Board
from journeymap.cleaning import one_line
from journeymap.entries import Booked, Verdict, Way
from journeymap.findings.stars import spread_of


@dataclass(slots=True)
class WayAsked:
    """A way in which people want to hear back."""

    way: str
    """In the guide's words if it is one of the guide's, else in those in which it came first."""
    is_the_guides: bool
    people: int = 0
    """How many asked for it in the room; 0 for one that only the guide says was chosen."""
    in_survey: int = 0
    """How many asked for it in the survey. The two are never added up."""


@dataclass(frozen=True, slots=True)
class DayForIt:
    """A day that is booked on which people hear back."""

    day: date
    hour: time | None
    how: str
    is_the_guides: bool
    """Whether it stands in the guide; else it was booked in the room."""


@dataclass(slots=True)
class Round:
    """The stars that people gave for one question, in the last round."""

    question: str
    is_the_guides: bool
    given: Counter[tuple[str | None, int]] = field(default_factory=Counter)
    """How many people, by voice and stars."""

    @property
    def people(self) -> int:
        """How many people gave stars."""
        return self.given.total()

    def spread(self) -> dict[int, int]:
        """Return how many people gave how many stars, from 5 down to 1, with the zeros."""
        return spread_of((stars, people) for (_, stars), people in self.given.items())

    def by_voice(self) -> dict[str | None, int]:
        """Return how many people of each voice gave stars; None if it was not said who."""
        voices = Counter[str | None]()
        for (voice, _), people in self.given.items():
            voices[voice] += people
        return dict(voices)


def ways_asked_for(board: Board) -> tuple[WayAsked, ...]:
    """Return the ways that people asked for, those in the guide first. Each is there once."""
    back = board.guide.hear_back
    offered = {_same(way): way for way in (*back.ways, *back.chosen)} if back else {}
    found: dict[str, WayAsked] = {}
    for way in back.chosen if back else ():
        found[_same(way)] = WayAsked(way, is_the_guides=True)
    for asked in board.changes(Way):
        same = _same(asked.way)
        way = offered.get(same, asked.way)
        there = found.setdefault(same, WayAsked(way, is_the_guides=same in offered))
        if asked.returned is None:
            there.people += asked.people
        else:
            there.in_survey += asked.people
    return tuple(found.values())


def ways_offered(board: Board) -> tuple[WayAsked, ...]:
    """Return the guide's ways with how many asked for each, then the others asked for."""
    asked = {_same(each.way): each for each in ways_asked_for(board)}
    back = board.guide.hear_back
    ways = {_same(way): WayAsked(way, is_the_guides=True) for way in back.ways} if back else {}
    return tuple({**ways, **asked}.values())


def booked_days(board: Board) -> tuple[DayForIt, ...]:
    """Return the booked days in order, those of the guide and of the room. Each is there once."""
    back = board.guide.hear_back
    in_guide = back.booked if back else ()
    days = [
        *(DayForIt(each.day, None, each.how, is_the_guides=True) for each in in_guide),
        *(
            DayForIt(each.day, each.hour, each.how, is_the_guides=False)
            for each in board.changes(Booked)
        ),
    ]
    once = {(each.day, each.hour, _same(each.how)): each for each in reversed(days)}
    return tuple(
        sorted(once.values(), key=lambda each: (each.day, each.hour or time.min, each.how))
    )


def last_round(board: Board) -> tuple[Round, ...]:
    """Return the stars for each question, the guide's questions first, also without any."""
    rounds = {_same(each): Round(each, is_the_guides=True) for each in board.guide.closing}
    for verdict in board.changes(Verdict):
        of = Round(verdict.question, is_the_guides=False)
        given = rounds.setdefault(_same(verdict.question), of).given
        given[verdict.voice, verdict.stars] += verdict.people
    return tuple(rounds.values())


def _same(words: str) -> str:
    """Return what is the same for words that say the same way, day or question."""
    return " ".join(one_line(words).casefold().split()).rstrip(" .!")
