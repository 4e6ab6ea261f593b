"""A command in a real pseudo-terminal, and what reached it."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import time
from pathlib import Path

from faults.processes import SLOWEST, surroundings

ACTED_ON = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal acts on. Line feeds, carriage returns and tabs it may have."""


def shown_by(*words: str, here: Path, state: Path, typed: Path | None = None) -> str:
    """Run journeymap in a terminal and return all that reached it.

    With `typed`, a file is its standard input, as in `journeymap capture … < notes.txt`.
    """
    ours, theirs = os.openpty()
    source = os.open(typed, os.O_RDONLY) if typed else os.dup(theirs)
    environment = {**surroundings(state), "TERM": "xterm-256color", "COLUMNS": "100"}
    parts: list[bytes] = []
    with subprocess.Popen(
        [sys.executable, "-m", "journeymap", *words],
        cwd=here,
        env={**environment, "PYTHONUTF8": "1"},
        stdin=source,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        os.close(source)
        end = time.monotonic() + SLOWEST
        try:
            while time.monotonic() < end:
                if not select.select([ours], [], [], 0.2)[0]:
                    continue
                try:
                    part = os.read(ours, 1 << 16)
                except OSError:  # the other end is closed
                    break
                if not part:
                    break
                parts.append(part)
            else:
                raise TimeoutError(f"{words} did not come to an end")
        finally:
            process.kill()
            os.close(ours)
    return b"".join(parts).decode("utf-8", "replace")


def acted_on(shown: str) -> list[str]:
    """Return what is in it that a terminal acts on, with what stands around it."""
    found = ACTED_ON.finditer(shown)
    return [repr(shown[max(each.start() - 40, 0) : each.end() + 20]) for each in found]
