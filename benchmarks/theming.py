"""Measures how far suggested themes are those that people gave, beside plain ways to find them.

python -m benchmarks.theming
python -m benchmarks.theming --quick
python -m benchmarks.theming --json figures.json

It needs the comments that two NHS trusts published with their labels
(The-Strategy-Unit/pxtextmining), and what is installed with `journeymap[findings]`.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from multiprocessing import get_context
from pathlib import Path

from benchmarks.plain_themes import kmeans, leaders, likeness_by_words
from journeymap.findings.likeness import word_table
from journeymap.findings.likeness.by_meaning import vectors_of
from journeymap.findings.theming import COVERED, MOST_THEMES, suggest_themes

COMMENTS = Path(__file__).parents[2] / "shared" / "samples" / "real" / "nhs-comments-labelled.csv"
COVERAGE = 0.65
PURITY = 0.62
"""What is asked for, at least."""
SIZES = (5_000, 10_000, 100_000)
QUICK = (1_000, 10_000)
PUBLISHED = (
    ("TF-IDF leader clustering", 0.59, 0.67),
    ("TF-IDF and HDBSCAN", 0.69, 0.46),
    ("MiniLM and k-means", 0.55, 1.0),
)
"""Ways that were measured on these comments before: their purity, and at what coverage."""
TUNED_ON = "NHFT"
"""The trust whose comments were looked at when themes were made to be found better."""
_BEFORE_LABELS = "Comment sentiment"
_NO_THEME = ("Not assigned", "Labelling not possible")
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote, and which themes people who read it gave it."""

    text: str
    labels: frozenset[str]
    trust: str


@dataclass(frozen=True, slots=True)
class Measured:
    """How far heaps of comments are the themes that people gave."""

    heaps: int
    coverage: float
    """The share of all comments that is in a heap."""
    purity: float
    """Of these, the share that has the label which most comments of its heap have."""


def labelled(path: Path) -> list[Comment]:
    """Return the comments that have a theme at least, and three words at least: 5,034.

    The themes are all columns after the sentiment but the two that say that there is none. A
    comment may have several.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = list(rows[0])
    names = set(columns[columns.index(_BEFORE_LABELS) + 1 :]) - set(_NO_THEME)
    comments = (
        Comment(row["FFT answer"], frozenset(each for each in names if row[each]), row["Trust"])
        for row in rows
    )
    return [each for each in comments if each.labels and _is_long_enough(each.text)]


def _is_long_enough(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS


def measure(heaps: Iterable[Collection[int]], labels: Sequence[frozenset[str]]) -> Measured:
    """Return how pure heaps are, which are given by the places of their comments."""
    number = covered = right = 0
    for heap in heaps:
        number += 1
        covered += len(heap)
        right += max(Counter(label for place in heap for label in labels[place]).values())
    return Measured(number, covered / len(labels), right / covered if covered else 0.0)


def compare(comments: Sequence[Comment], covered: float = COVERED) -> dict[str, Measured]:
    """Return what was measured by each way, all of them at the coverage of the suggested."""
    texts = [each.text for each in comments]
    labels = [each.labels for each in comments]
    themes = [each.places for each in suggest_themes(texts, covered=covered)]
    suggested = measure(themes, labels)
    most, coverage = len(themes), suggested.coverage
    words = likeness_by_words(texts)
    return {
        "one heap": measure([range(len(texts))], labels),
        "suggested themes": suggested,
        "TF-IDF, leaders, any number": measure(leaders(words, coverage), labels),
        "TF-IDF, leaders, as many": measure(leaders(words, coverage, most), labels),
        "TF-IDF, k-means, as many": measure(kmeans(words, most, coverage), labels),
        "meaning, k-means, as many": measure(kmeans(vectors_of(texts), most, coverage), labels),
    }


@dataclass(frozen=True, slots=True)
class Cost:
    """What it took to suggest themes for so many texts, in a process of its own."""

    texts: int
    seconds: float
    megabytes: float
    themes: int


def cost_of(number: int) -> Cost:
    """Suggest themes for made-up texts: the beginning of one comment, the end of another."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(_work, (number,))


