from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from building import small_guide, template
from pydantic import ValidationError

from journeymap.entries import SAID_KINDS
from journeymap.guide import Activity, Guide, Stage, has_words
from journeymap.templates import template_names

SEATED = Stage(id="seated", name="Finding a seat")
ALWAYS = Activity(kind="always", where="each stage", ask="What must always happen?")
POT = Activity(kind="ingredient", ask="What is the magic ingredient?")
NOTHING_TO_SEE = ["\u200b", "\u2060 \u200d", "\xa0\u3000", "\xad", "\u2800", "\u3164"]
CRITIC = Activity(kind="critic", where=("eating",), ask="How many stars?")


@pytest.mark.parametrize("name", template_names())
def test_a_template_has_no_faults(name: str) -> None:
    assert template(name).faults(SAID_KINDS) == []


def test_a_stage_that_is_there_twice_is_a_fault() -> None:
    guide = small_guide(stages=(SEATED, SEATED))

    assert guide.faults(SAID_KINDS) == [(("stages", 1, "id"), "‘seated’ is there twice")]


def test_a_voice_that_is_there_twice_is_a_fault() -> None:
    guide = small_guide(voices=small_guide().voices[:1] * 2)

    assert guide.faults(SAID_KINDS) == [(("voices", 1, "id"), "‘resident’ is there twice")]


def test_an_activity_that_yields_no_kind_of_entry_is_a_fault() -> None:
    guide = small_guide(activities=(ALWAYS, Activity(kind="dance", ask="Shall we?")))

    [(place, wrong)] = guide.faults(["always", "never"])

    assert place == ("activities", 1, "kind")
    assert wrong == "‘dance’ is not a kind of entry; there are always, never"


def test_an_activity_at_a_stage_that_is_not_there_is_a_fault() -> None:
    guide = small_guide(activities=(Activity(kind="critic", where=("eating", "bar"), ask="?"),))

    assert guide.faults(SAID_KINDS) == [
        (("activities", 0, "where", 1), "there is no stage ‘bar’"),
    ]


def test_a_stage_has_the_activities_of_each_stage_and_its_own_in_order() -> None:
    guide = small_guide(activities=(CRITIC, POT, ALWAYS))

    assert guide.asked_at("eating") == (CRITIC, ALWAYS)
    assert guide.asked_at("seated") == (ALWAYS,)
    assert guide.asked_of_journey() == (POT,)


def test_a_voice_is_found_by_its_id() -> None:
    guide = small_guide()

    assert guide.voice("staff") == guide.voices[1]
    assert guide.voice("chef") is None


@pytest.mark.parametrize("wrong", ["", "Seated", "1st", "a b", "a_b", "é", "a" * 41, "-a", "a\n"])
def test_an_id_is_small_letters_digits_and_hyphens(wrong: str) -> None:
    with pytest.raises(ValidationError):
        Stage(id=wrong, name="A stage")


@pytest.mark.parametrize("blank", ["", " ", "\n", "\u202e", *NOTHING_TO_SEE])
def test_a_name_that_cannot_be_seen_is_no_name(blank: str) -> None:
    with pytest.raises(ValidationError):
        Stage(id="seated", name=blank)


@pytest.mark.parametrize("blank", ["", " \n", "\x07", *NOTHING_TO_SEE])
def test_words_that_cannot_be_seen_are_none(blank: str) -> None:
    assert not has_words(blank)
    with pytest.raises(ValidationError):
        Activity(kind="always", ask=blank)


@pytest.mark.parametrize(
    "words", ["a", " a\u200b", "没", "?", "😀", "\u200bא", "\ufffd", "-", "1", "\U0003134b"]
)
def test_one_sign_that_can_be_seen_is_enough(words: str) -> None:
    assert has_words(words)
    assert Activity(kind="always", ask=words).ask == words


def test_what_is_refused_for_want_of_words_says_so_plainly() -> None:
    with pytest.raises(ValidationError) as refused:
        Stage(id="seated", name="\u200b")

    [error] = refused.value.errors()
    assert (error["type"], error["msg"]) == ("no_words", "there are no words in it")


def test_the_dining_guide_asks_what_the_questionnaire_of_hazel_court_asks(samples: Path) -> None:
    with (samples / "hazel-court" / "questionnaire.csv").open(encoding="utf-8", newline="") as file:
        issued = list(csv.DictReader(file))

    asked = [
        {"code": f"q{number}", **question}
        for number, question in enumerate(survey_questions(template("dining")), 1)
    ]

    assert asked == issued


def survey_questions(guide: Guide) -> Iterator[dict[str, Any]]:
    says = " | ".join(f"{voice.id}: {voice.says}" for voice in guide.voices)
    yield question("", "voice", guide.voice_question, says)
    of_each_stage = [each for each in guide.activities if each.where == "each stage"]
    for stage in guide.stages:
        for activity in of_each_stage:
            assert activity.survey
            wording = activity.survey.replace("{stage}", stage.name)
            yield question(stage.id, activity.kind, wording)
    for activity in guide.activities:
        if activity.survey and activity not in of_each_stage:
            for place in [""] if activity.where == "whole journey" else activity.where:
                if activity.survey_stars:
                    yield question(place, "stars", activity.survey_stars, "1 | 2 | 3 | 4 | 5")
                yield question(place, activity.kind, activity.survey)
    assert guide.hear_back
    yield question("", "ways", guide.hear_back.ask, " | ".join(guide.hear_back.ways))


def question(stage: str, activity: str, wording: str | None, options: str = "") -> dict[str, Any]:
    return {"stage": stage, "activity": activity, "wording": wording, "options": options}
