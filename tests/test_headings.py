from __future__ import annotations

from pathlib import Path

import pytest
from returned import REAL, SAMPLES, sample, table

from journeymap.survey.returns.headings import read_headings
from journeymap.survey.returns.unfit import Unfit


@pytest.mark.parametrize(
    ("name", "tool", "rows"),
    [
        ("google-forms.csv", "Google Forms", 1),
        ("google-forms-resaved-by-excel.csv", "Google Forms", 1),
        ("kobo.csv", "Kobo or ODK", 1),
        ("limesurvey.csv", "LimeSurvey", 1),
        ("microsoft-forms.xlsx", "Microsoft Forms", 1),
        ("qualtrics.csv", "Qualtrics", 3),
        ("surveymonkey.csv", "SurveyMonkey", 2),
        ("qualtrics-sample.csv", "Qualtrics", 3),
        ("qualtrics-sample-legacy.csv", "Qualtrics (legacy export)", 2),
        ("surveymonkey-star-wars.csv", "SurveyMonkey", 2),
        ("limesurvey-rse-2018.csv", "LimeSurvey", 1),
    ],
)
def test_a_file_is_known_by_its_headings(samples: Path, name: str, tool: str, rows: int) -> None:
    assert name in {**SAMPLES, **REAL}

    found = read_headings(sample(samples, name))

    assert (found.tool, found.rows) == (tool, rows)


@pytest.mark.parametrize(
    ("cell", "code", "number", "words", "option"),
    [
        ("q7", "q7", None, "", ""),
        ("q7. Finding a seat?", "q7", None, "Finding a seat?", ""),
        ("q7._.Finding a seat?", "q7", None, "Finding a seat?", ""),
        ("q7. 7. Finding a seat?", "q7", 7, "Finding a seat?", ""),
        ("q18[SQ002]", "q18", None, "", "SQ002"),
        ("q18[SQ002]. How? (choose any) [A letter]", "q18", None, "How? (choose any)", "A letter"),
        ("7. Finding a seat?", "", 7, "Finding a seat?", ""),
        ("7) Finding a seat?", "", 7, "Finding a seat?", ""),
        ("18. How? [A letter]", "", 18, "How?", "A letter"),
        ("lunch/q7", "q7", None, "", ""),
        ("<b>7. Finding&nbsp;a seat?</b>", "", 7, "Finding a seat?", ""),
        ("24 hours a day: what?", "", 24, "hours a day: what?", ""),
    ],
)
def test_a_heading_is_taken_apart(
    cell: str, code: str, number: int | None, words: str, option: str
) -> None:
    [heading] = read_headings(table([cell], ["a"], ["b"])).headings

    assert (heading.code, heading.number, heading.words, heading.option) == (
        code,
        number,
        words,
        option,
    )


def test_surveymonkeys_question_goes_on_over_the_blanks_beside_it() -> None:
    found = read_headings(
        table(
            ["Respondent ID", "1. How?", "", "2. Why?", "", ""],
            ["", "A letter", "Other (please specify)", "Open-Ended Response", "", ""],
            ["118", "A letter", "", "Because", "", ""],
        )
    )

    assert [(each.number, each.words, each.option, each.is_other) for each in found.headings] == [
        (None, "Respondent ID", "", False),
        (1, "How?", "A letter", False),
        (1, "How?", "Other (please specify)", True),
        (2, "Why?", "", False),
        (None, "", "", False),
        (None, "", "", False),
    ]


def test_a_title_above_the_headings_of_a_spreadsheet_is_stepped_over() -> None:
    found = read_headings(
        table(["What they said at lunch", "", ""], ["When", "1. How?", "2. Why?"], ["a", "b", "c"])
    )

    assert found.rows == 2
    assert [each.whole for each in found.headings] == ["When", "1. How?", "2. Why?"]


def test_several_lines_above_the_headings_are_stepped_over() -> None:
    found = read_headings(
        table(
            ["What they said at lunch"],
            ["Exported", "5 June 2017"],
            ["When", "1. How?", "2. Why?", "3. Who?", "4. Where?"],
            ["a", "b", "c", "d", "e"],
        )
    )

    assert found.rows == 3
    assert [each.number for each in found.headings] == [None, 1, 2, 3, 4]


@pytest.mark.parametrize(
    "above",
    [
        [
            ["ResponseId", "Finished", "RecordedDate", "q1"],
            ["Response ID", "Finished", "Recorded Date", "Finding a seat?"],
        ],
        [
            ["Response ID", "Finished", "Recorded Date", "Finding a seat?"],
            ['{"ImportId":"_recordId"}', '{"ImportId":"x"}', "", '{"ImportId":"QID1"}'],
        ],
    ],
)
def test_qualtrics_is_known_though_somebody_has_deleted_one_of_its_rows(
    above: list[list[str]],
) -> None:
    found = read_headings(table(*above, ["R_1", "True", "2017-06-05", "a"]))

    assert (found.tool, found.rows) == ("Qualtrics", 2)
    assert [each.words for each in found.headings][-1] == "Finding a seat?"
    assert found.cells(0) == ["R_1"]


def test_surveymonkeys_words_below_a_question_need_not_be_known() -> None:
    found = read_headings(
        table(
            ["Respondent ID", "1. How?", "", "2. Why?", "3. Who?", "4. Which?", ""],
            ["", "A letter", "Email", "Beliebig", "Beliebig", "Beliebig", "Other"],
            ["118", "A letter", "", "Because", "Me", "That", ""],
            ["119", "", "Email", "Well", "You", "", "This"],
        )
    )

    assert [each.option for each in found.headings] == ["", "A letter", "Email", *[""] * 3, "Other"]


@pytest.mark.parametrize(
    "first",
    [
        ["6/5/2017 9:00:00", "I live here", "Food served hot"],
        ["1", "3", "5"],
        ["joan@example.org", "I live here", "Good"],
        ["I live here", "Yes", "Food served hot"],
    ],
)
def test_a_file_without_headings_is_refused(first: list[str]) -> None:
    below = (["I live here", "No", "A quiet corner"], ["I work here", "Yes", "Good company"])

    with pytest.raises(Unfit, match="has no row of headings: its first row is an answer already"):
        read_headings(table(first, *below))


def test_headings_that_are_figures_in_a_row_are_headings() -> None:
    assert read_headings(table(["1", "2", "3"], ["a", "b", "c"])).rows == 1


def test_two_downloads_pasted_together_have_headings() -> None:
    above = ["1. How?", "2. Why?"]

    assert read_headings(table(above, ["a", "b"], above, ["c", "d"])).rows == 1


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(Unfit, match=r"returns\.csv is empty"):
        read_headings(table())