def _work(number: int) -> Cost:
    texts = _made_up(number)
    began = time.perf_counter()
    themes = suggest_themes(texts)
    took = time.perf_counter() - began
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Cost(
        number, took, most / (1024 * (1024 if sys.platform == "darwin" else 1)), len(themes)
    )


def _made_up(number: int) -> list[str]:
    chance = random.Random(1)  # noqa: S311  # not for secrets
    words = [each.text.split() for each in labelled(COMMENTS)]
    pairs = (chance.choices(words, k=2) for _ in range(number))
    return [" ".join(a[: len(a) // 2 + 1] + b[len(b) // 2 :]) for a, b in pairs]


def beside_published(comments: Sequence[Comment]) -> list[tuple[str, float, Measured]]:
    """Return what was published, its purity, and the suggested themes at its coverage."""
    texts = [each.text for each in comments]
    labels = [each.labels for each in comments]
    return [
        (
            name,
            purity,
            measure([each.places for each in suggest_themes(texts, covered=covered)], labels),
        )
        for name, purity, covered in PUBLISHED
    ]


def _print_figures(name: str, comments: Sequence[Comment], figures: dict[str, Measured]) -> None:
    _say(f"\n{name}: {len(comments):,} comments\n")
    _say(f"{'':<30}{'purity':>8}{'coverage':>10}{'heaps':>7}")
    for way, each in figures.items():
        _say(f"{way:<30}{each.purity:>8.3f}{each.coverage:>10.3f}{each.heaps:>7}")


def main(words: Sequence[str] | None = None) -> int:
    """Measure, print, and say by 0 or 1 whether what is asked for was reached."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.theming")
    parser.add_argument("--quick", action="store_true", help="smaller numbers of texts")
    parser.add_argument("--json", type=Path, help="write the figures down in this file")
    given = parser.parse_args(words)
    missing = _what_is_missing()
    if missing:
        _say(f"Nothing was measured: {missing}")
        return 0
    comments = labelled(COMMENTS)
    parts: dict[str, Callable[[Comment], bool]] = {
        f"{TUNED_ON}, looked at before": lambda each: each.trust == TUNED_ON,
        "the other trust": lambda each: each.trust != TUNED_ON,
        "the whole": lambda _: True,
    }
    written = {}
    for name, belongs in parts.items():
        part = list(filter(belongs, comments))
        figures = compare(part)
        _print_figures(name, part, figures)
        written[name] = {way: asdict(each) for way, each in figures.items()}
    beside = beside_published(comments)
    _say("\nBeside what was measured before, at its coverage\n")
    for way, purity, found in beside:
        _say(f"{way:<30}{purity:>8.2f}   suggested: {found.purity:.3f} at {found.coverage:.3f}")
    costs = [cost_of(number) for number in (QUICK if given.quick else SIZES)]
    _say()
    for cost in costs:
        _say(
            f"{cost.texts:>8,} texts: {cost.seconds:6.1f} s, {cost.megabytes:4.0f} MB, "
            f"{cost.themes} themes"
        )
    if given.json:
        costs_written = [asdict(each) for each in costs]
        given.json.write_text(json.dumps({"parts": written, "costs": costs_written}, indent=2))
    whole = figures["suggested themes"]
    return int(whole.coverage < COVERAGE or whole.purity < PURITY or whole.heaps > MOST_THEMES)


def _say(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")


def _what_is_missing() -> str | None:
    if not COMMENTS.is_file():
        return f"there is no {COMMENTS}"
    if not word_table.is_there():
        return "it needs pip install 'journeymap[findings]'"
    return None


if __name__ == "__main__":
    sys.exit(main())
