"""What matched in a file and what did not, as it is shown before anything is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.counting import counted
from journeymap.entries import SAID_KINDS
from journeymap.survey.questionnaire import STARS, VOICE, WAYS, Option, Question
from journeymap.survey.returns.columns import Column, Columns, Use

HEADINGS = ("Column", "Heading", "Taken for", "How that was told")
"""What stands above the rows."""
_IN_WORDS = {
    Use.RETURN_ID: "what tells returns apart; only a fingerprint of it is kept",
    Use.MOMENT: "when it was answered; only the day is kept",
    Use.FINISHED: "whether somebody went through to the end",
    Use.STATUS: "whether it is an answer, and no trial",
    Use.IDENTITY: "left out",
    Use.KEPT: "kept, and nothing is made of it",
}
_ACTIVITIES = {VOICE: "who answers", STARS: "stars", WAYS: "how people want to hear back"}
_LONGEST = 70
_FEW_KEPT = 8
"""More columns than these that are only kept are counted in the lines, and not listed."""


@dataclass(frozen=True, slots=True)
class Row:
    """One column, in words."""

    number: int
    """Which column of the file it is, from 1."""
    heading: str
    taken_for: str
    how: str
    doubt: str
    """What somebody should look at, as the start of a sentence; empty if there is nothing."""

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """The row as it stands in a table under `HEADINGS`."""
        how = f"{self.how}; but {self.doubt}" if self.how and self.doubt else self.how or self.doubt
        return (str(self.number), _short(self.heading), self.taken_for, how)


def rows(columns: Columns) -> tuple[Row, ...]:
    """Return one row for each column of the file."""
    return tuple(
        Row(each.place + 1, each.heading, taken_for(each, columns), each.how, each.doubt)
        for each in columns.columns
    )


def taken_for(column: Column, columns: Columns) -> str:
    """Return what a column is taken for, in words."""
    if column.question is None:
        return _IN_WORDS.get(column.use, str(column.use))
    asked = _asked(column.question, columns)
    if column.is_other:
        return f"{asked} · what is none of the options"
    return " · ".join([asked, *(option.says for option in _options(column))])


def missing(columns: Columns) -> tuple[str, ...]:
    """Return the questions of the edition to which the file has no column, as they are printed."""
    edition = columns.edition
    return tuple(edition.numbered(each) for each in columns.missing()) if edition else ()


def summary(columns: Columns) -> str:
    """Return in one line what the file seems to be and how much of it was found."""
    parts = [f"{len(columns.of_use(Use.IDENTITY))} left out", f"{_kept(columns)} only kept"]
    if columns.edition:
        asked = len(columns.edition.questions)
        found = asked - len(columns.missing())
        parts.insert(0, f"{found} of {counted(asked, 'question')} found")
        which = f", edition {columns.edition.edition} of the questionnaire"
    else:
        answers = len(columns.of_use(Use.ANSWER))
        parts.insert(0, f"{answers} with answers")
        which = ""
    number = counted(len(columns.columns), "column")
    return f"{_from(columns.tool)}{which}: {number}, {', '.join(parts)}"


def lines(columns: Columns) -> Iterator[str]:
    """Yield what matched and what did not as plain lines, to be read or listened to."""
    yield f"{summary(columns)}."
    few = _kept(columns) <= _FEW_KEPT
    for column in columns.columns:
        if few or column.use is not Use.KEPT or column.doubt:
            yield _line(column, columns)
    if not few:
        quiet = [each for each in columns.columns if each.use is Use.KEPT and not each.doubt]
        yield f"{counted(len(quiet), 'other column')}: kept, and nothing is made of them."
    for question in missing(columns):
        yield f"No column has answers to question {question}"
    for doubt in columns.doubts:
        yield f"Note: {doubt}."


def _line(column: Column, columns: Columns) -> str:
    """Return one column as a sentence. What is issued is named by its number: it is read aloud."""
    what = taken_for(column, columns)
    if column.question and columns.edition and columns.edition.question(column.question.code):
        option = "".join(f", {each.says}" for each in _options(column))
        other = ", what is none of its options" if column.is_other else ""
        what = f"question {columns.edition.number(column.question)}{option}{other}"
    told = f", {column.how}" if column.question else f" ({column.how})"
    how = told if column.how else ""
    line = f"Column {column.place + 1}, ‘{_short(column.heading)}’: {what}{how}."
    return f"{line} But {column.doubt}." if column.doubt else line


def _options(column: Column) -> Iterator[Option]:
    """Yield the option that a column is about, if it is about one."""
    for option in column.question.options if column.question else ():
        if option.name == column.option:
            yield option


def _asked(question: Question, columns: Columns) -> str:
    """Return a question as it was printed; or, if it was not issued, what its answers become."""
    edition = columns.edition
    if edition and edition.question(question.code):
        return edition.numbered(question)
    kind = SAID_KINDS.get(question.activity)
    what = (kind.label if kind else "") or _ACTIVITIES.get(question.activity, question.activity)
    return f"{what}, at ‘{question.stage}’" if question.stage else what


def _kept(columns: Columns) -> int:
    return len(columns.of_use(Use.KEPT))


def _from(tool: str) -> str:
    return "A spreadsheet" if tool == "a spreadsheet" else tool


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
