"""Measures how well and how fast statements that say the same are grouped.

python -m benchmarks.grouping
python -m benchmarks.grouping --quick
python -m benchmarks.grouping --gold FILE

The plain methods that it is held against are each at the threshold that is best for it on the very
set: what nobody could choose beforehand.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import log
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process, utils

from benchmarks.statements import ALIKE, GOLD, Score, Statements, score
from journeymap.findings.grouping import group
from journeymap.findings.likeness import Likeness
from journeymap.findings.likeness.by_letters import ByLetters
from journeymap.findings.likeness.meaning import ByMeaning
from journeymap.findings.likeness.words import stem_of, words_of

SIZES = (10_000, 100_000)
QUICK = (1_000, 10_000)
BLOCKS = (14, 1)
"""Seven stages of two kinds; and all of one stage and kind, which is the worst there can be."""
AT_MOST = 12.0
"""How much longer ten times as many may take."""
MEGABYTES = 1000
_THRESHOLDS = np.arange(0.02, 1.0, 0.02)

Table = NDArray[np.floating]
Method = Callable[[Sequence[str]], Table]
"""Makes of texts a table of how like each is to each."""


def tell(line: str) -> None:
    """Write a line, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def ours(statements: Statements, likeness: Likeness) -> Score:
    """Group as journeymap does."""
    groups = group(statements.texts, statements.blocks, likeness=likeness)
    return score(statements, {place: at for at, each in enumerate(groups) for place in each.places})


def at_its_best(statements: Statements, method: Method) -> Score:
    """Group by a plain method, by average linkage at the threshold that is best for it here."""
    like = method(statements.texts)
    blocks = _places_of(statements)
    scores = [score(statements, dict(_joined(like, blocks, float(each)))) for each in _THRESHOLDS]
    return max(scores, key=lambda each: each.f1)


def _places_of(statements: Statements) -> list[list[int]]:
    blocks: dict[object, list[int]] = {}
    for place, block in enumerate(statements.blocks):
        blocks.setdefault(block, []).append(place)
    return list(blocks.values())


