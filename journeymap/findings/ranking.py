"""In what order findings stand, by a rule that is stated. What weighs the same has one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from journeymap.findings.support import SOURCES, Side, Support


class By(StrEnum):
    """What findings are ranked by."""

    PEOPLE = "people"
    """Everybody weighs the same."""
    VOICES = "voices"
    """Every voice group weighs the same, so that a large one does not drown a small one."""

    @property
    def rule(self) -> str:
        """The rule, as it is stated beside what is ranked."""
        return _RULES[self]


_RULES = {
    By.PEOPLE: "by how many people said so: in the room or in the survey, whichever is more, and"
    " then by the other. The two are never added up",
    By.VOICES: "by the share of each voice group that said so, and all voice groups weigh the"
    " same: in the room or in the survey, whichever is more, and then by the other",
}


class Rank(NamedTuple):
    """The place of something, from 1; with others on the same place it is tied."""

    place: int
    is_tied: bool

    @property
    def in_words(self) -> str:
        """The place as it is written: "3", and "3=" if it is tied."""
        return f"{self.place}{'=' if self.is_tied else ''}"


def find_ranks(supports: Sequence[Support], by: By) -> list[Rank]:
    """Return the rank of each. Nothing but the rule decides: ties are ties."""
    weigh: Callable[[Support], object] = _people if by is By.PEOPLE else _voices
    weights = [weigh(each) for each in supports]
    alike = Counter(weights)
    ranks: dict[object, Rank] = {}
    place = 1
    for weight in sorted(alike, reverse=True):  # type: ignore[type-var]  # tuples of numbers
        ranks[weight] = Rank(place, alike[weight] > 1)
        place += alike[weight]
    return [ranks[weight] for weight in weights]


def _people(support: Support) -> tuple[int, int]:
    both = support.both
    return max(both), min(both)


def _voices(support: Support) -> tuple[Fraction, Fraction]:
    both = [_equally(support.of(source)) for source in SOURCES]
    return max(both), min(both)


def _equally(side: Side) -> Fraction:
    """Return the mean of the shares of the voices, of those that could have said so."""
    return _mean(
        tuple(
            (share.said, share.of)
            for voice, share in side.voices.items()
            if voice is not None and share.of
        )
    )


@lru_cache(maxsize=1 << 12)
def _mean(shares: tuple[tuple[int, int], ...]) -> Fraction:
    """Return the mean of shares, none more than all; over many findings it is often the same."""
    each = [min(Fraction(said, of), Fraction(1)) for said, of in shares]
    return sum(each, Fraction(0)) / len(each) if each else Fraction(0)
