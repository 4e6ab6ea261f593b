"""Puts texts in heaps: each lies with the middle that it is likest to (spherical k-means)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from random import Random
from typing import TypeVar

from journeymap.findings.heaps.rows import Rows, Step

SomeRows = TypeVar("SomeRows", bound=Rows)

ROUNDS = 12
TRIES = 3
"""How often it is begun elsewhere: the best of them counts."""
_NOTHING = 1e-3
"""Odds that are left where all texts lie with one that was drawn."""


def middles_of_heaps(
    rows: SomeRows, drawn: SomeRows, weights: Sequence[int], most: int, step: Step
) -> SomeRows:
    """Return the middles of at most so many heaps.

    The heaps are made with the rows `drawn` together; the middles are those of `rows`. A row
    counts as often as its weight says. `step` is called ROUNDS * TRIES times.
    Where it begins is drawn from the same numbers every time, so that the same rows make the
    same heaps.
    """
    chances = [Random(number) for number in range(TRIES)]  # noqa: S311  # not for secrets
    tries = [_heaped(drawn, weights, most, each, step) for each in chances]
    _, heaps = max(tries, key=lambda each: each[0])
    return rows.middles(heaps, weights)


def _heaped(
    rows: Rows, weights: Sequence[int], most: int, chance: Random, step: Step
) -> tuple[float, list[list[int]]]:
    """Return how like all rows are to their middles together, and the places in each heap."""
    middles = rows.picked(_begin_with(rows, weights, most, chance))
    heaps: list[list[int]] = []
    is_settled = False
    for _ in range(ROUNDS):
        step()
        if is_settled:
            continue
        lying = rows.nearest(middles)
        before, heaps = heaps, _those_together(lying)
        is_settled = heaps == before
        middles = rows.middles(heaps, weights)
    how_like = sum(like * weight for (_, like), weight in zip(lying, weights, strict=True))
    return how_like, heaps


def _those_together(lying: Iterable[tuple[int, float]]) -> list[list[int]]:
    """Return the places of each heap, none of them empty."""
    heaps: dict[int, list[int]] = defaultdict(list)
    for place, (heap, _) in enumerate(lying):
        heaps[heap].append(place)
    return [heaps[each] for each in sorted(heaps)]


def _begin_with(rows: Rows, weights: Sequence[int], most: int, chance: Random) -> list[int]:
    """Return the rows to begin with, the likelier the less they are like those before them."""
    chosen = chance.choices(range(len(rows)), weights)
    odds = rows.odds(weights)
    while len(chosen) < most:
        added = odds(chosen[-1])
        if added[-1] < _NOTHING:
            break
        chosen += chance.choices(range(len(rows)), cum_weights=added)
    return chosen
