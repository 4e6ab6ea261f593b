"""Some rows of a file on their way to the sheet."""

from __future__ import annotations

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

    @property
    def cells(self) -> list[tuple[str, ...]]:
        """The rows by the column."""
        if self._cells is None:
            self._cells = list(zip(*self.rows, strict=True))
        return self._cells

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
