"""Findings over many workshops, against reading their files."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.alone import alone, seconds_of
from benchmarks.made_up import make_one_of_many
from benchmarks.plain_reading import PYYAML, seconds_of_pyyaml
from benchmarks.row import Extent, Row, Target
from benchmarks.statements import Statements
from benchmarks.subjects import surroundings
from journeymap.sheets.workshop import Workshop

_ENTRIES = 300
_TEXTS = 400
"""Texts for each workshop: an entry may need several."""
_FEWER = 10
"""How many times fewer workshops the memory is held against."""
_ASKED = 1000
"""For how many workshops it is asked. It is nearly half of what all rows take."""
_BY_OURS = (
    "What journeymap does to read is in the findings, too. Against its own reading the target says "
    "that putting together takes no longer than reading did."
)
_MEMORY = "Above that of one workshop, for each finding."


@dataclass(frozen=True, slots=True)
class _Took:
    """What one run of `journeymap findings` took."""

    seconds: float
    megabytes: float
    findings: int


def measure(extent: Extent, here: Path) -> Iterator[Row]:
    """Put workshops together, and read the same files, each time in a new process."""
    number, entries = extent.of((10, 20), (_ASKED, _ENTRIES))
    texts = iter(Statements.make(number * _TEXTS, 1).texts)
    folders = [make_one_of_many(here, nth, entries, texts).folder for nth in range(number)]
    took, parsed, read = (
        _find(folders, here),
        alone(seconds_of_pyyaml, folders),
        alone(_read, folders),
    )
    what, size = "findings over workshops", f"{number:,} of {entries} entries"
    yield Row(what, size, (took.seconds,), PYYAML, (parsed,), Target(2), "s")
    against = "journeymap reading them"
    yield Row(what, size, (took.seconds,), against, (read,), Target(2), "s", _BY_OURS)
    fewer = number // _FEWER
    base, less = _find(folders[:1], here), _find(folders[:fewer], here)
    what, against = "memory for each finding", f"the same over {fewer}"
    ours, yardstick = _for_each(took, base), _for_each(less, base)
    yield Row(what, size, (ours,), against, (yardstick,), Target(1.2), "MB", _MEMORY)


def _for_each(took: _Took, base: _Took) -> float:
    return max(took.megabytes - base.megabytes, 0.001) / max(took.findings, 1)


def _find(folders: Sequence[Path], here: Path) -> _Took:
    """Run `journeymap findings` over workshops."""
    told, printed = here / "told.txt", here / "printed.json"
    names = [str(folder.relative_to(here)) for folder in folders]
    words = [sys.executable, "-m", "benchmarks.measured", str(told), "findings", *names, "--json"]
    with printed.open("wb") as out:
        # What does not fit together in what is made up is told, and gives the status 1.
        subprocess.run(  # noqa: S603  # the words are this benchmark's own
            words,
            cwd=here,
            env=surroundings(here),
            stdout=out,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    seconds, megabytes = map(float, told.read_text(encoding="ascii").split())
    told.unlink()
    found = json.loads(printed.read_text(encoding="utf-8"))
    return _Took(seconds, megabytes, len(found["findings"]))


def _read(folders: Sequence[Path]) -> float:
    def read() -> None:
        for folder in folders:
            Workshop(folder).read()

    return seconds_of(read)
