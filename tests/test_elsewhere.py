from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from building import NOON, texts
from conftest import OpenSession, Run

from journeymap.capture.answer import Outcome
from journeymap.capture.away import Away, still_away
from journeymap.capture.room import enter
from journeymap.capture.session import Session
from journeymap.entries import Opened
from journeymap.sheets.elsewhere import Elsewhere
from journeymap.sheets.gathering import gather
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.sheet import NotSaved, Sheet
from journeymap.sheets.workshop import Workshop


class Blocked:
    """Takes the sheets' folder away from a workshop, and puts a file in its place."""

    def __init__(self, workshop: Workshop) -> None:
        self._sheets = workshop.sheets
        self._aside = workshop.folder / "aside"

    def block(self) -> None:
        self._sheets.rename(self._aside)
        self._sheets.write_text("in the way")

    def clear(self) -> None:
        self._sheets.unlink()
        self._aside.rename(self._sheets)


@pytest.fixture
def folder(workshop: Workshop) -> Blocked:
    return Blocked(workshop)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "stick" / "lunch"


@pytest.fixture
def elsewhere(workshop: Workshop, own: OwnSheets) -> Elsewhere:
    return Elsewhere(workshop, own)


@pytest.fixture
def table(open_session: OpenSession) -> Session:
    return open_session(attended=True, free_text=True)


@dataclass(frozen=True)
class Out:
    """A table that may have to go out, and where to."""

    table: Session
    away: Away
    folder: Blocked
    place: Path


@pytest.fixture
def out(
    table: Session,
    elsewhere: Elsewhere,
    clock: Callable[[], datetime],
    folder: Blocked,
    place: Path,
) -> Out:
    return Out(table, Away(table, elsewhere, clock), folder, place)


def room_notices(workshop: Workshop, own: OwnSheets) -> tuple[str, ...]:
    room = enter(workshop, "Table 1", now=NOON, own=own)
    room.sheet.close()
    return room.notices


def said_in(workshop: Workshop) -> list[str]:
    return texts(workshop.read().board)


def said_at(place: Path) -> list[str]:
    placed = [
        each for path in sorted(place.glob("sheets/*.yaml")) for each in read_sheet(path).placed
    ]
    return [str(getattr(e.entry, "text", e.entry.kind)) for e in placed if e.entry.number]


# Going


def test_what_the_folder_does_not_take_is_saved_in_another_place_and_it_is_said_where(
    out: Out,
) -> None:
    out.table.take("/eating")
    out.table.take("+ Hot food")
    out.folder.block()
    refused = out.table.take("- Cold food")
    assert refused.outcome is Outcome.NOT_SAVED

    out.away.go(out.place, "- Cold food")
    answer = out.table.take("- Cold food")

    assert answer.outcome is Outcome.SAVED
    assert answer.entry is not None
    key = answer.entry.sheet_key
    assert answer.text == f"saved {key}.1: must never, eating together. Kept in {out.place}"
    assert key != "t1aa"
    assert said_at(out.place) == ["Cold food"]
    assert (out.away.where(), out.table.lines_saved) == (f"1 of them in {out.place}", 2)
    (sheet,) = (out.place / "sheets").iterdir()
    head = read_sheet(sheet).head
    assert isinstance(head, Opened)
    assert head.name == "Table 1"
    assert sheet.read_text(encoding="utf-8").startswith("# Table 1 · Lunch · what was said")


