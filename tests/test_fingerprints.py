"""A return is known again whatever was done to the file, and no other is taken for it."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from building import board
from returning import TODAY, issued_workshop, read_rows, taken, write_rows

from journeymap.demo.sample import sample_guide
from journeymap.sheets.workshop import Workshop, new_workshop
from journeymap.survey.asking import questions_of
from journeymap.survey.returns.columns_file import read_columns_file
from journeymap.survey.returns.opening import open_table
from journeymap.survey.returns.taking_in import take_in
from journeymap.survey.returns.tally import Tally

HOW = 'columns:\n  - heading: "Best"\n    is: always\n  - heading: "Worst"\n    is: never\n'
SURVEYS = {
    "a number": [["ID", "Best", "Worst"], ["1", "Hot", "Cold"], ["2", "Soup", "Noise"]],
    "a moment": [["Timestamp", "Best", "Worst"], ["6/25/2017 16:13:01", "Hot", "Cold"]],
    "answers": [["Best", "Worst"], ["Hot", "Cold"], ["Soup", "Noise"]],
}
"""Surveys that were not issued here, by what tells their returns apart."""


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return new_workshop(tmp_path / "workshops" / "lunch", sample_guide())


def told(workshop: Workshop, rows: list[list[str]], folder: Path) -> Tally:
    """Take in a survey that was not issued here, of which a columns file says what is what."""
    table = open_table(write_rows(folder / "rows.csv", rows))
    how = folder / "rows.columns.yaml"
    how.write_text(HOW, encoding="utf-8")
    columns, problems = read_columns_file(how, table, (), workshop.read().board)
    assert columns is not None, problems
    return take_in(table, columns, workshop, TODAY, HOW)


def with_notes(rows: list[list[str]]) -> list[list[str]]:
    """Return rows with one more column, as a person adds it in a spreadsheet."""
    return [[*row, "Notes" if row is rows[0] else "typed by hand"] for row in rows]


@pytest.mark.parametrize("stamp", ["Timestamp", "Zeitstempel", "Horodateur"])
def test_googles_moment_tells_returns_apart_in_whatever_language_the_form_is(
    stamp: str, workshop: Workshop, tmp_path: Path
) -> None:
    moment = "25/06/2017 16:13:01"
    first = told(workshop, [[stamp, "Best", "Worst"], [moment, "Hot", ""]], tmp_path)
    later = told(workshop, [[stamp, "Best", "Worst"], [moment, "Hot", "Cold"]], tmp_path)

    assert (first.taken, later.taken, later.grown) == (1, 0, 1)


@pytest.mark.parametrize("rows", SURVEYS.values(), ids=list(SURVEYS))
def test_with_its_columns_in_another_order_and_one_more_it_is_the_same_survey(
    rows: list[list[str]], workshop: Workshop, tmp_path: Path
) -> None:
    first = told(workshop, rows, tmp_path)
    turned = told(workshop, [row[::-1] for row in rows], tmp_path)
    more = told(workshop, with_notes(rows), tmp_path)

    number = len(rows) - 1
    assert (first.taken, turned.taken, more.taken) == (number, 0, 0)
    assert (turned.here, more.here) == (number, number)


def test_the_exact_moment_tells_wherever_its_column_stands(samples: Path, tmp_path: Path) -> None:
    issued = issued_workshop(tmp_path / "workshops" / "lunch")
    file = samples / "hazel-court" / "survey" / "google-forms.csv"
    taken(issued, file)
    turned = [row[::-1] for row in read_rows(file)]

    assert taken(issued, write_rows(tmp_path / "turned.csv", turned)).here == 36


def test_people_of_two_surveys_that_count_from_1_are_not_taken_for_each_other(
    workshop: Workshop, tmp_path: Path
) -> None:
    headings = ["Response ID", "Best", "Worst"]
    one = told(workshop, [headings, ["paper-001", "Hot", "Cold"]], tmp_path)
    other = told(workshop, [[*headings, "Hall"], ["paper-001", "Tea", "Queue", "A"]], tmp_path)

    assert (one.taken, other.taken) == (1, 1)
    assert len(workshop.read().board.said()) == 4


def test_many_of_one_second_are_known_again_in_time_in_proportion_to_them(tmp_path: Path) -> None:
    questions = questions_of(board(guide=sample_guide()))
    headings = ["Timestamp", *(question.wording for question in questions)]
    took: list[float] = []
    for number in (400, 1600):
        issued = issued_workshop(tmp_path / f"lunch-{number}")
        answers = [["I live here", f"Tea {n}"] + [""] * (len(questions) - 2) for n in range(number)]
        rows = [["6/25/2017 16:13:01", *each] for each in answers]
        file = write_rows(tmp_path / "rows.csv", [headings, *rows])
        taken(issued, file)
        began = process_time()
        assert taken(issued, file).here == number
        took.append(process_time() - began)

    assert took[1] < 9 * took[0]
