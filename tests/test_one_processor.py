"""numpy computes on one processor in journeymap, as its tables are small."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping

THREADS = "OPENBLAS_NUM_THREADS"
RUN = f"""
import os, sys
from journeymap.cli import main
sys.argv = ["journeymap", "--help"]
try:
    main()
finally:
    print(os.environ["{THREADS}"], "numpy" in sys.modules, file=sys.stderr)
"""


def told(**said: str) -> str:
    """Return for how many processors a new journeymap asks numpy, and whether that is there."""
    around: Mapping[str, str] = {k: v for k, v in os.environ.items() if k != THREADS} | said
    done = subprocess.run(
        [sys.executable, "-c", RUN], env=around, capture_output=True, text=True, check=True
    )
    return done.stderr.strip()


def test_numpy_is_told_before_it_is_imported_that_one_processor_will_do() -> None:
    assert told() == "1 False"


def test_who_has_said_how_many_processors_has_as_many() -> None:
    assert told(**{THREADS: "4"}) == "4 False"
