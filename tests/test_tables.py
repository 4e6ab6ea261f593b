from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
from building import NOON, board, entry
from hypothesis import given
from hypothesis import strategies as st

from journeymap.entries import Always, Draw, Echo, Entry, Ingredient, Never, Opened
from journeymap.findings.tables import find_tables, tables_in_words


@pytest.fixture(autouse=True)
def _in_utc(in_utc: None) -> None:
    del in_utc


def opened(key: str, name: str) -> Opened:
    return entry(Opened, f"{key}.0", name=name)


def test_each_table_has_its_number_where_it_is_and_what_it_wrote_last() -> None:
    said = board(
        opened("k7f3", "Table 2"),
        opened("p0q8", "Table 1"),
        entry(Always, "k7f3.1", text="A hello", stage="seated"),
        entry(Never, "k7f3.2", text="A\nqueue", stage="eating"),
        entry(Echo, "p0q8.5", about="k7f3.1"),
    )

    assert tables_in_words(find_tables(said), said) == [
        "Table 1: 1 thing said, the last at 12:05, at: Finding a seat",
        "Table 2: 2 things said, the last at 12:02, at: Eating together",
        "must always: A hello",
        "must never: A queue",
    ]


def test_a_table_at_which_nothing_was_said_is_there_too() -> None:
    said = board(opened("k7f3", "Table 3"))

    assert tables_in_words(find_tables(said), said) == ["Table 3: nothing yet"]


def test_the_sheet_that_is_being_written_is_known_before_its_head_is_read() -> None:
    said = board(entry(Always, "k7f3.1", text="x"))
    said.know(opened("k7f3", "Table 9"))
    tables = find_tables(said)

    assert [(table.name, table.things) for table in tables] == [("Table 9", 1)]


def test_two_sheets_of_one_name_are_one_table() -> None:
    said = board(
        opened("k7f3", "Table 1"),
        opened("p0q8", "Table 1"),
        entry(Always, "k7f3.1", text="One"),
        entry(Always, "p0q8.2", text="Two"),
    )
    (table,) = find_tables(said)

    assert (table.name, table.things) == ("Table 1", 2)


def test_table_2_comes_before_table_10() -> None:
    names = ["Table 10", "table 2", "Office", "Table 1", f"Table {'9' * 5000}"]
    heads = (opened(f"a{n}bc", name) for n, name in enumerate(names))

    tables = [table.name[:8] for table in find_tables(board(*heads))]
    assert tables == ["Office", "Table 1", "table 2", "Table 10", "Table 99"]


def test_only_the_latest_are_kept_in_sight_and_cards_only_when_drawn() -> None:
    said = board(
        *(entry(Always, f"k7f3.{n}", text=str(n)) for n in range(1, 5)),
        entry(Ingredient, "k7f3.5", text="Secret"),
        entry(Ingredient, "k7f3.6", text="Read aloud"),
        entry(Draw, "k7f3.7", about="k7f3.6"),
    )
    (table,) = find_tables(said)

    assert [each.entry.text for each in table.latest] == ["3", "4", "Read aloud"]
    assert table.things == 6


def test_an_older_echo_does_not_move_a_table_back() -> None:
    said = board(
        entry(Always, "k7f3.1", text="One", stage="seated"),
        entry(Always, "k7f3.9", text="Two", stage="eating"),
        entry(Echo, "k7f3.10", about="k7f3.1", at=NOON + timedelta(minutes=2)),
    )
    (table,) = find_tables(said)

    assert (table.stage, table.at) == ("eating", NOON + timedelta(minutes=9))


@given(st.lists(st.tuples(st.sampled_from(["k7f3", "p0q8", "t5c9"]), st.booleans()), max_size=20))
def test_every_thing_was_said_at_one_table(things: list[tuple[str, bool]]) -> None:
    numbers = Counter[str]()
    entries: list[Entry] = [entry(Always, "z0zz.1", text="First")]
    for key, is_echo in things:
        numbers[key] += 1
        entry_id = f"{key}.{numbers[key]}"
        more = {"about": "z0zz.1"} if is_echo else {"text": "x"}
        entries.append(entry(Echo if is_echo else Always, entry_id, **more))
    said = board(*entries)

    found = {table.name: table.things for table in find_tables(said)}
    assert found == {"z0zz": 1, **numbers}
    assert sum(found.values()) == sum(each.in_room for each in said.said())
