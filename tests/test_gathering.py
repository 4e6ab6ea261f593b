from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import OpenSession, Run

from journeymap.sheets.gathering import gather
from journeymap.sheets.workshop import NoWorkshop, Workshop


@pytest.fixture
def stick(workshop: Workshop, tmp_path: Path) -> Workshop:
    """Return a copy of the workshop on which nothing has been said."""
    return Workshop(Path(shutil.copytree(workshop.folder, tmp_path / "stick" / "lunch")))


def said(workshop: Workshop) -> list[str]:
    return [each.entry.text for each in workshop.read().board.said()]


def copy_sheets(source: Workshop, target: Workshop) -> None:
    for path in source.sheet_paths():
        shutil.copy(path, target.sheets / path.name)


def test_sheets_that_are_not_here_are_brought_in(
    workshop: Workshop, stick: Workshop, open_session: OpenSession
) -> None:
    open_session("Table 1").take("+ Hot food")
    copy_sheets(workshop, stick)
    (sheet,) = workshop.sheet_paths()
    sheet.unlink()

    assert gather(workshop, [stick.folder]).new == [sheet.name]
    assert said(workshop) == ["Hot food"]


def test_gathering_again_changes_nothing(
    workshop: Workshop, stick: Workshop, open_session: OpenSession
) -> None:
    open_session("Table 1").take("+ Hot food")
    copy_sheets(workshop, stick)
    gathered = gather(workshop, [stick.folder, stick.sheets, *stick.sheet_paths()])
    assert (gathered.new, gathered.grown, gathered.beside) == ([], [], [])
    assert said(workshop) == ["Hot food"]


def test_a_copy_that_has_grown_takes_the_place_of_the_shorter_one(
    workshop: Workshop, stick: Workshop, open_session: OpenSession
) -> None:
    session = open_session("Table 1")
    session.take("+ Hot food")
    copy_sheets(workshop, stick)
    session.take("- Cold food")
    gathered = gather(stick, [workshop.folder])
    assert gathered.grown == [session.sheet.path.name]
    assert said(stick) == ["Hot food", "Cold food"]


def test_a_sheet_that_is_being_written_is_left_to_its_writer(
    workshop: Workshop, stick: Workshop, open_session: OpenSession
) -> None:
    session = open_session("Table 1")
    session.take("+ Hot food")
    copy_sheets(workshop, stick)
    (copy,) = stick.sheet_paths()
    added = "- never: Cold food\n  at: 2017-05-18T12:00:00+00:00\n  id: t1aa.9\n"
    copy.write_text(copy.read_text(encoding="utf-8") + added, encoding="utf-8")

    (beside,) = gather(workshop, [stick.folder]).beside
    assert beside.startswith("table-1-copy-")
    session.take("+ Goes on")
    assert sorted(said(workshop)) == ["Cold food", "Goes on", "Hot food"]
    assert gather(workshop, [stick.folder]).beside == []


@pytest.mark.parametrize(
    "name",
    [
        "table-1.t1aa (conflicted copy 2017-05-18).yaml",
        "table-1.t1aa-LAPTOP.yaml",
        "table-1.sync-conflict-20170518-120000-ABC.t1aa.yaml",
        "table-1.t1aa (1).yaml",
    ],
)
def test_a_copy_that_a_sync_program_left_is_read_and_set_aside_when_it_adds_nothing(
    workshop: Workshop, open_session: OpenSession, name: str
) -> None:
    session = open_session("Table 1")
    session.take("+ Hot food")
    copy = workshop.sheets / name
    added = "- never: Cold food\n  at: 2017-05-18T12:00:00+00:00\n  id: t1aa.2\n"
    shutil.copy(session.sheet.path, copy)
    with copy.open("a", encoding="utf-8") as file:
        file.write(added)

    assert gather(workshop, []).set_aside == []
    assert sorted(said(workshop)) == ["Cold food", "Hot food"]
    shutil.copy(session.sheet.path, copy)
    assert gather(workshop, []).set_aside == [name]
    assert said(workshop) == ["Hot food"]
    assert (workshop.sheets / "set-aside" / name).read_bytes() == session.sheet.path.read_bytes()


def test_another_workshop_is_refused_before_anything_is_brought_in(
    workshop: Workshop, stick: Workshop
) -> None:
    guide = stick.folder / "workshop.yaml"
    guide.write_text(
        guide.read_text(encoding="utf-8").replace('"Lunch"', '"Tea"'), encoding="utf-8"
    )
    (stick.sheets / "a.abcd.yaml").write_text("# nothing\n", encoding="utf-8")
    with pytest.raises(NoWorkshop, match="another workshop: ‘Tea’, not ‘Lunch’"):
        gather(workshop, [stick.folder])
    assert workshop.sheet_paths() == []


def test_two_laptops_that_are_both_table_2_come_together(
    run: Run, workshop: Workshop, stick: Workshop, tmp_path: Path
) -> None:
    run("capture", "lunch", "--sheet", "Table 2", typed="+ One\n=\n")
    run("capture", str(stick.folder), "--sheet", "Table 2", typed="+ Other\n")
    done = run("gather", "lunch", str(stick.folder))
    assert done.returncode == 0, done.stderr
    assert ": new" in done.stdout
    assert "2 things said" in done.stderr
    assert sorted(said(workshop)) == ["One", "Other"]
    assert run("gather", "lunch", str(tmp_path / "nowhere")).returncode == 1


def test_a_copy_in_which_a_typo_was_mended_is_a_problem_that_says_so(
    workshop: Workshop, open_session: OpenSession
) -> None:
    session = open_session("Table 1")
    session.take("+ Hot fodo")
    sheet = session.sheet.path
    mended = sheet.read_text(encoding="utf-8").replace("fodo", "food")
    sheet.with_name("table-1 (conflicted copy).t1aa.yaml").write_text(mended, encoding="utf-8")

    problems = workshop.read().problems

    assert {each.wrong for each in problems} == {
        "t1aa.1 stands otherwise in another copy, and only one of the two is shown"
    }
    assert {each.mend for each in problems} == {"Make them the same in both files"}
