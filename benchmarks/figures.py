"""Medians, their spread, and how sure their ratios are."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

_DRAWN = 2000
"""How often the samples are drawn anew, to see how much a ratio depends on chance."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A median, with the quarter of what was measured that lies below and above it."""

    number: int
    median: float
    lower: float
    upper: float

    @classmethod
    def of(cls, measured: Sequence[float]) -> Spread:
        """Return the spread of figures; of a single one, that one three times."""
        if len(measured) == 1:
            return cls(1, measured[0], measured[0], measured[0])
        lower, middle, upper = quantiles(measured, n=4, method="inclusive")
        return cls(len(measured), middle, lower, upper)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A median over another one. In 95 of 100 such runs it would lie between the two bounds."""

    value: float
    low: float
    high: float

    @staticmethod
    def between(measured: Sequence[float], against: Sequence[float]) -> float:
        """Return the ratio of two medians, without its bounds."""
        return median(measured) / median(against)

    @classmethod
    def of(cls, measured: Sequence[float], against: Sequence[float]) -> Ratio:
        """Return the ratio of two medians. The bounds are by bootstrap, with a fixed seed."""
        chance = random.Random(1)  # noqa: S311  # not for secrets

        def drawn(values: Sequence[float]) -> float:
            return median(chance.choices(values, k=len(values)))

        ratios = sorted(drawn(measured) / drawn(against) for _ in range(_DRAWN))
        cut = _DRAWN // 40
        return cls(cls.between(measured, against), ratios[cut], ratios[-cut - 1])
