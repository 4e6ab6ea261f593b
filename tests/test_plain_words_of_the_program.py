"""The program's own sentences pass the check that it makes of others.

Where one does not, the failure names the sentence, what is wrong with it, and where it stands.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest
from building import board, came_back, entry, small_guide, template, voice

import journeymap
from journeymap.board import Board
from journeymap.demo.sample import make_sample
from journeymap.entries import (
    Always,
    Answered,
    Booked,
    Critic,
    Ingredient,
    Never,
    Outlook,
    Parked,
    Recipe,
    Verdict,
    Way,
)
from journeymap.feedback.document import Document
from journeymap.feedback.plain.of_document import faults_of, passages_of
from journeymap.feedback.plain.of_guide import faults_in_guide, passages_of_guide, with_voices_of
from journeymap.feedback.summary import make_summary
from journeymap.guide import HearBack, InterestGroup
from journeymap.language.known import sentences
from journeymap.plain_words.checking import find_faults
from journeymap.plain_words.lists import WordLists
from journeymap.plain_words.passage import Passage
from journeymap.plain_words.reading_ease import EASY, reading_ease
from journeymap.sheets.dialect import parse
from journeymap.templates import template_names

HOUSE = Path(journeymap.__file__).parent
ROOMS = ("feedback", "language")
SAYING = {"say": 1, "several": 2}
"""The calls that say the program's own sentences, each with how many it is given."""
LISTS = WordLists.standard()


@pytest.fixture
def sample(tmp_path: Path) -> Board:
    return make_sample(tmp_path).read().board


