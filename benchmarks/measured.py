"""journeymap itself, which writes down how long it took and how much memory it had at most.

    python -m benchmarks.measured FILE findings lunch --json

FILE is one line: the seconds from the start of the commands to their end, and the megabytes.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.alone import memory_at_most

if __name__ == "__main__":
    began = time.perf_counter()
    told = Path(sys.argv[1])
    sys.argv = ["journeymap", *sys.argv[2:]]
    from journeymap.cli import main

    try:
        main()
    finally:
        took = time.perf_counter() - began
        told.write_text(f"{took} {memory_at_most()}\n", encoding="ascii")
