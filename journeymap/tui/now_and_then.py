"""Tells how far work in a thread is, now and then, and ends it when nobody waits for it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from time import monotonic

from journeymap.findings.likeness.joined import Told

_BETWEEN = 0.1
"""Seconds between two times that it is told."""


class Stopped(Exception):
    """Nobody waits for the work any more."""


def now_and_then(stop: Event, tell: Callable[[int, int], object]) -> Told:
    """Return what work tells how far it is: it raises `Stopped` once `stop` is set."""
    due = 0.0

    def told(now: int, of: int) -> None:
        nonlocal due
        if stop.is_set():
            raise Stopped
        if monotonic() >= due:
            due = monotonic() + _BETWEEN
            tell(now, of)

    return told
