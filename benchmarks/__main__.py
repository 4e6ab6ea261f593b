"""Measures how fast journeymap is, each figure beside a yardstick, and writes the table down.

python -m benchmarks
python -m benchmarks --full
python -m benchmarks --quick
python -m benchmarks --only putting
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections.abc import Sequence
from compileall import compile_dir
from importlib.metadata import version
from pathlib import Path

from benchmarks.alone import Failed, alone
from benchmarks.page import page, table
from benchmarks.parts import PARTS, measure
from benchmarks.row import Extent, Row
from benchmarks.tried import TRIED

_HOUSE = Path(__file__).resolve().parents[1]
PAGE = _HOUSE / "docs" / "performance.md"
_LIBRARIES = ("click", "pydantic", "PyYAML", "textual", "numpy", "rapidfuzz", "typst")


def main(words: Sequence[str] | None = None) -> int:
    """Measure, print, and write the page. The status is 1 if a part could not be measured."""
    asked = _asked(words)
    # What is installed is compiled, and so is what is measured beside it: else some of it is
    # compiled while it is measured, in the memory of which processes happen to be the first.
    compile_dir(_HOUSE / "journeymap", quiet=1)
    began, load = time.monotonic(), os.getloadavg()[0]
    rows: list[Row] = []
    problems: list[str] = []
    for part in [each for each in PARTS if asked.only in each]:
        started = time.monotonic()
        try:
            # In a process of its own: this one stays small, and no part weighs on the next.
            rows += alone(measure, part, asked.extent)
        except Failed as failed:  # one part that fails must not cost the others
            _tell(str(failed))
            problems.append(f"{part}: {failed.short}")
        _tell(f"{part}: {time.monotonic() - started:.0f} s")
    sys.stdout.write("\n".join([*table(rows), *problems, ""]))
    if asked.page:
        where = _where(asked.extent, time.monotonic() - began, load)
        asked.page.write_text(page(rows, TRIED, where, problems), encoding="utf-8")
        _tell(f"Written: {asked.page}")
    return int(bool(problems))


def _asked(words: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line. What is not a run of all parts writes the page only if told where."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    sizes = parser.add_mutually_exclusive_group()
    for extent, what in (
        (Extent.QUICK, "tiny sizes, which show only that everything runs"),
        (Extent.FULL, "the sizes, too, for which ten minutes are too short"),
    ):
        sizes.add_argument(
            f"--{extent}", dest="extent", action="store_const", const=extent, help=what
        )
    parser.add_argument("--only", default="", metavar="WORD", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--page", type=Path, metavar="FILE", help="write the page there")
    parser.set_defaults(extent=Extent.USUAL)
    asked = parser.parse_args(words)
    if not asked.page and not asked.only and asked.extent is not Extent.QUICK:
        asked.page = PAGE
    return asked


def _where(extent: Extent, seconds: float, load: float) -> str:
    """Return on what it was measured, and how busy that was."""
    libraries = ", ".join(f"{each} {version(each)}" for each in _LIBRARIES)
    return (
        f"Measured ({extent}) in {seconds / 60:.1f} minutes on {platform.system()} "
        f"{platform.machine()}, {os.cpu_count()} processors, load {load:.1f} at the start and "
        f"{os.getloadavg()[0]:.1f} at the end; Python {platform.python_version()}, {libraries}."
    )


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
