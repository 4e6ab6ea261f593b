"""Joins texts by their meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

from journeymap.findings.likeness.joined import Joined, MayJoin, Told

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LARGEST_CELL = 1000
"""Texts of a block that are compared each with each; a larger block is cut into such cells."""
_PASSES = ((1, 0.5), (2, 0.25), (3, 0.0))
"""Where a large block is cut (the seed), time after time, and how much of the way from needed to
entire likeness what is joined must have: the likest find each other first, wherever the cuts are."""
_FAINT = 10
"""Texts that are needed for their middle to count half as what they have in common."""
_LEAST, _LEAST_BY_NUMBER = -0.067, 0.063
_LEAST_RANGE = (0.06, 0.5)
_SURE, _UNSURE = 9.0, -1.5
"""How likely what is so alike says the same: logistic, by the sets in tests/alike."""


def least_among(number: int) -> float:
    """Return how alike texts are to be in a block of so many: the more, the more by chance."""
    low, high = _LEAST_RANGE
    return min(max(_LEAST + _LEAST_BY_NUMBER * log(max(number, 1)), low), high)


@dataclass(frozen=True, slots=True)
class ByMeaning:
    """Tells by the meaning of the words. It needs what comes with `journeymap[findings]`."""

    name: str = "meaning"
    sentence: str = "Grouped by the meaning of the words."

    def join(
        self, texts: Sequence[str], blocks: Sequence[Sequence[int]], may_join: MayJoin, told: Told
    ) -> list[Joined]:
        """Join the texts of each block, as the protocol says."""
        from journeymap.findings.likeness.by_meaning import vectors_among

        vectors = vectors_among(texts, told)
        middle = vectors.sum(axis=0) / (len(texts) + _FAINT)
        done, of = 0, sum(map(len, blocks))
        joined = []
        for places in blocks:
            told(done, of)
            joined += list(_joined(vectors, middle, places, may_join))
            done += len(places)
        told(done, of)
        return joined

    def nearest(
        self, ours: Sequence[str], theirs: Sequence[str], least: float, most: int
    ) -> list[tuple[int, int, float]]:
        """Return the pairs that are likely about the same, as the protocol says."""
        return []


def _joined(
    vectors: NDArray[np.float32],
    middle: NDArray[np.float32],
    places: Sequence[int],
    may_join: MayJoin,
) -> Iterator[Joined]:
    import numpy as np

    from journeymap.findings.likeness.by_meaning import unit_rows
    from journeymap.findings.likeness.cells import cells_of
    from journeymap.findings.likeness.joining import Cluster, join

    among = vectors[list(places)]
    common = (among.sum(axis=0) + _FAINT * middle) / (len(places) + _FAINT)
    among = unit_rows(among - common.astype(np.float32))
    least = least_among(len(places))
    clusters = [Cluster((place,), row) for place, row in zip(places, among, strict=True)]
    if len(clusters) <= _LARGEST_CELL:
        clusters = join(clusters, least, may_join)
    else:
        for seed, further in _PASSES:
            middles = np.stack([each.total / np.float32(len(each.members)) for each in clusters])
            needed = least + further * (1 - least)
            cells = cells_of(middles, _LARGEST_CELL, seed)
            clusters = [
                each
                for cell in cells
                for each in join([clusters[at] for at in cell], needed, may_join)
            ]
            clusters.sort(key=lambda each: each.members)
    at = {place: row for row, place in enumerate(places)}
    for each in clusters:
        if (others := len(each.members) - 1) > 0:
            rows = among[[at[place] for place in each.members]]
            likeness = ((rows @ each.total - 1) / others).min()
            yield Joined(each.members, _likelihood(float(likeness)))


def _likelihood(likeness: float) -> float:
    return round(1 / (1 + exp(-(_SURE * likeness + _UNSURE))), 3)
