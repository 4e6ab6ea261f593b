"""How alike is alike enough, and how likely it makes it that two texts say the same.

Each way to compare has a scale of its own, measured on sets of statements whose groups are known
(tests/alike).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log


@dataclass(frozen=True, slots=True)
class Scale:
    """What a likeness from 0 to 1 means."""

    one: float
    """How alike texts are to be where there is only one other."""
    by_number: float
    """How much more for each e-fold number of others: the more, the more are alike by chance."""
    bounds: tuple[float, float]
    steep: float
    base: float
    """How likely what is so much more alike than needed says the same: logistic."""

    def least_among(self, number: int) -> float:
        """Return how alike texts are to be among so many."""
        low, high = self.bounds
        return min(max(self.one + self.by_number * log(max(number, 1)), low), high)

    def likelihood(self, beyond: float) -> float:
        """Return how likely what is so much more alike than needed says the same, 0 to 1."""
        return round(1 / (1 + exp(-(self.steep * beyond + self.base))), 3)

    def beyond(self, likelihood: float) -> float:
        """Return how much more alike than needed is so likely, between 0 and 1."""
        return (log(likelihood / (1 - likelihood)) - self.base) / self.steep
