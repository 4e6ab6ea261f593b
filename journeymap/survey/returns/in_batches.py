"""Rows by the batch: what is done for many at once costs a fraction of what it costs for each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice

from journeymap.survey.returns.table import Rows

_AT_ONCE = 512
_LETTERS = 4_000_000
"""A batch is closed when it has so many: cells can be long, and memory has a bound."""
_ROWS = 4096


def in_batches(rows: Rows) -> Iterator[tuple[list[list[str]], int]]:
    """Yield the rows by the batch, each with how many letters are in it."""
    batch: list[list[str]] = []
    letters = 0
    while some := list(islice(rows, _AT_ONCE)):
        batch += some
        letters += sum(map(len, chain.from_iterable(some)))
        if len(batch) >= _ROWS or letters >= _LETTERS:
            yield batch, letters
            batch, letters = [], 0
    if batch:
        yield batch, letters
