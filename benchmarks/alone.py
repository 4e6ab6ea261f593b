"""Runs something in a process of its own, so that nothing that ran before weighs on it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

_T = TypeVar("_T")
_KILOBYTES = {
    name: re.compile(rf"^{name}:\s+(\d+) kB$", re.MULTILINE) for name in ("VmRSS", "VmHWM")
}


def alone(function: Callable[..., _T], *arguments: Any) -> _T:
    """Return what a function returns that runs in a new process. Raises what it raises."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(function, *arguments).result()


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
