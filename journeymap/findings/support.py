"""Who supports a finding: people in the room and returns in the survey, never added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from typing import Literal, TypeVar

from journeymap.findings.could_have import People
from journeymap.guide import InterestGroup
from journeymap.standing import Standing

_Who = TypeVar("_Who", str | None, InterestGroup)
Source = Literal["room", "survey"]
SOURCES: tuple[Source, Source] = ("room", "survey")


@dataclass(frozen=True, slots=True)
class Share:
    """How many said so, and how many could have: "4 of 18"."""

    said: int
    of: int | None
    """None if it is not known how many could have."""

    @property
    def in_words(self) -> str:
        """The share as it is written. More can have said so than were counted."""
        return f"{self.said} of {self.of}" if self.is_of_known else f"{self.said}"

    @property
    def is_of_known(self) -> bool:
        """Whether it is known how many could have, and no more said so."""
        return (self.of or 0) >= max(self.said, 1)


@lru_cache(maxsize=1 << 12)
def share(said: int, of: int | None) -> Share:
    """Return a share; over many workshops there are many of the same, and one does for all."""
    return Share(said, of)


@dataclass(frozen=True, slots=True)
class Side:
    """The support of one source."""

    share: Share
    voices: Mapping[str | None, Share] = field(default_factory=dict)
    """By the id of the voice, for all that said so or could have; None is not known whose."""
    groups: Mapping[InterestGroup, Share] = field(default_factory=dict)
    """By interest group, likewise."""


@dataclass(frozen=True, slots=True)
class Support:
    """The two sides. There is no sum of them: the same person may be on both."""

    room: Side
    survey: Side

    def of(self, source: Source) -> Side:
        """Return one side."""
        return self.room if source == "room" else self.survey

    @property
    def both(self) -> tuple[int, int]:
        """How many said so in the room, and how many in the survey."""
        return self.room.share.said, self.survey.share.said

    @property
    def voices(self) -> tuple[str, ...]:
        """The ids of the voices that said so, on whichever side."""
        sides = (self.room.voices, self.survey.voices)
        heard = (voice for side in sides for voice, share in side.items() if share.said)
        return tuple(dict.fromkeys(voice for voice in heard if voice is not None))

    @property
    def in_words(self) -> str:
        """How many said so on each side: "4 of 18 in the room, 9 of 31 who answered"."""
        room, survey = self.room.share, self.survey.share
        parts = [f"{room.in_words} in the room"] if room.said or room.of else []
        if survey.said or survey.of:
            who = "who answered" if survey.is_of_known else "in the survey"
            parts.append(f"{survey.in_words} {who}")
        return ", ".join(parts) or "nobody"


def people_of(standings: Iterable[Standing], source: Source) -> dict[str, str | None]:
    """Return who said so on one side: the voice of each, by what tells them apart.

    In the room each "me too" is a person, and whoever said an entry first; of what was split,
    who said the whole is one. In the survey each return is one, however often it says so.
    """
    people: dict[str, str | None] = {}
    for person, voice in _in_room(standings) if source == "room" else _in_survey(standings):
        people[person] = people.get(person) or voice
    return people


def nobody_of(could: People, groups: Mapping[str, InterestGroup]) -> Side:
    """Return the support on one side if nobody says so. `groups` are those of the voices."""
    voices: dict[str | None, Share] = {
        voice: share(0, could.voices.get(voice))
        for voice in dict.fromkeys((*groups, *could.voices))
    }
    by_group = {
        group: _together([voices[voice] for voice in groups if groups[voice] is group])
        for group in dict.fromkeys(groups.values())
    }
    return Side(share(0, could.number), voices, by_group)


def side_of(
    people: Mapping[str, str | None], nobody: Side, groups: Mapping[str, InterestGroup]
) -> Side:
    """Return the support on one side: that of nobody, with these people added."""
    if not people:
        return nobody
    voices, by_group = dict(nobody.voices), dict(nobody.groups)
    said = Counter(people.values())
    for voice, number in said.items():
        if voice:
            voices[voice] = share(number, voices[voice].of if voice in voices else None)
            if voice in groups:
                before = by_group[groups[voice]]
                by_group[groups[voice]] = share(before.said + number, before.of)
    if said[None]:
        voices[None] = share(said[None], None)
    return Side(share(len(people), nobody.share.of), voices, by_group)


def add_sides(sides: Sequence[Side]) -> Side:
    """Return the support of one source in several workshops, whose people are others."""
    if len(sides) == 1:
        return sides[0]
    return Side(
        _together([side.share for side in sides]),
        _added([side.voices for side in sides]),
        _added([side.groups for side in sides]),
    )


def _added(of_sides: Iterable[Mapping[_Who, Share]]) -> dict[_Who, Share]:
    """Return the shares of several sides added up, those of each voice or group together."""
    shares: dict[_Who, Share] = {}
    for of_side in of_sides:
        for who, each in of_side.items():
            shares[who] = _both(shares[who], each) if who in shares else each
    return shares


def _both(one: Share, other: Share) -> Share:
    """Return the shares of different people as one."""
    of = None if one.of is None or other.of is None else one.of + other.of
    return share(one.said + other.said, of)


def _together(shares: Sequence[Share]) -> Share:
    """Return shares of different people as one; of how many is known only if it is of each."""
    return reduce(_both, shares, share(0, 0))


def _in_room(standings: Iterable[Standing]) -> Iterator[tuple[str, str | None]]:
    for each in standings:
        if each.entry.returned is None:
            yield each.said_in or each.entry.id, each.entry.voice
        for echo in each.echoes if each.marks else ():
            yield echo.id, echo.voice


def _in_survey(standings: Iterable[Standing]) -> Iterator[tuple[str, str | None]]:
    return ((each.of_return, each.entry.voice) for each in standings if each.of_return)
