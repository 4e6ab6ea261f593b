"""The commands, one a file. Standard output is the result, standard error the narration.

Exit codes: 0 done; 1 done but problems were found, or refused; 2 wrong usage. A command
imports what it needs when it runs, so that `--help` is instant.
"""

from __future__ import annotations

import atexit
import gc
import sys
from io import TextIOWrapper

from journeymap.cli.root import journeymap


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    atexit.register(gc.freeze)  # or everything would be looked through for what can go, twice
    journeymap()
