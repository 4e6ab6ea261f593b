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
from journeymap.sheets.reading import LARGEST_ITEM, SheetText, key_of, read_sheet, sheet_text

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
    "open quote": ('- always: "x\n  at: noon\n  id: k7f3.5\n', None, "this is not YAML"),
    "open bracket": ("- always: [\n  id: k7f3.5\n", None, "this is not YAML"),
    "an anchor": ("- always: &a x\n  id: k7f3.5\n", 4, "cannot begin with &"),
    "a tag": ("- always: !x x\n  id: k7f3.5\n", 4, "cannot begin with !"),
    "deep nesting": (f"- always: {'[' * 100_000}\n", 4, "too many brackets"),
    "just a word": ("- hello\n", 4, "this is not an entry"),
    "a hyphen": ("-\n", 4, "this is not an entry"),
    "not an id": (
        "- always: x\n  at: 2017-05-18\n  id: 5\n",
        6,
        "‘5’ cannot be the id of an entry",
    ),
    "no words": ('- always: "\\u200b"\n  at: 2017-05-18\n  id: k7f3.5\n', 4, "has no words"),
    "a stage that is none": ("- stage: The bar\n  at: 2017-05-18\n  id: k7f3.5\n", 4, "‘The bar’"),
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
    assert "is longer than 4 MB" in sheet.problems[0].wrong


def test_a_field_that_a_kind_does_not_have_is_named_and_the_entry_is_kept() -> None:
    sheet = read(b"- always: x\n  mood: glad\n  at: 2017-05-18\n  id: k7f3.1\n")

    assert [each.id for each in entries_of(sheet)] == ["k7f3.1"]
    assert [(each.line, each.wrong) for each in sheet.problems] == [
        (2, "‘mood’ is nothing that always has, and is left out")
    ]


@pytest.mark.parametrize(
    "hostile",
    ['- "\\e[2J\\n": x\n', '- always: x\n  "\\e[2J\\n": x\n  "\\e[2J\\n": y\n  stage: "\\e[2J"\n'],
)
def test_what_is_wrong_is_told_without_a_command_to_the_terminal(hostile: str) -> None:
    sheet = read(f"{hostile}  at: 2017-05-18\n  id: k7f3.1\n".encode())

    assert sheet.problems
    assert all(each.message.isprintable() and "[2J" in each.message for each in sheet.problems)


def test_of_a_field_that_is_there_twice_the_first_is_used() -> None:
    sheet = read(b"- always: x\n  stage: seated\n  stage: eating\n  at: 2017-05-18\n  id: k7f3.1\n")

    [said] = entries_of(sheet)
    assert isinstance(said, Always)
    assert said.stage == "seated"
    assert sheet.problems[0].line == 3


def test_a_missing_id_is_told_which_one_is_free() -> None:
    sheet = read(LAST + b"- always: x\n  at: 2017-05-18\n")

    assert sheet.problems[0].mend == "Write as its last line, indented by two: id: k7f3.10"


@pytest.mark.parametrize(
    "written",
    [
        "- id: k7f3.12\n  always: x\n  at: 2017-05-18\n",
        "- {always: x, at: 2017-05-18, id: k7f3.12}\n",
        "- {id: k7f3.12, always: x, at: 2017-05-18}\n",
        "- {always: x,\n   at: 2017-05-18, id: k7f3.12}\n",
        '- "always": x\n  "at": 2017-05-18\n  "id" : "k7f3.12"\n',
        "- id: k7f3.12\n  always: [broken\n",
    ],
)
def test_the_number_of_an_entry_is_taken_wherever_its_id_is_written(written: str) -> None:
    assert read(written.encode() + LAST).highest == 12


def test_the_number_of_an_entry_of_another_sheet_is_not_taken() -> None:
    assert read(LAST + b"- {always: x, at: 2017-05-18, id: p0q8.12}\n").highest == 9
    assert read(LAST + b'- always: "id: k7f3.12"\n  at: 2017-05-18\n').highest == 9


OPTIONAL = {
    "a stage by its name": ("never", "stage: Eating together", "‘Eating together’ cannot be an id"),
    "a voice by its name": ("never", "voice: Mrs Smith", "‘Mrs Smith’ cannot be an id"),
    "several stages": ("never", "stage: [seated, eating]", "‘stage’ has to be one text"),
    "an echo's voice": ("echo", "voice: Mrs Smith", "‘Mrs Smith’ cannot be an id"),
    "too many stars": ("critic", "stars: 6", "‘6’ cannot be ‘stars’"),
    "a recipe's list": ("recipe", "method: chop", "‘method’ has to be a list"),
}


