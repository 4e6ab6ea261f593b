"""Measures how fast a file of returns is taken in, against `csv.reader` alone on the same file.

python -m benchmarks.returns
python -m benchmarks.returns --quick
python -m benchmarks.returns --rounds 1 --json figures.json

The files are made up, but always the same: an id, a moment, a voice, stars, and two texts, of
which the second is seldom written.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import platform
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from multiprocessing import get_context
from pathlib import Path

from benchmarks.figures import Ratio
from journeymap.sheets.from_template import guide_from_template
from journeymap.sheets.workshop import WORKSHOPS, Workshop, new_workshop
from journeymap.survey.editions import issue, read_editions
from journeymap.survey.returns.matching import read_columns
from journeymap.survey.returns.opening import open_table
from journeymap.survey.returns.taking_in import take_in

SIZES = (100_000, 1_000_000)
QUICK = (10_000, 50_000)
AT_MOST = 3.0
"""What taking in may cost, as a multiple of `csv.reader` alone."""
MEGABYTES = 300
FLAT = 1.5
"""What the memory for the largest file may be, as a multiple of that for the smallest."""
_TEXT = (
    "the food was hot and somebody sat with me, which I had not expected at all; they asked "
    "what I like and brought it again without being told. It was loud near the door, so I "
    "moved to the window. Nobody minded. I would come again on a Thursday when there is fish."
)


@dataclass(slots=True)
class Measured:
    """What was measured with the file of one size."""

    rows: int
    megabytes: float
    """How large the file is."""
    alone: list[float] = field(default_factory=list)
    """Seconds of `csv.reader`, before and after each round."""
    taking: list[float] = field(default_factory=list)
    """Seconds from opening the file until everything is on the disk."""
    memory: list[float] = field(default_factory=list)
    """Megabytes that the process, and those that it started, had at most."""

    @property
    def ratio(self) -> Ratio:
        """Return taking in over reading alone."""
        return Ratio.of(self.taking, self.alone)


def make_file(path: Path, rows: int) -> None:
    """Write a file of returns as a survey tool would."""
    chance = random.Random(5)  # noqa: S311  # not for secrets
    guide = guide_from_template("dining", "Lunch")
    voices = [voice.says for voice in guide.voices]
    words = _TEXT.split()
    texts = [
        " ".join(chance.choices(words, k=chance.randint(3, 24))).capitalize() + "."
        for _ in range(5000)
    ]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["ID", "Timestamp", "q1", "q10", "q11", "q16"])
        for number in range(rows):
            day, hour, minute, second = number % 28 + 1, number % 24, number % 60, number // 7 % 60
            moment = f"2026-06-{day:02} {hour:02}:{minute:02}:{second:02}"
            never = chance.choice(texts) if number % 4 == 0 else ""
            stars = chance.choice("12345") if number % 2 else ""
            row = [number + 1, moment, chance.choice(voices), chance.choice(texts), never, stars]
            writer.writerow(row)


def read_alone(path: Path) -> float:
    """Return the seconds that `csv.reader` takes for a file."""
    began = time.perf_counter()
    with path.open(newline="", encoding="utf-8") as file:
        for _ in csv.reader(file):
            pass
    return time.perf_counter() - began


def take(path: Path, folder: Path) -> tuple[float, float]:
    """Return the seconds that taking in takes in a process of its own, and its megabytes."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_take, args=(path, folder, theirs))
    process.start()
    theirs.close()
    seconds, megabytes = ours.recv()
    process.join()
    return seconds, megabytes


def _take(path: Path, folder: Path, answer: object) -> None:
    import resource  # not on Windows

    workshop = _workshop(folder)
    began = time.perf_counter()
    table = open_table(path)
    editions, _ = read_editions(workshop)
    columns = read_columns(table, editions, 1)
    tally = take_in(table, columns, workshop, datetime.now(UTC), "columns:\n")
    seconds = time.perf_counter() - began
    assert tally.is_whole, "every row is accounted for"
    assert tally.taken == tally.rows, "every row was taken in"
    most = sum(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    answer.send((seconds, most / 1024))  # type: ignore[attr-defined]


def _workshop(folder: Path) -> Workshop:
    workshop = new_workshop(folder, guide_from_template("dining", "Lunch"))
    issue(workshop, workshop.read().board, date(2026, 5, 20))
    return workshop


def measure(sizes: Sequence[int], rounds: int, *, quiet: bool = False) -> list[Measured]:
    """Measure reading alone and taking in by turns, with files of these sizes."""
    found: list[Measured] = []
    with tempfile.TemporaryDirectory() as place:
        for rows in sizes:
            path = Path(place) / f"returns-{rows}.csv"
            make_file(path, rows)
            measured = Measured(rows, path.stat().st_size / 1024**2)
            found.append(measured)
            measured.alone.append(read_alone(path))
            for number in range(rounds):
                if not quiet:
                    sys.stderr.write(f"{rows:,} rows, round {number + 1} of {rounds}\n")
                folder = Path(place) / WORKSHOPS / f"lunch-{rows}-{number}"
                folder.parent.mkdir(exist_ok=True)
                seconds, megabytes = take(path, folder)
                measured.taking.append(seconds)
                measured.memory.append(megabytes)
                measured.alone.append(read_alone(path))
                _clear(folder)
            path.unlink()
    return found


def _clear(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


def targets(found: Sequence[Measured]) -> Iterator[tuple[str, float, float]]:
    """Yield what is asked for: what, how much it is, and how much it may be."""
    largest, smallest = found[-1], found[0]
    yield f"{largest.rows:,} rows: to csv.reader alone", largest.ratio.value, AT_MOST
    yield f"{largest.rows:,} rows: megabytes at most", max(largest.memory), MEGABYTES
    grows = max(largest.memory) / max(smallest.memory)
    yield f"megabytes: {largest.rows:,} rows to {smallest.rows:,}", grows, FLAT


def table(found: Sequence[Measured]) -> Iterator[str]:
    """Yield what was measured, line by line."""
    heading = ("rows", "MB", "alone, s", "taken in, s", "ratio", "MB at most")
    yield "{:>10} {:>6} {:>9} {:>12} {:>6} {:>11}".format(*heading)
    for each in found:
        alone, taking = min(each.alone), min(each.taking)
        yield (
            f"{each.rows:>10,} {each.megabytes:>6.0f} {alone:>9.2f} {taking:>12.2f}"
            f" {each.ratio.value:>6.2f} {max(each.memory):>11.0f}"
        )
    yield ""
    for what, value, at_most in targets(found):
        mark = "met" if value <= at_most else "MISSED"
        yield f"{what:<50} {value:>8.2f} {at_most:>8.1f} {mark}"


def main(words: Sequence[str] | None = None) -> int:
    """Measure, and print what was measured. The status is 1 if a target was missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, help="how often each file is taken in")
    parser.add_argument("--quick", action="store_true", help="small files, for a first look")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there, too")
    asked = parser.parse_args(words)
    found = measure(QUICK if asked.quick else SIZES, asked.rounds)
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
    sys.stdout.write("\n".join([f"{machine}, Python {platform.python_version()}", ""]))
    sys.stdout.write("\n".join([*table(found), ""]))
    if asked.json:
        asked.json.write_text(json.dumps([asdict(each) for each in found], indent=1) + "\n")
    return int(any(value > at_most for _, value, at_most in targets(found)))


if __name__ == "__main__":
    sys.exit(main())
