from __future__ import annotations

from pathlib import Path

import pytest
from building import TABLE_1, entry, item
from hypothesis import example, given
from hypothesis import strategies as st

from journeymap.entries import (
    Always,
    Critic,
    Echo,
    Edit,
    Entry,
    Never,
    Opened,
    Parked,
    Recipe,
    StageChange,
    Withdraw,
)
from journeymap.sheets.reading import SheetText, key_of, read_sheet, sheet_text

HEADING = "# Table 1 · Lunch · what was said, in the order it was said\n".encode()
ENTRIES: list[Entry] = [
    entry(Opened, "k7f3.0", name="Table 1"),
    entry(Always, "k7f3.1", text="Say hello: use my “name”, 没有 [never] #1", stage="seated"),
    entry(Recipe, "k7f3.2", text="Lunch", ingredients=("gravy", "no"), method=("- Serve it",)),
    entry(Echo, "k7f3.3", about="k7f3.1", voice="family"),
    entry(Critic, "k7f3.4", text="Hot:\nand crisp", stars=4, stage="eating", voice="staff"),
    entry(Edit, "k7f3.5", about="k7f3.1", text="Hello", stage=""),
    entry(StageChange, "k7f3.6", stage="bar", name="The bar", after="seated"),
    entry(Withdraw, "k7f3.7", about="k7f3.6"),
    entry(Parked, "k7f3.10", text="Television", positions=("on", "off")),
]
SHEET = HEADING + b"".join(map(item, ENTRIES))
FIRST = item(entry(Always, "k7f3.1", text="first"))
LAST = item(entry(Never, "k7f3.9", text="last"))


def entries_of(sheet: SheetText) -> list[Entry]:
    return [placed.entry for placed in sheet.placed]


def read(data: bytes) -> SheetText:
    return sheet_text(TABLE_1, data)


def test_what_was_written_is_read_back_the_same() -> None:
    sheet = read(SHEET)

    assert entries_of(sheet) == ENTRIES
    assert sheet.problems == []
    assert (sheet.head, sheet.highest, sheet.whole) == (ENTRIES[0], 10, len(SHEET))


def test_each_entry_has_the_line_it_starts_on() -> None:
    lines = SHEET.decode().split("\n")

    for placed in read(SHEET).placed:
        assert lines[placed.line - 1].startswith(f"- {placed.entry.kind}:")


def test_a_sheet_cut_anywhere_has_all_entries_before_the_cut_and_never_the_cut_one() -> None:
    ends = [len(HEADING)]
    for each in ENTRIES:
        ends.append(ends[-1] + len(item(each)))
    for cut in range(len(SHEET)):
        sheet = read(SHEET[:cut])
        whole = sum(end <= cut for end in ends[1:])
        assert entries_of(sheet) == ENTRIES[:whole], f"cut after byte {cut}: {SHEET[:cut][-20:]!r}"
        assert sheet.whole <= cut


BROKEN = {
    "no kind": ('- allways: "x"\n  id: k7f3.5\n', 4, "‘allways’ is no kind of entry"),
    "no id": ('- always: "x"\n  stage: seated\n', 4, "this entry has no id"),
    "no moment": ('- always: "x"\n  id: k7f3.5\n', 4, "‘at’ is missing"),
    "bad moment": ('- always: "x"\n  at: noon\n  id: k7f3.5\n', 5, "‘at’ cannot be 'noon'"),
    "open quote": ('- always: "x\n  at: noon\n  id: k7f3.5\n', None, "this is not YAML"),
    "open bracket": ("- always: [\n  id: k7f3.5\n", None, "this is not YAML"),
    "an anchor": ("- always: &a x\n  id: k7f3.5\n", 4, "anchors"),
    "a tag": ("- always: !x x\n  id: k7f3.5\n", 4, "tags"),
    "deep nesting": (f"- always: {'[' * 100_000}\n", 4, "nested too deep"),
    "just a word": ("- hello\n", 4, "this is not an entry"),
    "a hyphen": ("-\n", 4, "this is not an entry"),
    "too many stars": ("- critic: x\n  stars: 6\n  at: 2017-05-18\n  id: k7f3.5\n", 5, "‘stars’"),
    "not an id": ("- always: x\n  at: 2017-05-18\n  id: 5\n", 6, "‘id’ cannot be '5'"),
    "a second document": ("- always: x\n---\n", 5, "a second document"),
    "a bell": ("- always: x\n  stage: \x07\n", 5, "there is a character here"),
}