def sentences_given(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the sentences that code says, each with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            for given in node.args[: SAYING.get(node.func.attr, 0)]:
                for each in ast.walk(given):  # in `a if b else c` both are said
                    if isinstance(each, ast.Constant) and isinstance(each.value, str):
                        yield each.lineno, each.value


def own_sentences() -> Iterator[Passage]:
    """Yield all that the program itself says, with a word in the place of each value."""
    for room in ROOMS:
        for path in sorted((HOUSE / room).rglob("*.py")):
            for line, words in sentences_given(ast.parse(path.read_text(encoding="utf-8"))):
                where = f"{path.relative_to(HOUSE.parent)}:{line}"
                yield Passage(re.sub(r"\{\w+\}", "lunch", words), where)


def documents(sample: Board) -> dict[str, Document]:
    """Return accounts in which as much as can be is said, of workshops of many kinds."""
    back = HearBack(ask="How?", ways=("Tell me in person", "A letter"))
    guide = small_guide(
        purpose="We want lunch to be good.", service="Lunch", place="The hall",
        held=(date(2017, 5, 18), date(2017, 5, 19)), hear_back=back, closing=("Did we listen?",),
        voices=(voice("resident", InterestGroup.USERS, 20), voice("staff", InterestGroup.WORKERS)),
    )  # fmt: skip
    said = (
        entry(Always, "k7f3.1", text="Hot food", stage="eating", voice="resident"),
        entry(Never, "k7f3.2", text="Ring 029 2018 0000", stage="seated"),
        entry(Always, "k7f3.3", text="A hello"),
        entry(Ingredient, "k7f3.4", text="Good company"),
        entry(Recipe, "k7f3.5", text="Lunch", ingredients=["Gravy"], method=["Stir"]),
        entry(Critic, "k7f3.6", text="Fine", stars=4, stage="eating"),
        entry(Parked, "k7f3.7", text="Television: some want it"),
        entry(Way, "k7f3.8", way="A letter", people=3),
        entry(Booked, "k7f3.9", booked="in person, in the hall", day=date(2017, 6, 1)),
        entry(Verdict, "k7f3.10", verdict="Did we listen?", stars=5, voice="resident"),
        entry(Answered, "k7f3.11", answer=["k7f3.1"], what=Outlook.DOING, by="The kitchen"),
    )
    in_survey = came_back(
        "r2t4.1",
        (Always, {"text": "Hot food", "stage": "eating"}),
        (Critic, {"text": "Fine", "stars": 4}),
        (Ingredient, {"text": "Ring 029 2018 0000"}),
    )
    return {
        "with a survey": make_summary(board(*said, *in_survey, guide=guide)),
        "the sample": make_summary(sample),
        "nothing said": make_summary(board()),
        "all kinds said": make_summary(board(*said, guide=guide)),
        "notes not read": make_summary(board(*said, guide=guide), 3),
        "no journey": make_summary(board(*said[:3], guide=small_guide(stages=()))),
    }


def test_every_sentence_that_the_code_says_is_in_plain_words() -> None:
    own = list(own_sentences())

    # each is checked alone: which of them meet in one account is seen in the accounts
    found = [str(fault) for each in own for fault in find_faults([each], LISTS)]
    assert not found, in_lines(found)


def test_every_sentence_that_is_translated_is_in_plain_words() -> None:
    known = sentences()
    assert known is not None
    own = [Passage(re.sub(r"\{\w+\}", "lunch", each), each) for each in sorted(known)]

    # those of the survey's forms and pages are among them, also of the templates
    assert "Send what I have written so far" in known
    found = [str(fault) for each in own for fault in find_faults([each], LISTS)]
    assert not found, in_lines(found)


def test_every_sentence_of_its_accounts_is_in_plain_words(sample: Board) -> None:
    found = [
        (name, fault)
        for name, document in documents(sample).items()
        for fault in faults_of(document, LISTS)
    ]
    assert not found, in_lines({f"{n}: {fault}" for n, fault in found})


def test_its_own_sentences_are_easy_to_read(sample: Board) -> None:
    own = {sentence for each in own_sentences() for sentence in each.sentences}
    own |= {
        sentence
        for document in documents(sample).values()
        for part in document.parts
        for passage in passages_of(part)
        for sentence in passage.sentences
    }

    ease = reading_ease(sorted(own))

    assert ease is not None
    assert ease >= EASY, f"reading ease {ease:.0f}; the hardest: {hardest(own)}"


def in_lines(found: Iterable[str]) -> str:
    return "\n".join(("", *sorted(found)))


def hardest(sentences: set[str]) -> list[str]:
    def ease(sentence: str) -> float:
        read = reading_ease([sentence])
        return 999 if read is None else read

    return sorted(sentences, key=ease)[:5]


@pytest.mark.parametrize("name", template_names())
def test_every_ready_guide_is_in_plain_words(name: str) -> None:
    guide = template(name)

    found = [str(each) for each in faults_in_guide(guide, LISTS)]
    assert not found, in_lines(found)


@pytest.mark.parametrize("name", template_names())
def test_every_ready_guide_is_easy_to_read(name: str) -> None:
    passages = passages_of_guide(template(name).model_dump())
    sentences = {sentence for each in passages for sentence in each.sentences}

    ease = reading_ease(sorted(sentences))

    assert ease is not None
    assert ease >= EASY, f"reading ease {ease:.0f}; the hardest: {hardest(sentences)}"


def test_what_is_said_in_code_is_found_wherever_it_is_given() -> None:
    code = """
language.say("One {n}.", n=1)
self.language.several("{number} thing", "{number} things", 3, x="no")
say("not this")
language.say("Yes." if good else "No.")
language.say(variable)
"""

    assert [words for _, words in sentences_given(ast.parse(code))] == [
        "One {n}.",
        "{number} thing",
        "{number} things",
        "Yes.",
        "No.",
    ]


def test_a_guides_file_and_the_guide_have_the_same_words() -> None:
    guide = template("dining")
    path = HOUSE / "templates" / "dining.yaml"
    of_file = passages_of_guide(parse(path.read_text(encoding="utf-8")).tree)

    assert [(each.place, each.text) for each in passages_of_guide(guide.model_dump())] == [
        (each.place, each.text) for each in of_file
    ]
    assert with_voices_of(guide, LISTS).jargon == LISTS.jargon
