from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from building import template

from journeymap.board import Board
from journeymap.entries import Always, Critic, Entry, Ingredient, Rating, Recipe, Return, Way
from journeymap.survey.asking import questions_of
from journeymap.survey.questionnaire import Question
from journeymap.survey.returns.entries_of import Answers, entries_of, written

DAY = datetime(2017, 6, 5, tzinfo=UTC)
QUESTIONS = questions_of(Board(template("dining")))
BY_KIND = {question.activity: question.code for question in QUESTIONS}
SEATED = next(q.code for q in QUESTIONS if (q.stage, q.activity) == ("seated", "always"))


def made(questions: tuple[Question, ...] = QUESTIONS, **answers: Any) -> list[Entry]:
    whole = Answers(fingerprint="r0123456789abcdef", day=DAY, edition=1, **answers)
    return entries_of(whole, questions, "s3k9.7")


def test_the_return_comes_first_and_the_entries_count_on_from_it() -> None:
    head, always, card = made(
        texts={BY_KIND["ingredient"]: "Good company", SEATED: "A chair"},
        chosen={BY_KIND["voice"]: ("family",)},
    )

    assert head == Return(
        fingerprint="r0123456789abcdef",
        edition=1,
        answered=(BY_KIND["voice"], SEATED, BY_KIND["ingredient"]),
        holds=2,
        voice="family",
        at=DAY,
        id="s3k9.7",
    )
    shared = {"returned": "s3k9.7", "voice": "family", "at": DAY}
    assert always == Always(text="A chair", stage="seated", id="s3k9.8", **shared)
    assert card == Ingredient(text="Good company", id="s3k9.9", **shared)


def test_stars_and_a_review_at_the_same_place_make_one_note() -> None:
    _, note = made(texts={BY_KIND["critic"]: "Hot fish"}, chosen={BY_KIND["stars"]: ("4",)})

    assert isinstance(note, Critic)
    assert (note.text, note.stars, note.stage) == ("Hot fish", 4, "eating")


def test_stars_alone_are_a_rating_and_a_review_alone_has_no_stars() -> None:
    _, rating = made(chosen={BY_KIND["stars"]: ("2",)})
    _, note = made(texts={BY_KIND["critic"]: "Hot fish"})

    assert isinstance(rating, Rating)
    assert (rating.stars, rating.stage) == (2, "eating")
    assert isinstance(note, Critic)
    assert note.stars is None


def test_a_review_that_is_asked_for_before_its_stars_is_one_note_with_them_too() -> None:
    _, note = made(
        tuple(reversed(QUESTIONS)),
        texts={BY_KIND["critic"]: "Hot fish"},
        chosen={BY_KIND["stars"]: ("5",)},
    )

    assert isinstance(note, Critic)
    assert note.stars == 5


def test_each_way_that_was_ticked_is_an_entry_in_the_words_that_were_read() -> None:
    head, *ways = made(chosen={BY_KIND["ways"]: ("email", "a_letter", "by_pigeon")})

    assert all(isinstance(way, Way) and way.returned == head.id for way in ways)
    assert [way.way for way in ways if isinstance(way, Way)] == ["A letter", "Email"]


def test_an_option_and_a_kind_that_nobody_knows_are_not_answered() -> None:
    dance = Question(code="q99", activity="dance", wording="Which dance?")

    [head] = made(
        (*QUESTIONS, dance), texts={"q99": "A waltz"}, chosen={BY_KIND["voice"]: ("ghost",)}
    )

    assert isinstance(head, Return)
    assert (head.answered, head.voice, head.holds) == ((), None, 0)


def test_a_recipe_in_free_words_is_its_text() -> None:
    _, recipe = made(texts={BY_KIND["recipe"]: "Leeks | and\ntime; mostly"})

    assert isinstance(recipe, Recipe)
    assert (recipe.text, recipe.ingredients) == ("Leeks | and\ntime; mostly", ())


def test_what_is_written_is_kept_but_for_what_nobody_wrote() -> None:
    assert written("  Cawl\r\nnot\tsoup\u202e \n") == "Cawl\nnot soup"
    assert written(" \u200b\n\u00a0") == ""
