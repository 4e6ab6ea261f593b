"""The critics' stars: their spread, as a mean hides who was not content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from journeymap.board import Standing
from journeymap.entries import Critic


def find_spread(standings: Iterable[Standing]) -> dict[int, int]:
    """Return how many people gave how many stars, from 5 down to 1, with the zeros."""
    given = Counter[int]()
    for each in standings:
        if isinstance(each.entry, Critic):
            given[each.entry.stars] += each.people
    return {stars: given[stars] for stars in (5, 4, 3, 2, 1)}
