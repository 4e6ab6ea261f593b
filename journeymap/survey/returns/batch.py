"""Some rows of a file on their way to the sheet."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from journeymap.survey.returns.answers_in_rows import Read

_Each = TypeVar("_Each")


@dataclass(slots=True)
class Batch:
    """Some rows, what is known of each, and the answers in them, once they are read."""

    rows: list[list[str]]
    """All of them have as many cells as there are columns."""
    numbers: list[int]
    """Which rows of the file they are, headings counted."""
    fingerprints: list[int] = field(default_factory=list)
    days: list[datetime] = field(default_factory=list)
    partial: list[bool] = field(default_factory=list)
    read: Read = field(default_factory=Read)
    _cells: list[tuple[str, ...]] | None = None
    _hexadecimal: list[str] | None = None

    @property
    def cells(self) -> list[tuple[str, ...]]:
        """The rows by the column."""
        if self._cells is None:
            self._cells = list(zip(*self.rows, strict=True))
        return self._cells

    def hexadecimal(self) -> list[str]:
        """Return the fingerprints, with 16 digits each."""
        if self._hexadecimal is None:
            self._hexadecimal = self._written_in_digits()
        return self._hexadecimal

    def _written_in_digits(self) -> list[str]:
        numbers = array("Q", self.fingerprints)
        if sys.byteorder == "little":
            numbers.byteswap()
        digits = numbers.tobytes().hex()
        return [digits[at : at + 16] for at in range(0, len(digits), 16)]

    def only(self, places: Sequence[int]) -> Batch:
        """Return the batch with the rows at some places only."""
        return Batch(
            _at(self.rows, places),
            _at(self.numbers, places),
            _at(self.fingerprints, places),
            _at(self.days, places),
            _at(self.partial, places),
            self.read.only(places),
        )


def _at(values: Sequence[_Each], places: Sequence[int]) -> list[_Each]:
    """Return the values at some places; none if nothing is known yet."""
    return [values[place] for place in places] if values else []