@pytest.mark.parametrize(("broken", "line", "wrong"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_entry_is_named_and_hides_nothing_around_it(
    broken: str, line: int | None, wrong: str
) -> None:
    sheet = read(FIRST + broken.encode() + LAST)

    assert [each.id for each in entries_of(sheet)] == ["k7f3.1", "k7f3.9"]
    assert wrong in sheet.problems[0].wrong
    assert line in {sheet.problems[0].line, None}
    assert sheet.whole == len(FIRST + broken.encode() + LAST)


def test_a_letter_that_is_not_utf_8_is_named_with_its_line() -> None:
    sheet = read(FIRST + b"- always: x\n  voice: caf\xe9\n" + LAST)

    assert len(sheet.placed) == 2
    assert [(each.line, each.wrong) for each in sheet.problems] == [
        (5, "there is a letter here that is not UTF-8")
    ]


def test_an_entry_longer_than_anybody_speaks_is_named_and_left() -> None:
    sheet = read(FIRST + b"- always: " + b"a" * 4 * 1024 * 1024 + b"\n" + LAST)

    assert len(sheet.placed) == 2
    assert "is longer than" in sheet.problems[0].wrong


def test_a_field_that_a_kind_does_not_have_is_named_and_the_entry_is_kept() -> None:
    sheet = read(b"- always: x\n  mood: glad\n  at: 2017-05-18\n  id: k7f3.1\n")

    assert [each.id for each in entries_of(sheet)] == ["k7f3.1"]
    assert [(each.line, each.wrong) for each in sheet.problems] == [
        (2, "‘mood’ is nothing that always has, and is left out")
    ]


def test_of_a_field_that_is_there_twice_the_first_is_used() -> None:
    sheet = read(b"- always: x\n  stage: seated\n  stage: eating\n  at: 2017-05-18\n  id: k7f3.1\n")

    [said] = entries_of(sheet)
    assert isinstance(said, Always)
    assert said.stage == "seated"
    assert sheet.problems[0].line == 3


def test_a_missing_id_is_told_which_one_is_free() -> None:
    sheet = read(LAST + b"- always: x\n  at: 2017-05-18\n")

    assert sheet.problems[0].mend == "Write as its last line, indented by two: id: k7f3.10"


def test_an_entry_may_have_its_keys_in_any_order() -> None:
    sheet = read(b"- id: k7f3.1\n  stage: seated\n  at: 2017-05-18\n  never: cold\n")

    assert [each.kind for each in entries_of(sheet)] == ["never"]


def test_line_ends_of_windows_are_read() -> None:
    sheet = read(SHEET.replace(b"\n", b"\r\n"))

    assert entries_of(sheet) == ENTRIES
    assert sheet.problems == []


@pytest.mark.parametrize(
    "data", [SHEET, SHEET.removeprefix(HEADING)], ids=["heading first", "entry first"]
)
def test_a_byte_order_mark_is_no_part_of_the_sheet(data: bytes) -> None:
    sheet = read(b"\xef\xbb\xbf" + data)

    assert entries_of(sheet) == ENTRIES
    assert sheet.problems == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_sheet_in_utf_16_is_a_problem_with_something_to_do_about_it(encoding: str) -> None:
    sheet = read(SHEET.decode().encode(encoding))

    assert entries_of(sheet) == []
    assert [each.message for each in sheet.problems] == [
        "this sheet is not in UTF-8. Save it as UTF-8 in your editor."
    ]


@pytest.mark.parametrize(
    ("before", "line"), [(b"hello\n", 1), (b"# comment\n\n  always: x\n", 3), (b"---\n:\n", 2)]
)
def test_what_stands_before_the_first_entry_and_is_none_is_named(before: bytes, line: int) -> None:
    sheet = read(before + FIRST)

    assert [each.id for each in entries_of(sheet)] == ["k7f3.1"]
    assert [(each.line, each.wrong) for each in sheet.problems] == [(line, "this is not an entry")]


def test_comments_and_blank_lines_and_a_start_mark_are_no_problem() -> None:
    sheet = read(b"# one\n---\n\n" + FIRST + b"\n# two\n\n" + LAST + b"# three\n")

    assert len(sheet.placed) == 2
    assert sheet.problems == []


@given(
    st.binary(max_size=200) | st.lists(st.sampled_from(b"-:#\"' \n\r\t[]{}&*!?|>%id")).map(bytes)
)
@example(b"\r-\n")
@example(b"x\n-")
def test_whatever_follows_an_entry_that_is_whole_it_stays(noise: bytes) -> None:
    sheet = read(FIRST + b"- " + noise)

    assert [each.id for each in entries_of(sheet)][:1] == ["k7f3.1"]
    assert len(FIRST) <= sheet.whole <= len(FIRST + noise) + 2
    lines = (FIRST + b"- " + noise + b".").decode(errors="replace").splitlines()
    assert all(1 <= each.line <= len(lines) for each in sheet.problems)


@given(st.binary(max_size=300))
def test_random_bytes_never_raise(noise: bytes) -> None:
    read(noise)


def test_a_sheet_that_is_not_there_raises(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_sheet(tmp_path / "table-1.k7f3.yaml")


@pytest.mark.parametrize(
    ("name", "key"),
    [("table-1.k7f3.yaml", "k7f3"), ("table-1.yaml", ""), ("a", "")],
)
def test_the_key_of_a_sheet_is_in_its_name(name: str, key: str) -> None:
    assert key_of(Path(name)) == key
