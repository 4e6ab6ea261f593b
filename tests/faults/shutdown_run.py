"""Cuts the power of a real disk while six processes write on it, and looks what is there.

In turn the writers end with the disk, as in a power cut, and go on without it, as when a
stick is pulled out. Prints what was found after each cut, or why there cannot be such a disk
on this machine.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sys
from collections import Counter
from contextlib import ExitStack, closing
from pathlib import Path

from building import NOON, template

from faults.ext4_disk import LOG_FLUSH, NO_LOG_FLUSH, Ext4Disk, NoDisk
from faults.nursery import CAPTURES, GATHERS, TYPES, checked, gathered_beside, is_whole
from faults.processes import Nursery
from faults.telling import tell
from journeymap.entries import Always
from journeymap.sheets.draft import DraftFile
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.workshop import new_workshop

SLOTS = range(GATHERS + 1)
TABLES = range(TYPES)
"""The slots of those who write on a sheet of the workshop."""
_TO_THE_LAST_ID = re.compile(rb".*^  id: [^\n]*\n", re.MULTILINE | re.DOTALL)


class Lunch:
    """A workshop on the disk, the one beside it that sheets are gathered in, and who writes."""

    def __init__(self, folder: Path, nursery: Nursery, own: OwnSheets) -> None:
        self.workshop = new_workshop(folder, template("dining"))
        self.gathered = new_workshop(gathered_beside(folder), template("dining"))
        self._nursery = nursery
        self._own = own
        self._writers: dict[int, int] = {}

    def begin(self, chance: random.Random) -> None:
        """Let all writers begin, and wait for a random moment."""
        for slot in SLOTS:
            seed = chance.randrange(1 << 30)
            self._writers[slot] = self._nursery.begin(self.workshop.folder, slot, seed)
        heard = len(self._nursery.lines) + chance.choice([0, 2, 8, 20, 40, 80])
        self._nursery.wait_until(lambda: len(self._nursery.lines) >= heard)
        self._nursery.listen(chance.random() / 50)

    def fall_silent(self) -> None:
        """End all writers where they are. What they asked of the disk is still under way."""
        for pid in self._writers.values():
            os.kill(pid, signal.SIGKILL)

    def end(self) -> None:
        """See all writers off, and keep of what was told what the disk must have."""
        for pid in self._writers.values():
            self._nursery.kill(pid)
        self._writers.clear()
        told = ("saved", "kept")
        self._nursery.lines[:] = [line for line in self._nursery.lines if line.startswith(told)]

    def wait_until_all_are_refused(self) -> None:
        """Listen until each writer was told that something is not saved."""
        self._nursery.wait_until(lambda: all(map(self._is_refused, self._writers)))

    def _is_refused(self, slot: int) -> bool:
        told = ("not saved", f"refused {slot}") if slot == CAPTURES else f"refused {slot}"
        return any(line.startswith(told) for line in self._nursery.lines)

    def clear_away(self) -> None:
        """Delete both workshops, and forget what was said."""
        for workshop in (self.workshop, self.gathered):
            shutil.rmtree(workshop.folder)
        self._nursery.lines.clear()

    def there(self) -> dict[str, str]:
        """Return the words of all entries in both workshops, by id."""
        return {
            each.entry.id: each.entry.text
            for workshop in (self.workshop, self.gathered)
            for each in workshop.read().board.said()
        }

    def lost(self) -> list[str]:
        """Return what was acknowledged and is not there, or not as it was said."""
        there = self.there()
        return [
            entry_id
            for entry_id, told in self._nursery.saved().items()
            if not is_whole(text := there.get(entry_id, ""))
            or not (text.startswith(told) or told == "must")
        ]

    def lost_drafts(self) -> list[str]:
        """Return the drafts that are neither the last that was kept nor the one behind it."""
        lost = []
        for name, number in self._nursery.kept().items():
            line = DraftFile(self.workshop.sheets / name.removesuffix(".draft")).read().line
            if not is_whole(line) or int(line[9:].split()[0]) not in {number, number + 1}:
                lost.append(name)
        return lost

    def torn(self) -> dict[Path, bytes]:
        """Return what stands in each sheet behind its last id."""
        found = {}
        for path in self.workshop.sheet_paths():
            data = path.read_bytes()
            whole = _TO_THE_LAST_ID.match(data)
            if tail := data[whole.end() if whole else 0 :]:
                found[path] = tail
        return found

    def go_on(self, slot: int) -> str:
        """Write an entry on the sheet of a table, and return its id."""
        sheet = self.workshop.open_sheet(f"Table {slot}", now=NOON, own=self._own)
        with closing(sheet):
            entry = Always(id=sheet.next_id(), at=NOON, text=checked("the light is back"))
            sheet.append(entry)
        return entry.id

    def doubled(self) -> list[str]:
        """Return the ids that more than one entry has."""
        ids = Counter(
            placed.entry.id
            for path in self.workshop.sheet_paths()
            for placed in read_sheet(path).placed
        )
        return [entry_id for entry_id, times in ids.items() if times > 1]


def is_set_aside(path: Path, tail: bytes) -> bool:
    torn = path.with_name(f"{path.name}.torn")
    return torn.exists() and tail in torn.read_bytes()


def cut_the_power(disk: Ext4Disk, lunch: Lunch, nursery: Nursery, number: int) -> None:
    """Shut the disk down under the writers, and mount it again when they have ended."""
    how = (NO_LOG_FLUSH, LOG_FLUSH)[number % 2]
    nursery.may_refuse = True
    if number // 2 % 2:
        lunch.fall_silent()
        disk.cut(how)
    else:
        disk.cut(how)
        lunch.wait_until_all_are_refused()
    lunch.end()
    nursery.may_refuse = False
    disk.come_back()


def look(lunch: Lunch, nursery: Nursery) -> None:
    """Tell what is there, before and after every table has gone on."""
    lost = lunch.lost()
    lost_drafts = lunch.lost_drafts()
    torn = lunch.torn()
    went_on = {lunch.go_on(slot) for slot in TABLES}
    tell(
        workshop=lunch.workshop.name,
        acknowledged=len(nursery.saved()),
        drafts=len(nursery.kept()),
        lost=sorted({*lost, *lunch.lost(), *(went_on - lunch.there().keys())}),
        lost_drafts=lost_drafts,
        torn=len(torn),
        healed=sum(is_set_aside(path, tail) for path, tail in torn.items()),
        still_torn=len(lunch.torn()),
        doubled=lunch.doubled(),
    )


def main(base: Path, cuts: int, in_one_workshop: int, seed: str, how: str) -> None:
    chance = random.Random(seed)  # noqa: S311  # no secret
    state = base / "state"
    own = OwnSheets(state / "journeymap" / "sheets.txt")
    with ExitStack() as running:
        try:
            disk = running.enter_context(Ext4Disk(base))
        except NoDisk as why:
            tell(no_disk=str(why))
            return
        nursery = running.enter_context(Nursery(state, synced=how == "synced"))
        for first in range(0, cuts, in_one_workshop):
            lunch = Lunch(disk.folder / f"lunch-{first}", nursery, own)
            for number in range(first, min(first + in_one_workshop, cuts)):
                lunch.begin(chance)
                cut_the_power(disk, lunch, nursery, number)
                look(lunch, nursery)
            lunch.clear_away()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5])
