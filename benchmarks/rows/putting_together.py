"""Grouping statements, against itself ten times smaller, and against rapidfuzz's full matrix."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
from journeymap.cli import keep_numpy_to_one_processor
from journeymap.findings.likeness.meaning import ByMeaning

_WHAT = "grouping statements"
_LAYOUT = {14: "at 7 stages, of 2 kinds", 1: "all of one stage and kind"}
_WARMING_UP = 10
_THRESHOLDS = np.arange(0.02, 1.0, 0.02)
_ROUNDS = (3, 2, 1)
"""How often each size is grouped, the smallest first."""
_FASTEST = "`ratio`"
_SCORERS: dict[str, Callable[..., float]] = {
    _FASTEST: fuzz.ratio,
    "`token_set_ratio`": fuzz.token_set_ratio,
    "`partial_token_sort_ratio`": fuzz.partial_token_sort_ratio,
}
_SOONEST = (
    "`ratio` is the scorer whose matrix is soonest made, and whose groups are the worst. With "
    "`partial_token_sort_ratio`, whose groups are the best, the matrix takes about sixty times as "
    "long. All statements are compared, also those of another stage or kind; journeymap groups, "
    "too, and the matrix has no groups yet."
)
_AT_ITS_BEST = (
    "Average linkage in the same stage and kind, at the threshold that is best for it on this very "
    "set, which nobody could know beforehand. Where all are of one stage and kind, only `--full` "
    "takes the scorers other than `ratio`. How alike is alike enough for journeymap was chosen on "
    "the wordings that these statements are made from."
)
_LARGE = (
    "The ratio is of times by the clock. Blocks of 700 statements are compared each with each, and "
    "blocks of 7,000 are cut first, so that 14 blocks are no fair step from one size to the other."
)


def measure(extent: Extent, here: Path) -> Iterator[Row]:  # noqa: ARG001  # writes nothing
    """Group ever more statements, each time in a new process, on one processor as the command."""
    keep_numpy_to_one_processor()  # the new processes have it from this one
    usual, full = (1000, 10_000), (1000, 10_000, 100_000)
    many, one = BLOCKS
    yield from _itself_smaller(extent.of((30, 300), full), many)
    yield from _itself_smaller(extent.of((), usual, full), one)
    size, rounds = extent.of((300, 1), (5000, 3))
    yield from _full_matrix(size, many, rounds, list(_SCORERS))
    yield from _full_matrix(size, one, rounds, extent.of([_FASTEST], [_FASTEST], list(_SCORERS)))


def _itself_smaller(sizes: tuple[int, ...], blocks: int) -> Iterator[Row]:
    took = {
        size: tuple(_take(size, blocks).seconds for _ in range(often))
        for size, often in zip(sizes, _ROUNDS, strict=False)
    }
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


def _full_matrix(size: int, blocks: int, rounds: int, scorers: Sequence[str]) -> Iterator[Row]:
    """Hold grouping against the matrix that is soonest made, and against the best grouping."""
    entries = f"{size:,}, {_LAYOUT[blocks]}"
    statements = Statements.make(size, blocks)
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(_take(size, blocks))
        theirs.append(seconds_of(by_rapidfuzz, _SCORERS[_FASTEST], statements.texts))
    seconds, against = tuple(took.seconds for took in ours), f"rapidfuzz's full matrix, {_FASTEST}"
    yield Row(_WHAT, entries, seconds, against, tuple(theirs), Target(0.2), "s", _SOONEST)
    best = {each: _at_its_best(statements, _SCORERS[each]) for each in scorers}
    name, scored = max(best.items(), key=lambda each: each[1].f1)
    what, against = "pairwise F1 of that grouping", f"rapidfuzz at its best, {name}"
    least, note = Target(1, at_least=True), _AT_ITS_BEST
    yield Row(what, entries, (ours[0].score.f1,), against, (scored.f1,), least, "", note)


def _at_its_best(statements: Statements, scorer: Callable[..., float]) -> Score:
    """Return the best score of any threshold, by average linkage in each block."""
    blocks: dict[object, list[int]] = {}
    for place, block in enumerate(statements.blocks):
        blocks.setdefault(block, []).append(place)
    trees = {
        block: _tree(by_rapidfuzz(scorer, [statements.texts[place] for place in places]))
        for block, places in blocks.items()
        if len(places) > 1
    }

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


def _tree(like: Table) -> Table:
    far = 1 - like.astype(np.float64)
    far = (far + far.T) / 2
    np.fill_diagonal(far, 0)
    tree: Table = linkage(squareform(far, checks=False), "average")
    return tree
