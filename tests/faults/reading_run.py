"""Reads sheets, and a workshop, and says how it went: a crash is seen by its silence."""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

from faults.telling import tell
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.workshop import Workshop


def main(path: Path) -> None:
    gc.collect()
    started = time.process_time()
    if path.is_dir():
        reading = Workshop(path).read()
        entries = [each.entry.id for each in reading.board.said()]
        problems = reading.problems
    else:
        sheet = read_sheet(path)
        entries = [placed.entry.id for placed in sheet.placed]
        problems = sheet.problems
    seconds = time.process_time() - started
    tell(
        entries=len(entries),
        first_ids=entries[:3],
        last_ids=entries[-3:],
        problems=len(problems),
        first_problems=[str(each)[:300] for each in problems[:3]],
        seconds=seconds,
    )


if __name__ == "__main__":
    for word in sys.argv[1:]:
        main(Path(word))
