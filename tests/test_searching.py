from __future__ import annotations

import pytest
from building import board, entry, small_guide

from journeymap.board import Board
from journeymap.entries import (
    Always,
    Critic,
    Echo,
    Never,
    Opened,
    Parked,
    Recipe,
    Theme,
)
from journeymap.findings.filtering import Filter, find_choices
from journeymap.findings.searching import Known, Query, find_matching, turn_filter, without_filters
from journeymap.findings.themes import find_themes


@pytest.fixture
def lunch() -> Board:
    return board(
        entry(Opened, "k7f3.0", name="Table 1"),
        entry(Opened, "p0q8.0", name="Table 2"),
        entry(Always, "k7f3.1", text="Hot food, on warm plates", stage="eating", voice="resident"),
        entry(Never, "k7f3.2", text="Crème brûlée that is cold", stage="eating", voice="staff"),
        entry(Recipe, "k7f3.3", text="Soup", ingredients=["leeks"], method=["chop them"]),
        entry(Parked, "p0q8.4", text="The radio", positions=["on", "off"], taken_up="Monday"),
        entry(Critic, "p0q8.5", text="It's my mother's kitchen", stars=4, stage="seated"),
        entry(Echo, "p0q8.6", about="k7f3.1", voice="staff"),
        entry(Theme, "p0q8.7", about="k7f3.1", name="Warm food"),
        entry(Theme, "p0q8.8", about="k7f3.2", name="warm food"),
        entry(Theme, "p0q8.9", about="k7f3.2", name="Sweets"),
    )


def numbers(of: Board, text: str) -> list[int]:
    return [each.entry.number for each in find_matching(of, Query.read(text, of))]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [1, 2, 3, 4, 5]),
        ("hot", [1]),
        ("HOT plat", [1]),
        ("food hot", [1]),
        ("ood", []),
        ("creme brulee", [2]),
        ("BRÛLÉE", [2]),
        ("leek", [3]),
        ("chop", [3]),
        ("off", [4]),
        ("monday", [4]),
        ("mothers", [5]),
        ("mother's", [5]),
        ("sweet", [2]),
        ("p0q8.5", [5]),
        ("nothing-of-the-sort", []),
    ],
)
def test_words_are_found_at_the_beginnings_of_words(
    lunch: Board, typed: str, found: list[int]
) -> None:
    assert numbers(lunch, typed) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("+", [1]),
        ("-", [2]),
        ("– cold", [2]),
        ("+ -", [1, 2]),
        ("+hot", [1]),
        ("hot +", []),
        ("crème & -", []),
        ("/eating", [1, 2]),
        ("/eat", [1, 2]),
        ("/", [3, 4]),
        ("/ /seated", [3, 4, 5]),
        ("@resident", [1]),
        ("@staff", [1, 2]),
        ("@", [3, 4, 5]),
        ("~table-1", [1, 2, 3]),
        ("~table-2", [1, 4, 5]),
        ("~", [1, 2, 3, 4, 5]),
        ("#warm-food", [1, 2]),
        ("#sw", [2]),
        ("#food", [1, 2]),
        ("#", [3, 4, 5]),
        ("- cold @staff /eating #sweets ~table-1", [2]),
        ("@nobody", []),
        ("+ /seated", []),
    ],
)
def test_signs_filter_as_they_do_where_people_write(
    lunch: Board, typed: str, found: list[int]
) -> None:
    assert numbers(lunch, typed) == found


def test_a_sign_with_what_is_not_known_is_a_word_to_look_for() -> None:
    mail = board(entry(Always, "k7f3.1", text="Write to @nobody #at 50% [[[ 漢字の食事 🎉"))

    for typed in ("@nobody", "#at", "[[[", "50%", "字の", "🎉"):
        assert numbers(mail, typed) == [1], typed


def test_all_tables_that_have_a_name_are_one_filter() -> None:
    two = board(
        entry(Opened, "k7f3.0", name="Table 2"),
        entry(Opened, "p0q8.0", name="Table 2"),
        entry(Always, "k7f3.1", text="one"),
        entry(Always, "p0q8.2", text="two"),
        entry(Always, "zzzz.3", text="three"),
    )

    assert numbers(two, "~table-2") == [1, 2]
    assert [each.name for each in find_choices(two, Filter.TABLE)] == ["Table 2", "zzzz"]


def test_a_filter_goes_through_its_values_and_off_and_leaves_the_rest(lunch: Board) -> None:
    typed, seen = "hot @staff", []
    for _ in range(4):
        typed = turn_filter(typed, lunch, Filter.STAGE)
        seen.append(typed)

    assert seen == ["hot @staff /", "hot @staff /seated", "hot @staff /eating", "hot @staff"]
    assert turn_filter("hot", lunch, Filter.STAGE, -1) == "hot /eating"
    assert turn_filter("hot", lunch, Filter.KIND) == "+ hot"
    assert without_filters("+ hot @staff", lunch) == "hot"


@pytest.mark.parametrize("by", list(Filter))
def test_each_value_of_a_filter_is_read_as_it_is_written(lunch: Board, by: Filter) -> None:
    for choice in find_choices(lunch, by):
        assert Query.read(choice.token, lunch).chosen == {by: (choice,)}


@pytest.mark.parametrize("name", ["[/]", "[b]x[/b] y", "a  b", "#", "a-b", "🎉", "@family", "_"])
def test_every_theme_can_be_filtered_by(name: str) -> None:
    tagged = board(
        entry(Always, "k7f3.1", text="one"),
        entry(Always, "k7f3.2", text="two"),
        entry(Theme, "k7f3.3", about="k7f3.1", name=name),
    )
    typed = turn_filter("", tagged, Filter.THEME)

    assert numbers(tagged, typed) == [1]


def test_themes_are_counted_without_regard_to_capitals(lunch: Board) -> None:
    assert find_themes(lunch) == {"Warm food": (2, 0), "Sweets": (1, 0)}


def test_themes_are_counted_in_the_room_and_in_the_survey_apart() -> None:
    of = board(
        entry(Always, "k7f3.1", text="one"),
        entry(Always, "k7f3.2", text="two", returned="ssss.1"),
        entry(Always, "k7f3.3", text="three", returned="ssss.1"),
        entry(Theme, "k7f3.4", about="k7f3.1", name="Food"),
        entry(Theme, "k7f3.5", about="k7f3.1", name="Noise"),
        entry(Theme, "k7f3.6", about="k7f3.2", name="noise"),
        entry(Theme, "k7f3.7", about="k7f3.3", name="noise"),
    )

    assert list(find_themes(of).items()) == [("Noise", (1, 2)), ("Food", (1, 0))]


def test_what_was_looked_through_is_kept_until_it_changes() -> None:
    of = board(entry(Always, "k7f3.1", text="one"), guide=small_guide())
    known: Known = {}
    find_matching(of, Query.read("one", of), known)
    kept = known["k7f3.1"][1]
    find_matching(of, Query.read("on", of), known)
    assert known["k7f3.1"][1] is kept

    of.apply(entry(Theme, "k7f3.2", about="k7f3.1", name="Food"))

    assert [*find_matching(of, Query.read("food", of), known)] == of.said()