@pytest.mark.parametrize(("kind", "field", "wrong"), OPTIONAL.values(), ids=OPTIONAL.keys())
def test_a_field_that_is_wrong_and_not_needed_is_left_out_and_the_entry_is_kept(
    kind: str, field: str, wrong: str
) -> None:
    sheet = read(f"- {kind}: k7f3.9\n  {field}\n  at: 2017-05-18\n  id: k7f3.5\n".encode() + LAST)

    kept, last = entries_of(sheet)
    name = field.partition(":")[0]
    assert (kept.id, getattr(kept, name), last.id) == (
        "k7f3.5",
        () if name == "method" else None,
        "k7f3.9",
    )
    [problem] = sheet.problems
    assert (problem.line, problem.wrong[: len(wrong)]) == (2, wrong)
    assert problem.mend == f"Mend it here: until then the entry is kept without its {name}"


NOT_TOGETHER = {
    "a no without a reason": (
        "- answer: k7f3.9\n  what: not-doing\n",
        [(1, "what is not done needs a reason")],
    ),
    "a no with a reason that cannot be read": (
        "- answer: k7f3.9\n  what: not-doing\n  because: [no, money]\n",
        [(3, "‘because’ has to be one text"), (1, "what is not done needs a reason")],
    ),
    "more than all of them": (
        "- measured: k7f3.9\n  day: 2026-01-05\n  times: 5\n  of: 4\n",
        [(4, "it cannot be more than all of them")],
    ),
}


@pytest.mark.parametrize(("written", "wrong"), NOT_TOGETHER.values(), ids=NOT_TOGETHER.keys())
def test_fields_that_do_not_go_together_are_named_and_hide_nothing_else(
    written: str, wrong: list[tuple[int, str]]
) -> None:
    sheet = read(f"{written}  at: 2026-01-05\n  id: k7f3.5\n".encode() + LAST)

    assert [each.id for each in entries_of(sheet)] == ["k7f3.9"]
    assert [(each.line, each.wrong) for each in sheet.problems] == wrong


@pytest.mark.parametrize(
    "at",
    ["at: noon\n  ", "at: 0001-01-01T00:00:00+01:00\n  ", "at: 9999-12-31T23:59:59-01:00\n  ", ""],
)
def test_an_entry_whose_moment_is_wrong_has_that_of_the_entry_before(at: str) -> None:
    broken = f"- always: x\n  {at}id: k7f3.2\n".encode()
    sheet = read(FIRST + broken + broken.replace(b"k7f3.2", b"k7f3.3") + LAST)

    assert [each.id for each in entries_of(sheet)] == ["k7f3.1", "k7f3.2", "k7f3.3", "k7f3.9"]
    assert len({each.at for each in entries_of(sheet)[:3]}) == 1
    assert [each.line for each in sheet.problems] == ([5, 8] if at else [4, 6])
    assert sheet.problems[0].mend.endswith("the entry has the moment of the one before it")


def test_a_head_whose_moment_is_wrong_still_is_the_head() -> None:
    sheet = read(b"- sheet: Table 1\n  opened: at noon\n  id: k7f3.0\n- always: x\n  id: k7f3.1\n")

    assert sheet.head is not None
    assert sheet.head.name == "Table 1"
    assert {each.at.isoformat() for each in entries_of(sheet)} == {"1970-01-01T00:00:00+00:00"}
    assert [each.line for each in sheet.problems] == [2, 4]


def test_no_moment_is_made_up_for_an_entry_that_is_not_finished() -> None:
    sheet = read(FIRST + b"- id: k7f3.2\n  always: x\n  at: 2017-05-")

    assert [each.id for each in entries_of(sheet)] == ["k7f3.1"]
    assert sheet.whole == len(FIRST)
    assert len(sheet.problems) == 1


STRAYS = [
    "---",
    "<<<<<<< HEAD",
    "=======",
    "– never: x",
    "hello there",
    "-never: x",
    "-\tx",
    "\0\0",
]


@pytest.mark.parametrize("end", ["\n", "\n  stage: seated\n\n# more\nand more\n"])
@pytest.mark.parametrize("stray", STRAYS)
def test_a_line_that_strayed_in_is_named_and_takes_nothing_along(stray: str, end: str) -> None:
    data = FIRST + b"\n# fine\n  \n" + f"{stray}{end}".encode() + LAST
    sheet = read(data)

    assert [each.id for each in entries_of(sheet)] == ["k7f3.1", "k7f3.9"]
    assert [(each.line, each.wrong) for each in sheet.problems] == [
        (7, "this line is no part of an entry, nor is what follows up to the next one")
    ]
    assert sheet.placed[1].line == 8 + end.count("\n") - 1
    assert sheet.whole == sheet.readable == len(data)


