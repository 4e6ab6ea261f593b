from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from building import NOON, item, texts, ticking
from conftest import OpenSession, Run
from pypdf import PdfReader

from journeymap.capture import mending
from journeymap.capture.answer import Outcome
from journeymap.capture.session import Session
from journeymap.entries import (
    ActivityAdded,
    Booked,
    Entry,
    Erased,
    SentOut,
    StageChange,
    Theme,
    Verdict,
    Way,
)
from journeymap.sheets.draft import Draft, DraftFile
from journeymap.sheets.elsewhere import Elsewhere
from journeymap.sheets.erasing import Places, erase, still_in, written_now
from journeymap.sheets.gathering import gather
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.workshop import Workshop

WORDS = "My neighbour Joan fell on the step"
LATER = "My neighbour fell on the step by the door"


@pytest.fixture
def office(open_session: OpenSession) -> Session:
    """Return a session on a second sheet, after three things were said at Table 1."""
    table = open_session("Table 1")
    for line in ("+ Someone says hello", f"- {WORDS}", "=", "* Gravy"):
        assert table.take(line).outcome is Outcome.SAVED
    table.sheet.close()
    return open_session("Table 2")


def erased(office: Session, entry_id: str) -> None:
    assert mending.erase(office, entry_id).outcome is Outcome.SAVED
    office.sheet.close()


def files_with(words: str, *folders: Path) -> list[str]:
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return sorted(path.name for path in files if words.encode() in path.read_bytes())


def test_what_is_erased_leaves_its_kind_its_moment_and_its_id(
    office: Session, workshop: Workshop
) -> None:
    before = (workshop.sheets / "table-1.t1aa.yaml").read_bytes().split(b"- never:")
    erased(office, "t1aa.2")

    cleaned = erase(workshop)

    after = (workshop.sheets / "table-1.t1aa.yaml").read_bytes().split(b"- erased: never\n")
    assert after[0] == before[0]
    assert after[1] == before[1].partition(b"\n")[2]
    assert cleaned.words == (WORDS,)
    assert [path.name for path in cleaned.files] == ["table-1.t1aa.yaml"]
    reading = workshop.read()
    assert texts(reading.board) == ["Someone says hello", "Gravy"]
    assert reading.problems == []


def test_its_corrections_go_with_it_whoever_made_them(office: Session, workshop: Workshop) -> None:
    mending.edit(office, "t1aa.2", {"text": LATER})
    mending.edit(office, "t1aa.2", {"stage": "arriving"})
    mending.undo(office, "t1aa.2")
    erased(office, "t1aa.2")

    erase(workshop)

    assert files_with("neighbour", workshop.folder) == []
    assert workshop.read().problems == []


def test_torn_tails_drafts_copies_and_half_replaced_sheets_lose_the_words_too(
    office: Session, workshop: Workshop
) -> None:
    sheet = workshop.sheets / "table-1.t1aa.yaml"
    aside = workshop.sheets / "set-aside"
    aside.mkdir()
    copies = [
        aside / "table-1 (conflicted copy).t1aa.yaml",
        workshop.sheets / "table-1-LAPTOP.t1aa.yaml",
        workshop.sheets / ".table-1.t1aa.yaml.new",
    ]
    for copy in copies:
        shutil.copy(sheet, copy)
    torn = sheet.with_name(f"{sheet.name}.torn")
    torn.write_bytes(
        b'- never: "My neighbour Jo\n- always: "Someone else\'s wo\n'
        b'- never: "My neighbour Joan fell on the step"\n  stage: arr\n'
    )
    DraftFile(sheet).keep(
        Draft(f"- {WORDS} yesterday", ("+ something else",), ("My neighbour Joan fell on",))
    )
    erased(office, "t1aa.2")

    cleaned = erase(workshop)

    assert cleaned.failed == []
    assert len(cleaned.files) == len([sheet, *copies, "draft", torn])
    assert files_with("Jo", workshop.folder) == []
    assert torn.read_bytes() == b"- always: \"Someone else's wo\n"
    assert DraftFile(sheet).read() == Draft("", ("+ something else",), ())


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Way, {"way": "By letter to Joan"}),
        (Booked, {"how": "At the flat of Joan", "day": "2017-06-01"}),
        (Verdict, {"question": "Was Joan nice?", "stars": 3}),
        (SentOut, {"day": "2017-06-01", "how": "Read to Joan", "told": ("t1aa.1",)}),
        (Theme, {"about": "t1aa.1", "name": "Joan"}),
        (ActivityAdded, {"ask": "What of Joan?", "yields": "always"}),
        (StageChange, {"stage": "flat", "name": "The flat of Joan"}),
    ],
)
def test_a_torn_tail_loses_what_was_decided_in_the_room_too(
    office: Session, workshop: Workshop, kind: type[Entry], fields: dict[str, object]
) -> None:
    written = item(office.put(kind, fields)).partition(b"  at: ")[0]
    torn = office.sheet.path.with_name(f"{office.sheet.path.name}.torn")
    another = b'- way: "By pigeon"\n'
    torn.write_bytes(written + another + written[: written.index(b"Joan") + 4])
    erased(office, "t2aa.1")

    cleaned = erase(workshop)

    assert cleaned.failed == []
    assert torn.read_bytes() == another
    assert files_with("Joan", workshop.sheets) == ["table-1.t1aa.yaml"]


