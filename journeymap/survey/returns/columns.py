"""How the columns of a file are read: what each of them is, and how that was told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from journeymap.survey.questionnaire import Question, Questionnaire


class Use(StrEnum):
    """What a column is taken for. Its words are those of a columns file."""

    ANSWER = "answer"
    """Answers to a question, or whether one of its options was chosen."""
    RETURN_ID = "return id"
    """What tells returns apart. Only a fingerprint of it is kept."""
    MOMENT = "moment"
    """When it was answered. Only the day is kept."""
    FINISHED = "finished"
    """Whether whoever answered went through to the end."""
    STATUS = "status"
    """Whether it is an answer at all, and not a trial of whoever made the survey."""
    IDENTITY = "left out"
    """What could lead to a person. It is not kept."""
    KEPT = "kept"
    """Anything else: it stands in the cleaned copy and nothing is made of it."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file."""

    place: int
    """Which column of the file it is, from 0."""
    heading: str
    """What stands above it, on one line; the second row's words behind the first's."""
    use: Use
    question: Question | None = None
    """The question that it has answers to."""
    option: str | None = None
    """The name of the one option that it is about, where each option has a column."""
    how: str = ""
    """How that was told, in words: "by its code", "by its words", "it says e-mail"."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What is written here, and the name of the option that it means, as a person has said; "" for
    what they have said is none."""
    is_other: bool = False
    """Whether people write here what is none of the question's options."""
    blank_is_partial: bool = False
    """Whether a blank cell says that somebody did not go through to the end. It can be so for
    any use: LimeSurvey has no time of submitting then."""
    doubt: str = ""
    """What somebody should look at before this is believed, as the start of a sentence."""


@dataclass(frozen=True, slots=True)
class Columns:
    """How a file is read."""

    tool: str
    """The survey tool that it seems to come from, in words: "Google Forms"."""
    heading_rows: int
    """How many rows stand above the returns."""
    columns: tuple[Column, ...]
    edition: Questionnaire | None = None
    """The edition that it is about; None for a survey that was not issued from here."""
    day_first: bool | None = None
    """Whether 4/5/2026 is the 4th of May; None where no date of the file can be read two ways,
    or nobody has said yet."""
    decided_in: int = 0
    """The row of the file that can be read in this order only; 0 if a person has said so."""
    doubts: tuple[str, ...] = ()
    """What somebody should know of the whole file, as the starts of sentences."""

    def of_use(self, use: Use) -> tuple[Column, ...]:
        """Return the columns of one use, in their order."""
        return tuple(column for column in self.columns if column.use is use)

    def questions(self) -> tuple[Question, ...]:
        """Return the questions to which there are columns, each once, in the file's order."""
        found = {each.question.code: each.question for each in self.columns if each.question}
        return tuple(found.values())

    def of_question(self, question: Question) -> tuple[Column, ...]:
        """Return the columns with answers to a question: one, or one for each option."""
        return tuple(
            column
            for column in self.columns
            if column.question is not None and column.question.code == question.code
        )

    def missing(self) -> tuple[Question, ...]:
        """Return the questions of the edition to which no column has answers."""
        there = {column.question.code for column in self.columns if column.question}
        asked = self.edition.questions if self.edition else ()
        return tuple(question for question in asked if question.code not in there)
