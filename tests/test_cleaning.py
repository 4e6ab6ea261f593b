from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.cleaning import clean, one_line, taken_out

ANY_TEXT = st.text(st.characters())
SEEN = st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]))


@given(SEEN)
def test_words_that_can_be_seen_are_kept_character_for_character(words: str) -> None:
    assert clean(words) == words


@given(ANY_TEXT)
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert one_line(one_line(text)) == one_line(text)


@given(ANY_TEXT)
def test_clean_text_can_be_put_into_a_file_and_commands_no_terminal(text: str) -> None:
    cleaned = clean(text)

    cleaned.encode("utf-8")
    assert {each for each in cleaned if unicodedata.category(each) == "Cc"} <= {"\n"}


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x9b31mred", "31mred"),
        ("\x07bell", "bell"),
        ("abc\u202egnp", "abcgnp"),
        ("\u2066inside\u2069", "inside"),
        ("\ufefftext", "text"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("a\tb", "a b"),
        ("👩‍🍳 ŵ é שלום", "👩‍🍳 ŵ é שלום"),
    ],
)
def test_what_would_act_instead_of_being_read_is_taken_out(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_no_two_words_run_together_at_a_line_end_of_any_sort(end: str) -> None:
    assert clean(f"hot{end}plates") == "hot\nplates"
    assert one_line(f"hot{end}plates") == "hot plates"


@given(ANY_TEXT)
def test_one_line_has_no_line_end_and_no_space_at_its_ends(text: str) -> None:
    line = one_line(text)

    assert "\n" not in line
    assert line == line.strip()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Hot food, ŵ é שלום 👩‍🍳", 0),
        ("a\tb\r\nc\rd\x0be\x0cf\x85g\u2028h\u2029i\x1cj", 0),
        ("\x1b[31mred\u202e", 2),
        ("\ufefftext\x9b", 2),
        ("half \ud83d pair", 1),
        ("\x00\x7f\u2066", 3),
    ],
)
def test_how_many_characters_were_taken_out_is_known(text: str, number: int) -> None:
    assert taken_out(text) == number


@given(ANY_TEXT)
def test_nothing_is_taken_out_of_what_is_clean_and_everything_else_is_counted(text: str) -> None:
    assert taken_out(clean(text)) == 0
    if taken_out(text) == 0:
        assert len(clean(text)) == len(text) - text.count("\r\n")
