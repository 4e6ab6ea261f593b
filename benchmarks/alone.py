"""Runs something in a process of its own, so that nothing that ran before weighs on it."""

from __future__ import annotations

import re
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

_T = TypeVar("_T")
_KILOBYTES = {
    name: re.compile(rf"^{name}:\s+(\d+) kB$", re.MULTILINE) for name in ("VmRSS", "VmHWM")
}


class Failed(Exception):
    """What ran in another process failed: its trace."""

    @property
    def short(self) -> str:
        """The last line of the trace that says what failed."""
        return next(line for line in reversed(str(self).splitlines()) if "Error" in line)


def alone(function: Callable[..., _T], *arguments: Any) -> _T:
    """Return what a function returns that runs in a new process. Raises `Failed` if it raises."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(_try, function, arguments).result()


def _try(function: Callable[..., _T], arguments: tuple[Any, ...]) -> _T:
    """Return what a function returns. Raises `Failed` in place of what cannot be sent on."""
    try:
        return function(*arguments)
    except Exception:  # noqa: BLE001  # whatever it is, it is told
        raise Failed(traceback.format_exc()) from None


def seconds_of(function: Callable[..., object], *arguments: Any) -> float:
    """Return the seconds that a function takes."""
    began = time.perf_counter()
    function(*arguments)
    return time.perf_counter() - began


def memory_now() -> float:
    """Return how many megabytes of memory this process has; 0 if nothing tells."""
    return _told("VmRSS")


def memory_at_most() -> float:
    """Return how many megabytes this process had at most; 0 if nothing tells.

    What `getrusage` tells will not do: a new process has what it was started from in it.
    """
    return _told("VmHWM")


def _told(name: str) -> float:
    try:
        status = Path("/proc/self/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    found = _KILOBYTES[name].search(status)
    return int(found[1]) / 1024 if found else 0.0
