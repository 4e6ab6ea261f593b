"""Measures the capture screen against bare Textual apps, and a long workshop against a short one.

python -m benchmarks.screen
python -m benchmarks.screen --starts 5 --lines 2 --presses 14 --json figures.json
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.figures import Ratio, Spread
from benchmarks.keys import ENTER, LETTER, STAGE, VIEW, Hands, measure_keys
from benchmarks.starts import Starts, measure_starts
from benchmarks.subjects import BARE, EMPTY, SAMPLE, subjects
from benchmarks.terminal import COLUMNS, ROWS

SIZES = (5, 5000)
SHORT, LONG = (f"{size:,} entries" for size in SIZES)


@dataclass(frozen=True, slots=True)
class Target:
    """What a ratio may be at most."""

    what: str
    at_most: float
    ratio: Ratio

    @property
    def is_met(self) -> bool:
        """Whether the ratio is as small as it should be."""
        return self.ratio.value <= self.at_most


@dataclass(frozen=True, slots=True)
class Figures:
    """All that one run measured."""

    starts: dict[str, Starts]
    hands: Hands

    def rows(self) -> Iterator[tuple[str, str, Spread]]:
        """Yield what was measured, of which subject, and its figures. Milliseconds, megabytes."""
        for name, starts in self.starts.items():
            yield "first paint, ms", name, Spread.of(starts.painted)
            yield "first paint and after, until quiet, ms", name, Spread.of(starts.settled)
            yield "memory at first, MB", name, Spread.of(starts.memory)
        for name, kinds in self.hands.measured.items():
            for kind, presses in kinds.items():
                yield f"{kind}: to its frame, ms", name, Spread.of(presses.painted)
                yield f"{kind}: until quiet, ms", name, Spread.of(presses.settled)
                yield f"{kind}: processor, ms", name, Spread.of(presses.cpu)
                if presses.disk:
                    yield f"{kind}: of that, the disk, ms", name, Spread.of(presses.disk)

    def targets(self) -> Iterator[Target]:
        """Yield the ratios that are asked for."""
        measured = self.hands.measured
        for kind in (LETTER, ENTER, STAGE, VIEW):
            long, short = measured[LONG][kind].painted, measured[SHORT][kind].painted
            yield Target(f"{kind}: {LONG} to {SHORT}", 1.3, Ratio.of(long, short))
        bare = measured[BARE][LETTER].painted
        for name in (SHORT, LONG):
            ratio = Ratio.of(measured[name][LETTER].painted, bare)
            yield Target(f"{LETTER}: {name} to {BARE}", 2.0, ratio)
        starts = self.starts
        painted = Ratio.of(starts[SAMPLE].painted, starts[EMPTY].painted)
        yield Target(f"first paint: {SAMPLE} to {EMPTY}", 1.6, painted)
        memory = Ratio.of(starts[LONG].memory, starts[SHORT].memory)
        yield Target(f"memory at first: {LONG} to {SHORT}", 1.5, memory)
        typed = self.hands.memory
        for at, when in enumerate(("at first", "after typing", "in the end")):
            ratio = Ratio.of([typed[LONG][at]], [typed[SHORT][at]])
            yield Target(f"memory {when}, one process: {LONG} to {SHORT}", 1.5, ratio)


def measure(starts: int, lines: int, presses: int, *, quiet: bool = False) -> Figures:
    """Measure everything in one run: so many starts, lines typed, presses of other keys."""

    def tell(what: str) -> None:
        if not quiet:
            sys.stderr.write(f"{what}\n")

    with subjects(SIZES) as made:
        started = measure_starts([*made.values()], starts, tell)
        hands = measure_keys([made[BARE], made[SHORT], made[LONG]], lines, presses, tell)
    return Figures(started, hands)


def table(figures: Figures) -> Iterator[str]:
    """Yield what was measured, line by line."""
    yield f"{'':<44} {'':<14} {'median':>8} {'lower':>8} {'upper':>8} {'number':>6}"
    for what, name, spread in sorted(figures.rows(), key=lambda row: row[0]):
        places = f"{spread.median:>8.1f} {spread.lower:>8.1f} {spread.upper:>8.1f}"
        yield f"{what:<44} {name:<14} {places} {spread.number:>6}"
    yield ""
    yield f"{'':<60} {'ratio':>6} {'95 in 100':>12} {'at most':>8}"
    for target in figures.targets():
        ratio = target.ratio
        bounds = f"{ratio.low:.2f}-{ratio.high:.2f}"
        mark = "met" if target.is_met else "MISSED"
        yield f"{target.what:<60} {ratio.value:>6.2f} {bounds:>12} {target.at_most:>8.1f} {mark}"


def where() -> str:
    """Return on what it was measured."""
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    python = f"Python {platform.python_version()}, Textual {version('textual')}"
    return f"{machine}, {python}, {COLUMNS}×{ROWS}"


def as_json(figures: Figures) -> str:
    """Return all that was measured, for programs."""
    rows = [{"what": what, "of": name, **asdict(spread)} for what, name, spread in figures.rows()]
    targets = [{**asdict(each), "is_met": each.is_met} for each in figures.targets()]
    raw = {
        "starts": {name: asdict(each) for name, each in figures.starts.items()},
        "keys": {
            name: {kind: asdict(each) for kind, each in kinds.items()}
            for name, kinds in figures.hands.measured.items()
        },
        "memory": figures.hands.memory,
    }
    return json.dumps({"where": where(), "figures": rows, "targets": targets, "raw": raw}, indent=1)


def main(words: Sequence[str] | None = None) -> int:
    """Measure, and print what was measured. The status is 1 if a target was missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--starts", type=int, default=15, help="how often each program is started")
    parser.add_argument("--lines", type=int, default=8, help="lines that are typed and saved")
    parser.add_argument("--presses", type=int, default=42, help="presses of each other key")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there, too")
    asked = parser.parse_args(words)
    figures = measure(asked.starts, asked.lines, asked.presses)
    sys.stdout.write("\n".join([where(), "", *table(figures), ""]))
    if asked.json:
        asked.json.write_text(as_json(figures) + "\n", encoding="utf-8")
    return int(not all(target.is_met for target in figures.targets()))


if __name__ == "__main__":
    sys.exit(main())
