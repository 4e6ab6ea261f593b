"""Commands, from the start of their process to its end, against Python importing libraries."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.alone import seconds_of
from benchmarks.row import Extent, Row, Target
from benchmarks.subjects import surroundings
from journeymap.demo.sample import make_sample

HELP, SHOW = "`journeymap --help`", "`journeymap show`"
CLICK, THREE, MODEL = (
    "Python importing click",
    "Python importing click, yaml and pydantic",
    "the same, and one model of one field",
)
_IMPORTS = {
    CLICK: "import click",
    THREE: "import click, yaml, pydantic",
    MODEL: "import click, yaml, pydantic\nclass One(pydantic.BaseModel):\n    field: int",
}
_LAZY = (
    "`import pydantic` alone loads next to nothing: what makes models is loaded with the first. A "
    "model of one field is what a program that uses pydantic cannot do without."
)


def measure(extent: Extent, here: Path) -> Iterator[Row]:
    """Start each command and each yardstick by turns."""
    commands: dict[str, Sequence[str]] = {
        HELP: ("-m", "journeymap", "--help"),
        SHOW: ("-m", "journeymap", "show", make_sample(here).name),
        **{name: ("-c", imports) for name, imports in _IMPORTS.items()},
    }
    took = _take_turns(commands, extent.of(1, 15), here)
    yield Row(HELP, "", took[HELP], CLICK, took[CLICK], Target(1.5))
    yield Row(SHOW, "the sample", took[SHOW], THREE, took[THREE], Target(1.6))
    yield Row(SHOW, "the sample", took[SHOW], MODEL, took[MODEL], None, "s", _LAZY)


def _take_turns(
    commands: Mapping[str, Sequence[str]], rounds: int, here: Path
) -> dict[str, tuple[float, ...]]:
    """Return the seconds of each command. The first turn, which warms up, is not counted."""
    chance = random.Random(8)  # noqa: S311  # not for secrets
    took: dict[str, list[float]] = defaultdict(list)
    around = surroundings(here)

    def run(words: Sequence[str]) -> None:
        command = [sys.executable, *words]
        subprocess.run(command, cwd=here, env=around, stdout=subprocess.DEVNULL, check=True)  # noqa: S603

    for turn in range(rounds + 1):
        for name in chance.sample([*commands], len(commands)):
            seconds = seconds_of(run, commands[name])
            if turn:
                took[name].append(seconds)
    return {name: tuple(each) for name, each in took.items()}
