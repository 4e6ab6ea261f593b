"""Small pieces of plain wording: numbers of people, things in a row."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.counting import counted


def people(number: int) -> str:
    """Return "nobody", "1 person", "4 people"."""
    return counted(number, "person", "people") if number else "nobody"


def room_and_survey(in_room: int, in_survey: int) -> str:
    """Return "3 people in the room, 4 answers in the survey": side by side, never added up."""
    room = [f"{people(in_room)} in the room"] if in_room else []
    survey = [f"{counted(in_survey, 'answer')} in the survey"] if in_survey else []
    return ", ".join((*room, *survey))


def in_a_row(words: Sequence[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
