"""What reads our own hand, against what reads all of YAML: they must agree on every byte."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import pytest
from building import TABLE_1, entry, item
from hypothesis import example, given
from hypothesis import strategies as st

from faults.conftest import Figures
from faults.fuzz_run import SHEET, TOKENS, anything, changed
from faults.kinds import one_of_each
from faults.lengths import SEED, length
from faults.test_faults_files import FIRST, HOSTILE, IN_FULL, LAST
from faults.test_faults_text import NAUGHTY, hostile
from journeymap.cleaning import clean
from journeymap.entries import (
    Always,
    Critic,
    Draw,
    Echo,
    Edit,
    Entry,
    Ingredient,
    Never,
    Parked,
    Recipe,
    Theme,
    Topic,
    Withdraw,
)
from journeymap.guide import has_words
from journeymap.sheets import reading
from journeymap.sheets.dialect import BadYaml, parse
from journeymap.sheets.framed import Row, framed
from journeymap.sheets.plain_item import plain_item
from journeymap.sheets.reading import SheetText, sheet_text

FILES = length(short=1_500, full=100_000)
MOMENT = "  at: 2017-05-18T12:00:00+00:00\n"
WORDS = st.text(st.characters()).map(clean).filter(has_words)


def read_with_all_care(data: bytes) -> SheetText:
    """Read a sheet with the reader of all of YAML alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "framed", lambda rows: [None] * len(rows))
        patch.setattr(reading, "_plain_entry", lambda _: None)
        return sheet_text(TABLE_1, data)


def as_values(sheet: SheetText) -> list[Any]:
    """Return all that is known of a sheet, also what of an entry was written down."""
    known = [getattr(sheet, each.name) for each in fields(sheet) if each.name != "told"]
    entries = [
        (type(each), each.model_fields_set, each.model_extra, repr(each), list(vars(each)))
        for each in sheet.entries
    ]
    return [*known, sheet.highest, entries]


def assert_the_readers_agree(data: bytes) -> None:
    assert as_values(sheet_text(TABLE_1, data)) == as_values(read_with_all_care(data)), data


def in_all_sorts_of_items(value: str) -> bytes:
    """Return a sheet in which something stands, as it is, wherever a value can stand."""
    return (
        FIRST
        + "".join(
            (
                f"- always: {value}\n{MOMENT}  id: k7f3.2\n",
                f"- never: x\n  stage: {value}\n{MOMENT}  id: k7f3.3\n",
                f"- recipe: x\n  method:\n    - {value}\n    - x\n{MOMENT}  id: k7f3.4\n",
                f"- edit: k7f3.1\n  text: {value}\n  over:\n    - {value}\n{MOMENT}  id: k7f3.5\n",
                f"- critic: x\n  {value}: 4\n{MOMENT}  id: k7f3.6\n",
                f"- never: x\n  at: {value}\n  id: k7f3.7\n",
                f"- never: x\n{MOMENT}  id: {value}\n",
            )
        ).encode("utf-8", "surrogatepass")
        + LAST
    )


