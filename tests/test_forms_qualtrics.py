from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from asked import HOSTILE, WORDS, as_shown, dining, made_of, naughty, with_words
from hypothesis import given
from hypothesis import strategies as st

from journeymap.survey.forms.form import Wishes
from journeymap.survey.forms.qualtrics import make
from journeymap.survey.questionnaire import Questionnaire

GOLDEN = Path(__file__).parent / "golden" / "survey"
INSTRUCTION = re.compile(r"\[\[(?P<what>\w+)(?::(?P<which>.*))?\]\]")


@dataclass
class Asked:
    kind: str
    block: str
    tag: str = ""
    lines: list[str] = field(default_factory=list)
    choices: list[str] | None = None

    @property
    def text(self) -> str:
        return shown(" ".join(self.lines))


def read(data: bytes) -> list[Asked]:
    """Read the advanced format as Qualtrics describes it."""
    first, *lines = data.decode().split("\n")
    assert first == "[[AdvancedFormat]]"
    questions: list[Asked] = []
    block = ""
    for line in lines:
        assert "[[" not in line or INSTRUCTION.fullmatch(line)
        match = INSTRUCTION.fullmatch(line)
        if match and match["what"] == "Block":
            block = match["which"]
        elif match and match["what"] == "Question":
            questions.append(Asked(match["which"], block))
        elif match and match["what"] == "ID":
            questions[-1].tag = match["which"]
        elif match and match["what"] == "Choices":
            questions[-1].choices = []
        elif match:
            raise AssertionError(line)
        elif line.strip():
            here = questions[-1]
            (here.lines if here.choices is None else here.choices).append(line)
    return questions


def shown(html: str) -> str:
    """Return what is shown: `${` begins what is looked up."""
    assert "${" not in html
    return as_shown(html)


def made(questionnaire: Questionnaire) -> list[Asked]:
    [data] = make(questionnaire, Wishes()).values()
    introduction, *questions = read(data)
    assert introduction.kind == "DB"
    return questions


def assert_reads_back(questionnaire: Questionnaire) -> None:
    questions = made(questionnaire)
    assert [(each.tag, each.text) for each in questions] == [
        (question.code.upper(), questionnaire.numbered(question))
        for question in questionnaire.questions
    ]
    for asked, question in zip(questions, questionnaire.questions, strict=True):
        choices = [shown(choice) for choice in asked.choices or ()]
        assert choices == [option.says for option in question.options]


def test_the_dining_questionnaire_is_issued_in_these_bytes() -> None:
    [(name, data)] = make(dining(), Wishes()).items()

    assert data == (GOLDEN / name).read_bytes()


def test_the_answers_come_back_under_the_names_that_the_sample_has(samples: Path) -> None:
    with (samples / "hazel-court" / "survey" / "qualtrics.csv").open(encoding="utf-8") as file:
        headings = next(csv.reader(file))

    assert [each.tag for each in made(dining())] == [
        each for each in headings if re.fullmatch(r"Q\d+", each)
    ]


def test_one_voice_can_be_chosen_and_several_ways_and_the_rest_is_written() -> None:
    kinds = {each.tag: each.kind for each in made(dining())}

    assert kinds["Q1"] == kinds["Q16"] == "MC:SingleAnswer:Vertical"
    assert kinds["Q18"] == "MC:MultipleAnswer:Vertical"
    assert kinds["Q2"] == kinds["Q14"] == kinds["Q17"] == "TE:Essay"


def test_each_stage_is_a_block_and_so_a_page_of_its_own() -> None:
    blocks = [each.block for each in made(dining())]

    assert blocks[:5] == ["1 About you", *["2 Deciding to come"] * 2, *blocks[3:5]]
    assert list(dict.fromkeys(blocks))[-2:] == ["9 Eating together", "10 Hearing back"]


def test_names_of_a_later_edition_are_its_own() -> None:
    assert [each.tag for each in made(dining(edition=2))][6] == "E2Q7"


@pytest.mark.parametrize("words", with_words(HOSTILE), ids=range(len(with_words(HOSTILE))))
def test_what_could_be_an_instruction_is_shown_as_words(words: str) -> None:
    assert_reads_back(made_of(words))


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_any_words_read_back(texts: list[str]) -> None:
    assert_reads_back(made_of(*texts))


def test_the_naughty_strings_read_back(samples: Path) -> None:
    assert_reads_back(naughty(samples))
