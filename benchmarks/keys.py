"""From a key to the frame that it causes: letters, Enter, another stage, another view."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.made_up import KEYS
from benchmarks.subjects import BARE, Subject, running
from benchmarks.terminal import Terminal, wait_for_quiet
from benchmarks.timed import waits_between
from journeymap.tui.views import VIEWS

LETTER, ENTER, STAGE, VIEW = "a letter", "Enter, saved", "PgDn, a stage", "F3, a view"
_QUIET = 0.06
"""Seconds without a byte after which a key is taken to be dealt with."""
_BETWEEN_KEYS = 0.03
"""Seconds at most, left to chance, so that no key is in step with the screen's own clock."""
_LINES = (
    "+ somebody says hello by name",
    "- food that has gone cold again",
    "+ time to eat without hurry",
    "* warm plates and company",
)
_FIRST = 4
"""Letters at the beginning of a line, sign and space among them, that are not counted."""
_SHORT = "+ warm plates"
_RECOGNISED = 8
"""Letters at the end of the line by which the frame with the last of them is known."""


@dataclass(frozen=True, slots=True)
class Presses:
    """What was measured of one kind of key. Milliseconds, one figure for each press."""

    painted: list[float] = field(default_factory=list)
    """To the end of the first frame that shows what the key does."""
    settled: list[float] = field(default_factory=list)
    """To the end of the last frame before all was quiet."""
    cpu: list[float] = field(default_factory=list)
    """Of a processor, used by the program until all was quiet."""
    disk: list[float] = field(default_factory=list)
    """Of waiting for the disk."""


Measured = dict[str, dict[str, Presses]]
"""By the name of the subject, then by the kind of key."""


@dataclass
class Hands:
    """Presses the same keys in several programs, in turns whose order is left to chance."""

    chosen: Sequence[Subject]
    terminals: dict[str, Terminal]
    chance: random.Random = field(default_factory=lambda: random.Random(3))  # noqa: S311
    measured: Measured = field(default_factory=lambda: defaultdict(lambda: defaultdict(Presses)))
    memory: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """Megabytes: at first, after the lines are typed, and in the end."""

    def press(self, kind: str | None, key: str, *proofs: str, bare: bool = False) -> None:
        """Press a key in each program, and wait for its frame; in the `bare` one if it has it.

        It is counted under its kind, if it has one.
        """
        for subject in self.chance.sample(self.chosen, len(self.chosen)):
            if subject.name != BARE or bare:
                self._press(subject, kind, key, proofs)

    def _press(self, subject: Subject, kind: str | None, key: str, proofs: tuple[str, ...]) -> None:
        time.sleep(self.chance.uniform(0, _BETWEEN_KEYS))
        terminal = self.terminals[subject.name]
        used = terminal.cpu()
        pressed = terminal.press(key)
        frames = wait_for_quiet(terminal, proofs, _QUIET, [*self.terminals.values()])
        if kind is None:
            return
        there = self.measured[subject.name][kind]
        there.painted.append((frames[0].ended - pressed) / 1e6)
        there.settled.append((frames[-1].ended - pressed) / 1e6)
        there.cpu.append((terminal.cpu() - used) / 1e6)
        if subject.log.exists() and kind == ENTER:
            there.disk.append(waits_between(subject.log, pressed, frames[-1].ended) / 1e6)

    def look_at_memory(self) -> None:
        """Look how much memory each program has now."""
        for name, terminal in self.terminals.items():
            self.memory[name].append(terminal.memory())

    def type_line(self, line: str) -> None:
        """Type a line letter by letter, and save it. Its first few letters are not counted."""
        for at, letter in enumerate(line, 1):
            kind = LETTER if at > _FIRST and letter != " " else None
            self.press(kind, letter, line[max(at - _RECOGNISED, 0) : at], bare=True)
        self.save()

    def save_short(self) -> None:
        """Type a short line in one go, which is not counted, and save it."""
        self.press(None, _SHORT, _SHORT, bare=True)
        self.save()

    def save(self) -> None:
        """Save what stands in the line."""
        self.press(ENTER, "\r", f"saved {KEYS[0]}.", "a bare line", bare=True)

    def go_on(self) -> None:
        """Go to the next stage."""
        self.press(STAGE, "\x1b[6~", "now at:")


def measure_keys(
    chosen: Sequence[Subject], lines: int, presses: int, tell: Callable[[str], None]
) -> Hands:
    """Type so many lines, and press each of the other keys so often."""
    with running(chosen) as terminals:
        hands = Hands(chosen, terminals)
        hands.look_at_memory()
        for line in range(lines):
            tell(f"line {line + 1} of {lines}")
            hands.type_line(_LINES[line % len(_LINES)])
        hands.look_at_memory()
        tell("other keys")
        for _ in range(presses):
            hands.save_short()
        for _ in range(presses):
            hands.go_on()
        names = [view.NAME for view in VIEWS]
        for _ in range(presses):
            hands.press(VIEW, "\x1bOR", *names, "must never")
        hands.look_at_memory()
    return hands
