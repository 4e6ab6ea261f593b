from __future__ import annotations

from datetime import date
from pathlib import Path

from asked import WORDS, dining, made_of
from hypothesis import given
from hypothesis import strategies as st

from journeymap.survey.forms.form import Wishes
from journeymap.survey.forms.text import make
from journeymap.survey.questionnaire import Questionnaire

GOLDEN = Path(__file__).parent / "golden" / "survey"


def text(questionnaire: Questionnaire, wishes: Wishes | None = None) -> str:
    [data] = make(questionnaire, wishes or Wishes()).values()
    return data.decode()


def test_the_dining_questionnaire_is_issued_in_these_bytes() -> None:
    [(name, data)] = make(dining(), Wishes()).items()

    assert data == (GOLDEN / name).read_bytes()


def test_it_says_by_when_and_where_to_the_answers_go_and_that_there_is_a_page() -> None:
    wishes = Wishes(
        return_to="The office,\nHazel Court", by=date(2017, 6, 30), page="https://x.example"
    )

    lines = text(dining(), wishes).split("\n")

    assert "Please answer by Friday 30 June 2017." in lines
    assert "You can also answer here: https://x.example" in lines
    assert lines[-6:-2] == ["Please send your answers to:", "The office,", "Hazel Court", ""]


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_no_words_look_like_another_question_or_option(texts: list[str]) -> None:
    questionnaire = made_of(*texts)

    lines = text(questionnaire).split("\n")

    starts = [
        f"{questionnaire.number(question)}. {question.wording}".split("\n")[0]
        for question in questionnaire.questions
    ]
    headings = lines[lines.index("About you") :]
    assert [line for line in headings if line in starts] == starts
    for question in questionnaire.questions:
        whole = questionnaire.numbered(question).replace("\n", "\n   ")
        options = "".join(f"\n- {option.says}" for option in question.options)
        assert f"\n{whole}{options}\n" in text(questionnaire)
