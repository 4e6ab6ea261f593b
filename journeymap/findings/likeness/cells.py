"""Cuts many places into cells of neighbours, so that only neighbours need be compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TURNS = 6
"""How often the two middles are moved before a cell is cut."""
_SMALLEST_PART = 0.1
"""The share that each half has at least: else the cell is cut at the median."""
_SAMPLE = 4096
"""Places by which a cut is found."""


def cells_of(vectors: NDArray[np.float32], largest: int, seed: int) -> Iterator[NDArray[np.intp]]:
    """Yield the places of each cell, at most `largest` in each, ascending.

    Cells are halved between two middles (2-means) until they are small enough. Another seed cuts
    elsewhere; the same one always cuts alike.
    """
    import numpy as np

    waiting = [np.arange(len(vectors))]
    while waiting:
        places = waiting.pop()
        if len(places) <= largest:
            yield places
        else:
            right = _is_right(vectors[places], seed + len(places))
            waiting += [places[right], places[~right]]


def _is_right(vectors: NDArray[np.float32], seed: int) -> NDArray[np.bool_]:
    import numpy as np

    chance = np.random.default_rng(seed)
    sample = vectors[:: -(-len(vectors) // _SAMPLE)]
    between = sample[chance.integers(len(sample))] - sample[chance.integers(len(sample))]
    threshold = np.float32(np.median(sample @ between))
    for _ in range(_TURNS):
        right = sample @ between > threshold
        if not 0 < right.sum() < len(sample):
            break
        one, other = sample[right].mean(axis=0), sample[~right].mean(axis=0)
        between = one - other
        threshold = np.float32(between @ (one + other) / 2)
    along = vectors @ between
    right = along > threshold
    if not _SMALLEST_PART < right.mean() < 1 - _SMALLEST_PART:
        right = along > np.median(along)
    if not 0 < right.sum() < len(vectors):  # all lie in one place
        right = np.arange(len(vectors)) < len(vectors) // 2
    return np.asarray(right)