def test_a_sheet_that_ends_within_the_words_loses_them(office: Session, workshop: Workshop) -> None:
    other = workshop.sheets / "table-9.t9aa.yaml"
    other.write_bytes(b'- always: "kept whole"\n  at: 2017-05-18\n  id: t9aa.1\n- never: "My neigh')
    erased(office, "t1aa.2")

    erase(workshop)

    assert other.read_bytes().endswith(b"id: t9aa.1\n")


def test_what_others_said_and_typed_stays_though_it_has_some_of_the_same_words(
    open_session: OpenSession, workshop: Workshop, tmp_path: Path
) -> None:
    table = open_session("Table 1")
    table.take("% Soup | leeks; time | chop; wait")
    table.take("* no")
    table.sheet.close()
    other = workshop.sheets / "table-9.t9aa.yaml"
    typed = Draft("+ We have no time to wait for the bus", ("+ All of the time is ours",), ("no!",))
    DraftFile(other).keep(typed)
    torn = other.with_name(f"{other.name}.torn")
    torn.write_bytes(
        b'- always: "no"\n- never: "w\n- recipe: "Bread"\n  ingredients:\n    - "time"\n'
    )
    kept = torn.read_bytes()
    shutil.copytree(workshop.sheets, tmp_path / "other" / "sheets")
    office = open_session("Table 2")
    mending.erase(office, "t1aa.1")
    erased(office, "t1aa.2")

    erase(workshop, Places(other_copies=(tmp_path / "other",)))

    assert DraftFile(other).read() == typed
    assert torn.read_bytes() == kept
    assert (tmp_path / "other" / "sheets" / torn.name).read_bytes() == kept
    assert workshop.read().board.said() == []


def test_an_id_that_a_crash_cut_short_is_not_taken_for_the_one_that_it_looks_like(
    open_session: OpenSession, workshop: Workshop
) -> None:
    table = open_session("Table 1")
    for number in range(1, 13):
        table.take(f"+ said {number}" if number != 12 else "+ Quite other words here")
    table.sheet.close()
    path = workshop.sheets / "table-1.t1aa.yaml"
    path.write_bytes(path.read_bytes()[: -len("2\n")])  # t1aa.12 is t1aa.1 now, without a line end
    torn = path.with_name(f"{path.name}.torn")
    torn.write_bytes(b'- always: "Others said this"\n  at: 2017-05-18\n  id: t1aa.1\n')
    erased(open_session("Table 2"), "t1aa.1")

    erase(workshop)

    assert b"Quite other words here" in path.read_bytes()
    assert b"Others said this" in torn.read_bytes()
    assert b'said 1"' not in path.read_bytes()


