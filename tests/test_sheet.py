from __future__ import annotations

import errno
import itertools
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from building import NOON, entry, item, texts

from journeymap.entries import Always, Entry, Opened
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.sheet import NotSaved, Sheet, TakenByAnother
from journeymap.sheets.workshop import Workshop

HEAD = entry(Opened, "k7f3.0", name="Table 1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "workshop.yaml").touch()
    return tmp_path / "sheets" / "table-1.k7f3.yaml"


@pytest.fixture
def sheet(path: Path) -> Iterator[Sheet]:
    with closing(Sheet(path, HEAD, "Lunch")) as opened:
        yield opened


def say(sheet: Sheet, text: str = "Someone says hello") -> Entry:
    said = entry(Always, sheet.next_id(), text=text)
    sheet.append(said)
    return said


def texts_in(path: Path) -> list[str]:
    entries = [placed.entry for placed in read_sheet(path).placed]
    return [each.text for each in entries if isinstance(each, Always)]


def torn_of(path: Path) -> Path:
    return path.with_name(path.name + ".torn")


def start(script: str, *words: str) -> subprocess.Popen[str]:
    """Start a Python script in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


# Writing


def test_a_sheet_on_which_nothing_is_written_leaves_nothing_behind(path: Path) -> None:
    with closing(Sheet(path, HEAD, "Lunch")):
        pass

    assert not path.parent.exists()


@pytest.mark.parametrize("written", [True, False])
def test_an_empty_folder_where_the_workshop_was_gets_no_sheet(
    path: Path, tmp_path: Path, *, written: bool
) -> None:
    with closing(Sheet(path, HEAD, "Lunch")) as sheet:
        if written:
            say(sheet)
            path.parent.rename(tmp_path / "pulled out")
        (tmp_path / "workshop.yaml").unlink()
        sheet.claim()
        with pytest.raises(NotSaved, match="folder is gone"):
            say(sheet)
        assert not path.parent.exists()
        if written:
            (tmp_path / "pulled out").rename(path.parent)
        (tmp_path / "workshop.yaml").touch()
        assert say(sheet).number == 1 + written


def test_a_sheet_that_was_claimed_is_found_again_and_left_to_whoever_has_it(
    workshop: Workshop, own: OwnSheets
) -> None:
    first = workshop.open_sheet("Table 1", now=NOON, own=own)
    first.claim()
    second = workshop.open_sheet("Table 1", now=NOON, own=own)
    assert (second.beside, second.path == first.path) == (True, False)
    first.close()

    again = workshop.open_sheet("Table 1", now=NOON, own=own)
    assert again.path == first.path
    say(again)
    again.close()
    assert texts_in(first.path) == ["Someone says hello"]


def test_a_claim_that_is_given_up_leaves_nothing_behind_but_what_was_written(path: Path) -> None:
    with closing(Sheet(path, HEAD, "Lunch")) as sheet:
        sheet.claim()
        sheet.give_up_claim()
        assert not path.exists()
        say(sheet)
        sheet.claim()
        sheet.give_up_claim()
    assert texts_in(path) == ["Someone says hello"]


def test_a_claim_is_not_given_up_on_a_file_that_came_in_its_place(path: Path) -> None:
    with closing(Sheet(path, HEAD, "Lunch")) as sheet:
        sheet.claim()
        path.rename(path.with_name("aside"))
        path.write_text("somebody else's")
        sheet.give_up_claim()
    assert path.read_text() == "somebody else's"


def test_a_claim_on_a_disk_that_is_gone_is_given_up_without_a_fault(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with closing(Sheet(path, HEAD, "Lunch")) as sheet:
        sheet.claim()
        with monkeypatch.context() as broken:
            broken.setattr(os, "fstat", gone)
            sheet.give_up_claim()
    assert path.exists()


def test_a_sheet_reads_like_the_minutes_of_the_session(sheet: Sheet) -> None:
    say(sheet)

    assert sheet.path.read_text(encoding="utf-8") == (
        "# Table 1 · Lunch · what was said, in the order it was said\n"
        '- sheet: "Table 1"\n'
        "  opened: 2017-05-18T12:00:00+00:00\n"
        "  id: k7f3.0\n"
        '- always: "Someone says hello"\n'
        "  at: 2017-05-18T12:01:00+00:00\n"
        "  id: k7f3.1\n"
    )


def test_an_entry_is_on_the_disk_before_append_returns(
    sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(sheet, "first")
    synced: list[bytes] = []

    def fsync(descriptor: int, really: Callable[[int], None] = os.fsync) -> None:
        really(descriptor)
        synced.append(sheet.path.read_bytes())

    monkeypatch.setattr(os, "fsync", fsync)
    said = say(sheet, "second")

    assert synced[-1].endswith(item(said))


def test_an_entry_is_one_write_and_nothing_before_it_is_touched(
    sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(sheet, "first")
    before = sheet.path.read_bytes()
    writes: list[bytes] = []

    def write(descriptor: int, data: bytes, really: Any = os.write) -> Any:
        writes.append(data)
        return really(descriptor, data)

    monkeypatch.setattr(os, "write", write)
    said = say(sheet, "second")

    assert writes == [item(said)]
    assert sheet.path.read_bytes() == before + item(said)


def test_a_sheet_goes_on_where_it_ended(path: Path) -> None:
    for text in ("first", "second", "third"):
        with closing(Sheet(path, HEAD, "Lunch")) as sheet:
            say(sheet, text)

    assert texts_in(path) == ["first", "second", "third"]
    assert [placed.entry.number for placed in read_sheet(path).placed] == [0, 1, 2, 3]


def test_an_entry_with_an_id_that_is_not_next_is_not_saved(sheet: Sheet) -> None:
    say(sheet)

    with pytest.raises(NotSaved):
        sheet.append(entry(Always, "k7f3.1", text="again"))

    assert texts_in(sheet.path) == ["Someone says hello"]


# What a crash leaves


@pytest.mark.parametrize("cut", range(len(item(entry(Always, "k7f3.2", text="torn ŵ")))))
def test_wherever_the_last_entry_was_torn_the_next_append_is_good_and_no_byte_is_lost(
    path: Path, cut: int
) -> None:
    with closing(Sheet(path, HEAD, "Lunch")) as sheet:
        say(sheet, "first")
    torn = item(entry(Always, "k7f3.2", text="torn ŵ"))[:cut]
    with path.open("ab") as file:
        file.write(torn)

    with closing(Sheet(path, HEAD, "Lunch")) as sheet:
        say(sheet, "next")

    assert texts_in(path) == ["first", "next"]
    kept = path.read_bytes() + (torn_of(path).read_bytes() if torn_of(path).exists() else b"")
    assert torn in kept


def test_a_torn_last_entry_is_set_aside_before_the_next_append(path: Path) -> None:
    with closing(Sheet(path, HEAD, "Lunch")) as sheet:
        say(sheet, "first")
    for torn in (b'- always: "to', b'- always: "torn again"\n  id: k7f3.7'):
        with path.open("ab") as file:
            file.write(torn)
        with closing(Sheet(path, HEAD, "Lunch")) as sheet:
            say(sheet, "next")

    assert torn_of(path).read_bytes() == b'- always: "to\n- always: "torn again"\n  id: k7f3.7\n'
    assert read_sheet(path).problems == []
    assert read_sheet(path).highest == 8, "the number of a torn entry is not used again"


@pytest.mark.parametrize("cut", [0, 20, 61, 65, 100, 120])
def test_a_sheet_that_was_torn_in_its_head_has_its_name_again(path: Path, cut: int) -> None:
    with closing(Sheet(path, HEAD, "Lunch")) as sheet:
        say(sheet, "first")
    os.truncate(path, cut)

    with closing(Sheet(path, HEAD, "Lunch")) as sheet:
        say(sheet, "next")

    assert texts_in(path) == ["next"]
    assert name_in(path) == "Table 1"


ON_A_DISK_THAT_FILLS_UP = """
import json, resource, sys
from pathlib import Path
from journeymap.entries import Always, Opened
from journeymap.sheets.sheet import NotSaved, Sheet

path = Path(sys.argv[1])
at = "2017-05-18T12:00:00+00:00"
sheet = Sheet(path, Opened(id="k7f3.0", at=at, name="Table 1"), "Lunch")
def say(text):
    sheet.append(Always(id=sheet.next_id(), at=at, text=text))
say("first")
before = path.read_bytes()
told = []
for room in (0, 1, 20, 60):
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + room, resource.RLIM_INFINITY))
    try:
        say("does not fit " * 5)
    except NotSaved as why:
        told.append(str(why))
    assert path.read_bytes() == before, path.read_bytes()
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
say("there is room again")
print(json.dumps(told))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limit for the size of a file")
def test_on_a_full_disk_nothing_is_saved_by_halves_and_it_goes_on_when_there_is_room(
    path: Path,
) -> None:
    with start(ON_A_DISK_THAT_FILLS_UP, str(path)) as process:
        told = json.loads(process.communicate()[0])

    assert len(told) == 4
    assert told[1:] == ["there is no room left on the disk"] * 3
    assert texts_in(path) == ["first", "there is room again"]
    assert read_sheet(path).problems == []


