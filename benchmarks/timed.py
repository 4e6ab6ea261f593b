"""journeymap itself, which writes down how long it waits for the disk.

    python -m benchmarks.timed LOG open lunch --sheet "Table 1"

Each line of LOG is one wait: when it began, and how long it took, both in nanoseconds.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from journeymap.cli import main


def write_down_waits(log: Path) -> None:
    """Have every wait for the disk be written down in `log`."""
    sync = os.fsync
    written = log.open("ab", buffering=0)

    def timed_sync(descriptor: int) -> None:
        began = time.perf_counter_ns()
        try:
            sync(descriptor)
        finally:
            written.write(f"{began} {time.perf_counter_ns() - began}\n".encode())

    os.fsync = timed_sync  # type: ignore[assignment]


def waits_between(log: Path, began: int, ended: int) -> int:
    """Return the nanoseconds of the waits that began between two moments."""
    lines = (line.split() for line in log.read_text(encoding="ascii").splitlines())
    return sum(int(took) for at, took in lines if began <= int(at) <= ended)


if __name__ == "__main__":
    write_down_waits(Path(sys.argv[1]))
    sys.argv = ["journeymap", *sys.argv[2:]]
    main()