def _joined(
    like: Table, blocks: Sequence[Sequence[int]], least: float
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield for each place the group it is in."""
    for places in blocks:
        for members in average_linkage(like[np.ix_(places, places)], least):
            group_of = tuple(places[each] for each in members)
            yield from ((place, group_of) for place in group_of)


def average_linkage(like: Table, least: float) -> list[list[int]]:
    """Join again and again the two groups that are on average the likest, down to `least`."""
    like = like.astype(np.float64)
    np.fill_diagonal(like, -np.inf)
    groups: dict[int, list[int]] = {each: [each] for each in range(len(like))}
    while len(groups) > 1:
        one, other = divmod(int(like.argmax()), len(like))
        if like[one, other] < least:
            break
        share = len(groups[one]) / (len(groups[one]) + len(groups[other]))
        row = share * like[one] + (1 - share) * like[other]
        like[one] = like[:, one] = row
        like[other] = like[:, other] = like[one, one] = -np.inf
        groups[one] += groups.pop(other)
    return [*groups.values()]


def by_rapidfuzz(scorer: Callable[..., float], texts: Sequence[str]) -> Table:
    """Compare by one of rapidfuzz's scorers, without capitals and punctuation."""
    table = process.cdist(texts, texts, scorer=scorer, processor=utils.default_process)
    return np.asarray(table, dtype=np.float32) / 100


def by_tf_idf(tokens_of: Callable[[str], Sequence[str]], texts: Sequence[str]) -> Table:
    """Compare by the product of TF-IDF vectors, as scikit-learn does with sublinear_tf."""
    counts = [Counter(tokens_of(text)) for text in texts]
    having = Counter(token for each in counts for token in each)
    number_of = {token: number for number, token in enumerate(having)}
    rows = np.zeros((len(texts), len(having)), dtype=np.float32)
    for row, each in zip(rows, counts, strict=True):
        for token, number in each.items():
            idf = log((1 + len(texts)) / (1 + having[token])) + 1
            row[number_of[token]] = (1 + log(number)) * idf
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    rows /= np.where(lengths > 0, lengths, 1)
    like: Table = rows @ rows.T
    return like


def stems_of(text: str) -> list[str]:
    """Return the stems of a text's words."""
    return [stem_of(word) for word in words_of(text)]


def runs_of(text: str) -> list[str]:
    """Return the runs of 3 to 5 letters in a text's words."""
    padded = [f" {word} " for word in words_of(text)]
    return [
        word[at : at + length]
        for word in padded
        for length in (3, 4, 5)
        for at in range(len(word) - length + 1)
    ]


PLAIN: Mapping[str, Method] = {
    "rapidfuzz ratio": partial(by_rapidfuzz, fuzz.ratio),
    "rapidfuzz token_set_ratio": partial(by_rapidfuzz, fuzz.token_set_ratio),
    "rapidfuzz partial_token_sort_ratio": partial(by_rapidfuzz, fuzz.partial_token_sort_ratio),
    "TF-IDF, stemmed words": partial(by_tf_idf, stems_of),
    "TF-IDF, runs of letters": partial(by_tf_idf, runs_of),
    "TF-IDF, the two added": lambda texts: (
        (by_tf_idf(stems_of, texts) + by_tf_idf(runs_of, texts)) / 2
    ),
}


def tell_how_well(name: str, statements: Sequence[Statements]) -> None:
    """Print how well each way groups: the pairs of all these sets counted together."""
    tell(f"\n{name}: {sum(len(each.texts) for each in statements):,} statements")
    tell(f"{'':48} {'F1':>6} {'precision':>10} {'recall':>7}")
    ways: Mapping[str, Callable[[Statements], Score]] = {
        "journeymap, by meaning": partial(ours, likeness=ByMeaning()),
        "journeymap, by letters": partial(ours, likeness=ByLetters()),
    } | {f"{way}, at its best": partial(at_its_best, method=of) for way, of in PLAIN.items()}
    for way, scored in ways.items():
        total = sum(map(scored, statements), Score(0, 0, 0))
        tell(f"{way:48} {total.f1:6.3f} {total.precision:10.3f} {total.recall:7.3f}")


@dataclass(frozen=True, slots=True)
class Took:
    """What grouping made-up statements took, in a process of its own."""

    seconds: float
    processor: float
    """Seconds of a processor, which say more where others are at work."""
    megabytes: float
    score: Score


def take(number: int, blocks: int, likeness: Likeness) -> Took:
    """Group so many made-up statements."""
    statements = Statements.make(number, blocks)
    began, used = time.perf_counter(), time.process_time()
    groups = group(statements.texts, statements.blocks, likeness=likeness)
    seconds, processor = time.perf_counter() - began, time.process_time() - used
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    found = {place: at for at, each in enumerate(groups) for place in each.places}
    return Took(seconds, processor, most, score(statements, found))


def tell_how_fast(likeness: Likeness, sizes: Sequence[int]) -> bool:
    """Print how long it takes, and return whether that is as asked for."""
    fine = True
    for blocks in BLOCKS:
        measured = []
        for size in sizes:
            with get_context("spawn").Pool(1) as pool:
                measured.append(took := pool.apply(take, (size, blocks, likeness)))
            tell(
                f"by {likeness.name}, {size:7,} statements, {blocks:2} of stage and kind: "
                f"{took.seconds:6.1f} s ({took.processor:.1f} of a processor), "
                f"{took.megabytes:4.0f} MB"
            )
        for less, more in pairwise(measured):
            times = more.processor / less.processor
            tell(f"    {times:.1f} times (at most {AT_MOST:.0f} asked for)")
            fine = fine and times <= AT_MOST and more.megabytes <= MEGABYTES
    return fine


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and return 1 if it is too slow or too large."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true", help="a first look, with fewer statements")
    parser.add_argument("--gold", type=Path, default=GOLD, help="a file of groups not seen before")
    chosen = parser.parse_args(arguments)
    if chosen.gold.is_file():
        gold = Statements.read(chosen.gold)
        tell_how_well(f"{chosen.gold.name}, which nothing was tuned to", [gold])
    else:
        tell(f"Left out, as it is not there: {chosen.gold}")
    sets = {path.stem: Statements.read(path) for path in sorted(ALIKE.glob("*.csv"))}
    for name, each in sets.items():
        tell_how_well(name, [each])
    tell_how_well("all of the made-up sets, by which it was tuned", [*sets.values()])
    tell("")
    fine = tell_how_fast(ByMeaning(), QUICK if chosen.quick else SIZES)
    tell_how_fast(ByLetters(), QUICK)
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
