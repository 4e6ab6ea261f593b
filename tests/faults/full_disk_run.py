"""Writes a sheet that may have no more bytes than so many, for every number of bytes."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from building import NOON, item

from faults.kinds import WORDS
from faults.telling import tell
from journeymap.entries import Always, Opened
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.sheet import NotSaved, Sheet


def main(path: Path) -> None:
    sheet = Sheet(path, Opened(id="k7f3.0", at=NOON, name="Table 1"), "Lunch")

    def say(text: str) -> Always:
        entry = Always(id=sheet.next_id(), at=NOON, text=text)
        sheet.append(entry)
        return entry

    size = len(item(say(WORDS)))
    for room in range(size):
        before = path.read_bytes()
        limit = (len(before) + room, resource.RLIM_INFINITY)
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        refused = 0
        try:
            say(WORDS)
        except NotSaved:
            refused = 1
        whole = path.read_bytes() == before
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        saved = say(WORDS).id
        there = [placed.entry.id for placed in read_sheet(path).placed]
        there_once = there.count(saved) == 1 and len(there) == room + 3
        tell(refused=refused, whole=whole, there=there_once)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
