"""The commands, one a file. Standard output is the result, standard error the narration.

Exit codes: 0 done; 1 done but problems were found, or refused; 2 wrong usage. A command
imports what it needs when it runs, so that `--help` is instant.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from io import TextIOWrapper

from journeymap.cli.root import journeymap


def main() -> None:
    """Run the command line."""
    keep_numpy_to_one_processor()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    atexit.register(gc.freeze)  # or everything would be looked through for what can go, twice
    journeymap()


def keep_numpy_to_one_processor() -> None:
    """Let numpy compute on one processor, unless somebody has said how many. It imports nothing.

    The tables that are compared here are small: with two, each waits for the other longer than
    it computes, and a screen waits for both. After numpy was imported it changes nothing.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
