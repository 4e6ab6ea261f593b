from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from time import process_time

import pytest
from building import board, entry, small_guide, template

from journeymap.board import Board
from journeymap.entries import ActivityAdded, StageChange
from journeymap.guide import Activity, HearBack
from journeymap.sheets.workshop import Workshop
from journeymap.survey.asking import questions_of
from journeymap.survey.editions import (
    NotIssued,
    draft,
    issue,
    keep,
    questionnaire_text,
    read_editions,
)
from journeymap.survey.gathering import survey_problems
from journeymap.survey.questionnaire import Question, Questionnaire

TODAY, LATER = date(2017, 6, 1), date(2017, 6, 9)


def test_the_dining_template_asks_what_the_sample_questionnaire_says(samples: Path) -> None:
    with (samples / "hazel-court" / "questionnaire.csv").open(encoding="utf-8") as file:
        issued = list(csv.DictReader(file))

    asked = questions_of(Board(template("dining")))

    def options(code: str) -> str:
        [question] = [each for each in asked if each.code == code]
        named = question.activity == "voice"
        each = [f"{o.name}: {o.says}" if named else o.says for o in question.options]
        return " | ".join(each)

    assert [(q.code, q.stage or "", q.activity, q.wording, options(q.code)) for q in asked] == [
        tuple(row[key] for key in ("code", "stage", "activity", "wording", "options"))
        for row in issued
    ]


def test_the_survey_asks_about_the_stages_and_activities_that_the_room_added() -> None:
    asks = Activity(kind="always", where="each stage", ask="Always?", survey="{stage}: always?")
    with_bar = board(
        entry(StageChange, "k7f3.1", stage="bar", name="The bar", after="seated"),
        entry(ActivityAdded, "k7f3.2", ask="What about the chairs?", yields="never", stage="bar"),
        guide=small_guide(activities=(asks,)),
    )

    assert [(each.stage, each.wording) for each in questions_of(with_bar)] == [
        ("seated", "Finding a seat: always?"),
        ("bar", "The bar: always?"),
        ("eating", "Eating together: always?"),
        ("bar", "What about the chairs?"),
    ]


def test_questions_in_the_same_words_are_told_apart_by_their_stages() -> None:
    asks = Activity(kind="never", where="each stage", ask="Never?", survey="What is wrong?")

    asked = questions_of(board(guide=small_guide(activities=(asks,))))

    assert [each.wording for each in asked] == [
        "Finding a seat: What is wrong?",
        "Eating together: What is wrong?",
    ]


def test_two_ways_whose_names_would_be_the_same_have_names_of_their_own() -> None:
    back = HearBack(ask="How?", ways=("A letter", "A letter!", "電話"))

    [ways] = questions_of(board(guide=small_guide(hear_back=back)))

    assert [option.name for option in ways.options] == ["a_letter", "a_letter_2", "option_3"]


def test_what_was_issued_does_not_change_with_the_guide(workshop: Workshop) -> None:
    board = workshop.read().board
    first = issue(workshop, board, TODAY)
    frozen = (workshop.survey / "questionnaire.yaml").read_bytes()

    assert issue(workshop, board, LATER) == first
    assert (workshop.survey / "questionnaire.yaml").read_bytes() == frozen

    changed = entry(StageChange, "k7f3.1", stage="bar", name="The bar")
    board.apply(changed)
    second = issue(workshop, board, LATER)

    assert (second.edition, second.questions[0].code) == (2, "e2q1")
    assert read_editions(workshop) == ([second, first], [])
    assert (workshop.survey / "questionnaire-1.yaml").read_bytes() == frozen


def test_a_questionnaire_reads_back_as_it_was_written(workshop: Workshop) -> None:
    issued = issue(workshop, workshop.read().board, TODAY)
    text = (workshop.survey / "questionnaire.yaml").read_text(encoding="utf-8")

    assert text == questionnaire_text(issued)
    assert "do not change them" in text.splitlines()[0]
    assert read_editions(workshop) == ([issued], [])


def test_a_questionnaire_that_is_broken_is_named_and_never_written_over(
    workshop: Workshop,
) -> None:
    board = workshop.read().board
    issue(workshop, board, TODAY)
    path = workshop.survey / "questionnaire.yaml"
    path.write_text("edition: one\n", encoding="utf-8")

    editions, [problem] = read_editions(workshop)

    assert editions == []
    assert (problem.path, problem.line) == (path, 1)
    with pytest.raises(NotIssued, match=r"questionnaire\.yaml:1: "):
        issue(workshop, board, TODAY)
    assert path.read_text(encoding="utf-8") == "edition: one\n"