def test_what_is_elsewhere_is_on_the_disk_with_the_folders_it_is_in(
    out: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    out.folder.block()
    synced: list[Path] = []

    def fsync(descriptor: int, really: Callable[[int], None] = os.fsync) -> None:
        really(descriptor)
        synced.append(Path(f"/proc/self/fd/{descriptor}").readlink())

    if Path("/proc/self/fd").is_dir():
        monkeypatch.setattr(os, "fsync", fsync)
        out.away.go(out.place)
        assert out.table.take("+ Hot food").outcome is Outcome.SAVED
        assert {out.place.parents[1], out.place.parent, out.place, out.place / "sheets"} <= set(
            synced
        )
        assert synced[-1] == out.table.sheet.path


@pytest.mark.parametrize("where", ["below a file", "a file", "a workshop"])
def test_a_place_that_is_none_is_refused_and_nothing_has_changed(
    out: Out, workshop: Workshop, tmp_path: Path, where: str
) -> None:
    out.folder.block()
    file = tmp_path / "file"
    file.touch()
    no_place = {"below a file": file / "place", "a file": file, "a workshop": workshop.folder}[
        where
    ]

    with pytest.raises(NotSaved):
        out.away.go(no_place)

    assert (out.table.place, out.away.waits_to_go_home, out.table.sheet.key) == (
        None,
        False,
        "t1aa",
    )
    out.folder.clear()
    assert out.table.take("+ Hot food").outcome is Outcome.SAVED


def test_a_link_that_leads_in_a_circle_is_no_place(out: Out, tmp_path: Path) -> None:
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    out.folder.block()
    with pytest.raises(NotSaved, match="cannot be written"):
        out.away.go(circle)


def test_an_empty_folder_where_the_place_was_is_not_taken_for_it(out: Out, tmp_path: Path) -> None:
    out.folder.block()
    out.away.go(out.place)
    out.table.take("+ one")
    out.place.rename(tmp_path / "gone")
    out.place.mkdir()
    assert out.table.take("+ two").outcome is Outcome.NOT_SAVED
    assert list(out.place.iterdir()) == []


def test_what_is_too_long_for_one_entry_is_offered_no_other_place(out: Out) -> None:
    answer = out.table.take("+ " + "w" * 6_000_000)
    assert (answer.outcome, answer.is_for_no_place) == (Outcome.NOT_SAVED, True)
    out.folder.block()
    answer = out.table.take("+ one")
    assert (answer.outcome, answer.is_for_no_place) == (Outcome.NOT_SAVED, False)


def test_undo_me_too_and_the_count_know_what_was_said_before_and_elsewhere(
    out: Out, workshop: Workshop
) -> None:
    out.table.take("+ one")
    out.folder.block()
    out.away.go(out.place)
    out.table.take("=")
    out.table.take("+ two")
    assert [each.in_room for each in out.table.board.said()] == [2, 1]
    assert "took back" in out.table.take("undo").text
    out.table.look_anew(workshop.read().board)
    assert (texts(out.table.board), out.table.lines_saved) == (["one"], 4)
    out.table.take("undo")
    out.table.take("undo")
    assert texts(out.table.board) == []
    out.folder.clear()
    assert out.away.go_home()
    assert out.table.take("+ three").text.startswith("saved t1aa.2")
    out.table.take("undo")
    assert said_in(workshop) == []


def test_a_place_is_proposed_that_can_be_written(
    elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home, documents = tmp_path / "home", tmp_path / "home" / "Papers"
    documents.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(documents))
    assert elsewhere.propose() == documents / "journeymap-elsewhere" / "lunch"
    documents.rmdir()
    documents.touch()
    assert elsewhere.propose() == home / "journeymap-elsewhere" / "lunch"
    assert list(home.iterdir()) == [documents]


# Coming home


def test_it_comes_home_whole_when_the_folder_works_again_and_stays_where_it_was(
    out: Out, workshop: Workshop
) -> None:
    out.table.take("+ one")
    out.folder.block()
    out.away.go(out.place)
    out.table.take("+ two")
    out.table.take("- three")
    assert not out.away.elsewhere.home_works()
    assert out.away.go_home() == ""
    assert out.table.take("+ four").outcome is Outcome.SAVED

    out.folder.clear()
    assert out.away.elsewhere.home_works()
    told = out.away.go_home()

    assert told == "brought home: 3 entries are in the workshop's folder now."
    (there,) = (out.place / "sheets").iterdir()
    assert (workshop.sheets / there.name).read_bytes() == there.read_bytes()
    assert (out.away.waits_to_go_home, out.away.where(), out.table.place) == (False, "", None)
    assert out.table.take("+ five").text.startswith("saved t1aa.2")
    assert said_in(workshop) == ["one", "two", "three", "four", "five"]
    assert (out.table.lines_saved, out.away.go_home()) == (5, "")
    assert workshop.read().problems == []


def test_where_nothing_was_said_elsewhere_it_is_told_that_the_folder_works(out: Out) -> None:
    out.folder.block()
    out.away.go(out.place)
    out.folder.clear()
    assert out.away.go_home() == "the workshop's folder can be written again."
    assert out.table.place is None


def test_a_workshop_that_is_gone_is_not_made_again_and_its_stages_stay_known(
    out: Out, workshop: Workshop, tmp_path: Path
) -> None:
    out.table.take("+ one")
    workshop.folder.rename(tmp_path / "gone")

    assert out.table.take("/eating").outcome is Outcome.TURNED
    assert out.table.take("+ two").outcome is Outcome.NOT_SAVED
    out.away.go(out.place, "+ two")
    assert out.table.take("+ two").outcome is Outcome.SAVED
    assert out.away.elsewhere.read_board() is None, "nothing is known to be gone"
    assert not out.away.elsewhere.home_works()
    assert out.away.go_home() == ""
    assert not workshop.folder.exists()

    (tmp_path / "gone").rename(workshop.folder)
    assert out.away.elsewhere.home_works()
    assert out.away.go_home()
    assert [each.entry.stage for each in workshop.read().board.said()] == [None, "eating"]


def test_an_empty_folder_where_another_disk_was_is_not_taken_for_the_workshop(
    out: Out, workshop: Workshop, tmp_path: Path
) -> None:
    out.folder.block()
    out.away.go(out.place)
    out.table.take("+ one")
    workshop.folder.rename(tmp_path / "gone")
    workshop.folder.mkdir()

    assert not out.away.elsewhere.home_works()
    assert list(workshop.folder.iterdir()) == []


def test_if_the_place_fails_too_there_is_another_one_and_all_comes_home(
    out: Out, workshop: Workshop, tmp_path: Path
) -> None:
    out.folder.block()
    out.away.go(out.place)
    out.table.take("+ one")
    out.place.rename(tmp_path / "pulled out")
    assert out.table.take("+ two").outcome is Outcome.NOT_SAVED
    out.away.go(tmp_path / "second", "+ two")
    out.table.take("+ two")
    assert out.away.where() == f"1 of them in {out.place}, 1 of them in {tmp_path / 'second'}"

    out.folder.clear()
    assert out.away.go_home() == "brought home: 1 entry is in the workshop's folder now."
    assert (said_in(workshop), out.table.lines_saved) == (["two"], 2)
    assert out.away.where() == f"1 of them in {out.place}"
    (tmp_path / "pulled out").rename(out.place)
    assert out.away.go_home() == "brought home: 1 entry is in the workshop's folder now."
    assert sorted(said_in(workshop)) == ["one", "two"]


def test_if_another_window_has_the_sheet_by_then_this_one_has_a_new_one(
    out: Out, workshop: Workshop
) -> None:
    out.table.take("+ one")
    out.folder.block()
    assert out.table.take("+ two").outcome is Outcome.NOT_SAVED
    out.away.go(out.place)
    out.table.take("+ two")
    out.folder.clear()
    head = Opened(id="t1aa.0", at=NOON, name="Table 1")
    with closing(Sheet(workshop.sheets / "table-1.t1aa.yaml", head, "Lunch")):
        told = out.away.go_home()
        assert "Another window writes the sheet that was" in told
        assert out.away.home is out.table.sheet
        assert out.table.sheet.path.name in told
        assert out.table.take("+ three").outcome is Outcome.SAVED
    assert out.table.sheet.key != "t1aa"
    assert said_in(workshop) == ["one", "two", "three"]
    assert out.table.lines_saved == 3


def test_what_the_disk_did_not_confirm_elsewhere_is_not_brought_home(
    out: Out, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(5, "Input/output error")

    out.folder.block()
    out.away.go(out.place)
    out.table.take("+ one")
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", refuse)
        broken.setattr(os, "ftruncate", refuse)
        assert out.table.take("+ two").outcome is Outcome.NOT_SAVED
    assert said_at(out.place) == ["one", "two"], "it stayed in the file, and may be lost or not"
    out.away.go(out.place)
    out.table.take("+ two")
    out.folder.clear()
    assert out.away.go_home()
    assert said_in(workshop) == ["one", "two"]


def test_while_a_table_is_away_no_other_window_gets_its_sheet(
    out: Out, workshop: Workshop, own: OwnSheets
) -> None:
    out.table.take("+ one")
    out.folder.block()
    out.away.go(out.place)
    out.folder.clear()
    room = enter(workshop, "Table 1", now=NOON, own=own)
    with closing(room.sheet):
        assert room.sheet.beside
        assert out.away.go_home()
        assert out.table.take("+ two").text.startswith("saved t1aa.2")


def test_a_full_disk_does_not_give_the_sheet_to_another_window(
    out: Out, workshop: Workshop, own: OwnSheets, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(28, "No space left on device")

    out.table.take("+ one")
    with monkeypatch.context() as full:
        full.setattr(os, "write", refuse)
        assert out.table.take("+ two").outcome is Outcome.NOT_SAVED
    out.away.go(out.place)
    room = enter(workshop, "Table 1", now=NOON, own=own)
    with closing(room.sheet):
        assert room.sheet.beside


@pytest.mark.parametrize("let_go", ["a line that failed", "a way home that failed"])
def test_what_is_saved_elsewhere_after_another_window_brought_it_home_comes_home_too(
    out: Out,
    workshop: Workshop,
    own: OwnSheets,
    monkeypatch: pytest.MonkeyPatch,
    let_go: str,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    out.folder.block()
    out.away.go(out.place)
    out.table.take("+ one")
    with monkeypatch.context() as broken:
        if let_go == "a line that failed":
            broken.setattr(os, "write", refuse)
            assert out.table.take("+ not yet").outcome is Outcome.NOT_SAVED
        else:
            broken.setattr(out.away.elsewhere, "bring_home", refuse)
            out.folder.clear()
            assert out.away.go_home() == ""
            out.folder.block()
    out.folder.clear()
    enter(workshop, "Table 2", now=NOON, own=own).sheet.close()
    assert said_in(workshop) == ["one"]

    assert "Kept in" in out.table.take("+ two").text
    assert out.away.go_home() == "brought home: 1 entry is in the workshop's folder now."
    assert (said_in(workshop), out.table.place) == (["one", "two"], None)
    assert not out.away.waits_to_go_home


# A crash, and the day after


def test_after_a_crash_it_is_brought_home_with_the_next_opening_and_counted(
    out: Out, workshop: Workshop, own: OwnSheets
) -> None:
    out.table.take("+ one")
    out.folder.block()
    out.away.go(out.place)
    out.table.take("/eating")
    out.table.take("+ two")
    with out.table.sheet.path.open("ab") as file:
        file.write(b'- always: "torn when the lights went o')
    for sheet in (out.table.sheet, out.away.home):
        sheet.close()  # as a crash does

    out.folder.clear()
    room = enter(workshop, "Table 1", now=NOON, own=own)
    with closing(room.sheet):
        again = room.session(lambda: NOON, attended=True)
    assert room.notices[0] == "brought home: 1 entry is in the workshop's folder now."
    assert (again.sheet.key, again.lines_saved) == ("t1aa", 2)
    assert again.stage is not None
    assert again.stage.id == "eating"
    assert said_in(workshop) == ["one", "two"]
    assert room.elsewhere.away == ()
    assert room.elsewhere.copies() == [out.table.sheet.path], "it still lies where it was"
    room = enter(workshop, "Table 1", now=NOON, own=own)
    room.sheet.close()
    assert not any("home" in notice for notice in room.notices)


def test_while_it_cannot_come_home_it_is_on_the_board_and_it_is_said_where_it_is(
    out: Out, workshop: Workshop, own: OwnSheets
) -> None:
    out.folder.block()
    out.away.go(out.place)
    out.table.take("+ one")
    path = out.table.sheet.path
    out.table.sheet.close()

    room = enter(workshop, "Table 2", now=NOON, own=own)
    assert texts(room.reading.board) == ["one"]
    assert f"1 entry is not in the workshop's folder yet, but in: {path}." in room.notices
    board = room.elsewhere.read_board()
    assert board is None, "a file lies where the sheets should be"


def test_what_another_window_keeps_elsewhere_is_left_to_it(
    out: Out, workshop: Workshop, own: OwnSheets
) -> None:
    out.folder.block()
    out.away.go(out.place)
    out.table.take("+ one")
    out.folder.clear()

    room = enter(workshop, "Table 2", now=NOON, own=own)
    assert (texts(room.reading.board), said_in(workshop)) == (["one"], [])
    out.table.take("+ two")
    assert out.away.go_home() == "brought home: 2 entries are in the workshop's folder now."


def test_a_sheet_that_somebody_took_away_is_told_once(
    out: Out, workshop: Workshop, own: OwnSheets
) -> None:
    out.folder.block()
    out.away.go(out.place)
    out.table.take("+ one")
    path = out.table.sheet.path
    out.table.sheet.close()
    path.unlink()
    out.folder.clear()
    told = f"not brought home, as it is not there any more: {path}."
    assert told in enter(workshop, "Table 1", now=NOON, own=own).notices
    assert enter(workshop, "Table 1", now=NOON, own=own).notices == ()


def test_what_is_missing_as_another_stick_is_there_comes_home_from_the_right_one(
    out: Out, workshop: Workshop, own: OwnSheets, tmp_path: Path
) -> None:
    out.folder.block()
    out.away.go(out.place)
    out.table.take("+ one")
    out.table.sheet.close()
    out.folder.clear()
    out.place.parent.rename(tmp_path / "right")
    (out.place / "sheets").mkdir(parents=True)
    assert any("not there any more" in each for each in room_notices(workshop, own))

    out.place.parent.rename(tmp_path / "wrong")
    (tmp_path / "right").rename(out.place.parent)
    assert "brought home: 1 entry is in the workshop's folder now." in room_notices(workshop, own)
    assert said_in(workshop) == ["one"]


def test_where_it_cannot_be_remembered_it_is_said_and_gather_brings_it_in(
    table: Session, folder: Blocked, place: Path, workshop: Workshop, tmp_path: Path
) -> None:
    (tmp_path / "no folder").touch()
    elsewhere = Elsewhere(workshop, OwnSheets(tmp_path / "no folder" / "sheets.txt"))
    away = Away(table, elsewhere, lambda: NOON)
    folder.block()
    away.go(place)
    table.take("+ one")
    assert not elsewhere.is_remembered
    assert "Write that down" in still_away(elsewhere)
    table.sheet.close()
    folder.clear()
    gather(workshop, [place])
    assert said_in(workshop) == ["one"]
    assert away.go_home()
    assert said_in(workshop) == ["one"]


def test_a_memory_that_was_cut_off_or_is_something_else_stops_nothing(
    out: Out, workshop: Workshop, own: OwnSheets
) -> None:
    memory = own.folder / "elsewhere.txt"
    memory.parent.mkdir(parents=True, exist_ok=True)
    memory.write_bytes(b'\xff\n5\n[1, 2, 3]\n{"a": 1}\n["elsewhere", "/x"')
    out.folder.block()
    out.away.go(out.place)
    out.table.take("+ one")
    assert Elsewhere(workshop, own).away == (out.table.sheet.path,)
    other = Workshop(workshop.folder.with_name("tea"))
    assert Elsewhere(other, own).away == ()


# Without a screen


def test_notes_that_the_folder_does_not_take_go_elsewhere_each_told(
    run: Run, workshop: Workshop, place: Path, folder: Blocked
) -> None:
    run("capture", "lunch", "--sheet", "Table 1", typed="+ one\n")
    folder.block()
    words = ("capture", "lunch", "--sheet", "Table 1", "--elsewhere", str(place))
    done = run(*words, typed="/eating\n+ two\n=\n! no stars\n- three\n")
    assert done.returncode == 1
    assert done.stdout.count(f"Kept in {place}") == 3
    assert said_at(place) == ["two", "echo", "three"]
    assert "3 entries are not in the workshop's folder yet, but in: " in done.stderr
    assert "1 not taken" in done.stdout
    shown = run("show", "lunch")
    assert "3 entries are not in the workshop's folder yet" in shown.stderr

    folder.clear()
    done = run("capture", "lunch", "--sheet", "Table 1", typed="+ four\n")
    assert (done.returncode, sorted(said_in(workshop))) == (0, ["four", "one", "three", "two"])
    assert "brought home: 3 entries" in done.stderr
    assert run("show", "lunch").stderr == ""


def test_where_no_place_works_the_lines_are_listed_with_both_reasons(
    run: Run, tmp_path: Path, folder: Blocked
) -> None:
    folder.block()
    (tmp_path / "file").touch()
    words = ("capture", "lunch", "--sheet", "Table 1", "--elsewhere", "file")
    done = run(*words, typed="+ one\n")
    assert done.returncode == 1
    assert "Nor elsewhere:" in done.stderr
    assert "line 1: + one" in done.stderr


def test_without_another_place_the_advice_names_it(run: Run, folder: Blocked) -> None:
    folder.block()
    done = run("capture", "lunch", "--sheet", "Table 1", typed="+ one\n")
    assert "line 1: + one" in done.stderr
    assert "--elsewhere FOLDER" in done.stderr


def test_no_folder_is_no_other_place(run: Run, workshop: Workshop, folder: Blocked) -> None:
    folder.block()
    words = ("capture", workshop.name, "--sheet", "Table 1", "--elsewhere")
    done = run(*words, " ", typed="+ one\n")
    assert done.returncode == 2
    assert "needs a folder" in done.stderr


def test_the_way_to_another_place_is_told_without_a_detour(
    run: Run, folder: Blocked, tmp_path: Path
) -> None:
    folder.block()
    detour = f"{tmp_path}/nowhere/../stick"
    words = ("capture", "lunch", "--sheet", "Table 1", "--elsewhere", detour)
    assert f"Kept in {tmp_path / 'stick'}\n" in run(*words, typed="+ one\n").stdout


def test_what_no_place_takes_is_not_sent_to_another(
    run: Run, workshop: Workshop, place: Path
) -> None:
    words = ("capture", workshop.name, "--sheet", "Table 1", "--elsewhere", str(place))
    done = run(*words, typed=f"+ {'w' * 6_000_000}\n+ two\n")
    assert "too long for one entry" in done.stdout
    assert "Kept in" not in done.stdout
    assert "Make room" not in done.stderr
    assert not place.exists()
