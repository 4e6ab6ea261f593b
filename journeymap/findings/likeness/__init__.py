"""How alike two statements are, whatever the words: by their meaning, or by their letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from journeymap.findings.likeness.joined import Joined, MayJoin, Told


class Likeness(Protocol):
    """A way to tell how alike texts are."""

    @property
    def name(self) -> str:
        """What it goes by: `meaning` or `letters`."""

    @property
    def sentence(self) -> str:
        """What people are told of it."""

    def join(
        self, texts: Sequence[str], blocks: Sequence[Sequence[int]], may_join: MayJoin, told: Told
    ) -> list[Joined]:
        """Return the groups of two and more texts of one block that likely say the same.

        The texts are all different and in an order of their own; so the result does not depend
        on the order in which they were said. A block is the places of its texts, ascending.
        """

    def nearest(
        self, ours: Sequence[str], theirs: Sequence[str], least: float, most: int
    ) -> list[tuple[int, int, float]]:
        """Return the pairs that are likely about the same, and how likely, at least `least`.

        Of each of our texts at most so many of theirs: the likest.
        """


def best_likeness() -> Likeness:
    """Return the best way there is with what is installed."""
    from journeymap.findings.likeness.by_letters import ByLetters
    from journeymap.findings.likeness.meaning import ByMeaning
    from journeymap.findings.likeness.word_table import is_there

    return ByMeaning() if is_there() else ByLetters()


def nearest(
    ours: Sequence[str],
    theirs: Sequence[str],
    least: float,
    *,
    most: int = 5,
    likeness: Likeness | None = None,
) -> list[tuple[int, int, float]]:
    """Return which of our texts and of theirs are likely about the same, and how likely.

    Pairs `(i, j, likelihood)` with at least that likelihood, for each of ours at most so many, in
    the order of the texts. "Served hot" and "comes cold" are about the same: what is said of it may
    be the opposite.
    """
    return (likeness or best_likeness()).nearest(ours, theirs, least, most)