def test_what_another_window_issued_meanwhile_is_never_written_over(workshop: Workshop) -> None:
    board = workshop.read().board
    first = draft(workshop, board, TODAY)
    keep(workshop, None, first)
    frozen = (workshop.survey / "questionnaire.yaml").read_bytes()

    with pytest.raises(NotIssued, match="another window has issued the questions meanwhile"):
        keep(workshop, None, draft(workshop, board, LATER))

    assert (workshop.survey / "questionnaire.yaml").read_bytes() == frozen


def test_without_a_question_for_the_survey_nothing_is_issued(tmp_path: Path) -> None:
    with pytest.raises(NotIssued, match="Write what the survey asks behind survey:"):
        issue(Workshop(tmp_path), board(), TODAY)
    assert not (tmp_path / "survey").exists()


# ---- the files of the editions


def second_edition(workshop: Workshop) -> None:
    """Issue a first edition, change the guide, and issue a second one."""
    board = workshop.read().board
    issue(workshop, board, TODAY)
    board.apply(entry(StageChange, "k7f3.1", stage="bar", name="The bar"))
    issue(workshop, board, LATER)


def altered(path: Path, was: str, now: str) -> bytes:
    return path.read_text(encoding="utf-8").replace(was, now).encode()


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("questionnaire (conflicted copy).yaml", "questionnaire.yaml"),
        ("questionnaire-HALL-PC.yaml", "questionnaire.yaml"),
        ("questionnaire-1 (1).yaml", "questionnaire-1.yaml"),
        ("questionnaire-01.yaml", "questionnaire-1.yaml"),
    ],
)
def test_a_copy_of_a_synced_folder_never_answers_for_an_edition(
    workshop: Workshop, name: str, of: str
) -> None:
    second_edition(workshop)
    editions, problems = read_editions(workshop)
    assert problems == []
    copy = workshop.survey / name

    copy.write_bytes((workshop.survey / of).read_bytes())
    assert read_editions(workshop) == (editions, [])

    copy.write_bytes(altered(workshop.survey / of, "what must never happen", "what is bad"))
    again, [problem] = read_editions(workshop)
    assert again == editions
    assert (problem.path, survey_problems(workshop)) == (copy, [problem])
    assert "this is not read: edition" in problem.message
    with pytest.raises(NotIssued, match="this is not read"):
        issue(workshop, workshop.read().board, LATER)


def test_an_edition_under_another_number_s_name_is_not_read_and_it_is_said_what_to_call_it(
    workshop: Workshop,
) -> None:
    second_edition(workshop)
    editions, _ = read_editions(workshop)
    (workshop.survey / "questionnaire-1.yaml").rename(workshop.survey / "questionnaire-7.yaml")

    read, [problem] = read_editions(workshop)

    assert read == editions[:1]
    assert "Call it questionnaire-1.yaml if it was issued" in problem.message


def test_a_code_that_two_questions_have_is_a_problem_at_its_line(workshop: Workshop) -> None:
    issue(workshop, workshop.read().board, TODAY)
    path = workshop.survey / "questionnaire.yaml"
    path.write_bytes(altered(path, 'code: "q3"', 'code: "q2"'))

    editions, [problem] = read_editions(workshop)

    assert editions == []
    assert "the code q2 is that of a question before it, too" in problem.message
    assert path.read_text(encoding="utf-8").splitlines()[problem.line - 1].endswith('code: "q2"')


def test_an_edition_is_never_written_over_where_an_older_one_has_the_newest_s_name(
    workshop: Workshop,
) -> None:
    second_edition(workshop)
    newest, first = (workshop.survey / f"questionnaire{each}.yaml" for each in ("", "-1"))
    second = newest.read_bytes()
    newest.with_name("questionnaire-2.yaml").write_bytes(second)
    newest.write_bytes(first.read_bytes())

    third = issue(workshop, workshop.read().board, LATER)

    assert third.edition == 3
    assert newest.with_name("questionnaire-2.yaml").read_bytes() == second
    assert [each.edition for each in read_editions(workshop)[0]] == [3, 2, 1]


def test_the_numbers_of_three_thousand_questions_take_no_longer_than_those_of_three_hundred() -> (
    None
):
    def each_takes(number: int) -> float:
        codes = [f"q{place}" for place in range(1, number + 1)]
        questions = tuple(Question(code=c, activity="always", wording=f"What {c}?") for c in codes)
        questionnaire = Questionnaire(issued=TODAY, title="Lunch", questions=questions)
        begin = process_time()
        assert [questionnaire.question(code) for code in codes] == list(questions)
        assert [questionnaire.number(each) for each in questions] == list(range(1, number + 1))
        return (process_time() - begin) / number

    few, many = (min(each_takes(number) for _ in range(3)) for number in (300, 3000))
    assert many < few * 4
