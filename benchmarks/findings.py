"""Measures how long `journeymap findings` takes, as a whole process, and how much memory it needs.

python -m benchmarks.findings
python -m benchmarks.findings --quick

The statements are made up, but always the same: those of `benchmarks.statements`, at every stage.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.grouping import tell
from benchmarks.statements import Statements
from journeymap.entries import Always, Never, Opened
from journeymap.sheets.dialect import item_lines
from journeymap.sheets.from_template import guide_from_template
from journeymap.sheets.workshop import Workshop, new_workshop

SIZES = (10_000, 100_000)
QUICK = (1000, 10_000)
AT_MOST = 12.0
"""What ten times as many statements may cost, as a multiple."""
MEGABYTES = 1000
_OPENED = datetime(2017, 5, 18, 12, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Took:
    """What one run took."""

    statements: int
    seconds: float
    """Of the processors, so that others on the machine count little."""
    megabytes: float


def make_workshop(here: Path, number: int) -> Workshop:
    """Make a workshop of so many statements, at all stages and of both kinds."""
    guide = guide_from_template("dining", f"Lunch with {number} statements")
    workshop = new_workshop(here / f"lunch-{number}", guide)
    blocks = [(kind, stage.id) for kind in (Always, Never) for stage in guide.stages]
    made = Statements.make(number, len(blocks))
    lines = [*item_lines(Opened(id="k7f3.0", at=_OPENED, name="Table 1").as_item())]
    for at, (text, block) in enumerate(zip(made.texts, made.blocks, strict=True), 1):
        kind, stage = blocks[int(str(block))]
        moment, voice = _OPENED + timedelta(seconds=at), guide.voices[at % len(guide.voices)].id
        entry = kind(text=text, stage=stage, voice=voice, at=moment, id=f"k7f3.{at}")
        lines += item_lines(entry.as_item())
    path = workshop.sheets / "table-1.k7f3.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return workshop


def take(workshop: Workshop, number: int) -> Took:
    """Run the command on a workshop. Raises `CalledProcessError` if it does not end well."""
    command = [sys.executable, "-m", "journeymap", "findings", str(workshop.folder), "--json"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)  # noqa: S603  # our own
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Took(number, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return 1 if a target was missed."""
    parser = argparse.ArgumentParser(description="How long putting together takes.")
    parser.add_argument("--quick", action="store_true", help="smaller workshops, for a first look")
    sizes = QUICK if parser.parse_args(arguments).quick else SIZES
    with tempfile.TemporaryDirectory() as folder:
        found = [take(make_workshop(Path(folder), number), number) for number in sizes]
    for each in found:
        tell(f"{each.statements:>7} statements {each.seconds:8.1f} s {each.megabytes:6.0f} MB")
    ratio = found[-1].seconds / found[0].seconds
    tell(f"{sizes[-1]} take {ratio:.1f} times the time of {sizes[0]}; asked: at most {AT_MOST:g}")
    return int(ratio > AT_MOST or found[-1].megabytes > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
