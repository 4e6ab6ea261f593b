"""The words that tell one heap of texts from the others, as people wrote them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

from journeymap.findings.likeness.words import EMPTY, stem_of

MOST = 5
_ENOUGH = 3
_TWICE = 2
_SHORTEST = 3
"""Letters of a word that tells something to who reads it alone."""
_SMALL_WORDS = """
    about after again all also always and any anyone are because been before being but can
    could did didn't does doing don't each ever every everyone everything for from get gets given
    giving goes going gone got had has have having her hers here him his how i'd i'm i've into it's
    its just like made make makes may more most much must need needs never not nothing now off
    only other our out over own put really same she should so some somebody someone something
    such than that that's the their them then there there's these they they're thing things this
    those too told too up us very want was wasn't way we well went were what when where which
    while who why will with without would you your yours"""
"""Words that tell no theme when they stand alone."""
_SMALL_STEMS = frozenset(map(stem_of, [*_SMALL_WORDS.split(), *EMPTY]))


class WordsOfAll:
    """How many texts have each word and each stem, so that what is special can be told."""

    def __init__(self, texts: Mapping[tuple[str, ...], int]) -> None:
        self._number = sum(texts.values())
        self._having = _having(texts.items())

    def telling(self, heap: Iterable[tuple[Sequence[str], int]]) -> tuple[str, ...]:
        """Return three to five words that this heap has more often, the most telling first.

        A word stands for all with its stem, in the form that most of the texts have. Words of
        two texts at least come first; there are fewer than three only if there are no others.
        """
        counted = list(heap)
        number = sum(times for _, times in counted)
        having = _having(counted)
        forms = _forms(counted)
        scores = {
            stem: self._score(stem, times, number)
            for stem, times in having.items()
            if stem in forms
        }
        by_score = sorted(scores, key=lambda stem: (having[stem] < _TWICE, -scores[stem], stem))
        often = sum(having[stem] >= _TWICE and scores[stem] > 0 for stem in by_score)
        return tuple(forms[stem] for stem in by_score[: min(MOST, max(_ENOUGH, often))])

    def _score(self, stem: str, times: int, number: int) -> float:
        """Return the share of the heap that has a stem, times how special it is to the heap."""
        elsewhere = (self._having[stem] - times + 0.5) / (self._number - number + 1)
        return times / number * log(times / number / elsewhere)


def _having(texts: Iterable[tuple[Sequence[str], int]]) -> Counter[str]:
    having: Counter[str] = Counter()
    for words, times in texts:
        for stem in {stem_of(word) for word in words}:
            having[stem] += times
    return having


def _forms(texts: Iterable[tuple[Sequence[str], int]]) -> dict[str, str]:
    """Return by stem the form that most texts have; small words are left out."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for words, times in texts:
        for word in words:
            if len(word) >= _SHORTEST and stem_of(word) not in _SMALL_STEMS:
                forms[stem_of(word)][word] += times
    return {
        stem: min(counted, key=lambda form: (-counted[form], form))
        for stem, counted in forms.items()
    }
