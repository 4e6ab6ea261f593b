from __future__ import annotations

import os
import random
import shutil
import time
from contextlib import closing
from pathlib import Path

import pytest
from building import NOON, template

from faults.conftest import Figures
from faults.lengths import length
from faults.nursery import is_whole
from faults.processes import Nursery
from journeymap.entries import Always
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop, new_workshop

KILLS = length(short=30, full=1000)
IN_ONE_WORKSHOP = 20
TABLES = 4

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")


def unfinished_in(folder: Path, slot: int) -> list[tuple[Path, bytes]]:
    """Return what a kill cut off at the end of a table's sheets."""
    found = []
    for path in sheets_of(folder, slot):
        data = path.read_bytes()
        if data and not data.endswith(b"\n"):
            found.append((path, data[data.rfind(b"\n- ") + 1 :]))
    return found


def test_every_acknowledged_entry_is_there_whenever_one_of_four_writers_is_killed(
    nursery: Nursery, tmp_path: Path, chance: random.Random, figures: Figures
) -> None:
    kills = torn = healed = acknowledged = 0
    lost: set[str] = set()
    while kills < KILLS:
        folder = tmp_path / f"lunch-{kills}"
        workshop = new_workshop(folder, template("dining"))
        writers = {
            slot: nursery.begin(folder, slot, chance.randrange(1 << 30)) for slot in range(TABLES)
        }
        cut: list[tuple[Path, bytes]] = []
        for number in range(min(IN_ONE_WORKSHOP, KILLS - kills), 0, -1):
            slot = chance.choice(list(writers))
            wait_for_a_random_moment(nursery, chance, folder, slot)
            nursery.kill(writers.pop(slot))
            kills += 1
            cut += unfinished_in(folder, slot)
            if number > TABLES:
                writers[slot] = nursery.begin(folder, slot, chance.randrange(1 << 30))
        saved = set(nursery.saved())
        nursery.lines.clear()
        own = OwnSheets(tmp_path / "state" / "journeymap" / "sheets.txt")
        there = reopened(workshop, own)
        lost |= saved - there
        acknowledged += len(saved)
        torn += len(cut)
        healed += sum(is_set_aside(path, tail) for path, tail in cut)
        shutil.rmtree(folder)
    of = {"acknowledged": acknowledged, "lost": len(lost), "torn": torn, "healed": healed}
    figures("kill -9", kills=kills, **of)
    assert lost == set()
    assert healed == torn
    assert acknowledged > kills


def wait_for_a_random_moment(
    nursery: Nursery, chance: random.Random, folder: Path, slot: int
) -> None:
    """Wait for any moment; for every other kill, for one in which the sheet is being written."""
    heard = len(nursery.lines) + chance.choice([0, 0, 1, 2, 4, 8])
    nursery.wait_until(lambda: len(nursery.lines) >= heard)
    nursery.listen(chance.random() / 100)
    if chance.random() < 1 / 2:
        sizes = {path: path.stat().st_size for path in sheets_of(folder, slot)}
        end = time.monotonic() + 1 / 10
        while all(os.stat(path).st_size == size for path, size in sizes.items()):  # noqa: PTH116
            if time.monotonic() > end:  # the shortest way from growing to killed counts here
                break


def sheets_of(folder: Path, slot: int) -> list[Path]:
    return list(folder.glob(f"sheets/table-{slot}.*.yaml"))


def is_set_aside(path: Path, tail: bytes) -> bool:
    torn = path.with_name(path.name + ".torn")
    return torn.exists() and tail in torn.read_bytes()


def reopened(workshop: Workshop, own: OwnSheets) -> set[str]:
    """Write one more entry on each sheet; return all ids, having looked at all words."""
    for slot in range(TABLES):
        with closing(workshop.open_sheet(f"Table {slot}", now=NOON, own=own)) as sheet:
            last = Always(id=sheet.next_id(), at=NOON, text="00000000 ")
            sheet.append(last)
        assert unfinished_in(workshop.folder, slot) == []
    board = workshop.read().board
    said = [each.entry for each in board.said()]
    assert board.clashes() == {}
    assert len(list(workshop.folder.glob("sheets/*.yaml"))) == TABLES
    assert all(is_whole(entry.text) for entry in said)
    return {entry.id for entry in said}
