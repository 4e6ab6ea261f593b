"""Texts laid out by their meaning and by the words they share.

Either alone was worse on comments with known themes. It needs what is installed with
`journeymap[findings]`; the modules are imported when it is used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import TYPE_CHECKING, Self

from journeymap.findings.heaps.rows import Odds, Step, neighbours
from journeymap.findings.heaps.telling import Telling
from journeymap.findings.likeness.by_meaning import added_up, unit_rows
from journeymap.findings.likeness.word_table import WordTable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_COMMON = 0.01
"""A word that is this share of all words counts half, a commoner one less (SIF, Arora 2017)."""
_OF_WORDS = 0.7
"""How much the words that are shared count, beside the meaning."""
_AT_ONCE = 512
"""Rows that are compared with all others at a time."""
_IN_CACHE = 32
"""Rows whose near ones are added up at a time: so few stay near the processor, which takes a
fifth of the time."""


@dataclass(frozen=True, slots=True)
class BothRows:
    """Rows as a matrix (texts, meaning and stems)."""

    rows: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.rows)

    def picked(self, places: Sequence[int]) -> Self:
        """Return some of the rows."""
        return type(self)(self.rows[list(places)])

    def pieces(self) -> int:
        """Return how often `_AT_ONCE` rows are taken."""
        return -(-len(self.rows) // _AT_ONCE)

    def drawn_together(self, step: Step) -> Self:
        """Return the rows, each halfway to its nearest others."""
        import numpy as np

        drawn = np.empty_like(self.rows)
        for start in range(0, len(self.rows), _AT_ONCE):
            these = self.rows[start : start + _AT_ONCE]
            drawn[start : start + _AT_ONCE] = unit_rows(these + self._where_near_ones_lie(start))
            step()
        return type(self)(drawn)

    def _where_near_ones_lie(self, start: int) -> NDArray[np.float32]:
        """Return for each of `_AT_ONCE` rows where the others nearest to it lie."""
        import numpy as np

        likeness = self.rows[start : start + _AT_ONCE] @ self.rows.T
        itself = np.arange(len(likeness))
        likeness[itself, start + itself] = -1
        number = neighbours(len(self.rows))
        near = np.argpartition(-likeness, number, axis=1)[:, :number]
        how_like = np.take_along_axis(likeness, near, axis=1).clip(0)
        total = np.zeros((len(likeness), self.rows.shape[1]), dtype=np.float32)
        for begin in range(0, len(total), _IN_CACHE):
            here = slice(begin, begin + _IN_CACHE)
            for which, like in zip(near[here].T, how_like[here].T, strict=True):
                near_one = self.rows[which]
                near_one *= like[:, None]
                total[here] += near_one
        return unit_rows(total)

    def odds(self, weights: Sequence[int]) -> Odds:
        """Return the odds of each row to be chosen."""
        import numpy as np

        times, likest = np.asarray(weights, dtype=np.float64), np.zeros(len(self.rows))

        def beside(chosen: int) -> Sequence[float]:
            np.maximum(likest, (self.rows @ self.rows[[chosen]].T)[:, 0], out=likest)
            added: list[float] = ((1 - likest).clip(0) * times).cumsum().tolist()
            return added

        return beside

    def middles(self, heaps: Sequence[list[int]], weights: Sequence[int]) -> Self:
        """Return the middle of each heap."""
        import numpy as np

        times = np.asarray(weights, dtype=np.float32)
        total = np.empty((len(heaps), self.rows.shape[1]), dtype=np.float32)
        for row, heap in zip(total, heaps, strict=True):
            row[:] = times[heap] @ self.rows[heap]
        return type(self)(unit_rows(total))

    def nearest(self, middles: Self) -> list[tuple[int, float]]:
        """Return the likest middle for each row, and how like it is."""
        likeness = self.rows @ middles.rows.T
        best = likeness.argmax(axis=1)
        how_like = likeness.max(axis=1)
        return list(zip(best.tolist(), how_like.tolist(), strict=True))


class ByBoth:
    """Lays texts out by meaning and words, both learnt from the texts it is made for."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self._telling = Telling(texts)
        self._columns = {stem: at for at, stem in enumerate(self._telling.weights)}
        self._table = WordTable()
        self._counted = Counter(word for words in texts for word in words)
        self._number = self._counted.total()
        self._middle = self._by_meaning(texts).mean(axis=0)
        """What all texts have in common tells none of them apart."""

    def lay(self, texts: Sequence[Sequence[str]]) -> BothRows:
        """Return where texts lie."""
        import numpy as np

        meaning = unit_rows(self._by_meaning(texts) - self._middle)
        return BothRows(unit_rows(np.hstack([meaning, self._by_stems(texts)])))

    def _by_meaning(self, texts: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        import numpy as np

        numbered = self._table.numbers_of(texts)
        weights = np.array(list(starmap(self._weight, self._table.numbers.items())), np.float32)
        places = self._table.places[: len(weights)] * weights[:, None]
        return unit_rows(added_up(places, numbered))

    def _by_stems(self, texts: Sequence[Sequence[str]]) -> NDArray[np.float32]:
        import numpy as np

        rows = np.zeros((len(texts), len(self._columns)), dtype=np.float32)
        for row, words in zip(rows, texts, strict=True):
            for stem, weight in self._telling.row_of(words).items():
                row[self._columns[stem]] = _OF_WORDS * weight
        return rows

    def _weight(self, word: str, number: int) -> float:
        """Return how much a word tells: the less, the commoner it is here or in the language."""
        here = _COMMON / (_COMMON + self._counted[word] / self._number)
        return min(here, self._table.telling[number])
