from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from journeymap.capture.grammar import (
    GoTo,
    Line,
    MeToo,
    Nothing,
    Plain,
    Say,
    SignAlone,
    SpeakAs,
    TakeBack,
    read_line,
)
from journeymap.cleaning import one_line
from journeymap.entries import (
    Always,
    Critic,
    Ingredient,
    Never,
    Parked,
    Recipe,
    Topic,
    Unreadable,
)
from journeymap.guide import has_words

RECIPE = {"text": "Lunch", "ingredients": ("gravy", "hot plates"), "method": ("Warm", "Serve")}


@pytest.mark.parametrize(
    ("line", "means"),
    [
        ("+ Hello", Say(Always, {"text": "Hello"})),
        ("always: Hello", Say(Always, {"text": "Hello"})),
        ("- Cold", Say(Never, {"text": "Cold"})),
        ("never: Cold", Say(Never, {"text": "Cold"})),
        ("* Gravy", Say(Ingredient, {"text": "Gravy"})),
        ("ingredient: Gravy", Say(Ingredient, {"text": "Gravy"})),
        ("! 4 Hot and crisp", Say(Critic, {"text": "Hot and crisp", "stars": 4})),
        ("critic: 4 Hot and crisp", Say(Critic, {"text": "Hot and crisp", "stars": 4})),
        ("% Lunch | gravy; hot plates | Warm; Serve", Say(Recipe, RECIPE)),
        ("recipe: Lunch | gravy; hot plates | Warm; Serve", Say(Recipe, RECIPE)),
        ("? Television", Say(Parked, {"text": "Television"})),
        ("parked: Television", Say(Parked, {"text": "Television"})),
        ("topic: The menu", Say(Topic, {"text": "The menu"})),
        ("=", MeToo(None)),
        ("= k7f3.4", MeToo("k7f3.4")),
        ("=k7f3.4", MeToo("k7f3.4")),
        ("/eating", GoTo("eating")),
        ("/ Eating together", GoTo("Eating together")),
        ("/", GoTo("")),
        ("@staff", SpeakAs("staff")),
        ("@", SpeakAs("")),
        ("undo", TakeBack()),
        ("Undo", TakeBack()),
        ("# Table 1", Nothing()),
        ("", Nothing()),
        ("My food comes cold", Plain("My food comes cold")),
        ("undo the lift", Plain("undo the lift")),
        ("alwaysish: x", Plain("alwaysish: x")),
        ("They always: smile", Plain("They always: smile")),
        ("+", SignAlone(Always)),
        ("?", SignAlone(Parked)),
    ],
)
def test_each_line_means_what_the_table_says(line: str, means: Line) -> None:
    assert read_line(line) == means


@pytest.mark.parametrize("dash", "-–—−")
def test_a_dash_of_any_length_is_a_hyphen(dash: str) -> None:
    assert read_line(f"{dash} Cold") == Say(Never, {"text": "Cold"})
    assert read_line(f"{dash}Cold") == Say(Never, {"text": "Cold"})


@pytest.mark.parametrize("line", ["ALWAYS: Hello", "Always : Hello", "always:Hello"])
def test_the_name_of_a_kind_may_be_typed_as_people_type(line: str) -> None:
    assert read_line(line) == Say(Always, {"text": "Hello"})


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("% Lunch", {"text": "Lunch", "ingredients": (), "method": ()}),
        ("% Lunch | gravy", {"text": "Lunch", "ingredients": ("gravy",), "method": ()}),
        ("% Lunch || Serve; ; ", {"text": "Lunch", "ingredients": (), "method": ("Serve",)}),
    ],
)
def test_a_recipe_may_leave_its_lists_out(line: str, fields: dict[str, object]) -> None:
    assert read_line(line) == Say(Recipe, fields)


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("! Hot and crisp", "a critic's note begins with its stars"),
        ("! 0 Cold", "a critic gives 1 to 5 stars, not 0"),
        ("! 6 Hot", "a critic gives 1 to 5 stars, not 6"),
        ("! 45 Hot", "a critic gives 1 to 5 stars, not 45"),
        ("! 4", "the review has no words yet"),
        ("! ٤ Hot", "a critic's note begins with its stars"),
        ("% | gravy", "a recipe needs a name"),
        ("% a | b | c | d", "a recipe has too many parts"),
        ("= lunch", "‘lunch’ is not the id of an entry"),
        ("= k7f3", "‘k7f3’ is not the id of an entry"),
        ("never:", "there is nothing after -"),
    ],
)
def test_a_line_that_says_too_little_is_told_what_to_type_instead(line: str, wrong: str) -> None:
    with pytest.raises(Unreadable) as unreadable:
        read_line(line)

    assert unreadable.value.wrong == wrong
    assert unreadable.value.instead


@given(st.text(st.characters()).map(one_line))
def test_a_line_is_never_anything_but_a_line_or_unreadable(line: str) -> None:
    with suppress(Unreadable):
        assert isinstance(read_line(line), Line)


@given(st.text(st.characters()).map(one_line))
def test_what_was_said_is_kept_character_for_character(text: str) -> None:
    assume(has_words(text))

    assert read_line(f"+ {text}") == Say(Always, {"text": text})
    assert read_line(f"always: {text}") == Say(Always, {"text": text})
    assert read_line(f"? {text}") == Say(Parked, {"text": text})
    assert read_line(f"! 3 {text}") == Say(Critic, {"text": text, "stars": 3})
