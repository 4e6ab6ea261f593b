"""The critics' stars: their spread, as a mean hides who was not content."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.board import Standing
from journeymap.entries import Critic


def find_spread(standings: Iterable[Standing]) -> dict[int, int]:
    """Return how many people gave how many stars, from 5 down to 1, with the zeros."""
    notes = ((each.entry, each.people) for each in standings)
    critics = ((note.stars, people) for note, people in notes if isinstance(note, Critic))
    return spread_of((stars, people) for stars, people in critics if stars is not None)


def spread_of(given: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Return the spread of stars and how many people gave them, from 5 down to 1."""
    spread = dict.fromkeys((5, 4, 3, 2, 1), 0)
    for stars, people in given:
        spread[stars] += people
    return spread
