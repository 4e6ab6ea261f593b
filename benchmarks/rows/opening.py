"""Opening a long workshop, against readers that check nothing, and against checked JSON."""

from __future__ import annotations

import gc
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from typing_extensions import TypedDict

from benchmarks.alone import alone, seconds_of
from benchmarks.made_up import make_workshop
from benchmarks.plain_reading import PYYAML, seconds_of_pyyaml
from benchmarks.row import Extent, Row, Target
from journeymap.entries import KINDS
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.workshop import Workshop

_WHAT = "opening a workshop"
_COLLECTOR = (
    "What PyYAML makes of 20,000 entries keeps Python's collector busy for a good part of the "
    "time; with the collector off is the better yardstick, and the harder one."
)
_FOLD = "The board is folded by journeymap only; JSON stands by kind in one file, and has no lines."


def measure(extent: Extent, here: Path) -> Iterator[Row]:
    """Open a workshop by turns with the yardsticks, each time in a new process."""
    size, rounds = extent.of((60, 1), (20_000, 3))
    workshop = make_workshop(here, size, OwnSheets(here / "own"))
    records = here / "records.json"
    records.write_text(_as_json(workshop), encoding="utf-8")
    ways: dict[str, tuple[Callable[[Path], float], Path, float | None, str]] = {
        PYYAML: (_yaml, workshop.folder, 0.2, ""),
        "the same, Python's collector off": (_yaml_uncollected, workshop.folder, None, _COLLECTOR),
        "the records as JSON through pydantic-core": (_records, records, 4, _FOLD),
    }
    ours: list[float] = []
    theirs: dict[str, list[float]] = defaultdict(list)
    for _ in range(rounds):
        ours.append(alone(_ours, workshop.folder))
        for name, (way, path, _, _) in ways.items():
            theirs[name].append(alone(way, path))
    for name, (_, _, bound, note) in ways.items():
        target = None if bound is None else Target(bound)
        figures = tuple(theirs[name])
        yield Row(_WHAT, f"{size:,} entries", tuple(ours), name, figures, target, "s", note)


def _ours(folder: Path) -> float:
    return seconds_of(Workshop(folder).read)


def _yaml(folder: Path) -> float:
    return seconds_of_pyyaml([folder])


def _yaml_uncollected(folder: Path) -> float:
    gc.disable()
    return _yaml(folder)


def _records(path: Path) -> float:
    """Return the seconds that pydantic-core takes for the records, from their bytes on."""
    kinds: Any = TypedDict("kinds", {kind: list[of] for kind, of in KINDS.items()}, total=False)  # type: ignore[misc, valid-type]
    checked = TypeAdapter(kinds)
    return seconds_of(lambda: checked.validate_json(path.read_bytes()))


def _as_json(workshop: Workshop) -> str:
    """Return the entries of a workshop by their kinds, as JSON."""
    entries: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for path in workshop.sheet_paths():
        for placed in read_sheet(path).placed:
            entries[placed.entry.kind].append(placed.entry.as_item())
    return json.dumps(entries, ensure_ascii=False, default=_in_iso)


def _in_iso(value: date | time) -> str:
    return value.isoformat()
