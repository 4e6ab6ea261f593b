from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from asked import HOSTILE, ISSUED, WORDS, dining, made_of, naughty, with_words
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from pyxform.xls2xform import ConvertResult, convert

from journeymap.survey.forms.form import NotMade, Wishes
from journeymap.survey.forms.xlsform import WORD_JOINER, make
from journeymap.survey.questionnaire import Question, Questionnaire

XFORM = {"": "http://www.w3.org/2002/xforms", "h": "http://www.w3.org/1999/xhtml"}


def workbook(questionnaire: Questionnaire) -> Workbook:
    [data] = make(questionnaire, Wishes()).values()
    return load_workbook(BytesIO(data))


def rows(book: Workbook, sheet: str) -> list[dict[str, str]]:
    heads, *lines = book[sheet].iter_rows(values_only=True)
    return [
        {str(head): str(cell) for head, cell in zip(heads, line, strict=True) if cell is not None}
        for line in lines
    ]


def converted(questionnaire: Questionnaire) -> ConvertResult:
    """Return the form that ODK and Kobo make of it."""
    [data] = make(questionnaire, Wishes()).values()
    return convert(data, file_type=".xlsx")


def as_shown(label: str) -> str:
    """Return what is shown of a label: a backslash keeps a mark what it is."""
    return re.sub(r"\\([\\*_#])", r"\1", label).replace(WORD_JOINER, "")


def as_kept(text: str) -> str:
    """Return words as an XML file can hold them, without the joiners that may be theirs."""
    return re.sub("[\ufffe\uffff]", "\ufffd", text).replace(WORD_JOINER, "")


def by_the_converter(text: str) -> str:
    """Return words as pyxform has them: on the way it straightens quotes and takes room out."""
    for curly, straight in zip("\u201c\u201d\u2018\u2019", "\"\"''", strict=True):
        text = text.replace(curly, straight)
    return " ".join(text.split())


def assert_reads_back(questionnaire: Questionnaire) -> None:
    book = workbook(questionnaire)
    labels = {
        each["name"]: as_shown(each["label"]) for each in rows(book, "survey") if "label" in each
    }
    assert {question.code: labels[question.code] for question in questionnaire.questions} == {
        question.code: as_kept(questionnaire.numbered(question))
        for question in questionnaire.questions
    }
    options = [
        (question.code, option.name, as_kept(option.says))
        for question in questionnaire.questions
        for option in question.options
    ]
    assert options == [
        (each["list_name"], each["name"], as_shown(each["label"])) for each in rows(book, "choices")
    ]
    assert_is_accepted(questionnaire)


def assert_is_accepted(questionnaire: Questionnaire) -> None:
    """Check that pyxform makes a form of it, with all words in it and nothing looked up."""
    done = converted(questionnaire)
    assert done.warnings == []
    form = ET.fromstring(done.xform)  # noqa: S314  # made here
    assert form.findall(".//output", XFORM) == []
    labels = {
        str(field.get("ref")).rpartition("/")[2]: by_the_converter(as_shown(label.text or ""))
        for kind in ("input", "select1", "select")
        for field in form.iter(f"{{{XFORM['']}}}{kind}")
        for label in field.findall("label", XFORM)
    }
    for question in questionnaire.questions:
        words = by_the_converter(as_kept(questionnaire.numbered(question)))
        assert labels[question.code] == words


def test_the_dining_questionnaire_is_accepted_with_no_warning() -> None:
    assert_reads_back(dining())


def test_answers_come_back_under_codes_in_the_group_of_their_part() -> None:
    form = converted(dining()).xform

    for path in ("part_1/q1", "part_2/q2", "part_9/q17", "part_10/q18"):
        assert f'ref="/data/{path}"' in form
    assert '<data id="lunch_edition_1" version="2017060101">' in form
    assert form.count('appearance="field-list"') == 10


def test_one_voice_can_be_chosen_and_several_ways_and_the_rest_is_written() -> None:
    types = {each["name"]: each["type"] for each in rows(workbook(dining()), "survey")}

    assert types["q1"] == "select_one q1"
    assert types["q16"] == "select_one q16"
    assert types["q18"] == "select_multiple q18"
    assert {types[f"q{number}"] for number in (2, 14, 17)} == {"text"}


def test_the_options_have_the_names_that_the_sample_of_kobo_has(samples: Path) -> None:
    headings = (samples / "hazel-court" / "survey" / "kobo.csv").read_text(encoding="utf-8")
    listed = re.findall(r'"lunch/q18/(\w+)"', headings.split("\n")[0])

    choices = rows(workbook(dining()), "choices")
    assert [each["name"] for each in choices if each["list_name"] == "q18"] == listed


def test_the_first_page_says_why_people_are_asked() -> None:
    [note] = [each for each in rows(workbook(dining()), "survey") if each["type"] == "note"]

    assert str(dining().purpose) in note["label"]


@pytest.mark.parametrize("begins", ["=1+1", "+1", "-1", "@A1"])
def test_nothing_is_a_formula(begins: str) -> None:
    questionnaire = made_of(begins)
    cells = [
        cell
        for sheet in workbook(questionnaire)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]

    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.value for cell in cells if str(cell.value).startswith(begins)} == {
        cell.value for cell in cells if cell.quotePrefix
    }


def test_an_edition_has_a_form_of_its_own_and_a_version_that_grows() -> None:
    [first] = rows(workbook(dining()), "settings")
    [second] = rows(workbook(dining(edition=2)), "settings")

    assert (first["form_id"], second["form_id"]) == ("lunch_edition_1", "lunch_edition_2")
    assert int(first["version"]) < int(second["version"])


def test_a_questionnaire_to_which_people_only_write_is_accepted() -> None:
    wording = Question(code="q1", activity="recipe", wording="Your recipe?")
    assert_is_accepted(Questionnaire(issued=ISSUED, title="電話", questions=(wording,)))


def test_a_text_that_no_cell_can_hold_is_refused() -> None:
    wording = Question(code="q1", activity="recipe", wording="x" * 40_000)
    with pytest.raises(NotMade, match=r"a text of 40,003 characters .* Shorten it: 1\. xxx"):
        make(Questionnaire(issued=ISSUED, title="Lunch", questions=(wording,)), Wishes())


@pytest.mark.parametrize("words", with_words(HOSTILE), ids=range(len(with_words(HOSTILE))))
def test_what_could_be_a_mark_is_shown_as_words(words: str) -> None:
    assert_reads_back(made_of(words))


@settings(max_examples=30)
@given(st.lists(WORDS, min_size=1, max_size=3))
def test_any_words_read_back(texts: list[str]) -> None:
    assert_reads_back(made_of(*texts))


def test_the_naughty_strings_read_back(samples: Path) -> None:
    assert_reads_back(naughty(samples))
