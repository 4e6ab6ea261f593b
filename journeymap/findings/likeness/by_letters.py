"""Joins texts by the letters they share: what works where nothing else is installed.

Words are compared by the runs of three to five letters in them, as that needs to know no language;
rare runs tell more than common ones (TF-IDF).
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log, sqrt

from journeymap.findings.likeness.joined import Joined, MayJoin, Progress
from journeymap.findings.likeness.linking import link
from journeymap.findings.likeness.scale import Scale
from journeymap.findings.likeness.words import words_of

_RUNS = (3, 4, 5)
_LOOKED_AT = 1000
"""How many other texts are looked at for one, those with its rarest runs first."""
_NEIGHBOURS = 15
"""How many of them are compared with it: those that share most."""
_SCALE = Scale(0.026, 0.042, (0.1, 0.5), steep=7.6, base=-0.2)
_DIGITS = 6
_TOLD_EVERY = 500


@dataclass(frozen=True, slots=True)
class ByLetters:
    """Tells by the letters that texts share. It needs nothing."""

    name: str = "letters"
    sentence: str = (
        "Grouped by letters only. What is meant counts, too, with:"
        " pip install 'journeymap[findings]'"
    )

    def join(
        self,
        texts: Sequence[Sequence[str]],
        blocks: Sequence[Sequence[int]],
        may_join: MayJoin,
        progress: Progress,
    ) -> list[Joined]:
        """Join the texts of each block, as the protocol says."""
        written = _Written(texts, progress)
        joined = []
        for places in blocks:
            least = _SCALE.least_among(len(places))
            likes = _likes_of(written, places, progress)
            joined += [
                Joined(members, _SCALE.likelihood(weakest - least))
                for members, weakest in link(likes, least, may_join)
            ]
        return joined

    def nearest(
        self, texts: Sequence[str], marks: Sequence[Hashable], least: float, most: int
    ) -> list[tuple[int, int, float]]:
        """Return the pairs that are likely about the same, as the protocol says."""
        order = sorted(range(len(texts)), key=lambda each: (texts[each], repr(marks[each])))
        index = _Index(_Written([words_of(texts[each]) for each in order]), range(len(texts)))
        needed = _SCALE.least_among(len(texts))
        found: dict[tuple[int, int], float] = {}
        for row, place in enumerate(order):
            near = ((order[at], _SCALE.likelihood(like - needed)) for at, like in index.near(row))
            likely = [e for e in near if e[1] >= least and marks[e[0]] != marks[place]]
            for other, likelihood in nlargest(most, likely, key=lambda each: each[1]):
                found[min(place, other), max(place, other)] = likelihood
        return sorted((*pair, likelihood) for pair, likelihood in found.items())


class _Written:
    """Texts as runs of letters, each with how much it tells; the squares of a text's add up to 1.

    They are kept as numbers in arrays: many thousand texts shall not weigh much.
    """

    def __init__(self, texts: Sequence[Sequence[str]], progress: Progress | None = None) -> None:
        self._numbers: dict[str, int] = {}
        counts = []
        having: Counter[int] = Counter()
        for at, words in enumerate(texts):
            if progress and at % _TOLD_EVERY == _TOLD_EVERY - 1:
                progress.add(_TOLD_EVERY)
            counted = Counter(self._number(run) for run in _runs_of(words))
            having.update(counted.keys())
            counts.append((array("I", counted.keys()), array("I", counted.values())))
        if progress:
            progress.add(len(texts) % _TOLD_EVERY)
        tells = [log((1 + len(texts)) / (1 + having[each])) + 1 for each in range(len(having))]
        self.runs: list[array[int]] = []
        self.weights: list[array[float]] = []
        for runs, numbers in counts:
            weights = [(1 + log(n)) * tells[run] for run, n in zip(runs, numbers, strict=True)]
            length = sqrt(sum(each * each for each in weights)) or 1.0
            self.runs.append(runs)
            self.weights.append(array("f", [each / length for each in weights]))

    def _number(self, run: str) -> int:
        return self._numbers.setdefault(run, len(self._numbers))


class _Index:
    """Which texts of a block have which run."""

    def __init__(self, written: _Written, places: Iterable[int]) -> None:
        self._written = written
        self._having: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
        for place in places:
            for run in written.runs[place]:
                self._having[run].append(place)

    def near(self, place: int) -> Iterator[tuple[int, float]]:
        """Yield the texts that are most like one of all those written, and how like."""
        mine = dict(zip(self._written.runs[place], self._written.weights[place], strict=True))
        rarest = sorted((len(self._having.get(run, ())), run) for run in mine)
        shared: defaultdict[int, float] = defaultdict(float)
        looked_at = 0
        for number, run in rarest:
            looked_at += number
            if looked_at > _LOOKED_AT:
                break
            for at in self._having.get(run, ()):
                shared[at] += mine[run]
        shared.pop(place, None)
        for at in nlargest(_NEIGHBOURS, shared, key=lambda each: (round(shared[each], 6), -each)):
            its = zip(self._written.runs[at], self._written.weights[at], strict=True)
            yield at, round(sum(mine[run] * weight for run, weight in its if run in mine), _DIGITS)


def _likes_of(
    written: _Written, places: Sequence[int], progress: Progress
) -> dict[tuple[int, int], float]:
    """Return how alike the pairs of a block are that are alike at all."""
    index = _Index(written, places)
    likes: dict[tuple[int, int], float] = {}
    for number, place in enumerate(places, 1):
        for at, like in index.near(place):
            likes[min(place, at), max(place, at)] = like
        if number % _TOLD_EVERY == 0 or number == len(places):
            progress.add((number - 1) % _TOLD_EVERY + 1)
    return likes


def _runs_of(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        padded = f" {word} "
        for length in _RUNS:
            yield from (padded[at : at + length] for at in range(len(padded) - length + 1))
