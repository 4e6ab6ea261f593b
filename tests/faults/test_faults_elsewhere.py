"""Another place to save to, on disks that are full, read-only, failing and gone."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from building import NOON, texts, ticking

from faults.conftest import Figures
from faults.disks import fill, mounted, remount
from faults.lengths import FULL
from faults.processes import lines_of
from journeymap.capture.answer import Outcome
from journeymap.capture.room import Room, enter
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.sheet import NotSaved
from journeymap.sheets.workshop import Workshop

pytestmark = pytest.mark.skipif(os.name == "nt", reason="these are the faults of POSIX systems")


@pytest.fixture
def disk(workshop: Workshop) -> Iterator[Path]:
    """Put the workshop's sheets on a small disk."""
    with mounted(workshop.sheets, "256k") as folder:
        yield folder


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "stick").mkdir()
    with mounted(tmp_path / "stick", "256k") as folder:
        yield folder


@pytest.fixture
def room(workshop: Workshop, disk: Path, own: OwnSheets) -> Room:
    """Return a table whose sheets are on the small disk."""
    assert disk == workshop.sheets
    return enter(workshop, "Table 1", now=NOON, own=own)


@pytest.mark.parametrize("fault", ["full", "full before the first word", "read-only"])
def test_what_a_real_disk_refuses_is_saved_elsewhere_and_comes_home_when_it_works(
    room: Room, disk: Path, stick: Path, figures: Figures, fault: str
) -> None:
    with closing(room.sheet):
        session = room.session(ticking())
        away = room.away(session, ticking())
        said = ["at home"] if fault != "full before the first word" else []
        for text in said:
            assert session.take(f"+ {text}").outcome is Outcome.SAVED
        ballast = fill(disk)
        if fault == "read-only":
            ballast.unlink()
            session.sheet.close()  # no disk is made read-only while a file is open
            remount(disk, "ro")
        assert session.take("+ " + "ŵ" * 5000).outcome is Outcome.NOT_SAVED
        away.go(stick / "lunch")
        for number in range(10):
            assert not away.elsewhere.home_works()
            text = f"{number} " + "ŵ" * 500
            assert session.take(f"+ {text}").outcome is Outcome.SAVED
            said.append(text)
        if fault == "read-only":
            remount(disk, "rw")
        else:
            ballast.unlink()
        assert away.elsewhere.home_works()
        assert away.go_home() == "brought home: 10 entries are in the workshop's folder now."
        assert session.take("+ at home again").outcome is Outcome.SAVED
    said.append("at home again")
    reading = room.elsewhere.workshop.read()
    figures(f"another place, {fault}", saved=len(said), there=len(reading.board.said()))
    assert sorted(texts(reading.board)) == sorted(said)
    assert reading.problems == []


def test_if_the_other_disk_is_full_as_well_the_words_stay_and_nothing_is_left_there(
    room: Room, disk: Path, stick: Path
) -> None:
    with closing(room.sheet):
        session = room.session(ticking())
        away = room.away(session, ticking())
        fill(disk)
        fill(stick)
        answer = session.take("+ Not to be lost")
        assert answer.keeps_line
        for _ in range(3):
            with pytest.raises(NotSaved):
                away.go(stick / "lunch", "+ Not to be lost")
        assert (session.place, list(stick.rglob("*.yaml"))) == (None, [])
        (stick / "ballast.bin").unlink()
        away.go(stick / "lunch", "+ Not to be lost")
        assert session.take("+ Not to be lost").outcome is Outcome.SAVED


def test_a_disk_with_hardly_any_room_is_not_gone_back_to(
    room: Room, disk: Path, stick: Path
) -> None:
    with closing(room.sheet):
        session = room.session(ticking())
        away = room.away(session, ticking())
        ballast = fill(disk)
        away.go(stick / "lunch")
        assert session.take("+ one").outcome is Outcome.SAVED
        with ballast.open("r+b") as file:
            file.truncate(ballast.stat().st_size - 4096)
        assert not away.elsewhere.home_works()
        assert list(disk.iterdir()) == [ballast]


@pytest.mark.parametrize("ending", ["goes on", "crash"])
def test_whichever_call_fails_elsewhere_and_on_the_way_home_what_is_saved_is_there_once(
    tmp_path: Path, ending: str, figures: Figures
) -> None:
    memory = Path("/dev/shm")  # noqa: S108
    base = memory / f"away-{os.getpid()}-{ending[:2]}" if memory.is_dir() else tmp_path / "base"
    try:
        words = (base, ending, "full" if FULL else "short")
        runs = lines_of("away_run", *words, state=tmp_path, slowest=600)
    finally:
        shutil.rmtree(base, ignore_errors=True)
    wrong = [run for run in runs if run["wrong"]]
    lost = [run for run in runs if set(run["acknowledged"]) - set(run["there"])]
    twice = [run for run in runs if len(run["there"]) != len(set(run["there"]))]
    never = [run for run in runs if len(run["acknowledged"]) < run["words"]]
    figures(
        f"another place, wrapped file layer, {ending}",
        faults=len(runs),
        refused=sum(run["refused"] for run in runs),
        lost=len(lost),
        doubled=len(twice),
        raised=len(wrong),
    )
    assert not wrong, wrong[0]["wrong"]
    for bad in (lost, twice, never):
        assert not bad, json.dumps(bad[0], ensure_ascii=False)
