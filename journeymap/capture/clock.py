"""A clock for each activity, which warns quietly. It is nothing that was said, so never kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from journeymap.board import Board
from journeymap.counting import counted
from journeymap.entries import SAID_KINDS

LONGEST = 600
"""Minutes."""
_MINUTE = timedelta(minutes=1)
_WARNING = 2 * _MINUTE
"""So long before its end a clock warns, or in the last fifth, whichever is less."""


class Phase(Enum):
    """How far a clock has run."""

    NOT_STARTED = "not started"
    RUNNING = "running"
    LAST_MINUTES = "last minutes"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clock shows at one moment."""

    kind: str
    """The kind of entry that its activity yields."""
    minutes: int
    """How long it runs."""
    left: timedelta | None = None
    """How long it still has, less than nothing once it is over; None if it was not started."""

    @property
    def name(self) -> str:
        """The activity as it is called on the screen."""
        return SAID_KINDS[self.kind].heading if self.kind in SAID_KINDS else self.kind

    @property
    def phase(self) -> Phase:
        """How far it has run."""
        if self.left is None:
            return Phase.NOT_STARTED
        if self.left <= timedelta(0):
            return Phase.OVER
        is_last = self.left <= min(_WARNING, self.minutes * _MINUTE / 5)
        return Phase.LAST_MINUTES if is_last else Phase.RUNNING

    @property
    def by_the_second(self) -> str:
        """How long it still has, "7:32", or how long it is over."""
        seconds = int(abs(self.left or timedelta(0)).total_seconds())
        return f"{seconds // 60}:{seconds % 60:02}"

    def in_words(self) -> str:
        """Return it in words, to the minute: "pot: 7 minutes left"."""
        return f"{self.name}: {self._left_in_words()}"

    def _left_in_words(self) -> str:
        if self.left is None:
            return f"{counted(self.minutes, 'minute')}, not started"
        minutes = abs(self.left) // _MINUTE
        if self.phase is Phase.OVER:
            return f"{counted(minutes, 'minute')} over" if minutes else "time is up"
        return f"{counted(minutes, 'minute')} left" if minutes else "less than a minute left"


@dataclass(frozen=True, slots=True)
class _Run:
    started: datetime
    minutes: int


class Clocks:
    """The clocks that run, at most one for each kind of entry.

    What is left is worked out from the moment of the start, so they run on while nobody
    looks, and never drift. `now` tells the moment.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._runs: dict[str, _Run] = {}

    @property
    def is_any_running(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self._runs)

    def start(self, kind: str, minutes: int) -> Reading:
        """Start the clock of a kind, anew if it runs. `minutes` are 1 to `LONGEST`."""
        self._runs[kind] = _Run(self._now(), minutes)
        return Reading(kind, minutes, minutes * _MINUTE)

    def stop(self, kind: str) -> bool:
        """Stop the clock of a kind; return whether it was running."""
        return self._runs.pop(kind, None) is not None

    def runs(self, kind: str) -> bool:
        """Whether the clock of a kind was started."""
        return kind in self._runs

    def running(self) -> list[Reading]:
        """Return the clocks that run, the one that has least left first."""
        if not self._runs:
            return []
        now = self._now()
        readings = [
            Reading(kind, run.minutes, run.minutes * _MINUTE - (now - run.started))
            for kind, run in self._runs.items()
        ]
        return sorted(readings, key=lambda each: each.left or timedelta(0))

    def readings(self, board: Board) -> list[Reading]:
        """Return the clocks of all activities that have minutes, then others that run."""
        planned: dict[str, Reading] = {}
        for each in board.activities():
            if each.minutes is not None:
                planned.setdefault(each.kind, Reading(each.kind, each.minutes))
        return list((planned | {each.kind: each for each in self.running()}).values())


def minutes_of(board: Board, kind: str) -> int | None:
    """Return how many minutes the guide has for a kind; None if it does not say."""
    minutes = (each.minutes for each in board.activities() if each.kind == kind)
    return next((each for each in minutes if each is not None), None)
