"""Taking in a large file of returns, against `csv.reader` alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.returns import AT_MOST, FLAT, MEGABYTES
from benchmarks.returns import measure as measure_returns
from benchmarks.row import Extent, Row, Target


def measure(extent: Extent, here: Path) -> Iterator[Row]:  # noqa: ARG001  # has folders of its own
    """Take in a smaller and a larger file, reading each alone before and after."""
    (few, often), (many, seldom) = extent.of(
        ((200, 1), (1000, 1)), ((100_000, 2), (1_000_000, 1)), ((100_000, 3), (1_000_000, 3))
    )
    (smaller,) = measure_returns((few,), often, quiet=True)
    (larger,) = measure_returns((many,), seldom, quiet=True)
    for each in (smaller, larger):
        size, taking = f"{each.rows:,} rows", tuple(each.taking)
        against = "`csv.reader` alone"
        yield Row("taking in returns", size, taking, against, tuple(each.alone), Target(AT_MOST))
    what, size, memory = "memory while taking in", f"{many:,} rows", tuple(larger.memory)
    yield Row(what, size, memory, "what is allowed", (MEGABYTES,), Target(1), "MB")
    against = f"the same for {few:,} rows"
    yield Row(what, size, memory, against, tuple(smaller.memory), Target(FLAT), "MB")
