from __future__ import annotations

import pytest

from journeymap.plain_words.sentences import QUOTE, sentences_of, words_of


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("We met. We ate.", ["We met.", "We ate."]),
        ("Did we listen? Yes! We did.", ["Did we listen?", "Yes!", "We did."]),
        ("We met at 2.30pm on 1.6.2017. 5 people came.",
         ["We met at 2.30pm on 1.6.2017.", "5 people came."]),
        ("We met at 2 p.m. Then we ate.", ["We met at 2 p.m.", "Then we ate."]),
        ("We met at 2 p.m. in the hall.", ["We met at 2 p.m. in the hall."]),
        ("Some food, e.g. Welsh cakes, was hot.", ["Some food, e.g. Welsh cakes, was hot."]),
        ("Ring Mrs. Jones or Dr. A. Rees.", ["Ring Mrs. Jones or Dr. A. Rees."]),
        ("Tea, cake etc. Then home.", ["Tea, cake etc.", "Then home."]),
        ("Room no. 5 is free.", ["Room no. 5 is free."]),
        ("Will it change? No. We asked.", ["Will it change?", "No.", "We asked."]),
        ("You and I. We ate.", ["You and I.", "We ate."]),
        ("He said “Is it hot?” and left. We ate.", ["He said “Is it hot?” and left.", "We ate."]),
        ("“It is cold.” We know.", ["“It is cold.”", "We know."]),
        ("We ate (it was hot.) We left.", ["We ate (it was hot.)", "We left."]),
        ("We wait … and see. Then go.", ["We wait … and see.", "Then go."]),
        ("See www.example.org for more. Ring us.", ["See www.example.org for more.", "Ring us."]),
        (f"You said {QUOTE} Lunch is hot.", [f"You said {QUOTE} Lunch is hot."]),
        (f"You said {QUOTE}. We agree.", [f"You said {QUOTE}.", "We agree."]),
        ("Lunch\n\nWe met.", ["Lunch", "We met."]),
        ("- Hot food\n- Good company\n1. Sit down\n2) Eat",
         ["Hot food", "Good company", "Sit down", "Eat"]),
        ("1. Deciding to come", ["Deciding to come"]),
        ("Mae bwyd, e.e. Cawl, yn boeth. Diolch.", ["Mae bwyd, e.e. Cawl, yn boeth.", "Diolch."]),
        ("Cwrdd am 2 y.p. Ŵyn wedyn.", ["Cwrdd am 2 y.p.", "Ŵyn wedyn."]),
        ("Ystafell rh. 5 yw hi.", ["Ystafell rh. 5 yw hi."]),
        ("", []),
        ("...", ["..."]),
    ],
)  # fmt: skip
def test_a_text_is_split_where_its_sentences_end(text: str, sentences: list[str]) -> None:
    assert list(sentences_of(text)) == sentences


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("We met at 2.30pm.", 4),
        ("A well-run lunch – and/or tea.", 5),
        (f"You said {QUOTE} (3 people)", 5),
        ("…", 0),
    ],
)
def test_a_word_has_a_letter_or_a_digit_and_a_quote_counts_as_one(
    sentence: str, number: int
) -> None:
    assert len(words_of(sentence)) == number
