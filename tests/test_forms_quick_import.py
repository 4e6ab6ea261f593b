from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from asked import HOSTILE, WORDS, dining, made_of, naughty, with_words
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.survey.forms.form import Wishes
from journeymap.survey.forms.quick_import import letters, make
from journeymap.survey.questionnaire import Questionnaire


def paragraphs(questionnaire: Questionnaire) -> list[str]:
    [data] = make(questionnaire, Wishes()).values()
    return [each.text for each in Document(BytesIO(data)).paragraphs]


def asked_in(questionnaire: Questionnaire) -> list[str]:
    """Return the questions and options as they should stand, a paragraph each."""
    return [
        re.sub("[\ufffe\uffff]", "\ufffd", text)
        for question in questionnaire.questions
        for text in (
            questionnaire.numbered(question),
            *(f"{letters(place)}. {each.says}" for place, each in enumerate(question.options, 1)),
        )
    ]


def assert_reads_back(questionnaire: Questionnaire) -> None:
    there = iter(paragraphs(questionnaire))
    assert [text for text in asked_in(questionnaire) if text not in there] == []


def test_questions_have_numbers_and_options_have_letters() -> None:
    lines = paragraphs(dining())

    first = lines.index("1. Which of these is most like you?")
    assert lines[first + 1 : first + 3] == [
        "A. I live here",
        "B. I am family or a friend of someone who lives here",
    ]
    assert_reads_back(dining())


def test_the_file_does_not_say_by_whom_or_where_it_was_made() -> None:
    [data] = make(dining(), Wishes()).values()
    told = Document(BytesIO(data)).core_properties

    assert (told.title, told.author, told.last_modified_by) == ("Lunch", "", "")
    assert told.created is not None
    assert told.created.date() == dining().issued


@pytest.mark.parametrize(("number", "letter"), [(1, "A"), (26, "Z"), (27, "AA"), (53, "BA")])
def test_letters_go_on_after_the_last(number: int, letter: str) -> None:
    assert letters(number) == letter


@pytest.mark.parametrize("words", with_words(HOSTILE), ids=range(len(with_words(HOSTILE))))
def test_hostile_words_are_shown_as_words(words: str) -> None:
    assert_reads_back(made_of(words))


@settings(max_examples=30)
@given(st.lists(WORDS, min_size=1, max_size=3))
def test_any_words_read_back(texts: list[str]) -> None:
    assert_reads_back(made_of(*texts))


def test_the_naughty_strings_read_back(samples: Path) -> None:
    assert_reads_back(naughty(samples))
