"""Findings on which the voices differ: many of one group say so, and few of another."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import comb

from journeymap.findings.support import SOURCES, Share, Source, Support

_FEWEST = 5
"""Of a smaller group a share says little."""
_APART = Fraction(3, 10)
"""So much more of one group than of another is a difference: three people in ten."""
_LARGE = 50
"""Groups of so many are never parted so far by chance: at worst once in two hundred times."""
_BY_CHANCE = Fraction(1, 20)
"""A difference that chance makes more often than this tells nothing."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The two voices that are furthest apart on something, on one side."""

    source: Source
    most: str
    most_share: Share
    least: str
    least_share: Share


def find_difference(support: Support) -> Difference | None:
    """Return how the voices differ on a finding, or None if they do not, or it cannot be told.

    They differ if of ten people of one voice three more say so than of ten of another, and if
    chance alone would part them so far less than once in twenty times (Fisher's exact test). Only
    groups of at least five that could have said so are compared, in the room or in the survey.
    """
    for source in SOURCES:
        shares = [
            (Fraction(share.said, share.of), voice, share)
            for voice, share in support.of(source).voices.items()
            if voice is not None and share.of and share.of >= max(_FEWEST, share.said)
        ]
        if not shares:
            continue
        by_share = sorted(shares, key=lambda each: (-each[0], each[1]))
        (high, most, most_share), (low, least, least_share) = by_share[0], by_share[-1]
        if high - low >= _APART and _by_chance(most_share, least_share) < _BY_CHANCE:
            return Difference(source, most, most_share, least, least_share)
    return None


def _by_chance(more: Share, fewer: Share) -> Fraction:
    """Return how often chance would part two groups so far, or further, in either direction.

    It is as if those who said so were drawn from both groups together (Fisher 1922).
    """
    first, second = more.of or 0, fewer.of or 0
    if min(first, second) >= _LARGE:
        return Fraction(0)
    said = more.said + fewer.said
    could = range(max(0, said - second), min(first, said) + 1)
    ways = {n: comb(first, n) * comb(second, said - n) for n in could}
    as_far = sum(each for each in ways.values() if each <= ways[more.said])
    return Fraction(as_far, sum(ways.values()))