def test_what_a_person_wrote_behind_an_entry_stays(office: Session, workshop: Workshop) -> None:
    sheet = workshop.sheets / "table-1.t1aa.yaml"
    note = b"# -- after the break --\n - never: Somebody else said this\n   id: t1aa.9\n"
    before, after = sheet.read_bytes().split(b"- echo:")
    sheet.write_bytes(before + note + b"- echo:" + after)
    erased(office, "t1aa.2")

    erase(workshop)

    assert note in sheet.read_bytes()
    assert b"Joan" not in sheet.read_bytes()


@pytest.mark.parametrize(
    "written",
    [
        "- {{never: {words}, id: t5aa.1, at: 2017-05-18}}\n",
        "- never: |\n    {words}\n  at: 2017-05-18\n  id: t5aa.1\n",
        "- id: t5aa.1\n  at: 2017-05-18\n  never: '{words}'\n",
        "- never: {words}\n  at: 2017-05-18\n  id:\tt5aa.1\n",
        "- never: {words}\r\n  at: 2017-05-18\r\n  id: >-\r\n    t5aa.1\r\n",
        "- never: {words}\n  stage: seated\n  stage: eating\n  at: 2017-05-18\n  'id' : t5aa.1\n",
    ],
)
@pytest.mark.parametrize("beginning", ["", "\ufeff"])
def test_however_a_person_wrote_the_entry_its_words_go(
    office: Session, workshop: Workshop, open_session: OpenSession, written: str, beginning: str
) -> None:
    office.sheet.close()
    sheet = workshop.sheets / "table-5.t5aa.yaml"
    sheet.write_bytes((beginning + written.format(words=WORDS)).encode())
    erased(open_session("Table 3"), "t5aa.1")

    assert erase(workshop).failed == []

    assert b"Joan" not in sheet.read_bytes()
    assert texts(workshop.read().board) == ["Someone says hello", WORDS, "Gravy"]


def test_an_edit_of_something_erased_that_is_not_here_loses_its_words(
    office: Session, workshop: Workshop
) -> None:
    mending.edit(office, "t1aa.2", {"text": LATER})
    erased(office, "t1aa.2")
    (workshop.sheets / "table-1.t1aa.yaml").unlink()
    office.sheet.path.write_bytes(
        office.sheet.path.read_bytes().replace(b"- erase: t2aa.1", b"- erase: zzzz.1")
    )

    erase(workshop)

    assert files_with("neighbour", workshop.folder) == []


def test_a_wish_about_what_has_no_words_changes_nothing(
    office: Session, workshop: Workshop
) -> None:
    erased(office, "t1aa.2")
    hostile = workshop.sheets / "table-9.evil.yaml"
    wishes = enumerate(("t2aa.1", "t1aa.0", "t1aa.3", "evil.4"), 1)
    hostile.write_text(
        "".join(f"- erase: {about}\n  at: 2017-05-18\n  id: evil.{n}\n" for n, about in wishes),
        encoding="utf-8",
    )
    erase(workshop)

    assert b"- erase: t1aa.2" in office.sheet.path.read_bytes()
    assert b'- sheet: "Table 1"' in (workshop.sheets / "table-1.t1aa.yaml").read_bytes()
    assert texts(workshop.read().board) == ["Someone says hello", "Gravy"]
    assert workshop.read().problems == []


def test_a_dated_copy_in_which_it_was_written_otherwise_loses_it_by_its_id(
    office: Session, workshop: Workshop, tmp_path: Path
) -> None:
    kept = shutil.copytree(workshop.folder, tmp_path / "copy")
    old = kept / "sheets" / "table-1.t1aa.yaml"
    old.write_text(old.read_text(encoding="utf-8").replace("- never:", "- always:"), "utf-8")
    erased(office, "t1aa.2")

    erase(workshop, Places(copies=(kept,)))

    assert files_with("Joan", kept) == []


