"""The parts of the table, and how each is measured."""

from __future__ import annotations

import tempfile
from importlib import import_module
from pathlib import Path

from benchmarks.row import Extent, Row

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
    """Measure one part, in a folder that goes again."""
    rows = import_module(f"benchmarks.rows.{part}").measure
    with tempfile.TemporaryDirectory(prefix="journeymap-benchmark-") as folder:
        return list(rows(extent, Path(folder)))
