"""A row of the table: what was measured, beside what, and what is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal, TypeVar

from benchmarks.figures import Ratio

_T = TypeVar("_T")
Unit = Literal["s", "MB", ""]
"""Seconds, megabytes, or a number that has no unit."""
Verdict = Literal["reached", "MISSING", "told beside it"]
_FEW = 3
"""Below so many figures there is nothing to say about how sure they are."""


class Extent(StrEnum):
    """How much is measured."""

    QUICK = "quick"
    """Only so much that everything runs. Its figures say nothing."""
    USUAL = "usual"
    FULL = "full"
    """Where the usual run takes a smaller size, the one that is asked for."""

    def of(self, quick: _T, usual: _T, full: _T | None = None) -> _T:
        """Choose by the extent. Without `full`, that is as `usual`."""
        if self is Extent.QUICK:
            return quick
        return usual if full is None or self is Extent.USUAL else full


@dataclass(frozen=True, slots=True)
class Target:
    """What a ratio may be at most; or, if `at_least`, what it must be at least."""

    bound: float
    at_least: bool = False

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.bound:g} ×"

    def is_met(self, value: float) -> bool:
        """Whether a ratio is as it should be."""
        return value >= self.bound if self.at_least else value <= self.bound


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, and the yardstick that was measured in the same run."""

    what: str
    size: str
    ours: tuple[float, ...]
    against: str
    """What the yardstick is."""
    yardstick: tuple[float, ...]
    target: Target | None
    """None where a row is told beside another one, to say more about it."""
    unit: Unit = "s"
    note: str = ""
    """What a reader should know about the figures, or about the yardstick."""

    @property
    def ratio(self) -> float:
        """The medians, one over the other."""
        return Ratio.between(self.ours, self.yardstick)

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Where the ratio would lie in 95 of 100 such runs; None where that is not known."""
        if min(len(self.ours), len(self.yardstick)) < _FEW:
            return None
        ratio = Ratio.of(self.ours, self.yardstick)
        return ratio.low, ratio.high

    @property
    def verdict(self) -> Verdict:
        """Whether the target was reached."""
        if self.target is None:
            return "told beside it"
        return "reached" if self.target.is_met(self.ratio) else "MISSING"


Measure = Callable[[Extent, Path], Iterator[Row]]
"""Makes its own data in a folder that is its own and empty, measures, and yields rows."""


def row_of_sizes(
    what: str, sizes: Sequence[str], figures: Sequence[Sequence[float]], target: Target
) -> Row:
    """Return the row that holds one size, the first, against another one."""
    (size, smaller), (ours, theirs) = sizes, figures
    return Row(what, size, tuple(ours), f"the same with {smaller}", tuple(theirs), target)
