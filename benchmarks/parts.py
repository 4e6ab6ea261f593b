"""The parts of the table, and how each is measured."""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path

from benchmarks.row import Extent, Measure, Row

PARTS = (
    "keeping",
    "opening",
    "following",
    "starting",
    "painting",
    "remembering",
    "returning",
    "putting_together",
    "many_workshops",
    "giving_back",
)
"""The modules in `benchmarks.rows`, in the order of the table."""


def measure(part: str, extent: Extent) -> list[Row]:
    """Measure one part, in a folder that goes again, and tell each row as soon as it is there."""
    rows: list[Row] = []
    measured: Measure = import_module(f"benchmarks.rows.{part}").measure
    with tempfile.TemporaryDirectory(prefix="journeymap-benchmark-") as folder:
        for row in measured(extent, Path(folder)):
            sys.stderr.write(f"  {row.what}, {row.size}: {row.ratio:.2f} × {row.against}\n")
            rows.append(row)
    return rows
