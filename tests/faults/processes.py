"""Real processes for the faults to happen to. Nothing here waits without an end."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import journeymap

SLOWEST = 60
"""Seconds after which a test gives up waiting; none waits for a fixed time."""

_TESTS = Path(__file__).parents[1]
_HOUSE = Path(journeymap.__file__).parents[1]


def surroundings(state: Path) -> dict[str, str]:
    """Return an environment in which this package can be run, with its memory in `state`."""
    paths = f"{_TESTS}{os.pathsep}{_HOUSE}"
    return {**os.environ, "PYTHONPATH": paths, "XDG_STATE_HOME": str(state)}


def start(module: str, *words: object, state: Path, **options: Any) -> subprocess.Popen[bytes]:
    """Start one of this package's programs."""
    return subprocess.Popen(
        [sys.executable, "-m", f"faults.{module}", *map(str, words)],
        env=surroundings(state),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        **options,
    )


def lines_of(
    module: str, *words: object, state: Path, slowest: float = SLOWEST, typed: str = ""
) -> list[Any]:
    """Run one of this package's programs and return what it prints, JSON line by line.

    That it ends well is part of what is tested: it does not if the interpreter crashes.
    """
    with start(module, *words, state=state) as process:
        try:
            out, _ = process.communicate(typed.encode(), timeout=slowest)
        finally:
            process.kill()
    assert process.returncode == 0, f"{module} {words} ended with {process.returncode}"
    return [json.loads(line) for line in out.splitlines()]


class Nursery:
    """A process that starts writers quickly, each a process of its own, and hears them."""

    def __init__(self, state: Path, *, synced: bool = True) -> None:
        """Begin with no writers. Where they are not `synced`, they do not wait for the disk."""
        self.lines: list[str] = []
        self.may_refuse = False
        """Whether the disk is gone, so that writers must be refused what they write."""
        self._rest = b""
        how = () if synced else ("unsynced",)
        self._process = start("nursery", *how, state=state, start_new_session=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()
        self._process.wait(SLOWEST)

    def begin(self, folder: Path, slot: int, seed: int) -> int:
        """Start the writer of one table, and return its process's number."""
        self._tell(f"start {slot} {seed} {folder}")
        return int(self.wait_for(f"started {slot} ").split()[2])

    def kill(self, pid: int) -> None:
        """Kill -9 one writer, and wait until it is gone."""
        os.kill(pid, signal.SIGKILL)
        self._tell(f"reap {pid}")
        self.wait_for(f"gone {pid}")

    def saved(self) -> dict[str, str]:
        """Return the ids that were acknowledged, and what was told of the words of each.

        That is their checksum; the `capture` command tells only what kind of entry it is.
        """
        said = (line.split() for line in self.lines if line.startswith("saved "))
        return {words[1].rstrip(":"): words[2] for words in said}

    def kept(self) -> dict[str, int]:
        """Return the name of each draft's file, and the number of the last that was kept."""
        said = (line.split() for line in self.lines if line.startswith("kept "))
        return {words[1]: int(words[2]) for words in said}

    def wait_for(self, beginning: str) -> str:
        """Listen until a line comes that begins so; it is taken out of the lines."""
        found: str = self.wait_until(
            lambda: next((line for line in self.lines if line.startswith(beginning)), "")
        )
        self.lines.remove(found)
        return found

    def wait_until(self, true: Callable[[], Any]) -> Any:
        """Listen until something is true, and return it."""
        end = time.monotonic() + SLOWEST
        while not (found := true()):
            assert time.monotonic() < end, f"it never came; the last lines: {self.lines[-5:]}"
            self.listen(0.2)
        return found

    def listen(self, seconds: float) -> None:
        """Take in what the writers say, for so long at most."""
        out = self._process.stdout
        assert out is not None
        if not select.select([out], [], [], seconds)[0]:
            return
        *lines, self._rest = (self._rest + os.read(out.fileno(), 1 << 16)).split(b"\n")
        self.lines += [line.decode(errors="replace") for line in lines]
        assert self._process.poll() is None, "the nursery has gone"
        wrong = ("failed",) if self.may_refuse else ("failed", "refused", "not saved")
        failed = [line for line in self.lines if line.startswith(wrong)]
        assert not failed, failed[0]

    def _tell(self, command: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{command}\n".encode())
        self._process.stdin.flush()
