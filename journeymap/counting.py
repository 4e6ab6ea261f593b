"""Numbers of things, in words."""

from __future__ import annotations


def counted(number: int, noun: str, several: str = "") -> str:
    """Return "1 sheet", "3 sheets"; `several` is the word for more than one if it is no s."""
    return f"{number} {noun}" if number == 1 else f"{number} {several or f'{noun}s'}"


def side_by_side(in_room: int, in_survey: int, noun: str, several: str = "") -> str:
    """Return "3 topics" if nothing is of the survey, else "3 topics in the room, 2 in the survey".

    The two are never added up.
    """
    room = counted(in_room, noun, several)
    return f"{room} in the room, {in_survey} in the survey" if in_survey else room