def test_an_entry_that_the_disk_does_not_confirm_is_not_in_the_sheet(
    sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(sheet, "first")
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", refuse)
        with pytest.raises(NotSaved, match="Input/output error"):
            say(sheet, "second")
    assert texts_in(sheet.path) == ["first"]

    say(sheet, "third")

    assert texts_in(sheet.path) == ["first", "third"]


def test_a_disk_that_confirms_and_is_gone_is_not_believed(
    sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(sheet, "first")
    with monkeypatch.context() as pulled_out:
        pulled_out.setattr(os, "read", lambda file, _: refuse(file))
        with pytest.raises(NotSaved, match="Input/output error"):
            say(sheet, "second")
    assert texts_in(sheet.path) == ["first"]

    say(sheet, "third")

    assert texts_in(sheet.path) == ["first", "third"]


def test_what_a_disk_failed_to_confirm_is_written_anew_elsewhere_with_its_id(
    sheet: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(sheet, "first")
    first_file = sheet.path
    fsync, calls = os.fsync, itertools.count()
    monkeypatch.setattr(os, "fsync", lambda file: fsync(file) if next(calls) else refuse(file))

    assert say(sheet, "second").id == "k7f3.2"
    assert say(sheet, "third").id == "k7f3.3"

    assert texts_in(first_file) == ["first"]
    assert texts_in(sheet.path) == ["second", "third"]
    assert name_in(sheet.path) == "Table 1"
    sheet.close()
    with closing(Sheet(first_file, HEAD, "Lunch")) as again:
        assert say(again, "fourth").id == "k7f3.4"


def name_in(path: Path) -> str | None:
    head = read_sheet(path).head
    return head.name if head else None


def refuse(_: int) -> None:
    raise OSError(5, "Input/output error")


UNTIL_IT_IS_KILLED = """
import sys
from pathlib import Path
from journeymap.entries import Always, Opened
from journeymap.sheets.sheet import Sheet

at = "2017-05-18T12:00:00+00:00"
sheet = Sheet(Path(sys.argv[1]), Opened(id="k7f3.0", at=at, name="Table 1"), "Lunch")
while True:
    entry = Always(id=sheet.next_id(), at=at, text="My food comes cold " * 20)
    sheet.append(entry)
    print(entry.id, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")
@pytest.mark.parametrize("acknowledged", [1, 7, 40])
def test_everything_acknowledged_before_a_kill_is_there(path: Path, acknowledged: int) -> None:
    with start(UNTIL_IT_IS_KILLED, str(path)) as process:
        assert process.stdout is not None
        saved = [process.stdout.readline().strip() for _ in range(acknowledged)]
        process.send_signal(signal.SIGKILL)
        saved += process.stdout.read().split("\n")[:-1]

    with closing(Sheet(path, HEAD, "Lunch")) as sheet:
        last = say(sheet, "after the crash")

    there = [placed.entry.id for placed in read_sheet(path).placed]
    assert set(saved) <= set(there)
    assert there[-1] == last.id
    assert len(set(there)) == len(there)


# Others


def test_a_sheet_that_is_open_is_not_opened_again(sheet: Sheet) -> None:
    say(sheet)

    with pytest.raises(TakenByAnother):
        Sheet(sheet.path, HEAD, "Lunch")


IN_ANOTHER_PROCESS = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from journeymap.entries import Always
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop

now = datetime(2017, 5, 18, 12, tzinfo=UTC)
workshop = Workshop(Path(sys.argv[1]))
sheet = workshop.open_sheet("Table 1", now=now, own=OwnSheets(Path(sys.argv[2])))
sheet.append(Always(id=sheet.next_id(), at=now, text="from another process"))
print(sheet.path.name, sheet.beside, flush=True)
sys.stdin.read()
"""


def test_of_two_processes_on_one_sheet_the_second_has_a_sheet_of_its_own(
    workshop: Workshop, tmp_path: Path
) -> None:
    memory = tmp_path / "own.txt"
    with start(IN_ANOTHER_PROCESS, str(workshop.folder), str(memory)) as process:
        assert process.stdout is not None
        name, beside = process.stdout.readline().split()
        with closing(workshop.open_sheet("Table 1", now=NOON, own=OwnSheets(memory))) as second:
            say(second, "from this one")

    assert beside == "False"
    assert second.beside
    assert second.path.name != name
    said = {each.entry.text for each in workshop.read().board.said()}
    assert said == {"from another process", "from this one"}


def test_when_the_first_process_has_gone_its_sheet_is_gone_on_with(
    workshop: Workshop, own: OwnSheets
) -> None:
    used = []
    for _ in range(2):
        with closing(workshop.open_sheet("Table 1", now=NOON, own=own)) as sheet:
            say(sheet)
            used.append(sheet.path)

    assert used[0] == used[1]


def test_a_sheet_of_that_name_that_came_from_another_machine_is_left_to_it(
    workshop: Workshop, own: OwnSheets, tmp_path: Path
) -> None:
    with closing(workshop.open_sheet("Table 1", now=NOON, own=own)) as theirs:
        say(theirs)
    before = theirs.path.read_bytes()

    elsewhere = OwnSheets(tmp_path / "another-machine.txt")
    with closing(workshop.open_sheet("Table 1", now=NOON, own=elsewhere)) as ours:
        say(ours)

    assert ours.path != theirs.path
    assert theirs.path.read_bytes() == before


def test_sheets_whose_names_look_the_same_in_a_file_name_stay_apart(
    workshop: Workshop, own: OwnSheets
) -> None:
    for name in ("Table 1", "table, 1"):
        with closing(workshop.open_sheet(name, now=NOON, own=own)) as sheet:
            say(sheet)

    board = workshop.read().board
    assert {board.sheet_name(each.entry.sheet_key) for each in board.said()} == {
        "Table 1",
        "table, 1",
    }


def test_an_entry_goes_into_the_file_that_took_the_place_of_the_sheet(sheet: Sheet) -> None:
    say(sheet, "first")
    copy = sheet.path.with_suffix(".copy")
    copy.write_bytes(sheet.path.read_bytes().replace(b"first", b"mended"))
    copy.replace(sheet.path)

    say(sheet, "second")

    assert texts_in(sheet.path) == ["mended", "second"]


def test_an_entry_that_somebody_typed_into_the_open_sheet_is_kept_and_its_number_too(
    sheet: Sheet,
) -> None:
    say(sheet, "first")
    with sheet.path.open("ab") as file:
        file.write(item(entry(Always, "k7f3.5", text="by hand")))

    assert say(sheet, "second").id == "k7f3.6"
    assert texts_in(sheet.path) == ["first", "by hand", "second"]


def test_a_sheet_that_was_deleted_is_begun_again_with_numbers_that_are_new(sheet: Sheet) -> None:
    say(sheet, "first")
    sheet.path.unlink()

    assert say(sheet, "second").id == "k7f3.2"
    assert name_in(sheet.path) == "Table 1"


def test_what_is_saved_after_an_editor_made_a_sheet_utf_16_can_be_read_again(
    workshop: Workshop, own: OwnSheets
) -> None:
    with closing(workshop.open_sheet("Table 1", now=NOON, own=own)) as sheet:
        say(sheet, "first")
    text = sheet.path.read_text(encoding="utf-8")
    sheet.path.write_text(text, encoding="utf-16")

    saved: list[str] = []
    again = workshop.open_sheet("Table 1", now=NOON, own=own)
    with closing(again), suppress(NotSaved):
        say(again, "second")
        saved = ["second"]

    assert [each.entry.text for each in workshop.read().board.said()] == saved


def test_a_sheet_without_a_number_left_says_so(sheet: Sheet) -> None:
    say(sheet, "first")
    with sheet.path.open("a", encoding="utf-8") as file:
        file.write("- always: far\n  at: 2017-05-18T12:00:00+00:00\n  id: k7f3.999999999\n")
    with pytest.raises(NotSaved, match="no number left"):
        say(sheet, "second")


@pytest.mark.parametrize("number", [1, 2, 5000])
def test_zeros_that_a_power_cut_left_are_set_aside_and_the_sheet_goes_on(
    workshop: Workshop, own: OwnSheets, number: int
) -> None:
    path = workshop.sheets / "table-1.k7f3.yaml"
    path.write_bytes(b"\0" * number)
    own.add(path)

    with closing(workshop.open_sheet("Table 1", now=NOON, own=own)) as sheet:
        entry = Always(id=sheet.next_id(), at=NOON, text="The light is back")
        sheet.append(entry)

    assert sheet.path == path
    assert texts(workshop.read().board) == ["The light is back"]
    assert path.with_name(f"{path.name}.torn").read_bytes().count(b"\0") == number
    assert b"\0" not in path.read_bytes()
