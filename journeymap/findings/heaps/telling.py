"""How much each stem of a word tells: the rarer, the more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

from journeymap.findings.likeness.words import EMPTY, stem_of

_FEWEST = 2
"""Texts that must have a stem: what one text alone has brings it near no other."""
_MOST_STEMS = 1000


class Telling:
    """The stems that tell texts apart, learnt from some texts given by their words."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        having = Counter(stem for words in texts for stem in set(_stems_of(words)))
        known = [each for each in having.items() if each[1] >= _FEWEST]
        known.sort(key=lambda each: (-each[1], each[0]))
        self.weights = {stem: log(len(texts) / number) for stem, number in known[:_MOST_STEMS]}
        """How much each stem tells, the most common stems first."""

    def row_of(self, words: Sequence[str]) -> dict[str, float]:
        """Return the stems of a text with their weights, of length 1 together."""
        counted = Counter(_stems_of(words))
        return at_length_one(
            {
                stem: self.weights[stem] * (1 + log(times))
                for stem, times in counted.items()
                if self.weights.get(stem)
            }
        )


def _stems_of(words: Sequence[str]) -> list[str]:
    return [stem_of(each) for each in words if each not in EMPTY]


def at_length_one(row: dict[str, float]) -> dict[str, float]:
    """Return a row at length 1; one of zeros stays empty."""
    length = sum(each * each for each in row.values()) ** 0.5
    return {stem: each / length for stem, each in row.items()} if length else {}
