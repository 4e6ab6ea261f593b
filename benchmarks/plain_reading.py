"""What PyYAML takes for the sheets of workshops: the yardstick that stays where it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import yaml

from benchmarks.alone import seconds_of
from journeymap.sheets.workshop import Workshop

PYYAML = "PyYAML's C safe loader, nothing checked"


def seconds_of_pyyaml(folders: Sequence[Path]) -> float:
    """Return the seconds that PyYAML takes for the bytes of all sheets, one workshop at a time."""

    def parse() -> None:
        for folder in folders:
            paths = Workshop(folder).sheet_paths()
            [yaml.load(path.read_bytes(), yaml.CSafeLoader) for path in paths]

    return seconds_of(parse)
