"""Where statements lie by their meaning.

A text lies in the middle of its words (mean pooling), and words that are common tell less (SIF:
Arora, Liang and Ma 2017; and fewer still that many of the texts have).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from math import log
from typing import TYPE_CHECKING

from journeymap.findings.likeness.joined import Progress
from journeymap.findings.likeness.word_table import DIMENSIONS, WordTable
from journeymap.findings.likeness.words import stem_of, words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_AT_ONCE = 1000
"""Texts whose words are added up together."""
_LOUDNESS = 0.3
"""How much the length of a word's place counts: 0 not at all, 1 as it was learnt."""
_SELDOM = 1.5
"""How much it counts that few of the texts have a word."""


def vectors_of(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return where texts lie, each by itself: a row of 256 numbers for each, of length 1.

    The nearer two texts are in meaning, the larger is the product of their rows, up to 1. A text
    without words has zeros. It raises ImportError if what is needed is not installed.
    """
    import numpy as np

    table = WordTable()
    rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    for at, numbers in enumerate(table.numbers_of([words_of(text) for text in texts])):
        if numbers:
            rows[at] = table.places[numbers].sum(axis=0)
    return unit_rows(rows)


def vectors_among(
    texts: Sequence[Sequence[str]], progress: Progress | None = None
) -> NDArray[np.float32]:
    """Return where texts lie among each other, as `vectors_of`: what many have tells little.

    They are given by their words. They are told apart better than by `vectors_of`, and more so the
    more there are.
    """
    import numpy as np

    table = WordTable()
    numbered = table.numbers_of(texts)
    places = table.places[: len(table.numbers)]
    lengths = np.linalg.norm(places, axis=1)
    weights = _weights(table, numbered) * np.where(lengths > 0, lengths, 1) ** (_LOUDNESS - 1)
    places = places * weights[:, None].astype(np.float32)
    return unit_rows(added_up(places, numbered, progress))


def added_up(
    places: NDArray[np.float32],
    numbered: Sequence[Sequence[int]],
    progress: Progress | None = None,
) -> NDArray[np.float32]:
    """Return for each text the sum of the places of its words, which are given by numbers."""
    import numpy as np

    rows = np.zeros((len(numbered), DIMENSIONS), dtype=np.float32)
    for start in range(0, len(numbered), _AT_ONCE):
        these = numbered[start : start + _AT_ONCE]
        _add_up(places, these, rows[start : start + _AT_ONCE])
        if progress:
            progress.add(len(these))
    return rows


def _add_up(
    places: NDArray[np.float32], numbered: Sequence[Sequence[int]], rows: NDArray[np.float32]
) -> None:
    """Write into each row the sum of the places that its text's words have."""
    import numpy as np

    number = np.fromiter(map(len, numbered), dtype=np.intp, count=len(numbered))
    words = np.fromiter(chain.from_iterable(numbered), dtype=np.intp, count=number.sum())
    longest_first = np.argsort(-number, kind="stable")
    begins = (number.cumsum() - number)[longest_first]
    total = np.zeros_like(rows)
    for at in range(number.max(initial=0)):
        longer = np.count_nonzero(number > at)
        total[:longer] += places[words[begins[:longer] + at]]
    rows[longest_first] = total


def _weights(table: WordTable, numbered: Sequence[Sequence[int]]) -> NDArray[np.float64]:
    """Return how much each word tells: in the language, and among these texts."""
    import numpy as np

    stems = [stem_of(word) for word in table.numbers]
    of_texts = (set(map(stems.__getitem__, numbers)) for numbers in numbered)
    having = Counter(chain.from_iterable(of_texts))
    seldom = [log((1 + len(numbered)) / (1 + having[stem])) + 1 for stem in stems]
    return np.asarray(table.telling) * np.asarray(seldom) ** _SELDOM


def unit_rows(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the rows at length 1; a row of zeros stays as it is."""
    import numpy as np

    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1), dtype=np.float32)