@pytest.mark.parametrize("seed", range(4))
def test_the_readers_agree_on_changed_sheets_and_random_bytes(seed: int, figures: Figures) -> None:
    chance = random.Random(f"{SEED} {seed}")  # noqa: S311  # no secret
    for number in range(FILES // 4):
        assert_the_readers_agree(changed(chance) if number % 4 else anything(chance))
    figures("two readers, changed sheets", files=FILES // 4, differ=0, seed=SEED)


@pytest.mark.parametrize("named", [*HOSTILE, *IN_FULL])
def test_the_readers_agree_on_hostile_files(named: str) -> None:
    assert_the_readers_agree(FIRST + {**HOSTILE, **IN_FULL}[named] + LAST)


def test_the_readers_agree_on_a_sheet_cut_anywhere_and_on_any_token_put_anywhere() -> None:
    for at in range(0, len(SHEET), length(short=43, full=1)):
        assert_the_readers_agree(SHEET[:at])
        for token in TOKENS[:: length(short=11, full=1)]:
            assert_the_readers_agree(SHEET[:at] + token + SHEET[at:])


def test_the_readers_agree_on_hostile_text_in_quotes_and_without() -> None:
    for text in hostile():
        assert_the_readers_agree(in_all_sorts_of_items(text))
        assert_the_readers_agree(in_all_sorts_of_items(f'"{text}"'))
        assert_the_readers_agree(in_all_sorts_of_items(json.dumps(text)))
        if has_words(clean(text)):
            assert_the_readers_agree(item(entry(Always, "k7f3.2", text=text)))


def test_the_readers_agree_on_naughty_strings() -> None:
    if not NAUGHTY.is_file():
        pytest.skip(f"the shared sample is not there: {NAUGHTY}")
    for text in json.loads(NAUGHTY.read_text(encoding="utf-8"))[:: length(short=3, full=1)]:
        assert_the_readers_agree(in_all_sorts_of_items(text))
        assert_the_readers_agree(in_all_sorts_of_items(json.dumps(text)))


def test_the_readers_agree_on_every_letter_that_there_is() -> None:
    for code in range(0, 0x110000, length(short=97, full=1)):
        written = f'always: "a{chr(code)}b"'
        try:
            assert_the_readers_say_alike(written)
            assert_the_readers_say_alike(f"always: a{chr(code)}b")
            assert_the_readers_say_alike(f'always: "\\u{code & 0xFFFF:04x}"')
        except UnicodeEncodeError:
            assert plain_item(written) is None


def assert_the_readers_say_alike(written: str) -> None:
    """What the plain reader reads, the other one reads too, and as the same."""
    plain = plain_item(written)
    if plain is not None:
        document = parse(f"- {written}\n")
        assert (document.tree, document.repeats, document.hiding) == ([plain], [], []), written


@given(st.text(alphabet="-:?[]{}&*!|>'\"%@#,ab019.+ \n\\ntux\t\x07\x85\u2028\ufeffŵ"))
@example('a: "x"\n  b: "y"')
@example("[]")
def test_the_readers_agree_on_any_value(text: str) -> None:
    assert_the_readers_agree(in_all_sorts_of_items(text))
    assert_the_readers_agree(in_all_sorts_of_items(f'"{text}"'))


PIECES = st.sampled_from(
    [
        *("always", "never", "text", "over", "id", "at", "stage", ": ", ":", "\n  ", "\n    - "),
        *(
            "\n",
            "\n- ",
            "echo: k7f3.1",
            "voice: staff",
            "  ",
            '"x"',
            '"',
            "'x'",
            "x",
            "[]",
            "k7f3.2",
            " ",
            "#",
            "\\",
        ),
        "2017-05-18T12:00:00+00:00",
    ]
)


@given(st.lists(PIECES, max_size=24))
@example(["always", ": ", "x", "\n  ", "over", ":", "\n    - ", "k7f3.2", "\n  ", "id", ": ", "x"])
@example(["never", ": ", "x", "\n  ", "over", ":", "\n  ", "at", ": ", "x"])
@example(["never", ": ", '"x"', "\n  ", "text", ": ", '"x"', MOMENT, "id", ": ", "k7f3.2"])
def test_what_the_plain_reader_reads_of_any_pieces_the_other_one_reads_too(
    pieces: list[str],
) -> None:
    assert_the_readers_agree(FIRST + ("- " + "".join(pieces) + "\n").encode() + LAST)


@dataclass
class _Counted:
    """How many items of a sheet were read by their frame, as our own hand besides, and not."""

    framed: int = 0
    plain: int = 0
    other: int = 0


def how_read(data: bytes) -> _Counted:
    counted, by_frame, plain_entry = _Counted(), framed, reading._plain_entry
    with pytest.MonkeyPatch.context() as patch:

        def counts_framed(rows: Sequence[Row]) -> list[Entry | None]:
            entries = by_frame(rows)
            counted.framed += sum(each is not None for each in entries)
            return entries

        def counts(text: bytes) -> Entry | None:
            found = plain_entry(text)
            counted.plain += found is not None
            counted.other += found is None
            return found

        patch.setattr(reading, "framed", counts_framed)
        patch.setattr(reading, "_plain_entry", counts)
        sheet_text(TABLE_1, data)
    return counted


def test_every_kind_that_we_write_is_read_as_our_own_hand() -> None:
    counted = how_read(SHEET)

    assert (counted.framed + counted.plain, counted.other) == (len(one_of_each()), 0)


FRAMED = [
    entry(Always, "k7f3.1", text="Hot", stage="seated", voice="staff"),
    entry(Never, "k7f3.2", text="№ 5, cold", part_of="k7f3.1"),
    entry(Ingredient, "k7f3.3", text="没有", returned="p0q8.4", voice="family"),
    entry(Critic, "k7f3.4", text="Crisp", stars=5, stage="eating"),
    entry(Recipe, "k7f3.5", text="Soup", ingredients=("leeks", "time"), method=("Wait",)),
    entry(Parked, "k7f3.6", text="Television", positions=("on", "off"), of="k7f3.2"),
    entry(Parked, "k7f3.7", text="Radio", taken_up="on Monday"),
    entry(Topic, "k7f3.8", text="The garden"),
    entry(Echo, "k7f3.9", about="k7f3.1", voice="family"),
    entry(Echo, "k7f3.10", about="k7f3.1"),
    entry(Draw, "k7f3.11", about="k7f3.3"),
    entry(Theme, "k7f3.12", about="k7f3.1", name="warm food"),
    entry(Edit, "k7f3.13", about="k7f3.1", text="Hello"),
    entry(Edit, "k7f3.14", about="k7f3.1", stage="eating", voice="staff", over=("p0q8.1",)),
    entry(Edit, "k7f3.16", about="k7f3.1"),
    entry(Withdraw, "k7f3.15", about="k7f3.6", over=("p0q8.1", "p0q8.2"), into=("k7f3.8",)),
]


def test_what_people_say_and_the_marks_on_it_are_read_by_their_frame() -> None:
    data = b"".join(map(item, FRAMED))

    assert how_read(data) == _Counted(framed=len(FRAMED))
    assert sheet_text(TABLE_1, data).entries == FRAMED
    assert_the_readers_agree(data)


@pytest.mark.parametrize("bytes_at_a_time", [1, 200, 500, 1000])
def test_a_sheet_is_the_same_however_much_is_read_of_it_at_a_time(bytes_at_a_time: int) -> None:
    data = SHEET + b"".join(map(item, FRAMED)) + b"- torn:\n\n- \n" + SHEET[:-7]
    whole = as_values(sheet_text(TABLE_1, data))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "_PIECE", bytes_at_a_time)
        assert as_values(sheet_text(TABLE_1, data)) == whole


@given(WORDS, WORDS)
def test_whatever_words_we_write_are_read_as_our_own_hand(one: str, other: str) -> None:
    always = item(entry(Always, "k7f3.1", text=one, stage="seated"))
    recipe = item(entry(Recipe, "k7f3.2", text=one, ingredients=(other, one), method=(other,)))

    counted = how_read(always + recipe)

    assert (counted.framed + counted.plain, counted.other) == (2, 0)
    assert_the_readers_agree(always + recipe)


UNUSUAL = {
    "a list without an item": f"- edit: k7f3.1\n  text: x\n{MOMENT}  id: k7f3.2\n  over:\n",
    "a list without an item, higher up": (
        f"- edit: k7f3.1\n  over:\n  text: x\n{MOMENT}  id: k7f3.2\n"
    ),
    "a key that is there twice": f"- always: x\n  stage: a\n  stage: b\n{MOMENT}  id: k7f3.2\n",
    "a line without indent": f"- always: x\n# stage: a\n{MOMENT}  id: k7f3.2\n",
    "an empty line": f"- always: x\n\n{MOMENT}  id: k7f3.2\n",
    "words that go on without indent": f'- always: "x\n y"\n{MOMENT}  id: k7f3.2\n',
    "words that go on below": f'- always: "x\n  y"\n{MOMENT}  id: k7f3.2\n',
    "a list below words": f'- always: "x"\n    - y\n{MOMENT}  id: k7f3.2\n',
    "the name of a field for its key": f"- always: x\n  text: y\n{MOMENT}  id: k7f3.2\n",
    "a field of another kind": f"- always: x\n  stars: 4\n{MOMENT}  id: k7f3.2\n",
    "a month that is none": "- always: x\n  at: 2017-13-18T12:00:00+00:00\n  id: k7f3.2\n",
    "an hour that is none": "- always: x\n  at: 2017-05-18T24:00:00+00:00\n  id: k7f3.2\n",
    "the year 0": "- always: x\n  at: 0000-05-18T12:00:00+00:00\n  id: k7f3.2\n",
    "another zone": "- always: x\n  at: 2017-05-18T12:00:00+01:00\n  id: k7f3.2\n",
    "a theme without its name": f"- theme: k7f3.1\n{MOMENT}  id: k7f3.2\n",
    "a stage where a kind has none": f"- draw: k7f3.1\n  stage: a\n{MOMENT}  id: k7f3.2\n",
    "words where an id belongs": f'- echo: "x"\n{MOMENT}  id: k7f3.2\n',
    "words on one line where several belong": (
        f'- recipe: "x"\n  method: "x"\n{MOMENT}  id: k7f3.2\n'
    ),
    "six stars": f'- critic: "x"\n  stars: 6\n{MOMENT}  id: k7f3.2\n',
    "the words twice": f'- always: "x"\n  always: "y"\n{MOMENT}  id: k7f3.2\n',
    "a day that is none": '- always: "x"\n  at: 2017-02-30T12:00:00+00:00\n  id: k7f3.2\n',
    "no id": f"- always: x\n{MOMENT}",
    "line ends of Windows": f"- always: x\n{MOMENT}  id: k7f3.2\n".replace("\n", "\r\n"),
}


@pytest.mark.parametrize("written", UNUSUAL.values(), ids=UNUSUAL.keys())
def test_an_unusual_item_is_read_with_all_care(written: str) -> None:
    assert how_read(written.encode()) == _Counted(other=1)
    assert_the_readers_agree(FIRST + written.encode() + LAST)
    assert_the_readers_agree(written.encode() + b"=====\n")


IN_ANOTHER_WAY = ["'x'", "|\n    x", "x # cut", "&a x", "x: y", "[x]", '"a\n b"']


@pytest.mark.parametrize("value", IN_ANOTHER_WAY)
def test_what_is_written_in_another_way_is_left_to_the_reader_of_all_of_yaml(value: str) -> None:
    assert how_read(f"- always: {value}\n{MOMENT}  id: k7f3.1\n".encode()).other == 1
    assert plain_item(f"always: {value}") is None


def test_a_bad_letter_is_no_plain_item() -> None:
    with pytest.raises(BadYaml):
        parse('- always: "\x07"\n')
    assert plain_item('always: "\x07"') is None
