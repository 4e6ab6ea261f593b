"""Files of returns as the tests need them: the samples, and small ones made by hand."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import openpyxl
from building import template

from journeymap.board import Board
from journeymap.survey.asking import questions_of
from journeymap.survey.questionnaire import Option, Question, Questionnaire
from journeymap.survey.returns.columns import Columns, Use
from journeymap.survey.returns.matching import read_columns
from journeymap.survey.returns.table import Rows, Table

SAMPLES = {
    "google-forms-resaved-by-excel.csv": ("cp1252", ","),
    "google-forms.csv": ("utf-8", ","),
    "kobo.csv": ("utf-8", ";"),
    "limesurvey.csv": ("utf-8-sig", ";"),
    "microsoft-forms.xlsx": ("", ""),
    "qualtrics.csv": ("utf-8", ","),
    "surveymonkey.csv": ("utf-8", ","),
}
"""The files of the same 36 answers, each with its encoding and its delimiter."""

REAL = {
    "qualtrics-sample.csv": ("utf-8", ","),
    "qualtrics-sample-legacy.csv": ("utf-8-sig", ","),
    "surveymonkey-star-wars.csv": ("cp1252", ","),
    "limesurvey-rse-2018.csv": ("utf-8", ","),
}


def dining_board() -> Board:
    return Board(template("dining"))


def dining(edition: int = 1) -> Questionnaire:
    """Return the questionnaire of the dining template, as it is issued."""
    board = dining_board()
    return Questionnaire(
        edition=edition,
        issued=date(2017, 6, 1),
        title="Lunch",
        stages=board.stages(),
        questions=questions_of(board, edition),
    )


def asked(*wordings: str) -> Questionnaire:
    """Return a questionnaire of questions about what must always happen."""
    questions = tuple(
        Question(code=f"q{number}", activity="always", wording=wording)
        for number, wording in enumerate(wordings, 1)
    )
    return Questionnaire(issued=date(2017, 6, 1), title="Lunch", questions=questions)


def choosing(*labels: str, activity: str = "ways") -> Question:
    """Return a question with these options, which are called o1, o2, …."""
    options = tuple(Option(name=f"o{number}", says=says) for number, says in enumerate(labels, 1))
    return Question(code="q1", activity=activity, wording="Which?", options=options)


def table(*rows: Sequence[str], name: str = "returns.csv") -> Table:
    """Return a file with these rows."""
    return Table(Path(name), "CSV", lambda: iter([list(row) for row in rows]), 0)


def sample(samples: Path, name: str) -> Table:
    """Return one of the sample files."""
    if name in REAL:
        return Table(
            samples / "real" / name, "CSV", _of_csv(samples / "real" / name, *REAL[name]), 0
        )
    path = samples / "hazel-court" / "survey" / name
    read = _of_xlsx(path) if path.suffix == ".xlsx" else _of_csv(path, *SAMPLES[name])
    return Table(path, "a sample", read, 0)


def of_sample(samples: Path, name: str) -> Columns:
    return read_columns(sample(samples, name), [dining()])


def codes(columns: Columns) -> list[str]:
    """Return which question each column is about, by its code; - where it is about none."""
    return [column.question.code if column.question else "-" for column in columns.columns]


def of_use(columns: Columns, use: Use) -> list[str]:
    return [column.heading for column in columns.of_use(use)]


def _of_csv(path: Path, encoding: str, delimiter: str) -> Callable[[], Rows]:
    def rows() -> Rows:
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            yield from (row for row in csv.reader(file, delimiter=delimiter) if any(row))

    return rows


def _of_xlsx(path: Path) -> Callable[[], Rows]:
    def rows() -> Rows:
        sheet = openpyxl.load_workbook(path).worksheets[0]
        for row in sheet.iter_rows(values_only=True):
            yield ["" if value is None else str(value) for value in row]

    return rows
