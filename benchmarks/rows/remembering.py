"""Memory with a long workshop open, against the bytes of its text."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

from benchmarks.alone import alone, memory_now
from benchmarks.made_up import make_workshop
from benchmarks.row import Extent, Row, Target
from journeymap.entries import Entry
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.workshop import Workshop

_WHAT = "memory with a workshop open"
_SHORT = 5
_NOT_TEXT = {"id", "at", "stage", "voice", "about"}
"""What stands in an entry and is nobody's words."""
_WHOLE = (
    "The whole process, Python and its libraries in it, which are the same for a short workshop."
)
_FILES = "Each entry's kind, stage, voice, moment and id are kept open, too, and are in the sheets."


def measure(extent: Extent, here: Path) -> Iterator[Row]:
    """Open a long and a short workshop by turns, each time in a new process."""
    size, rounds = extent.of((60, 1), (20_000, 3))
    own = OwnSheets(here / "own")
    long, short = (make_workshop(here, each, own) for each in (size, _SHORT))
    opened = [(alone(_open, long.folder), alone(_open, short.folder)) for _ in range(rounds)]
    whole = tuple(with_long for with_long, _ in opened)
    more = tuple(with_long - with_short for with_long, with_short in opened)
    words, sheets = _words(long), _sheets(long)
    entries = f"{size:,} entries"
    said = "the bytes of what was said"
    yield Row(_WHAT, entries, whole, said, (words,), Target(40), "MB", _WHOLE)
    yield Row(f"{_WHAT}, more than with {_SHORT}", entries, more, said, (words,), None, "MB")
    yield Row(_WHAT, entries, whole, "the bytes of the sheets", (sheets,), None, "MB", _FILES)


def _open(folder: Path) -> float:
    """Open a workshop, and return the megabytes of the process."""
    reading = Workshop(folder).read()
    gc.collect()
    megabytes = memory_now()
    assert reading.guide_is_read, "it is open until here"
    return megabytes


def _sheets(workshop: Workshop) -> float:
    return sum(path.stat().st_size for path in workshop.sheet_paths()) / 1024**2


def _words(workshop: Workshop) -> float:
    """Return the megabytes of the words in all entries."""
    placed = (each for path in workshop.sheet_paths() for each in read_sheet(path).placed)
    return sum(len(_words_of(each.entry).encode()) for each in placed) / 1024**2


def _words_of(entry: Entry) -> str:
    fields = entry.as_item()
    values = (value for key, value in fields.items() if key not in _NOT_TEXT)
    return "".join(
        "".join(map(str, each)) if isinstance(each, tuple) else str(each) for each in values
    )
