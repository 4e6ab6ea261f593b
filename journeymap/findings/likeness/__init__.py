"""How alike two statements are, whatever the words: by their meaning, or by their letters."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Protocol

from journeymap.findings.likeness.joined import Joined, MayJoin, Progress


class Likeness(Protocol):
    """A way to tell how alike texts are."""

    @property
    def name(self) -> str:
        """What it goes by: `meaning` or `letters`."""

    @property
    def sentence(self) -> str:
        """What people are told of it."""

    def join(
        self,
        texts: Sequence[Sequence[str]],
        blocks: Sequence[Sequence[int]],
        may_join: MayJoin,
        progress: Progress,
    ) -> list[Joined]:
        """Return the groups of two and more texts of one block that likely say the same.

        The texts are given by their words, and in an order of their own; so the result does not
        depend on the order in which they were said. A block is the places of its texts, ascending.
        Of the progress, reading a text is one and comparing it another.
        """

    def nearest(
        self, texts: Sequence[str], marks: Sequence[Hashable], least: float, most: int
    ) -> list[tuple[int, int, float]]:
        """Return the pairs of texts with other marks that are likely about the same.

        Each is the places of the two and how likely, at least `least`, which is between 0 and 1.
        For each text there are at most so many others, the likest; of many thousand texts a few
        pairs are not found.
        """


def best_likeness() -> Likeness:
    """Return the best way there is with what is installed."""
    from journeymap.findings.likeness.by_letters import ByLetters
    from journeymap.findings.likeness.meaning import ByMeaning
    from journeymap.findings.likeness.word_table import is_there

    return ByMeaning() if is_there() else ByLetters()


def nearest(
    texts: Sequence[str],
    marks: Sequence[Hashable],
    least: float,
    *,
    most: int = 5,
    likeness: Likeness | None = None,
) -> list[tuple[int, int, float]]:
    """Return which texts are likely about the same, of those whose marks differ, and how likely.

    Triples `(i, j, likelihood)` with i before j and at least that likelihood, for each text at
    most so many, in the order of the texts. "Served hot" and "comes cold" are about the same: what
    is said of it may be the opposite.
    """
    return (likeness or best_likeness()).nearest(texts, marks, least, most)