def test_what_could_not_be_changed_in_a_copy_is_found_the_next_time(
    office: Session, workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = shutil.copytree(workshop.folder, tmp_path / "copy")
    sheet = kept / "sheets" / "table-1.t1aa.yaml"
    torn = sheet.with_name(f"{sheet.name}.torn")
    torn.write_bytes(b'- never: "My neighbour Jo\n')
    erased(office, "t1aa.2")
    places = Places(copies=(kept,))
    with monkeypatch.context() as broken:
        broken.setattr(Path, "unlink", refuse)
        assert {path.name for path, _ in erase(workshop, places).failed} == {sheet.name, torn.name}

    assert erase(workshop, places).failed == []
    assert files_with("Jo", workshop.folder, kept) == []


def refuse(path: Path, *, missing_ok: bool = False) -> None:
    del missing_ok
    raise OSError(30, "Read-only file system", str(path))


def test_a_folder_outside_loses_the_entry_and_not_another_workshops_of_the_same_id(
    office: Session, workshop: Workshop, tmp_path: Path
) -> None:
    kept = shutil.copytree(workshop.folder, tmp_path / "backups" / "lunch")
    others = tmp_path / "backups" / "library" / "sheets" / "table-1.t1aa.yaml"
    others.parent.mkdir(parents=True)
    others.write_text('- never: "No seats"\n  at: 2019-01-01\n  id: t1aa.2\n', encoding="utf-8")
    erased(office, "t1aa.2")

    erase(workshop, Places(other_copies=(tmp_path / "backups",)))

    assert files_with("Joan", kept) == []
    assert "No seats" in others.read_text(encoding="utf-8")


def test_what_is_in_another_place_and_not_home_yet_loses_the_words_and_comes_home_without(
    office: Session, workshop: Workshop, own: OwnSheets, tmp_path: Path
) -> None:
    elsewhere = Elsewhere(workshop, own)
    sheet = elsewhere.begin(tmp_path / "place", "Table 1", "Lunch", now=NOON)
    away = Session(office.board, sheet, ticking())
    (said, other) = (away.take(f"- {WORDS}").entry, away.take("+ Gravy at last").entry)
    sheet.close()
    assert said is not None
    assert other is not None
    kept = shutil.copytree(tmp_path / "place", tmp_path / "stick")
    erased(office, said.id)

    assert erase(workshop, Places(elsewhere=tuple(elsewhere.copies()))).words == (WORDS,)

    assert files_with("Joan", tmp_path / "place") == []
    shutil.copytree(kept, tmp_path / "place", dirs_exist_ok=True)
    elsewhere.bring_home()
    assert files_with("Joan", workshop.folder) == ["table-1.t1aa.yaml"]
    board = workshop.read().board
    assert board.get(other.id) is not None
    assert board.get(said.id) is None


def test_an_old_copy_that_is_gathered_brings_no_word_back(
    office: Session, workshop: Workshop, tmp_path: Path
) -> None:
    stick = shutil.copytree(workshop.folder, tmp_path / "stick" / "lunch")
    erased(office, "t1aa.2")
    erase(workshop)

    gathered = gather(workshop, [stick])

    assert (gathered.new, gathered.beside, gathered.set_aside) == ([], [], [])
    assert files_with("Joan", workshop.folder) == []
    assert workshop.read().problems == []


def test_to_gather_carries_an_erasure_to_the_other_laptop(
    office: Session, workshop: Workshop, tmp_path: Path
) -> None:
    laptop = Workshop(shutil.copytree(workshop.folder, tmp_path / "laptop" / "lunch"))
    erased(office, "t1aa.2")
    erase(workshop)

    gathered = gather(laptop, [workshop.folder])

    assert "table-1.t1aa.yaml" in gathered.erased
    assert files_with("Joan", laptop.folder) == []
    assert texts(laptop.read().board) == ["Someone says hello", "Gravy"]


def test_an_old_copy_that_a_cloud_puts_back_is_a_problem_and_is_not_shown(
    office: Session, workshop: Workshop
) -> None:
    sheet = workshop.sheets / "table-1.t1aa.yaml"
    old = sheet.read_bytes()
    erased(office, "t1aa.2")
    erase(workshop)
    sheet.write_bytes(old)

    reading = workshop.read()

    assert texts(reading.board) == ["Someone says hello", "Gravy"]
    [problem] = reading.problems
    assert problem.wrong == "the words of t1aa.2 were erased, and are here"
    erase(workshop)
    assert workshop.read().problems == []


def test_the_next_entry_has_a_number_of_its_own_though_the_last_one_was_erased(
    office: Session, workshop: Workshop, open_session: OpenSession
) -> None:
    erased(office, "t1aa.4")
    erase(workshop)

    answer = open_session("Table 1").take("+ Next")

    assert answer.entry is not None
    assert answer.entry.id == "t1aa.5"
    placed = read_sheet(workshop.sheets / "table-1.t1aa.yaml").placed
    assert isinstance(placed[4].entry, Erased)


def test_a_sheet_that_a_window_has_open_is_left_and_told(
    office: Session, workshop: Workshop, open_session: OpenSession
) -> None:
    erased(office, "t1aa.2")
    table = open_session("Table 1")

    assert [path.name for path in written_now(workshop, "t1aa.2")] == ["table-1.t1aa.yaml"]
    [(path, why)] = erase(workshop).failed
    assert (path.name, why) == ("table-1.t1aa.yaml", "another window is writing it")

    table.sheet.close()
    assert erase(workshop).failed == []
    assert files_with("Joan", workshop.folder) == []


@pytest.mark.parametrize(
    ("entry_id", "told"),
    [
        ("t1aa.0", "there is no entry t1aa.0"),
        ("t1aa.3", "t1aa.3 has no words"),
        ("zzzz.1", "there is no entry zzzz.1"),
        ("", "there is no entry"),
    ],
)
def test_what_has_no_words_that_somebody_said_is_refused(
    office: Session, entry_id: str, told: str
) -> None:
    answer = mending.erase(office, entry_id)

    assert answer.outcome is Outcome.NOT_TAKEN
    assert answer.text.startswith(told)


def test_a_correction_is_erased_with_what_it_corrects(office: Session) -> None:
    mending.edit(office, "t1aa.2", {"text": LATER})

    answer = mending.erase(office, "t2aa.1")

    assert answer.outcome is Outcome.NOT_TAKEN
    assert answer.text == "t2aa.1 is a correction of t1aa.2. Erase that, and it goes with it."


def test_nothing_brings_back_what_was_erased_or_changes_it(office: Session) -> None:
    mending.erase(office, "t1aa.2")

    for answer in (
        mending.undo(office, "t1aa.2"),
        mending.undo(office, "t2aa.1"),
        mending.withdraw(office, "t2aa.1"),
        mending.edit(office, "t1aa.2", {"text": "Back again"}),
        mending.withdraw(office, "t1aa.2"),
    ):
        assert answer.outcome is Outcome.NOT_TAKEN
    assert office.take("undo").outcome is Outcome.NOT_TAKEN


def test_both_wordings_of_one_id_are_erased(
    office: Session, workshop: Workshop, open_session: OpenSession
) -> None:
    sheet = workshop.sheets / "table-1.t1aa.yaml"
    mended = sheet.read_text(encoding="utf-8").replace("neighbour Joan", "neighbor Joan")
    sheet.with_name("table-1 (conflicted copy).t1aa.yaml").write_text(mended, encoding="utf-8")
    office.sheet.close()
    erased(open_session("Table 3"), "t1aa.2")

    erase(workshop)

    assert files_with("Joan", workshop.folder) == []
    assert workshop.read().problems == []


def test_words_are_found_whatever_is_written_around_them(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("My <b>neighbour</b>\nJoan fell &nbsp;", encoding="utf-8")
    (tmp_path / "summary.md").write_text("“My neighbour Joan\n  fell on the *step*”", "utf-8")
    (tmp_path / "other.md").write_text("Nothing of that", encoding="utf-8")

    assert [path.name for path, _ in still_in([WORDS], [tmp_path])] == ["summary.md"]
    assert still_in(["no"], [tmp_path]) == []


# The command


def test_the_command_erases_makes_the_summary_anew_and_says_what_it_cannot_reach(
    run: Run, office: Session, workshop: Workshop
) -> None:
    office.sheet.close()
    run("feedback", "lunch", "--to", "markdown", "--draft")
    summary = workshop.exports / "draft-summary.md"
    assert "fell on the step" in summary.read_text(encoding="utf-8")
    (workshop.folder / "notes of mine.txt").write_text(f"He said: {WORDS}!", encoding="utf-8")

    done = run("erase", "lunch", "t1aa.2")

    assert done.returncode == 0, done.stderr
    assert done.stdout == "erased t1aa.2, in 1 file\n"
    assert "notes of mine.txt: these words stand here still" in done.stderr
    assert "version history" in done.stderr
    assert "fell on the step" not in summary.read_text(encoding="utf-8")
    assert "Gravy" in summary.read_text(encoding="utf-8")
    assert files_with("Joan", workshop.folder, workshop.exports) == ["notes of mine.txt"]


def test_the_command_erases_in_the_calendar_and_in_what_was_copied(
    run: Run, office: Session, workshop: Workshop, tmp_path: Path
) -> None:
    copied = tmp_path / "state" / "journeymap" / "copied.txt"
    office.put(Booked, {"how": "At the old bakery", "day": "2017-06-01"})
    office.put(Booked, {"how": "In the lounge", "day": "2017-06-02"})
    office.sheet.close()
    run("days", "lunch", "--to", "ics")
    copied.parent.mkdir(parents=True, exist_ok=True)
    copied.write_text("Joan", encoding="utf-8")
    assert files_with("bakery", workshop.exports) == ["days.ics"]

    assert run("erase", "lunch", "t2aa.1").returncode == 0
    assert files_with("bakery", workshop.exports) == []
    assert not copied.exists()
    assert files_with("In the lounge", workshop.exports) == ["days.ics"]

    assert run("erase", "lunch", "t2aa.2").returncode == 0
    assert files_with("", workshop.exports) == []


def test_the_command_erases_in_the_dated_copies(run: Run, office: Session, tmp_path: Path) -> None:
    office.sheet.close()
    copy = Path(run("backup", "lunch").stdout.strip())
    assert files_with("Joan", copy) != []

    assert run("erase", "lunch", "t1aa.2").returncode == 0

    assert files_with("Joan", tmp_path) == []
    assert texts(Workshop(copy).read().board) == ["Someone says hello", "Gravy"]


def test_to_gather_an_erasure_clears_the_copies_and_the_summary_of_the_other_laptop(
    run: Run, office: Session, workshop: Workshop, tmp_path: Path
) -> None:
    office.sheet.close()
    shutil.copytree(workshop.folder, tmp_path / "stick" / "lunch")
    run("backup", "lunch")
    run("feedback", "lunch", "--to", "markdown", "--draft")
    assert run("erase", str(tmp_path / "stick" / "lunch"), "t1aa.2").returncode == 0

    done = run("gather", "lunch", str(tmp_path / "stick" / "lunch"))

    assert done.returncode == 0, done.stderr
    assert files_with("Joan", tmp_path) == []


def test_a_folder_of_copies_that_is_not_there_is_told(
    run: Run, office: Session, tmp_path: Path, surroundings: dict[str, str]
) -> None:
    office.sheet.close()
    settings = Path(surroundings["XDG_CONFIG_HOME"]) / "journeymap" / "settings.yaml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"backups:\n  folder: {tmp_path / 'stick that is not in'}\n")

    done = run("erase", "lunch", "t1aa.2")

    assert done.returncode == 1
    assert "stick that is not in: not erased here, it is not there now" in done.stderr


def test_the_command_can_be_given_again(run: Run, office: Session) -> None:
    office.sheet.close()
    run("erase", "lunch", "t1aa.2")

    done = run("erase", "lunch", "t1aa.2")

    assert (done.returncode, done.stdout) == (0, "erased t1aa.2, in 0 files\n")


def test_the_command_names_those_who_said_the_same(run: Run, office: Session) -> None:
    office.take(f"- {WORDS.upper()}")
    office.sheet.close()

    done = run("erase", "lunch", "t1aa.2")

    assert "t2aa.1 says the same, and stays" in done.stderr


def test_what_was_made_of_the_words_is_named(run: Run, office: Session) -> None:
    office.put(StageChange, {"stage": "step", "name": WORDS})
    office.put(ActivityAdded, {"ask": WORDS, "yields": "always"})
    office.put(Theme, {"about": "t1aa.1", "name": WORDS})
    office.take(f"% Soup | leeks; {WORDS}")
    office.sheet.close()

    done = run("erase", "lunch", "t1aa.2")

    for number in range(1, 5):
        assert f"t2aa.{number} says the same, and stays" in done.stderr


def test_the_command_refuses_while_a_window_writes_the_sheet(
    run: Run, office: Session, open_session: OpenSession, workshop: Workshop
) -> None:
    office.sheet.close()
    open_session("Table 1")

    done = run("erase", "lunch", "t1aa.2")

    assert (done.returncode, done.stdout) == (1, "")
    assert "another window is writing table-1.t1aa.yaml. Close it first." in done.stderr
    assert texts(workshop.read().board) == ["Someone says hello", WORDS, "Gravy"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pty")
@pytest.mark.parametrize(("typed", "there"), [("n\n", True), ("y\n", False)])
def test_at_a_terminal_it_asks_first(
    office: Session, workshop: Workshop, surroundings: dict[str, str], typed: str, *, there: bool
) -> None:
    office.sheet.close()
    ours, theirs = os.openpty()
    os.write(ours, typed.encode())

    done = subprocess.run(
        [sys.executable, "-m", "journeymap", "erase", "lunch", "t1aa.2"],
        cwd=workshop.folder.parents[1],
        env=surroundings,
        stdin=theirs,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )

    os.close(ours)
    os.close(theirs)
    assert WORDS in done.stderr
    assert "Erase t1aa.2 for good?" in done.stderr + done.stdout
    assert (WORDS in texts(workshop.read().board)) is there


_HOW = (
    ("--short",),
    ("--easy-read", "--language", "cy"),
    ("--large-print", "18", "--high-contrast", "--language", "en+cy"),
)
"""What an account can be asked to be like."""
_ALL_FORMS = ("--to", "markdown", "--to", "html", "--to", "pdf", "--to", "docx", "--to", "text")


def words_in(path: Path) -> str:
    """Return the words of a file as a person reads them, whatever its form."""
    match path.suffix:
        case ".pdf":
            return " ".join(page.extract_text() for page in PdfReader(path).pages)
        case ".docx":
            with ZipFile(path) as parts:
                return " ".join(
                    parts.read(each).decode("utf-8", "ignore") for each in parts.namelist()
                )
        case _:
            return path.read_text(encoding="utf-8")


def with_the_step(folder: Path) -> set[str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.name for path in files if "on the step" in " ".join(words_in(path).split())}


def test_the_account_has_nothing_erased_in_any_form_shape_or_language(
    run: Run, office: Session, workshop: Workshop
) -> None:
    office.sheet.close()
    for how in _HOW:
        assert run("feedback", "lunch", *_ALL_FORMS, *how, "--draft").returncode == 0
    run("feedback", "lunch", "--poster", "--to", "pdf", "--draft")
    run("feedback", "lunch", "--to", "markdown", "--mermaid", "--draft")
    exports = workshop.exports
    (exports / ".summary-short.md.new").write_text(WORDS, encoding="utf-8")
    (exports / "summary of my visit.txt").write_text("Mine", encoding="utf-8")
    forms = {Path(name).suffix for name in with_the_step(exports)}
    assert forms >= {".md", ".html", ".pdf", ".docx", ".txt"}

    done = run("erase", "lunch", "t1aa.2")

    assert done.returncode == 0, done.stderr
    left = {"draft-summary.md", "draft-summary-journey.svg", "summary of my visit.txt"}
    assert {path.name for path in exports.iterdir()} == left
    assert with_the_step(exports) == set()
    assert "draft-summary.md: made anew" in done.stderr
    assert "draft-summary-short.pdf" in done.stderr
    assert "Make them again: journeymap feedback lunch --to" in done.stderr


def test_an_account_that_may_not_go_out_any_more_is_a_draft_after_an_erasure(
    run: Run, office: Session, workshop: Workshop
) -> None:
    office.sheet.close()
    workshop.exports.mkdir(parents=True)
    (workshop.exports / "summary.md").write_text(f"“{WORDS}”", encoding="utf-8")

    assert run("erase", "lunch", "t1aa.2").returncode == 0

    names = {path.name for path in workshop.exports.iterdir()}
    assert names == {"draft-summary.md", "draft-summary-journey.svg"}
