from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from returned import SAMPLES, dining, dining_board, of_sample, of_use, sample, table

from journeymap.survey.questionnaire import Questionnaire
from journeymap.survey.returns.choices import Choices
from journeymap.survey.returns.columns import Columns, Use
from journeymap.survey.returns.columns_file import read_columns_file
from journeymap.survey.returns.columns_text import columns_text, write_columns
from journeymap.survey.returns.in_a_table import lines
from journeymap.survey.returns.matching import read_columns
from journeymap.survey.returns.moments import Moments
from journeymap.survey.returns.table import Table
from journeymap.survey.returns.unfit import Unfit

MEAL = table(
    ["Response ID", "When", "You are", "Liked it?", "Stars", "Your e-mail", "Anything else"],
    ["r1", "4/5/2026", "A tenant", "The soup", "good", "a@b.org", "Loud"],
    ["r2", "5/5/2026", "A tenant", "The pie", "good", "c@d.org", "Loud"],
    ["r3", "6/5/2026", "Cook", "Nothing", "bad", "e@f.org", "My name is Joan"],
    ["r4", "7/5/2026", "Cook", "", "bad", "", ""],
)
"""The file of a survey that was not issued from here."""
MAPPED = """\
dates: day first
columns:
  - heading: "Response ID"
    is: return id
  - heading: "When"
    is: moment
  - heading: "You are"
    is: voice
    values:
      "A tenant": resident
      "Cook": staff
  - heading: "Liked it?"
    is: critic
    stage: eating
  - heading: "Stars"
    is: stars
    stage: eating
    values:
      "good": 5
      "bad": 1
  - heading: "Your e-mail"
    is: left out
"""
Follow = Callable[..., tuple[Columns | None, list[str]]]


@pytest.fixture
def follow(tmp_path: Path) -> Follow:
    """Return what reads a columns file with some text, and what is wrong with it."""

    def read(
        text: str, file: Table = MEAL, editions: tuple[Questionnaire, ...] = ()
    ) -> tuple[Columns | None, list[str]]:
        path = tmp_path / "columns.yaml"
        path.write_text(text, encoding="utf-8")
        columns, problems = read_columns_file(path, file, editions, dining_board())
        return columns, [f"{each.line}: {each.message}" for each in problems]

    return read


@pytest.mark.parametrize("name", [*SAMPLES, "surveymonkey-star-wars.csv", "qualtrics-sample.csv"])
def test_what_is_written_is_read_back_as_it_was(samples: Path, name: str, follow: Follow) -> None:
    file, columns = sample(samples, name), of_sample(samples, name)

    again, problems = follow(columns_text(columns, file, dining_board()), file, (dining(),))

    assert problems == []
    assert again is not None
    assert again.edition == columns.edition
    assert again.day_first == columns.day_first
    told = ("place", "heading", "use", "question", "option", "is_other", "blank_is_partial")
    assert [[getattr(each, field) for field in told] for each in again.columns] == [
        [getattr(each, field) for field in told] for each in columns.columns
    ]


def test_a_survey_that_was_not_issued_comes_in_through_a_mapping(follow: Follow) -> None:
    columns, problems = follow(MAPPED)

    assert problems == []
    assert columns is not None
    asked = [(q.code, q.activity, q.stage) for q in columns.questions()]
    assert asked == [("c3", "voice", None), ("c4", "critic", "eating"), ("c5", "stars", "eating")]
    assert [each.use for each in columns.columns] == [
        *(Use.RETURN_ID, Use.MOMENT, Use.ANSWER, Use.ANSWER, Use.ANSWER, Use.IDENTITY, Use.KEPT)
    ]
    voice, _, stars = (Choices(columns.of_question(each)) for each in columns.questions())
    rows = list(MEAL.read_rows())[1:]
    assert [voice.read(row)[0] for row in rows] == [("resident",)] * 2 + [("staff",)] * 2
    assert [stars.read(row)[0] for row in rows] == [("5",)] * 2 + [("1",)] * 2
    moment = Moments(columns.day_first).read(rows[0][1], 2)
    assert moment
    assert moment.exact == "2026-05-04"


