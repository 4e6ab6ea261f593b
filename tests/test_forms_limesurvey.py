from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from asked import HOSTILE, WORDS, as_shown, dining, made_of, naughty, with_words
from hypothesis import given
from hypothesis import strategies as st

from journeymap.survey.forms.form import Wishes
from journeymap.survey.forms.limesurvey import make
from journeymap.survey.questionnaire import Questionnaire

GOLDEN = Path(__file__).parent / "golden" / "survey"
ROWS_IN_THE_MANUAL = {"S", "SL", "G", "Q", "SQ", "A"}
LINE_ENDS = re.compile("\r\n|[\n\x0b\x0c\r\x85\u2028\u2029]")


@dataclass
class Asked:
    group: str
    kind: str
    text: str
    options: dict[str, str] = field(default_factory=dict)


@dataclass
class Read:
    """A survey as LimeSurvey's manual says that its importer reads it."""

    settings: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    groups: list[str] = field(default_factory=list)
    questions: dict[str, Asked] = field(default_factory=dict)


def read(data: bytes) -> Read:
    text = LINE_ENDS.sub("\n", data.decode("utf-8-sig"))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter="\t", quotechar='"', strict=True)
    columns = next(rows)
    survey = Read()
    for cells in rows:
        unwrapped = [re.sub(r'\A"(.*)"\Z', lambda m: m[1].replace('""', '"'), c) for c in cells]
        take(survey, dict(zip(columns, unwrapped, strict=True)))
    return survey


def take(survey: Read, row: dict[str, str]) -> None:
    assert row["class"] in ROWS_IN_THE_MANUAL
    if row["class"] == "S":
        survey.settings[row["name"]] = row["text"]
        return
    assert row["language"] == survey.settings["language"]
    if row["class"] == "SL":
        survey.texts[row["name"]] = row["text"]
    elif row["class"] == "G":
        survey.groups.append(evaluated(row["name"]))
    elif row["class"] == "Q":
        assert row["name"] not in survey.questions
        assert re.fullmatch("[a-z][a-z0-9]{0,19}", row["name"])
        text = evaluated(row["text"])
        survey.questions[row["name"]] = Asked(survey.groups[-1], row["type/scale"], text)
    else:
        last = list(survey.questions.values())[-1]
        assert row["class"] == ("SQ" if last.kind == "M" else "A")
        assert re.fullmatch("[A-Za-z0-9]{1,5}", row["name"])
        assert row["name"] not in last.options
        last.options[row["name"]] = evaluated(row["text"])


def evaluated(text: str) -> str:
    """Return what is shown: without a backslash before it, a brace begins an expression."""
    assert not re.search(r"(?<!\\)[{}]", text)
    return as_shown(text.replace(r"\{", "{").replace(r"\}", "}"))


def made(questionnaire: Questionnaire) -> Read:
    [data] = make(questionnaire, Wishes()).values()
    return read(data)


def assert_reads_back(questionnaire: Questionnaire) -> None:
    survey = made(questionnaire)
    assert {code: asked.text for code, asked in survey.questions.items()} == {
        question.code: questionnaire.numbered(question) for question in questionnaire.questions
    }
    for question in questionnaire.questions:
        options = survey.questions[question.code].options
        assert list(options.values()) == [option.says for option in question.options]


def test_the_dining_questionnaire_is_issued_in_these_bytes() -> None:
    [(name, data)] = make(dining(), Wishes()).items()

    assert data == (GOLDEN / name).read_bytes()


def test_the_answers_come_back_under_the_codes_that_the_sample_has(samples: Path) -> None:
    with (samples / "hazel-court" / "survey" / "limesurvey.csv").open(encoding="utf-8-sig") as file:
        headings = [each.partition(".")[0] for each in next(csv.reader(file, delimiter=";"))]

    expected = [each for each in headings if each.startswith("q")]
    answers = [
        code if asked.kind != "M" else f"{code}[{option}]"
        for code, asked in made(dining()).questions.items()
        for option in (asked.options if asked.kind == "M" else [""])
    ]
    assert answers == expected


def test_one_voice_can_be_chosen_and_several_ways_and_the_rest_is_written() -> None:
    questions = made(dining()).questions

    assert questions["q1"].kind == "L"
    assert questions["q1"].options["A3"] == "I work here"
    assert questions["q16"].options == {str(stars): str(stars) for stars in range(1, 6)}
    assert questions["q18"].kind == "M"
    assert questions["q18"].options["SQ004"] == "Phone me, please"
    assert {questions[f"q{number}"].kind for number in (2, 14, 17)} == {"T"}


def test_nothing_that_leads_to_a_person_is_kept() -> None:
    settings = made(dining()).settings

    assert (settings["anonymized"], settings["ipaddr"], settings["refurl"]) == ("Y", "N", "N")


def test_the_first_thousand_bytes_cannot_be_taken_for_another_encoding() -> None:
    [data] = make(made_of("ŵ" * 600), Wishes()).values()

    assert data.startswith(b"\xef\xbb\xbfclass\t")
    assert data[3:1000].isascii()


def test_codes_of_a_later_edition_are_its_own() -> None:
    assert "e2q7" in made(dining(edition=2)).questions


@pytest.mark.parametrize("words", with_words(HOSTILE), ids=range(len(with_words(HOSTILE))))
def test_what_could_be_an_instruction_is_shown_as_words(words: str) -> None:
    assert_reads_back(made_of(words))


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_any_words_read_back(texts: list[str]) -> None:
    assert_reads_back(made_of(*texts))


def test_the_naughty_strings_read_back(samples: Path) -> None:
    assert_reads_back(naughty(samples))


def test_a_name_that_is_too_long_for_the_database_ends_in_dots() -> None:
    questionnaire = made_of("<" * 1_000)
    [data] = make(questionnaire, Wishes()).values()

    written = [line.split("\t")[2] for line in data.decode("utf-8-sig").split("\r\n")[:-1]]
    assert max(map(len, written)) == 197
    assert made(questionnaire).groups[1] == "<" * 49 + "…"
