"""Grouping statements, against itself ten times smaller, and against rapidfuzz's full matrix."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from benchmarks.alone import alone, seconds_of
from benchmarks.grouping import AT_MOST, BLOCKS, Table, Took, by_rapidfuzz, take
from benchmarks.row import Extent, Row, Target
from benchmarks.statements import Score, Statements, score
from journeymap.findings.likeness.meaning import ByMeaning

_WHAT = "grouping statements"
_LAYOUT = {14: "at 7 stages, of 2 kinds", 1: "all of one stage and kind"}
_WARMING_UP = 10
_THRESHOLDS = np.arange(0.02, 1.0, 0.02)
_SCORERS = {
    "rapidfuzz's full matrix, `ratio`": fuzz.ratio,
    "rapidfuzz's full matrix, `partial_token_sort_ratio`": fuzz.partial_token_sort_ratio,
}
_AT_ITS_BEST = (
    "rapidfuzz with average linkage, in the same stage and kind, at the threshold that is best for "
    "it on this very set, which nobody could know beforehand. The time is that of the matrix alone."
)
_LARGE = (
    "The ratio is of times by the clock. Blocks of 700 statements are compared each with each, and "
    "blocks of 7,000 are cut first, so that 14 blocks are no fair step from one size to the other."
)


def measure(extent: Extent, here: Path) -> Iterator[Row]:  # noqa: ARG001  # writes nothing
    """Group ever more statements, each time in a new process."""
    sizes = extent.of((30, 300), (1000, 10_000, 100_000))
    rounds = extent.of((1, 1), (5, 3, 1), (5, 5, 3))
    for blocks in extent.of(BLOCKS[:1], BLOCKS):
        yield from _itself_smaller(sizes, rounds, blocks)
    yield from _full_matrix(extent.of(300, 5000), extent.of(1, 3))


def _itself_smaller(sizes: tuple[int, ...], rounds: tuple[int, ...], blocks: int) -> Iterator[Row]:
    took: dict[int, tuple[float, ...]] = {}
    for size, often in zip(sizes, rounds, strict=False):
        took[size] = tuple(_take(size, blocks).seconds for _ in range(often))
    for less, more in pairwise(sizes):
        entries, against = f"{more:,}, {_LAYOUT[blocks]}", f"itself with {less:,}"
        yield Row(_WHAT, entries, took[more], against, took[less], Target(AT_MOST), "s", _LARGE)


def _take(size: int, blocks: int) -> Took:
    return alone(_take_warmed_up, size, blocks)


def _take_warmed_up(size: int, blocks: int) -> Took:
    """Group so many; before, a few, so that reading the table of words is in no figure."""
    likeness = ByMeaning()
    take(_WARMING_UP, 1, likeness)
    return take(size, blocks, likeness)


def _full_matrix(size: int, rounds: int) -> Iterator[Row]:
    for blocks in BLOCKS if rounds > 1 else BLOCKS[:1]:
        entries = f"{size:,}, {_LAYOUT[blocks]}"
        statements = Statements.make(size, blocks)
        ours, best = [], {}
        theirs: dict[str, list[float]] = {name: [] for name in _SCORERS}
        for _ in range(rounds):
            ours.append(_take(size, blocks))
            for name, scorer in _SCORERS.items():
                theirs[name].append(seconds_of(by_rapidfuzz, scorer, statements.texts))
        seconds = tuple(took.seconds for took in ours)
        for name, scorer in _SCORERS.items():
            yield Row(_WHAT, entries, seconds, name, tuple(theirs[name]), Target(0.2))
            best[name] = _at_its_best(statements, by_rapidfuzz(scorer, statements.texts))
        name, score_of_it = max(best.items(), key=lambda each: each[1].f1)
        against = name.replace("full matrix", "best grouping")
        f1, theirs_f1 = (ours[0].score.f1,), (score_of_it.f1,)
        what = "pairwise F1 of that grouping"
        yield Row(what, entries, f1, against, theirs_f1, Target(1, at_least=True), "", _AT_ITS_BEST)


def _at_its_best(statements: Statements, like: Table) -> Score:
    """Return the best score of any threshold, by average linkage in each block."""
    blocks: dict[object, list[int]] = {}
    for place, block in enumerate(statements.blocks):
        blocks.setdefault(block, []).append(place)
    trees = {block: _tree(like, places) for block, places in blocks.items() if len(places) > 1}

    def cut(least: float) -> Score:
        found = {
            place: (block, int(number))
            for block, tree in trees.items()
            for place, number in zip(
                blocks[block], fcluster(tree, 1 - least, "distance"), strict=True
            )
        }
        return score(statements, found)

    return max(map(cut, map(float, _THRESHOLDS)), key=lambda each: each.f1)


def _tree(like: Table, places: list[int]) -> Table:
    far = 1 - like[np.ix_(places, places)].astype(np.float64)
    far = (far + far.T) / 2
    np.fill_diagonal(far, 0)
    tree: Table = linkage(squareform(far, checks=False), "average")
    return tree