def test_what_looks_like_choices_is_listed_and_what_people_wrote_is_not() -> None:
    text = columns_text(read_columns(MEAL, []), MEAL, dining_board())

    assert '    is: kept\n    values:\n      "A tenant": ""\n      "Cook": ""\n' in text
    for words in ("Joan", "soup", "a@b.org", "r1", "4/5/2026"):
        assert words not in text.partition("columns:")[2]


def test_addresses_are_not_listed_though_they_stand_there_again_and_again() -> None:
    rows = [["a", "Write to joan@example.org"], ["b", "Flat 12, please"]] * 3
    file = table(["Why?", "Who?"], *rows)

    assert "joan" not in columns_text(read_columns(file, []), file, dining_board())


def test_a_columns_file_says_what_can_stand_in_it() -> None:
    text = columns_text(read_columns(MEAL, []), MEAL, dining_board())

    for word in ("always", "critic", "voice", "stars", "ways", "return id", "moment", "left out"):
        assert f"#   {word} " in text
    assert "#   deciding, arriving, seated, ordering, eating, leaving" in text
    assert "resident, family, staff, volunteer" in text


def test_a_newer_download_in_another_order_is_read_as_before(follow: Follow) -> None:
    newer = table(
        ["New one", "Stars", "Liked it?", "You are", "When", "Response ID", "Your e-mail", "Phone"],
        ["x", "good", "The soup", "Cook", "4/5/2026", "r1", "a@b.org", "01904 551550"],
    )

    columns, problems = follow(MAPPED, newer)

    assert problems == []
    assert columns is not None
    assert [(q.code, q.activity) for q in columns.questions()] == [
        *(("c5", "stars"), ("c4", "critic"), ("c3", "voice"))
    ]
    assert of_use(columns, Use.IDENTITY) == ["Your e-mail", "Phone"]
    assert of_use(columns, Use.KEPT) == ["New one"]


def test_a_question_that_was_issued_can_be_pointed_at(follow: Follow) -> None:
    file = table(
        ["Where we sit, always", "2. Deciding to come: what must always happen?", "Post?", "Voice"],
        ["Together", "A menu", "Yes", "I live here"],
    )
    text = (
        "columns:\n- heading: Where we sit, always\n  is: q6\n"
        "- heading: Post?\n  is: q18\n  option: a_letter\n- heading: Voice\n  is: q1\n"
    )

    columns, problems = follow(text, file, (dining(),))

    assert problems == []
    assert columns is not None
    assert columns.edition == dining()
    assert [(each.question and each.question.code, each.option) for each in columns.columns] == [
        *(("q6", None), ("q2", None), ("q18", "a_letter"), ("q1", None))
    ]


def test_a_question_that_the_file_gives_to_a_column_is_taken_from_the_others(
    follow: Follow,
) -> None:
    wording = dining().questions[5].wording
    file = table([wording, "The right one"], ["a", "b"])

    columns, _ = follow("columns:\n- heading: The right one\n  is: q6\n", file, (dining(),))

    assert columns is not None
    assert [each.use for each in columns.columns] == [Use.KEPT, Use.ANSWER]


def test_columns_of_ways_make_one_question(follow: Follow) -> None:
    file = table(["Post", "Mail", "Why"], ["Yes", "", "a"], ["Yes", "Yes", "b"])
    text = (
        "columns:\n- heading: Post\n  is: ways\n  option: a_letter\n"
        "- heading: Mail\n  is: ways\n  option: email\n"
    )

    columns, problems = follow(text, file)

    assert problems == []
    assert columns is not None
    [ways] = columns.questions()
    assert Choices(columns.of_question(ways)).read(["Yes", "Yes", "b"]) == (
        ("a_letter", "email"),
        "",
    )


def test_repeated_headings_are_told_apart_by_their_order(follow: Follow) -> None:
    file = table(["Why?", "Comments", "Comments"], ["a", "b", "c"])
    text = "columns:\n- heading: Comments\n  is: left out\n- heading: Comments\n  is: always\n"

    columns, _ = follow(text, file)

    assert columns is not None
    assert [each.use for each in columns.columns] == [Use.KEPT, Use.IDENTITY, Use.ANSWER]


