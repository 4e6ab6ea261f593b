"""Plain ways to put texts in heaps, which the suggested themes are compared with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
_FEWEST = 3
"""Texts that make a heap."""
_HALVINGS = 14
_ROUNDS = 25


def likeness_by_words(texts: Sequence[str]) -> Matrix:
    """Return TF-IDF rows of length 1, of the words that two texts at least have."""
    counted = [Counter(re.findall(r"\w+", text.casefold())) for text in texts]
    having = Counter(word for words in counted for word in words)
    columns = {word: at for at, word in enumerate(w for w, n in having.items() if n > 1)}
    rows = np.zeros((len(texts), len(columns)), dtype=np.float32)
    for row, words in zip(rows, counted, strict=True):
        for word, times in words.items():
            if word in columns:
                row[columns[word]] = times * np.log(len(texts) / having[word])
    return _unit(rows)


def leaders(rows: Matrix, coverage: float, most: int | None = None) -> list[list[int]]:
    """Return heaps of three at least by leader clustering, as near as may be to a coverage.

    A text joins the leader that it is likest to, if it is like enough, or else leads. How like
    is enough is found by halving. Of the heaps only the `most` largest count.
    """
    likeness = rows @ rows.T
    low, high = 0.0, 1.0
    heaps: list[list[int]] = []
    for _ in range(_HALVINGS):
        enough = (low + high) / 2
        found = sorted(_led(likeness, enough), key=len, reverse=True)[:most]
        if sum(map(len, found)) >= coverage * len(rows):
            low, heaps = enough, found
        else:
            high = enough
    return heaps


def _led(likeness: Matrix, enough: float) -> list[list[int]]:
    heaps: list[list[int]] = []
    leading = np.zeros(len(likeness), dtype=np.intp)
    for place, row in enumerate(likeness):
        beside = row[leading[: len(heaps)]]
        if heaps and beside.max() >= enough:
            heaps[int(beside.argmax())].append(place)
        else:
            leading[len(heaps)] = place
            heaps.append([place])
    return [heap for heap in heaps if len(heap) >= _FEWEST]


def kmeans(rows: Matrix, number: int, coverage: float) -> list[list[int]]:
    """Return heaps by k-means from rows drawn by chance, without the farthest from the middles."""
    chance = np.random.default_rng(1)
    middles = rows[chance.choice(len(rows), number, replace=False)]
    for _ in range(_ROUNDS):
        heap_of = (rows @ middles.T).argmax(axis=1)
        share = (heap_of == np.arange(number)[:, None]).astype(np.float32)
        middles = _unit(share @ rows)
    how_like = (rows @ middles.T).max(axis=1)
    kept = np.zeros(len(rows), dtype=bool)
    kept[np.argsort(-how_like, kind="stable")[: round(coverage * len(rows))]] = True
    heaps = [np.flatnonzero((heap_of == each) & kept).tolist() for each in range(number)]
    return [heap for heap in heaps if heap]


def _unit(rows: Matrix) -> Matrix:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)