@pytest.mark.parametrize("stray", STRAYS)
def test_a_line_that_strayed_in_and_has_no_end_is_no_part_of_what_is_whole(stray: str) -> None:
    sheet = read(FIRST + b"<<<\n" + stray.encode())

    assert [each.id for each in entries_of(sheet)] == ["k7f3.1"]
    assert (sheet.readable, sheet.whole) == (len(FIRST), len(FIRST + b"<<<\n"))
    assert [each.line for each in sheet.problems] == [4]


def test_an_entry_that_a_strayed_line_cuts_through_is_not_told_to_have_another_id() -> None:
    sheet = read(b"- always: x\n=======\n  at: 2017-05-18\n  id: k7f3.1\n" + LAST)

    assert [each.id for each in entries_of(sheet)] == ["k7f3.9"]
    assert [(each.line, each.wrong[:19]) for each in sheet.problems] == [
        (1, "this entry has no i"),
        (2, "this line is no par"),
    ]
    assert "id:" not in sheet.problems[0].mend


def test_a_sheet_with_strayed_lines_cut_anywhere_has_all_entries_before_the_cut() -> None:
    items = [item(each) + b"=====\n  x: y\n" for each in ENTRIES]
    ends = [sum(map(len, items[:number])) for number in range(1, len(items) + 1)]
    whole = [end - len(b"=====\n  x: y\n") for end in ends]
    data = b"".join(items)
    for cut in range(len(data)):
        assert len(read(data[:cut]).placed) == sum(end <= cut for end in whole), data[:cut][-20:]


def test_text_that_a_hash_cuts_off_is_named_and_the_entry_is_kept() -> None:
    sheet = read(
        b"- never: two # cut off\n  stage: seated # here\n  at: 2017-05-18\n  id: k7f3.1\n"
    )

    [said] = entries_of(sheet)
    assert isinstance(said, Never)
    assert (said.text, said.stage) == ("two", "seated")
    assert [(each.line, each.message) for each in sheet.problems] == [
        (1, "what stands behind # is not read. Put the text in quotes.")
    ]


@pytest.mark.parametrize(
    "text", ['"two # three" # four', "'two # three'", "|\n    two # three", "two#three"]
)
def test_a_hash_in_quotes_or_in_a_block_hides_nothing(text: str) -> None:
    sheet = read(f"# one\n- never: {text}\n  # two\n  at: 2017-05-18\n  id: k7f3.1\n".encode())

    [said] = entries_of(sheet)
    assert isinstance(said, Never)
    assert said.text.endswith("three") or said.text == "two # three\n"
    assert sheet.problems == []


def test_what_a_reader_leaves_as_too_long_a_writer_can_ask_for() -> None:
    rest = b"  at: 2017-05-18\n  id: k7f3.1\n"
    room = LARGEST_ITEM - len(b"- always: \n" + rest)

    assert len(read(b"- always: " + b"a" * room + b"\n" + rest).placed) == 1
    assert read(b"- always: " + b"a" * (room + 1) + b"\n" + rest).placed == []


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
        "this sheet is not in UTF-8. Save it again in your editor, with UTF-8 as its encoding."
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


def test_a_broken_line_behind_an_entry_does_not_take_it_along() -> None:
    broken = b"- always: Hello\n  at: 2017-05-18T12:00:00+00:00\n  id: k7f3.1\n edit: k7f3.1\n"
    sheet = sheet_text(TABLE_1, broken + b"- never: Cold\n" + broken.split(b"\n", 1)[1][:59])
    assert [placed.entry.id for placed in sheet.placed][:1] == ["k7f3.1"]
    assert sheet.problems


@pytest.mark.parametrize("behind", [b" \xc1echo: k7f3.1\n", b"\t- recipe: Soup\n", b" x: [\n"])
def test_whatever_stands_indented_behind_an_id_the_entry_stays(behind: bytes) -> None:
    whole = b"- always: Hello\n  at: 2017-05-18T12:00:00+00:00\n  id: k7f3.1\n"
    sheet = sheet_text(TABLE_1, whole + behind + whole.replace(b"k7f3.1", b"k7f3.2"))
    assert [placed.entry.id for placed in sheet.placed] == ["k7f3.1", "k7f3.2"]
    assert [problem.line for problem in sheet.problems] == [4]