def test_a_column_without_a_heading_is_called_by_its_number(follow: Follow) -> None:
    file = table(["", "Why?"], ["Hot soup", "b"], ["A chair", "d"])

    columns, problems = follow("columns:\n- heading: column 1\n  is: always\n", file)

    assert problems == []
    assert columns is not None
    assert columns.columns[0].use is Use.ANSWER


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            MAPPED.replace("is: critic", "is: critick"),
            "13: ‘critick’ is nothing that a column can be. Write one of these: always, never,",
        ),
        (
            MAPPED.replace("stage: eating", "stage: eatin"),
            "14: there is no stage ‘eatin’. Write one of these: deciding, arriving, seated,",
        ),
        (
            MAPPED.replace("resident", "tenant"),
            "10: ‘tenant’ is nothing that ‘A tenant’ can mean here. Write one of these: resident,",
        ),
        (
            MAPPED.replace("Liked it?", "Did you like it?"),
            "12: no column has the heading ‘Did you like it?’. Write it as it stands in the file.",
        ),
        (
            MAPPED.replace("is: moment", "is: return id"),
            "5: two columns are said to be the return id: ‘Response ID’ and ‘When’. Write is: kept",
        ),
        (MAPPED.replace("day first", "days first"), "1: ‘days first’ cannot be ‘dates’: write"),
        (MAPPED + "edition: 4\n", "23: there is no edition 4 of the questionnaire. These were"),
        (MAPPED.replace("    is: moment\n", ""), "5: ‘is’ is missing. Mend it here."),
        (MAPPED + "columns: []\n", "23: ‘columns’ is there twice. Delete one of the two."),
        (MAPPED.replace("is: left out", "is: left out\n    colour: red"), "23: ‘colour’ is not"),
        (MAPPED.replace("is: critic", "is: ways\n    option: owl"), "14: ‘owl’ is no option of"),
        ("columns:\n  - heading: [\n", "3: this is not YAML: "),
        ("just words", "1: this is not a columns file. It has a line columns: and below it"),
    ],
)
def test_what_is_wrong_with_a_columns_file_is_said_with_its_line(
    follow: Follow, text: str, problem: str
) -> None:
    columns, problems = follow(text)

    assert columns is None
    assert any(each.startswith(problem) for each in problems), problems


def test_a_columns_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    columns, [problem] = read_columns_file(tmp_path / "none.yaml", MEAL, (), dining_board())

    assert columns is None
    assert problem.wrong.startswith("this columns file cannot be read")


def test_a_columns_file_that_somebody_may_have_edited_is_never_written_over(
    tmp_path: Path,
) -> None:
    path = tmp_path / "columns.yaml"
    columns = read_columns(MEAL, [])
    write_columns(columns, MEAL, dining_board(), path)
    path.write_text("edited", encoding="utf-8")

    with pytest.raises(FileExistsError):
        write_columns(columns, MEAL, dining_board(), path)

    assert path.read_text(encoding="utf-8") == "edited"


def test_two_columns_that_claim_a_question_can_be_settled(follow: Follow) -> None:
    twice = dining().questions[5].wording
    file = table([twice, twice], ["a", "b"])
    with pytest.raises(Unfit):
        read_columns(file, [dining()], edition=1)

    columns, problems = follow(
        f'edition: 1\ncolumns:\n- heading: "{twice}"\n  is: left out\n', file, (dining(),)
    )

    assert problems == []
    assert columns is not None
    assert [each.use for each in columns.columns] == [Use.IDENTITY, Use.ANSWER]


def test_what_a_mapping_makes_of_the_columns_is_told_in_words(follow: Follow) -> None:
    columns, _ = follow(MAPPED)

    assert columns is not None
    assert list(lines(columns))[3:6] == [
        "Column 3, ‘You are’: who answers, as the columns file says.",
        "Column 4, ‘Liked it?’: critic's note, at ‘eating’, as the columns file says.",
        "Column 5, ‘Stars’: stars, at ‘eating’, as the columns file says.",
    ]
