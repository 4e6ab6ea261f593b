"""Joins texts by their meaning."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from journeymap.findings.likeness.joined import Joined, MayJoin, Progress
from journeymap.findings.likeness.scale import Scale
from journeymap.findings.likeness.words import words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from journeymap.findings.likeness.joining import Cluster

_LARGEST_CELL = 1000
"""Texts of a block that are compared each with each; a larger block is cut into such cells."""
_PASSES = ((1, 0.5), (2, 0.25), (3, 0.0))
"""A large block is cut several times, each time elsewhere (the seed). What is joined must have so
much of the way from needed to entire likeness: the likest find each other first, wherever it is
cut."""
_FAINT = 10
"""Texts that are needed for their middle to count half as what they have in common."""
_SCALE = Scale(-0.094, 0.07, (0.05, 0.6), steep=9.9, base=0.05)
_DIGITS = 5
_LARGEST_COMPARED = 2000
"""Texts of which all pairs are looked at; more are cut into such cells of neighbours."""
_CUT = 1
"""Where they are cut: the seed."""


@dataclass(frozen=True, slots=True)
class ByMeaning:
    """Tells by the meaning of the words. It needs what comes with `journeymap[findings]`."""

    name: str = "meaning"
    sentence: str = "Grouped by the meaning of the words."

    def join(
        self,
        texts: Sequence[Sequence[str]],
        blocks: Sequence[Sequence[int]],
        may_join: MayJoin,
        progress: Progress,
    ) -> list[Joined]:
        """Join the texts of each block, as the protocol says."""
        from journeymap.findings.likeness.by_meaning import vectors_among

        vectors = vectors_among(texts, progress)
        middle = _middle(vectors)
        blocks_joined = [
            _join_block(vectors[list(places)], middle, places, may_join, progress)
            for places in blocks
        ]
        return [joined for block in blocks_joined for joined in block]

    def nearest(
        self, texts: Sequence[str], marks: Sequence[Hashable], least: float, most: int
    ) -> list[tuple[int, int, float]]:
        """Return the pairs that are likely about the same, as the protocol says."""
        import numpy as np

        from journeymap.findings.likeness.by_meaning import unit_rows, vectors_among
        from journeymap.findings.likeness.cells import cells_of

        names = {mark: repr(mark) for mark in set(marks)}
        order = sorted(range(len(texts)), key=lambda each: (texts[each], names[marks[each]]))
        vectors = vectors_among([words_of(texts[each]) for each in order])
        vectors = unit_rows(vectors - _middle(vectors))
        numbers = {mark: number for number, mark in enumerate(names)}
        of_mark = np.array([numbers[marks[each]] for each in order], dtype=np.uint32)
        beyond = _SCALE.least_among(len(texts))
        needed = beyond + _SCALE.beyond(least)
        found = [
            _Near(cell[each.ones], cell[each.others], each.likeness)
            for cell in cells_of(vectors, _LARGEST_COMPARED, _CUT)
            for each in _near(vectors[cell], of_mark[cell], needed, most)
        ]
        return _in_order(found, np.array(order), lambda like: _SCALE.likelihood(like - beyond))


class _Near(NamedTuple):
    """Pairs of places that are alike enough, and how like they are."""

    ones: NDArray[np.intp]
    others: NDArray[np.intp]
    likeness: NDArray[np.float32]


def _near(
    vectors: NDArray[np.float32], of_mark: NDArray[np.uint32], needed: float, most: int
) -> Iterator[_Near]:
    """Yield which rows of other marks are alike enough, for each at most so many."""
    import numpy as np

    for mark in np.unique(of_mark):
        rows, columns = np.flatnonzero(of_mark == mark), np.flatnonzero(of_mark != mark)
        like = vectors[rows] @ vectors[columns].T
        enough = like.max(axis=1, initial=-np.inf) >= needed - 10**-_DIGITS
        rows, like = rows[enough], like[enough].round(_DIGITS)
        for _ in range(most if len(rows) else 0):
            likest = like.argmax(axis=1)
            how_like = like[np.arange(len(rows)), likest]
            enough = how_like >= needed
            yield _Near(rows[enough], columns[likest[enough]], how_like[enough])
            like[np.arange(len(rows)), likest] = -np.inf


def _in_order(
    found: Sequence[_Near], order: NDArray[np.intp], likelihood: Callable[[float], float]
) -> list[tuple[int, int, float]]:
    """Return each pair that was found once, by the places that `order` has for them."""
    import numpy as np

    if not found:
        return []
    ones, others, likeness = map(np.concatenate, zip(*found, strict=True))
    ones, others = order[ones], order[others]
    pairs = np.minimum(ones, others) * len(order) + np.maximum(ones, others)
    pairs, first = np.unique(pairs, return_index=True)
    likely = {like: likelihood(like) for like in np.unique(likeness).tolist()}
    return [
        (*divmod(pair, len(order)), likely[like])
        for pair, like in zip(pairs.tolist(), likeness[first].tolist(), strict=True)
    ]


def _middle(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return what texts have in common: the more they are, the surer."""
    total: NDArray[np.float32] = vectors.sum(axis=0)
    return total / total.dtype.type(len(vectors) + _FAINT)


def _join_block(
    vectors: NDArray[np.float32],
    middle: NDArray[np.float32],
    places: Sequence[int],
    may_join: MayJoin,
    progress: Progress,
) -> Iterator[Joined]:
    """Yield what is joined of a block. What all of it have in common tells nothing apart."""
    from journeymap.findings.likeness.by_meaning import unit_rows

    vectors = unit_rows(vectors - _middle(vectors) - middle * (_FAINT / (len(places) + _FAINT)))
    least = _SCALE.least_among(len(places))
    at = {place: row for row, place in enumerate(places)}
    for each in _clusters_of(vectors, places, least, may_join, progress):
        if others := len(each.members) - 1:
            rows = vectors[[at[place] for place in each.members]]
            weakest = ((rows @ each.total - 1) / others).min()
            yield Joined(each.members, _SCALE.likelihood(float(weakest) - least))


def _clusters_of(
    vectors: NDArray[np.float32],
    places: Sequence[int],
    least: float,
    may_join: MayJoin,
    progress: Progress,
) -> list[Cluster]:
    from journeymap.findings.likeness.cells import cells_of
    from journeymap.findings.likeness.joining import Cluster, join, middles_of

    clusters = [Cluster((place,), row) for place, row in zip(places, vectors, strict=True)]
    passes = _PASSES if len(places) > _LARGEST_CELL else _PASSES[-1:]
    for seed, further in passes:
        cells = cells_of(middles_of(clusters), _LARGEST_CELL, seed)
        share = len(places) / len(passes) / len(clusters)
        joined = []
        for cell in cells:
            joined += join([clusters[at] for at in cell], least + further * (1 - least), may_join)
            progress.add(share * len(cell))
        clusters = sorted(joined, key=lambda each: each.members)
    return clusters
