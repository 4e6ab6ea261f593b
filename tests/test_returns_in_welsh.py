"""What comes back of a form in Welsh comes in as the same answers to the same questions."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest
from asked import dining
from conftest import Run
from returning import returned
from test_survey_in_welsh import OWN_WORDS

from journeymap.language.known import language_of
from journeymap.language.language import ENGLISH, Language
from journeymap.sheets.own_words import own_words_path, read_own_words
from journeymap.sheets.workshop import Workshop, new_workshop
from journeymap.survey.editions import issue, read_editions
from journeymap.survey.in_language import in_language, in_other_words
from journeymap.survey.languages import in_all_languages
from journeymap.survey.questionnaire import Question, Questionnaire
from journeymap.survey.returns.choices import chosen

ROWS: tuple[dict[str, str | list[int]], ...] = (
    {"q1": [1], "q2": "Bwyd poeth", "q7": "Llawr gwlyb", "q16": [3], "q17": "Da iawn"},
    {"q1": [0], "q3": "Dim aros, dim ciw", "q18": [1, 3, 4]},
    {"q14": "Grefi", "q16": [0], "q18": [0]},
)
"""What three people answered: what they wrote, and the places of the options that they chose."""
Heading = Callable[[Questionnaire, Question], str]


def numbered(asked: Questionnaire, question: Question) -> str:
    return asked.numbered(question)


def worded(_: Questionnaire, question: Question) -> str:
    return question.wording


def coded(_: Questionnaire, question: Question) -> str:
    return f"{question.code}. {question.wording}"


def code(_: Questionnaire, question: Question) -> str:
    return question.code


@pytest.fixture
def welsh(workshop: Workshop) -> Language:
    path = own_words_path(workshop, "cy")
    path.parent.mkdir()
    copy(OWN_WORDS, path)
    return language_of("cy").with_own(read_own_words(workshop, "cy").texts)


def file_in(folder: Path, language: Language, heading: Heading) -> Path:
    """Write what came back of a form in a language, as a tool hands it back."""
    asked = in_language(dining(), language)
    path = folder / f"{language.code}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Timestamp", *(heading(asked, each) for each in asked.questions)])
        for number, row in enumerate(ROWS):
            cells = (_cell(row.get(each.code, ""), each) for each in asked.questions)
            writer.writerow([f"2017-06-0{number + 1} 10:00:00", *cells])
    return path


def _cell(answer: str | list[int], question: Question) -> str:
    if isinstance(answer, str):
        return answer
    return ", ".join(question.options[place].says for place in answer)


@pytest.mark.parametrize("heading", [numbered, worded, coded, code])
def test_answers_to_a_form_in_welsh_come_in_as_those_to_the_same_form_in_english(
    run: Run, workshop: Workshop, welsh: Language, tmp_path: Path, heading: Heading
) -> None:
    other = new_workshop(tmp_path / "workshops" / "other", workshop.read().guide)
    for each in (workshop, other):
        issue(each, each.read().board, dining().issued)
    in_english = file_in(tmp_path, ENGLISH, heading)
    in_welsh = file_in(tmp_path, welsh, heading)

    english = run("survey", "returns", "other", str(in_english), "--yes")
    told = run("survey", "returns", "lunch", str(in_welsh), "--yes")

    assert (english.returncode, told.returncode) == (0, 0), told.stderr
    assert len(returned(other)) == len(ROWS)
    assert returned(workshop) == returned(other)


@pytest.mark.usefixtures("welsh")
def test_in_one_file_some_may_have_answered_in_welsh_and_some_in_english(
    workshop: Workshop,
) -> None:
    issue(workshop, workshop.read().board, dining().issued)
    [asked] = in_all_languages(workshop, read_editions(workshop)[0])
    voice, ways = asked.questions[0], asked.questions[-1]

    for cell in ("I work here", "Rydw i’n gweithio yma", "rydw i'n gweithio yma", "staff"):
        assert chosen(cell, voice) == (("staff",), "")
    for cell in ("A letter; Phone me, please", "Llythyr; Ffoniwch fi, os gwelwch yn dda"):
        assert chosen(cell, ways) == (("a_letter", "phone_me_please"), "")


def test_the_words_of_other_languages_are_never_written_down(welsh: Language) -> None:
    known = in_other_words(dining(), [welsh])

    assert known.questions[0].also == ("Pa un o’r rhain sydd debycaf i chi?",)
    assert known.model_dump() == dining().model_dump()
