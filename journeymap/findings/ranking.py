"""In what order findings stand, by a rule that is stated. What weighs the same has one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from fractions import Fraction
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
    order = sorted(weights, reverse=True)  # type: ignore[type-var]  # all are tuples of numbers
    first: dict[object, int] = {}
    for place, weight in enumerate(order, 1):
        first.setdefault(weight, place)
    alike = dict.fromkeys(first, 0)
    for weight in weights:
        alike[weight] += 1
    return [Rank(first[weight], alike[weight] > 1) for weight in weights]


def _people(support: Support) -> tuple[int, int]:
    both = support.both
    return max(both), min(both)


def _voices(support: Support) -> tuple[Fraction, Fraction]:
    both = [_equally(support.of(source)) for source in SOURCES]
    return max(both), min(both)


def _equally(side: Side) -> Fraction:
    """Return the mean of the shares of the voices, of those that could have said so."""
    shares = [
        min(Fraction(share.said, share.of), Fraction(1))
        for voice, share in side.voices.items()
        if voice is not None and share.of
    ]
    return sum(shares, Fraction(0)) / len(shares) if shares else Fraction(0)
