from __future__ import annotations

import random
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from building import NOON, small_guide

from faults.conftest import Figures
from faults.lengths import length
from faults.power_cut import disk_after
from faults.processes import lines_of
from faults.recorded_run import TORN
from journeymap.entries import Always
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop, new_workshop

CUTS = length(short=40, full=1000)


@pytest.mark.parametrize("by_pages", [False, True], ids=["suffix dropped", "pages in any order"])
def test_what_was_saved_before_the_power_was_cut_is_there_and_it_goes_on(
    tmp_path: Path, chance: random.Random, figures: Figures, *, by_pages: bool
) -> None:
    events = lines_of("recorded_run", tmp_path / "recorded", 12, state=tmp_path)
    lost: list[str] = []
    healed = torn_lost = acknowledged = 0
    for number in range(CUTS):
        moment = chance.randint(1, len(events))
        before = events[:moment]
        saved = {event["id"]: event["text"] for event in before if event["name"] == "saved"}
        workshop, own = as_it_is_found(
            tmp_path / f"cut-{number}", disk_after(before).cut(chance, by_pages=by_pages)
        )
        lost += missing(workshop, saved)
        tails = [path for path in sheets_of(workshop) if not path.read_bytes().endswith(b"\n")]
        for table in (1, 2):
            with closing(workshop.open_sheet(f"Table {table}", now=NOON, own=own)) as sheet:
                sheet.append(Always(id=sheet.next_id(), at=NOON, text="the light is back"))
        lost += missing(workshop, saved)
        acknowledged += len(saved)
        healed += len(tails)
        synced = sum(
            event["path"].endswith(".torn") for event in before if event["name"] == "fsync"
        )
        torn_lost += torn_in(workshop) < synced
        shutil.rmtree(workshop.folder)
    figures(
        f"power cut, {'pages in any order' if by_pages else 'suffix dropped'}",
        cuts=CUTS,
        acknowledged=acknowledged,
        lost=len(lost),
        healed=healed,
        torn_tails_lost=torn_lost,
    )
    assert lost[:3] == []
    assert torn_lost == 0


def as_it_is_found(folder: Path, files: dict[str, bytes]) -> tuple[Workshop, OwnSheets]:
    workshop = new_workshop(folder, small_guide())
    own = OwnSheets(folder.with_suffix(".own"))
    for name, data in files.items():
        (folder / name).write_bytes(data)
        own.add(folder / name)
    return workshop, own


def sheets_of(workshop: Workshop) -> list[Path]:
    return sorted((workshop.folder / "sheets").glob("*.yaml"))


def torn_in(workshop: Workshop) -> int:
    files = (workshop.folder / "sheets").iterdir()
    return sum(path.read_bytes().count(TORN.encode()) for path in files)


def missing(workshop: Workshop, saved: dict[str, str]) -> list[str]:
    board = workshop.read().board
    said = {each.entry.id: each.entry.text for each in board.said()}
    return [entry_id for entry_id, text in saved.items() if said.get(entry_id) != text]
