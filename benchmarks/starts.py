"""First paint: from the start of the process to the first complete frame."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.subjects import Subject, first_frames


@dataclass(frozen=True, slots=True)
class Starts:
    """What was measured of the starts of one subject."""

    painted: list[float] = field(default_factory=list)
    """Milliseconds to the first complete frame."""
    settled: list[float] = field(default_factory=list)
    """Milliseconds to the last frame before all was quiet."""
    memory: list[float] = field(default_factory=list)
    """Megabytes, when all was quiet."""


def measure_starts(
    chosen: Sequence[Subject], number: int, tell: Callable[[str], None]
) -> dict[str, Starts]:
    """Start each subject so many times, in turns whose order is left to chance.

    The first turn is not counted: it brings the files into the system's memory.
    """
    chance = random.Random(2)  # noqa: S311  # not for secrets
    starts = {subject.name: Starts() for subject in chosen}
    for turn in range(number + 1):
        tell(f"start {turn} of {number}")
        for subject in chance.sample(chosen, len(chosen)):
            with subject.start() as terminal:
                frames = first_frames(subject, terminal)
                if turn:
                    there = starts[subject.name]
                    there.painted.append((frames[0].ended - terminal.started) / 1e6)
                    there.settled.append((frames[-1].ended - terminal.started) / 1e6)
                    there.memory.append(terminal.memory())
    return starts
