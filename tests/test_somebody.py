"""How much of what leads to a person is marked, and how much is that does not.

The texts are as people in Britain and Wales type them. Those to tune on are there to be looked
at when the rules are changed. The others measure: whoever changes a rule for one of them has
one less to measure with, and writes two new ones.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from building import board, came_back
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.entries import Always
from journeymap.findings.identity import (
    names_to_leave_out,
    without_contact_details,
    without_possible_names,
)
from journeymap.findings.looks import needs_a_look
from journeymap.names import folded, known_words

TABLE = Path(__file__).parent / "texts_with_somebody.tsv"


def texts(half: str, about: str) -> list[str]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row["text"] for row in rows if (row["half"], row["about"]) == (half, about)]


def is_marked(text: str) -> bool:
    [said] = board(*came_back("ssss.1", (Always, {"text": text}))).said()
    return bool(needs_a_look(said))


@pytest.mark.parametrize(
    ("half", "number", "missed_at_most"), [("tuned", 51, 0), ("measured", 51, 0), ("later", 46, 3)]
)
def test_what_leads_to_a_person_is_marked_and_no_more_is_missed_than_before(
    half: str, number: int, missed_at_most: int
) -> None:
    of = texts(half, "somebody")
    missed = [text for text in of if not is_marked(text)]

    assert len(of) == number
    assert len(missed) <= missed_at_most, missed


@pytest.mark.parametrize(
    ("half", "number", "marked_at_most"), [("tuned", 70, 0), ("measured", 69, 1), ("later", 50, 6)]
)
def test_what_leads_to_nobody_goes_out_and_no_more_is_held_back_than_before(
    half: str, number: int, marked_at_most: int
) -> None:
    of = texts(half, "nobody")
    marked = [text for text in of if is_marked(text)]

    assert len(of) == number
    assert len(marked) <= marked_at_most, marked


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Mrs Hall and mrs pugh", ["Hall", "pugh"]),
        ("my friend rose grows a rose", ["rose"]),
        ("two ladies called pat and sue", ["pat", "sue"]),
        ("He is called will", ["will"]),
        ("nesta helps me, and so does SIÂN", ["nesta", "SIÂN"]),
        ("I miss bingo and the dr told me why", []),
        ("My daughter will ask for more", []),
        ("In May, at Hazel Court, with Victoria sponge", []),
        ("Heol y Bryn and St David's Day", []),
        ("I asked May", ["May"]),
    ],
)
def test_a_word_that_may_be_a_name_counts_by_what_stands_beside_it(
    words: str, names: list[str]
) -> None:
    assert names_to_leave_out(words) == names


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Ring 675000", "Ring [telephone number left out]"),
        ("Table 675000", "Table 675000"),
        ("oh seven seven double oh nine one two", "[telephone number left out]"),
        ("born on 3 May 1941", "[date of birth left out]"),
        ("born in 1941", "born in 1941"),
        ("DOB 4/5/36.", "[date of birth left out]."),
        ("sort code 20-45-45", "[account number left out]"),
        ("AB12 CDE", "[car registration left out]"),
        ("at ///filled.count.soap", "at [home address left out]"),
        ("Fflat 3", "[home address left out]"),
        ("ystafell 12", "[home address left out]"),
        ("flat six", "[home address left out]"),
        ("In one room two people sat", "In one room two people sat"),
        ("Heol y Bryn 4", "[home address left out]"),
        ("4 Stryd Fawr", "[home address left out]"),
        ("at number 7", "[home address left out]"),
        ("at number 7 on the menu", "at number 7 on the menu"),
        ("-facebook.com/joan", "[profile address left out]"),
    ],
)
def test_numbers_and_addresses_are_left_out_as_people_here_write_them(
    words: str, shown: str
) -> None:
    assert without_contact_details(words) == shown


def test_a_name_is_left_out_where_it_stands_alone_and_whatever_its_accents_are_made_of() -> None:
    name = "Sia\N{COMBINING CIRCUMFLEX ACCENT}n"

    assert (
        without_possible_names(f"ask {name}, or mrs pugh's pughs")
        == "ask [name left out], or mrs [name left out]'s pughs"
    )


def test_the_list_is_written_as_words_are_looked_up() -> None:
    known = known_words()
    lists = (known.given, known.also_words, known.seldom, known.family, known.nobody)

    assert all(word == folded(word) for of in lists for word in of)
    assert known.seldom <= known.also_words
    assert not known.given & known.also_words


PIECES = (
    *(
        "a",
        "-",
        "'",
        ".",
        " ",
        "\n",
        "(",
        "é",
        "a-",
        "a@",
        "a.",
        ": ",
        "a:",
        "::",
        "A ",
        "1 ",
        "12 ",
    ),
    *(
        "Mr ",
        "flat ",
        "room ",
        "oh ",
        "double ",
        "born ",
        "born on the ",
        "Heol Y ",
        "Rose ",
        "and ",
    ),
    *("///a.", "what3words ", "sort code ", "account ", "reg ", "ring ", "01", "(0", "1/2/17 "),
    *("a at ", "a dot ", "x.com/", "/u/", "GB12 ", "M1 ", "at number ", "two ", "[a left out] "),
)


def seconds_for(look: Callable[[str], object], text: str) -> float:
    """Return how long the processor took, at best."""

    def once() -> float:
        start = time.process_time()
        look(text)
        return time.process_time() - start

    return min(once() for _ in range(3))


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join))
@settings(max_examples=40, deadline=None)
def test_four_times_the_text_does_not_take_sixteen_times_as_long(piece: str) -> None:
    def look(text: str) -> None:
        without_possible_names(without_contact_details(text))

    times = 4000 // len(piece) + 1
    short, long = (seconds_for(look, piece * many + "#") for many in (times, 4 * times))

    assert long < 10 * short + 0.02
