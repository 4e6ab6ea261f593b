"""How many could have said something: who was in the room, and who answered the question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from journeymap.board import Board

Place = tuple[str, str | None]
"""A kind of entry, and the id of a stage; None is the whole journey."""
Asked = Mapping[tuple[int, str], Place]
"""What the questions of a survey asked for, by the edition of the questionnaire and the code."""


@dataclass(frozen=True, slots=True)
class People:
    """A number of people, and how many of them are of each voice."""

    number: int | None = None
    """None if nobody counted them all."""
    voices: Mapping[str, int] = field(default_factory=dict)
    """By the id of the voice, as far as they were counted."""


@dataclass(frozen=True, slots=True)
class CouldHave:
    """Who could have said something, in one workshop."""

    in_room: People
    in_survey: Mapping[Place, People]
    """By what was asked: the returns in which that was answered."""

    def answered(self, place: Place) -> People:
        """Return who answered the question for a kind at a stage."""
        return self.in_survey.get(place, People(0))


def find_could_have(board: Board, asked: Asked) -> CouldHave:
    """Return who could have said what.

    In the room that is everybody who was there, if all voices were counted. In the survey a
    question was answered by whose return says so; and where it is not known what was asked,
    as the survey was not issued from here, by those from whom an entry came for it.
    """
    voices = board.guide.voices
    counts = {each.id: each.in_the_room for each in voices if each.in_the_room is not None}
    all_counted = bool(voices) and len(counts) == len(voices)
    in_room = People(sum(counts.values()) if all_counted else None, counts)
    answered = _answered(board, asked)
    by_place = {place: _people(of) for place, of in answered.items()}
    return CouldHave(in_room, by_place)


def _answered(board: Board, asked: Asked) -> dict[Place, dict[str, str | None]]:
    """Return by place the returns that answered it, and by return its voice."""
    found: dict[Place, dict[str, str | None]] = {}

    def note(place: Place, returned: str, voice: str | None) -> None:
        of = found.setdefault(place, {})
        of[returned] = of.get(returned) or voice

    for each in board.returns():
        for code in each.answered:
            place = asked.get((each.edition or 0, code))
            if place is not None:
                note(place, each.fingerprint, each.voice)
    for said in board.said():
        if said.of_return is not None:
            note((said.entry.kind, said.entry.stage), said.of_return, said.entry.voice)
    return found


def _people(returns: Mapping[str, str | None]) -> People:
    return People(len(returns), Counter(voice for voice in returns.values() if voice))
