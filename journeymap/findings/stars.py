"""The critics' stars: their spread, as a mean hides who was not content.

That of the room and that of the survey stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.board import Standing
from journeymap.entries import Critic, Rating


def find_spread(standings: Iterable[Standing]) -> dict[int, int]:
    """Return how many people in the room gave how many stars, from 5 down to 1, with the zeros."""
    notes = ((each.entry, each.in_room) for each in standings)
    critics = ((note.stars, people) for note, people in notes if isinstance(note, Critic))
    return spread_of((stars, people) for stars, people in critics if stars is not None)


def find_spread_in_survey(
    standings: Iterable[Standing], ratings: Iterable[Rating]
) -> dict[int, int]:
    """Return how often how many stars were given in the survey, with a review or without."""
    notes = ((each.entry, each.in_survey) for each in standings)
    given = [(note.stars, number) for note, number in notes if isinstance(note, Critic)]
    given += [(each.stars, 1) for each in ratings]
    return spread_of((stars, number) for stars, number in given if stars is not None)


def spread_of(given: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return the spread of stars and how many people gave them, from 5 down to 1."""
    spread = dict.fromkeys((5, 4, 3, 2, 1), 0)
    for stars, people in given:
        spread[stars] += people
    return spread
