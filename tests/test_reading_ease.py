from __future__ import annotations

from pathlib import Path

import pytest

from journeymap.plain_words.reading_ease import has_measure, reading_ease
from journeymap.plain_words.sentences import QUOTE
from journeymap.plain_words.syllables import syllables_of

_LINES = (Path(__file__).parent / "syllables_of_words.tsv").read_text("utf-8").splitlines()
PUBLISHED = {word: int(heard) for word, heard in (each.split("\t") for each in _LINES[1:])}


@pytest.mark.parametrize(
    ("word", "heard"),
    [
        ("the", 1), ("lunch", 1), ("asked", 1), ("wanted", 2), ("handled", 2), ("table", 2),
        ("people", 2), ("residents", 3), ("ingredient", 4), ("journey", 2), ("quiet", 2),
        ("area", 3), ("being", 2), ("safely", 2), ("someone's", 2), ("didn't", 2), ("can't", 1),
        ("well-run", 2), ("NHS", 3), ("BBC", 3), ("TV", 2), ("carer", 2), ("hm", 1),
    ],
)  # fmt: skip
def test_the_syllables_of_a_word_are_counted_by_its_spelling(word: str, heard: int) -> None:
    assert syllables_of(word) == heard


def test_of_the_words_of_a_public_dictionary_at_least_95_in_100_are_counted_right() -> None:
    wrong = {word: heard for word, heard in PUBLISHED.items() if syllables_of(word) != heard}

    assert len(PUBLISHED) == 1000
    assert len(wrong) <= 50, wrong


def test_over_all_those_words_the_count_is_out_by_less_than_1_in_100() -> None:
    counted = sum(map(syllables_of, PUBLISHED))

    assert counted == pytest.approx(sum(PUBLISHED.values()), rel=0.01)


def test_reading_ease_is_what_flesch_says() -> None:
    # 6 words, 1 sentence, 6 syllables; then 4 words, 1 sentence, 12 syllables
    assert reading_ease(["The cat sat on the mat."]) == pytest.approx(116.145)
    hard = reading_ease(["Organisational accountability improves."])
    assert hard is not None
    assert hard < 0


def test_numbers_and_peoples_own_words_do_not_count() -> None:
    plain = reading_ease(["You said this."])

    assert reading_ease([f"You said {QUOTE} this 18 2.30pm."]) == plain


def test_a_language_without_a_measure_has_none() -> None:
    assert reading_ease(["Dyma beth ddywedoch chi."], "cy") is None
    assert not has_measure("cy")
    assert has_measure("en-GB")


def test_a_text_without_words_has_none() -> None:
    assert reading_ease([]) is None
    assert reading_ease(["18", QUOTE]) is None
