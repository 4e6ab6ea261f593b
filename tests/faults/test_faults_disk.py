from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from building import NOON, ticking

from faults.conftest import Figures
from faults.disks import fill, mounted
from faults.lengths import FULL, length
from faults.processes import lines_of
from journeymap.capture.answer import Outcome
from journeymap.capture.session import Session
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop

pytestmark = pytest.mark.skipif(os.name == "nt", reason="these are the faults of POSIX systems")


@pytest.fixture
def small_disk(workshop: Workshop) -> Iterator[Path]:
    """Put the workshop's sheets on a file system of 64 KB."""
    with mounted(workshop.sheets) as folder:
        yield folder


@pytest.fixture
def quick_folder(tmp_path: Path) -> Iterator[Path]:
    """Return a folder in memory, where there is one: here the layer is what fails."""
    memory = Path("/dev/shm")  # noqa: S108
    if not memory.is_dir():
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


@pytest.mark.parametrize("letters", [1, 300, 5000])
@pytest.mark.parametrize("when", ["before the first word", "while people talk"])
def test_on_a_real_disk_that_is_full_the_words_stay_and_are_saved_when_there_is_room(  # noqa: PLR0913, PLR0917
    workshop: Workshop,
    small_disk: Path,
    own: OwnSheets,
    figures: Figures,
    letters: int,
    when: str,
) -> None:
    said: list[str] = []
    refused = 0
    ballast = small_disk / "ballast.bin"
    if when == "while people talk":
        ballast.write_bytes(b"x" * 16384)
    else:
        fill(small_disk)
    with closing(workshop.open_sheet("Table 1", now=NOON, own=own)) as sheet:
        session = Session(workshop.read().board, sheet, ticking())
        while True:
            text = f"{len(said)} " + "ŵ" * letters
            answer = session.take(f"+ {text}")
            if answer.outcome is not Outcome.SAVED:
                break
            said.append(text)
            if len(said) == 40:
                fill(small_disk)
        assert answer.keeps_line
        for _ in range(3):
            answer = session.take(f"+ {text}")
            assert answer.outcome is Outcome.NOT_SAVED
            assert answer.text.startswith("not saved")
            refused += 1
        reading = workshop.read()
        assert [each.entry.text for each in reading.board.said()] == said
        assert [each for each in reading.problems if each.path.suffix == ".yaml"] == []

        ballast.unlink()
        assert session.take(f"+ {text}").outcome is Outcome.SAVED

    there = [each.entry.text for each in workshop.read().board.said()]
    name = f"real full tmpfs, {when}, {letters} letters an entry"
    figures(name, saved=len(said) + 1, refused=refused + 1, lost=len({*said, text} - {*there}))
    assert there == [*said, text]


def test_a_file_that_may_not_grow_is_whole_however_many_bytes_there_is_room_for(
    tmp_path: Path, figures: Figures
) -> None:
    (tmp_path / "sheets").mkdir()
    path = tmp_path / "sheets" / "table-1.k7f3.yaml"
    rooms = lines_of("full_disk_run", path, state=tmp_path)
    refused = sum(room["refused"] for room in rooms)
    not_whole = [number for number, room in enumerate(rooms) if not room["whole"]]
    lost = [number for number, room in enumerate(rooms) if not room["there"]]
    figures("RLIMIT_FSIZE", rooms=len(rooms), refused=refused, lost=len(lost))
    assert refused == len(rooms)
    assert (not_whole, lost) == ([], [])


@pytest.mark.parametrize("beginning", ["new", "torn"])
def test_whichever_call_of_the_system_fails_what_is_saved_is_there_once(
    quick_folder: Path, tmp_path: Path, beginning: str, figures: Figures
) -> None:
    within = length(short=1, full=12)
    words = (quick_folder, beginning, within, "full" if FULL else "short")
    runs = lines_of("broken_run", *words, state=tmp_path, slowest=600)
    wrong = [run for run in runs if run["wrong"]]
    sides = [("acknowledged", "there"), ("acknowledged_later", "there_later")]
    lost = [run for run in runs if any(set(run[said]) - set(run[there]) for said, there in sides)]
    twice = [run for run in runs if any(len(run[t]) != len(set(run[t])) for _, t in sides)]
    never = [run for run in runs if len(run["acknowledged_later"]) < 4]
    torn = [run for run in runs if not run["torn_kept"]]
    figures(
        f"wrapped file layer, {beginning} sheet",
        faults=len(runs),
        refused=sum(run["refused"] for run in runs),
        lost=len(lost),
        doubled=len(twice),
        raised=len(wrong),
        torn_tails_lost=len(torn),
    )
    assert not wrong, wrong[0]["wrong"]
    for bad in (lost, twice, never, torn):
        assert not bad, json.dumps(bad[0], ensure_ascii=False)
