from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from building import NOON
from conftest import OpenSession, Run

from journeymap.sheets import copying
from journeymap.sheets.backups import Backups, NotCopied, made_at
from journeymap.sheets.copying import left_out
from journeymap.sheets.gathering import gather
from journeymap.sheets.workshop import Workshop

WRITER = """
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from journeymap.capture.session import Session
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop

workshop, now = Workshop(Path(sys.argv[1])), datetime(2017, 5, 18, 12, tzinfo=UTC)
with closing(workshop.open_sheet("Table 1", now=now, own=OwnSheets.of_this_machine())) as sheet:
    session = Session(workshop.read().board, sheet, lambda: now)
    while True:
        print(session.take("+ " + "Hot food " * 200).entry.id, flush=True)
"""
KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from journeymap.sheets.backups import Backups
from journeymap.sheets.workshop import Workshop

def wait(_):
    if list(Path(sys.argv[1]).glob("*/.*.new/*")):
        print("half", flush=True)
        sys.stdin.read()

os.fsync = wait
backups = Backups(Path(sys.argv[1]), keep=3, days=10)
backups.make(Workshop(Path(sys.argv[2])), datetime(2017, 5, 19, 12, tzinfo=UTC))
"""


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    return Backups(tmp_path / "data" / "journeymap" / "backups", keep=3, days=10)


def after(days: float) -> datetime:
    return NOON + timedelta(days=days)


def write(workshop: Workshop, text: str) -> None:
    """Change something in a workshop, so that there is something to copy."""
    (workshop.folder / "notes.txt").write_text(text, encoding="utf-8")


def copy_each(backups: Backups, workshop: Workshop, *days: float) -> list[Path]:
    """Make a copy on each of the days, with something changed before."""
    made: list[Path | None] = []
    for day in days:
        write(workshop, f"{len(made)} of day {day}")
        made.append(backups.make(workshop, after(day)))
    return [copy for copy in made if copy is not None]


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def everything(folder: Path) -> set[Path]:
    """Return all paths in a folder of copies, or in any other."""
    return {*folder.rglob("*")}


def said(workshop: Workshop) -> list[str]:
    return [each.entry.text for each in workshop.read().board.said()]


# One copy


def test_a_copy_is_a_folder_laid_out_like_the_workshop(
    backups: Backups, workshop: Workshop, open_session: OpenSession
) -> None:
    open_session("Table 1").take("+ Hot food")
    (workshop.folder / "survey" / "returns").mkdir(parents=True)
    (workshop.folder / ".hidden").write_bytes(b"\0\xff")

    copy = backups.make(workshop, NOON)

    assert copy is not None
    assert copy.name == "2017-05-18T12-00-00"
    assert copy.parent.parent == backups.folder
    assert files(copy) == files(workshop.folder)
    assert (copy / "survey" / "returns").is_dir()
    assert said(Workshop(copy)) == ["Hot food"]
    assert backups.of(workshop) == backups.copies() == [copy]


def test_a_copy_is_dated_in_utc(backups: Backups, workshop: Workshop) -> None:
    summer = timezone(timedelta(hours=1))

    copy = backups.make(workshop, datetime(2017, 5, 18, 0, 30, 5, tzinfo=summer))

    assert copy is not None
    assert copy.name == "2017-05-17T23-30-05"
    assert made_at(copy) == datetime(2017, 5, 17, 23, 30, 5, tzinfo=UTC)


@pytest.mark.parametrize("change", ["none", "file", "same length", "less", "folder", "gone"])
def test_no_copy_is_made_when_nothing_differs_from_the_newest(
    backups: Backups, workshop: Workshop, change: str
) -> None:
    write(workshop, "one")
    backups.make(workshop, NOON)
    notes = workshop.folder / "notes.txt"
    if change == "file":
        (workshop.folder / "more.txt").touch()
    elif change == "folder":
        (workshop.folder / "more").mkdir()
    elif change == "gone":
        notes.unlink()
    elif change != "none":
        write(workshop, {"same length": "two", "less": "on"}[change])

    copy = backups.make(workshop, after(1))

    assert (copy is None) == (change == "none")
    assert len(backups.of(workshop)) == (1 if change == "none" else 2)


def test_two_copies_in_the_same_second_get_a_number_and_stay_in_order(
    backups: Backups, workshop: Workshop
) -> None:
    made = copy_each(backups, workshop, *[0.0] * 11)

    assert [copy.name for copy in made][:2] == ["2017-05-18T12-00-00", "2017-05-18T12-00-00-2"]
    assert backups.of(workshop) == made
    assert made[-1].name.endswith("-11")


def test_workshops_of_one_name_in_two_places_have_their_copies_apart(
    backups: Backups, workshop: Workshop, tmp_path: Path
) -> None:
    other = Workshop(Path(shutil.copytree(workshop.folder, tmp_path / "stick" / "lunch")))
    one, two = backups.make(workshop, NOON), backups.make(other, NOON)

    assert (backups.of(workshop), backups.of(other)) == ([one], [two])
    assert sorted(backups.copies()) == sorted(filter(None, [one, two]))


def test_a_workshop_has_the_same_copies_whatever_path_it_is_called_by(
    backups: Backups, workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.make(workshop, NOON)
    (tmp_path / "link").symlink_to(workshop.folder)
    monkeypatch.chdir(workshop.folder)

    assert backups.make(Workshop(tmp_path / "link"), after(1)) is None
    assert backups.make(Workshop(Path()), after(1)) is None


def test_links_are_not_followed_out_of_the_workshop_and_what_is_left_out_is_told(
    backups: Backups, workshop: Workshop, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "diary.txt").write_text("mine", encoding="utf-8")
    (workshop.folder / "out").symlink_to(secret)
    (workshop.folder / "diary").symlink_to(secret / "diary.txt")
    (workshop.folder / "ring").symlink_to("ring")
    (workshop.folder / "again").symlink_to("sheets")
    (workshop.folder / "guide").symlink_to("workshop.yaml")
    os.mkfifo(workshop.folder / "pipe")

    copy = backups.make(workshop, NOON)

    assert copy is not None
    assert [path.name for path in left_out(workshop.folder)] == [
        "again",
        "diary",
        "out",
        "pipe",
        "ring",
    ]
    assert left_out(copy) == []
    assert not any((copy / name).exists() for name in ("again", "diary", "out", "pipe", "ring"))
    assert (copy / "guide").read_bytes() == (workshop.folder / "workshop.yaml").read_bytes()
    assert not (copy / "guide").is_symlink()
    assert backups.make(workshop, after(1)) is None


def test_all_of_a_copy_is_on_the_disk_before_it_has_its_name(
    backups: Backups, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[int | str] = []
    fsync, rename = os.fsync, Path.rename

    def synced(descriptor: int) -> None:
        fsync(descriptor)
        events.append(os.fstat(descriptor).st_ino)

    def named(path: Path, target: Path) -> Path:
        events.append("named")
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "rename", named)
    copy = backups.make(workshop, NOON)

    assert copy is not None
    at = events.index("named")
    assert {path.stat().st_ino for path in (copy, *everything(copy))} <= {*events[:at]}
    assert {path.stat().st_ino for path in (backups.folder, backups.folder.parent)} <= {*events}
    assert events[at + 1 :] == [copy.parent.stat().st_ino]


def test_only_their_owner_can_look_into_the_copies(backups: Backups, workshop: Workshop) -> None:
    copy = backups.make(workshop, NOON)

    assert copy is not None
    assert {path.stat().st_mode & 0o77 for path in (copy.parent, backups.folder)} == {0}


# How many, and for how long


def test_copies_beyond_the_number_are_deleted_the_oldest_first(
    backups: Backups, workshop: Workshop
) -> None:
    made = copy_each(backups, workshop, 0, 1, 2, 3, 4)

    assert backups.prune(workshop, after(4)) == made[:2]
    assert backups.of(workshop) == made[2:]
    assert backups.prune(workshop, after(4)) == []


def test_copies_that_are_too_old_are_deleted(backups: Backups, workshop: Workshop) -> None:
    made = copy_each(backups, workshop, 0, 1, 11)

    assert backups.prune(workshop, after(11)) == made[:1]
    assert backups.of(workshop) == made[1:]


def test_a_copy_with_what_the_newest_has_not_is_kept_however_old_it_is(
    workshop: Workshop, tmp_path: Path
) -> None:
    backups = Backups(tmp_path / "backups", keep=1, days=1)
    sheet = workshop.sheets / "table-1.k7f3.yaml"
    sheet.write_text('- always: "Hot food"\n  at: 2017-05-18\n  id: k7f3.1\n', encoding="utf-8")
    good = backups.make(workshop, NOON)
    sheet.unlink()
    backups.make(workshop, NOON + timedelta(days=400))

    assert backups.prune(workshop, NOON + timedelta(days=400)) == []
    assert good in backups.of(workshop)


@pytest.mark.parametrize("keep", [1, 3])
def test_the_newest_copy_is_kept_however_old_it_is(
    backups: Backups, workshop: Workshop, keep: int
) -> None:
    made = copy_each(backups, workshop, 0, 1)
    strict = Backups(backups.folder, keep=keep, days=1)

    assert strict.prune(workshop, after(5000)) == made[:1]
    assert strict.of(workshop) == made[1:]


def test_copies_of_another_workshop_are_not_counted(
    backups: Backups, workshop: Workshop, tmp_path: Path
) -> None:
    other = Workshop(Path(shutil.copytree(workshop.folder, tmp_path / "stick" / "lunch")))
    theirs = copy_each(backups, other, 0, 1, 2)
    copy_each(backups, workshop, 3, 4, 5, 6)

    backups.prune(workshop, after(50))

    assert backups.of(other) == theirs


def test_a_clock_that_was_wrong_for_a_while_costs_no_copy(
    backups: Backups, workshop: Workshop
) -> None:
    (ahead,) = copy_each(backups, workshop, 9000)
    write(workshop, "one")
    made = backups.make(workshop, NOON)

    assert backups.make(workshop, after(1)) is None
    assert Backups(backups.folder, keep=1, days=1).prune(workshop, after(2)) == []
    assert backups.of(workshop) == [made, ahead]
    assert backups.newest(workshop, after(2)) == made


def test_nothing_is_touched_that_is_not_a_copy(
    backups: Backups, workshop: Workshop, tmp_path: Path
) -> None:
    copy = backups.make(workshop, NOON)
    assert copy is not None
    foreign = [
        backups.folder / "photos" / "2001-01-01T00-00-00",
        backups.folder / "2001-01-01T00-00-00",
        copy.parent / "2001-01-01",
        copy.parent / "2001-13-01T00-00-00",
        copy.parent / "2001-01-01T00-00-00-old",
        copy.parent / "mine",
        copy.parent / ".mine.new",
    ]
    for folder in foreign:
        folder.mkdir(parents=True)
    (copy.parent / "2001-01-01T00-00-01").write_text("a file", encoding="utf-8")
    (copy.parent / "2001-01-01T00-00-02").symlink_to(tmp_path)
    others = everything(backups.folder) - {copy, *everything(copy)}

    made = copy_each(backups, workshop, 1, 2, 3, 4)

    assert backups.prune(workshop, after(100)) == [copy, *made[:-1]]
    assert everything(backups.folder) - {made[-1], *everything(made[-1])} == others
    assert backups.copies() == made[-1:]


# Interruptions


@pytest.mark.parametrize("ending", ["new", "gone"])
def test_what_an_interruption_left_is_no_copy_and_is_gone_the_next_time(
    backups: Backups, workshop: Workshop, ending: str
) -> None:
    copy = backups.make(workshop, NOON)
    assert copy is not None
    half = copy.with_name(f".2017-05-18T12-00-01.{ending}")
    (half / "sheets").mkdir(parents=True)

    assert backups.copies() == [copy]
    assert backups.make(workshop, after(1)) is None
    assert not half.exists()


def test_a_copy_that_is_killed_is_none_and_is_gone_the_next_time(
    backups: Backups, workshop: Workshop, surroundings: dict[str, str]
) -> None:
    copy = backups.make(workshop, NOON)
    write(workshop, "more")
    words = [sys.executable, "-c", KILLED, str(backups.folder), str(workshop.folder)]
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=surroundings
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"half\n"
        with pytest.raises(NotCopied, match="another window"):
            backups.make(workshop, after(1))
        process.kill()
    (place,) = {path.parent for path in backups.copies()}

    assert backups.of(workshop) == [copy]
    assert len(list(place.glob(".*.new"))) == 1
    assert backups.make(workshop, after(1)) is not None
    assert list(place.glob(".*")) == []


@pytest.mark.parametrize("ending", ["ctrl-c", "fault"])
def test_a_copy_that_does_not_come_to_its_end_leaves_nothing(
    backups: Backups, workshop: Workshop, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    ended = KeyboardInterrupt if ending == "ctrl-c" else OSError(errno.EIO, "Input/output error")

    def fail(_: int) -> None:
        raise ended

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", lambda _: None)
        backups.make(workshop, NOON)
        write(workshop, "more")
        before = everything(backups.folder)
        broken.setattr(os, "fsync", fail)
        with pytest.raises(KeyboardInterrupt if ending == "ctrl-c" else NotCopied):
            backups.make(workshop, after(1))
    assert everything(backups.folder) == before
    assert backups.make(workshop, after(1)) is not None


def test_a_copy_that_was_killed_while_it_was_deleted_is_no_copy(
    backups: Backups, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = copy_each(backups, workshop, 0, 1, 2, 3)

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(shutil, "rmtree", fail)
        with pytest.raises(OSError, match="Input/output"):
            backups.prune(workshop, after(3))
    assert backups.of(workshop) == made[1:]
    backups.make(workshop, after(3))
    assert list(made[0].parent.glob(".*")) == []


def test_two_windows_do_not_make_and_delete_copies_at_once(
    backups: Backups, workshop: Workshop
) -> None:
    with backups.alone():
        with pytest.raises(NotCopied, match="another window"):
            backups.make(workshop, NOON)
        with pytest.raises(NotCopied, match="another window"):
            backups.prune(workshop, NOON)
    assert backups.make(workshop, NOON) is not None


def test_a_file_that_is_renamed_while_it_is_copied_is_in_the_copy(
    backups: Backups, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(workshop, "what was said")
    copy_file = copying._copy_file

    def meanwhile(source: Path, target: Path) -> None:
        if (workshop.folder / "notes.txt").exists():
            (workshop.folder / "notes.txt").rename(workshop.folder / "a-notes (conflict).txt")
        copy_file(source, target)

    monkeypatch.setattr(copying, "_copy_file", meanwhile)
    copy = backups.make(workshop, NOON)

    assert copy is not None
    assert files(copy) == files(workshop.folder)


def test_what_was_saved_before_a_copy_is_in_it_while_a_scribe_goes_on(
    backups: Backups, workshop: Workshop, surroundings: dict[str, str]
) -> None:
    words = [sys.executable, "-c", WRITER, str(workshop.folder)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, env=surroundings) as writer:
        try:
            assert writer.stdout is not None
            saved: list[str] = []
            for second in range(20):
                saved += [writer.stdout.readline().decode().strip() for _ in range(10)]
                now = NOON + timedelta(seconds=second)
                copy = backups.make(workshop, now) or backups.newest(workshop, now)
                assert copy is not None
                there = Workshop(copy).read()
                assert {*saved} <= {each.entry.id for each in there.board.said()}
        finally:
            writer.kill()
    assert len({*saved}) == 200


# Refused


@pytest.mark.parametrize("inside", ["", "copies", "copies/of/it"])
def test_copies_inside_the_workshop_are_refused(workshop: Workshop, inside: str) -> None:
    before = everything(workshop.folder)
    backups = Backups(workshop.folder / inside, keep=3, days=10)

    with pytest.raises(NotCopied, match="inside the workshop"):
        backups.make(workshop, NOON)
    assert everything(workshop.folder) == before


def test_copies_inside_the_workshop_by_a_link_are_refused(
    workshop: Workshop, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(workshop.folder)

    with pytest.raises(NotCopied, match="inside the workshop"):
        Backups(tmp_path / "link" / "copies", keep=3, days=10).make(workshop, NOON)


def test_a_folder_that_cannot_be_written_is_refused(workshop: Workshop, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(NotCopied, match=r"file.*set another folder in .*settings\.yaml"):
        Backups(tmp_path / "file" / "copies", keep=3, days=10).make(workshop, NOON)


def test_a_file_that_cannot_be_read_stops_the_copy(backups: Backups, workshop: Workshop) -> None:
    write(workshop, "mine")
    (workshop.folder / "notes.txt").chmod(0)
    if os.access(workshop.folder / "notes.txt", os.R_OK):
        pytest.skip("whoever runs this may read everything")

    with pytest.raises(NotCopied, match=r"notes\.txt: Permission denied"):
        backups.make(workshop, NOON)
    assert backups.copies() == []


@pytest.fixture
def small_disk(backups: Backups) -> Iterator[Path]:
    """Put the copies on a file system of 64 KB."""
    mount = shutil.which("mount")
    if sys.platform != "linux" or mount is None:
        pytest.skip("there is no tmpfs to mount here")
    folder = backups.folder
    folder.mkdir(parents=True)
    words = [mount, "-t", "tmpfs", "-o", "size=64k", "journeymap-faults", str(folder)]
    done = subprocess.run(words, capture_output=True, check=False, timeout=30)
    if done.returncode:
        pytest.skip(f"mount is not allowed here: {done.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True, timeout=30)  # noqa: S607


def test_a_full_disk_leaves_the_copies_as_they_were(
    backups: Backups, workshop: Workshop, small_disk: Path
) -> None:
    copy = backups.make(workshop, NOON)
    before = everything(small_disk)
    (workshop.folder / "photo.jpg").write_bytes(b"x" * 100_000)

    for _ in range(3):
        with pytest.raises(NotCopied, match=r"there is no room left in .*\. Make room, or"):
            backups.make(workshop, after(1))
        assert everything(small_disk) == before
    (workshop.folder / "photo.jpg").write_bytes(b"x" * 10)
    assert backups.of(workshop) == [copy]
    assert backups.make(workshop, after(1)) is not None


# Bringing back


def test_what_was_said_comes_back_after_the_sheets_are_gone(
    backups: Backups, workshop: Workshop, open_session: OpenSession
) -> None:
    session = open_session("Table 1")
    session.take("+ Hot food")
    copy = backups.make(workshop, NOON)
    assert copy is not None
    shutil.rmtree(workshop.sheets)
    assert said(workshop) == []

    assert gather(workshop, [copy]).new == [session.sheet.path.name]
    assert said(workshop) == ["Hot food"]


# The command


def test_a_copy_is_made_told_and_brought_back_with_the_words_that_were_told(
    run: Run, workshop: Workshop, tmp_path: Path
) -> None:
    run("capture", "lunch", "--sheet", "Table 1", typed="+ Hot food\n")
    done = run("backup", "lunch")
    assert done.returncode == 0, done.stderr
    copy = Path(done.stdout.removesuffix("\n"))
    assert copy.is_relative_to(tmp_path / "data" / "journeymap" / "backups")
    assert f"1 copy kept. To bring back what was said: journeymap gather lunch {copy}" in (
        done.stderr
    )
    assert "Hot food" in run("show", str(copy)).stdout

    again = run("backup", "lunch")
    assert (again.returncode, again.stdout) == (0, "")
    assert f"Nothing has changed since the copy of {made_at(copy):%Y-%m-%d %H:%M} UTC." in (
        again.stderr
    )

    shutil.rmtree(workshop.sheets)
    assert run("gather", "lunch", str(copy)).returncode == 0
    assert said(workshop) == ["Hot food"]


def test_as_many_copies_are_kept_as_the_settings_say_and_what_is_deleted_is_told(
    run: Run, tmp_path: Path, workshop: Workshop
) -> None:
    settings = tmp_path / "config" / "journeymap" / "settings.yaml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"backups:\n  folder: {tmp_path}/my copies\n  keep: 1\n", encoding="utf-8")
    first = Path(run("backup", "lunch").stdout.removesuffix("\n"))
    write(workshop, "more")
    done = run("backup", "lunch")

    second = Path(done.stdout.removesuffix("\n"))
    assert first.is_relative_to(tmp_path / "my copies")
    assert f"deleted, as the settings say 1 copy, for 365 days: {first}" in done.stderr
    assert f"journeymap gather lunch '{second}'" in done.stderr
    assert (first.exists(), second.exists()) == (False, True)


def test_wrong_settings_are_refused_before_anything_is_copied_or_deleted(
    run: Run, tmp_path: Path, workshop: Workshop
) -> None:
    copy = Path(run("backup", "lunch").stdout.removesuffix("\n"))
    write(workshop, "more")
    settings = tmp_path / "config" / "journeymap" / "settings.yaml"
    settings.parent.mkdir(parents=True)
    settings.write_text("backups:\n  keep: none\n", encoding="utf-8")
    done = run("backup", "lunch")

    assert (done.returncode, done.stdout) == (1, "")
    assert f"{settings}:2: ‘none’ cannot be ‘keep’" in done.stderr
    assert "the settings have to be mended first" in done.stderr
    assert list(copy.parent.iterdir()) == [copy]


@pytest.mark.usefixtures("workshop")
def test_what_cannot_be_copied_is_told_in_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file in the way", encoding="utf-8")
    done = run("backup", "lunch")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("journeymap: no copy is made: ")
    assert done.stderr.count("\n") == 1


def test_what_is_left_out_of_a_copy_is_told_and_counts_as_a_problem(
    run: Run, workshop: Workshop, tmp_path: Path
) -> None:
    (workshop.sheets / "elsewhere.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    done = run("backup", "lunch")

    assert done.returncode == 1
    assert Path(done.stdout.removesuffix("\n")).is_dir()
    assert "sheets/elsewhere.yaml: not copied" in done.stderr
