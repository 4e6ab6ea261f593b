"""A table: its rows under columns, and what each column means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Cell = str | int | float | None
"""What stands in a cell; None is nothing."""
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Column:
    """A column, and what it means, in a sentence."""

    name: str
    means: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns. It has all its columns, also without a row."""

    name: str
    means: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Kind(Generic[_Row]):
    """A table before it has rows."""

    name: str
    means: str
    columns: Sequence[tuple[str, str, Callable[[_Row], Cell]]]
    """The name of each, what it means, and what stands in it."""

    def of(self, rows: Iterable[_Row]) -> Table:
        """Return the table with these rows."""
        return Table(
            self.name,
            self.means,
            tuple(Column(name, means) for name, means, _ in self.columns),
            tuple(tuple(cell(row) for _, _, cell in self.columns) for row in rows),
        )


def listed(items: Iterable[object]) -> str:
    """Return several things in one cell: numbers with commas, words a line each."""
    each = list(items)
    return ("\n" if any(isinstance(one, str) for one in each) else ", ").join(map(str, each))
