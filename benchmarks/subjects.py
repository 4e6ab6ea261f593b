"""What is measured, side by side: bare Textual apps, and the capture screen of workshops."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.made_up import make_workshop
from benchmarks.terminal import Frame, Terminal, wait_for_quiet
from journeymap.demo.sample import make_sample
from journeymap.sheets.own import OwnSheets

EMPTY, LOADED = "an empty app", "an empty app on the same libraries"
BARE, SAMPLE = "a bare line", "the sample"
_BLANK = " " * 20
"""What an empty app shows."""
_THE_LINE = "speaking: "
"""What stands in the frame of the capture line, and nowhere else."""
_CALM = 0.3
"""Seconds without a byte after which a program that started is taken to be done."""
_HOUSE = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Subject:
    """A program that can be started, and how its first frame is known."""

    name: str
    words: tuple[str, ...]
    proof: str
    here: Path
    log: Path
    """Where it writes down its waits for the disk, if it is told to."""

    def start(self, *, timed: bool = False) -> Terminal:
        """Start it. If `timed`, it writes down how long it waits for the disk."""
        words = self.words
        if timed and words[:2] == ("-m", "journeymap"):
            words = ("-m", "benchmarks.timed", str(self.log), *words[2:])
        return Terminal(words, self.here, surroundings(self.here))


def surroundings(here: Path) -> dict[str, str]:
    """Return the environment of a program: that of a good terminal, with a home in `here`."""
    homes = {f"XDG_{home}_HOME": str(here / home.lower()) for home in ("STATE", "CONFIG", "DATA")}
    paths = {"PATH": os.environ["PATH"], "HOME": str(here), "PYTHONPATH": str(_HOUSE)}
    return {**paths, **homes, "LANG": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor"}


@contextmanager
def subjects(sizes: Sequence[int]) -> Iterator[dict[str, Subject]]:
    """Make the workshops in a folder that goes again, and yield all subjects by name."""
    with TemporaryDirectory(prefix="journeymap-benchmark-") as folder:
        here = Path(folder)
        own = OwnSheets(here / "state" / "journeymap" / "sheets.txt")
        made = {f"{size:,} entries": make_workshop(here, size, own).name for size in sizes}
        made = {SAMPLE: make_sample(here).name, **made}
        commands: dict[str, tuple[tuple[str, ...], str]] = {
            EMPTY: (("-m", "benchmarks.bare", "empty"), _BLANK),
            LOADED: (("-m", "benchmarks.bare", "loaded"), _BLANK),
            BARE: (("-m", "benchmarks.bare", "line"), "a bare line"),
        }
        for name, workshop in made.items():
            words = ("-m", "journeymap", "open", workshop, "--sheet", "Table 1")
            commands[name] = (words, _THE_LINE)
        yield {
            name: Subject(name, words, proof, here, here / f"waits-{number}.txt")
            for number, (name, (words, proof)) in enumerate(commands.items())
        }


@contextmanager
def running(chosen: Sequence[Subject]) -> Iterator[dict[str, Terminal]]:
    """Start subjects one after the other, all of them running at once; end them in the end."""
    with ExitStack() as stack:
        terminals: dict[str, Terminal] = {}
        for subject in chosen:
            terminal = stack.enter_context(subject.start(timed=True))
            first_frames(subject, terminal, [*terminals.values()])
            terminals[subject.name] = terminal
        yield terminals


def first_frames(
    subject: Subject, terminal: Terminal, others: Sequence[Terminal] = ()
) -> list[Frame]:
    """Wait until a subject has started, and return its frames from the first complete one on."""
    return wait_for_quiet(terminal, [subject.proof], _CALM, others)
