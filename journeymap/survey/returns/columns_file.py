"""Reads a columns file: what a person says of the columns of a file of returns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from journeymap.board import Board
from journeymap.cleaning import one_line
from journeymap.entries import SAID_KINDS
from journeymap.guide import has_words
from journeymap.problems import Problem
from journeymap.sheets.dialect import BadYaml, Document, Place
from journeymap.sheets.in_words import in_words, one_a_field, place_of, shown
from journeymap.sheets.yaml_file import read_yaml
from journeymap.survey.asking import questions_of
from journeymap.survey.questionnaire import STARS, VOICE, WAYS, Option, Question, Questionnaire
from journeymap.survey.returns.columns import Column, Columns, Use
from journeymap.survey.returns.headings import Heading, Headings, read_headings
from journeymap.survey.returns.matching import columns_of, with_date_order
from journeymap.survey.returns.table import Table
from journeymap.survey.returns.wording import key

OTHER = "other"
"""Behind `option`: what people wrote besides the options."""
_USES = {str(use): use for use in Use if use is not Use.ANSWER}
_ONCE = (Use.RETURN_ID, Use.MOMENT)
_HOW = "as the columns file says"


def _blank_is_none(value: object) -> object:
    return None if value == "" else value


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Item(_Part):
    """One column, as the file has it."""

    heading: str
    is_: str = Field(alias="is")
    stage: Annotated[str | None, BeforeValidator(_blank_is_none)] = None
    option: Annotated[str | None, BeforeValidator(_blank_is_none)] = None
    values: dict[str, str] = {}


class _File(_Part):
    edition: Annotated[int | None, BeforeValidator(_blank_is_none)] = None
    dates: Annotated[
        Literal["day first", "month first"] | None, BeforeValidator(_blank_is_none)
    ] = None
    columns: tuple[_Item, ...] = ()


def read_columns_file(
    path: Path, table: Table, editions: Sequence[Questionnaire], board: Board
) -> tuple[Columns | None, list[Problem]]:
    """Return what the columns of a file are, as a columns file says, and what is wrong with it.

    Columns of which it says nothing are told as they are without it. If it cannot be followed
    there are no columns, and nothing is to be kept.

    Raises `Unfit` if the file of returns cannot be read.
    """
    try:
        document = read_yaml(path, "columns file")
    except BadYaml as bad:
        return None, [Problem(path, bad.line, bad.wrong, bad.mend)]
    except OSError as error:
        wrong = f"this columns file cannot be read: {error.strerror}"
        return None, [Problem(path, 1, wrong, "Look at who may read the file")]
    return _Follower(path, document, read_headings(table), editions, board).columns(table)


class _Follower:
    """Follows what a columns file says, and keeps account of what is wrong with it."""

    def __init__(
        self,
        path: Path,
        document: Document,
        headings: Headings,
        editions: Sequence[Questionnaire],
        board: Board,
    ) -> None:
        self._path = path
        self._document = document
        self._headings = headings
        self._editions = editions
        self._board = board
        self._problems: list[Problem] = []
        self._items: dict[int, Place] = {}

    def columns(self, table: Table) -> tuple[Columns | None, list[Problem]]:
        file = self._file()
        settled = self._settled(file) if file else {}
        self._look_for_doubles(settled)
        if file is None or self._problems:
            return None, sorted(self._problems)
        edition = file.edition or self._edition_of(settled)
        columns = columns_of(self._headings, self._editions, edition, settled)
        if file.dates:
            return replace(columns, day_first=file.dates == "day first"), []
        return with_date_order(columns, table), []

    def _report(self, place: Place, wrong: str, mend: str) -> None:
        self._problems.append(Problem(self._path, self._document.line(place), wrong, mend))

    def _file(self) -> _File | None:
        """Return what the file says, if it has the form of a columns file."""
        for place, line in self._document.repeats:
            wrong = f"‘{shown(place[-1])}’ is there twice"
            self._problems.append(Problem(self._path, line, wrong, "Delete one of the two"))
        if not isinstance(self._document.tree, dict):
            wrong = "this is not a columns file"
            self._report((), wrong, "It has a line columns: and below it each heading, with is:")
            return None
        try:
            file = _File.model_validate(self._document.tree)
        except ValidationError as errors:
            for error in one_a_field(errors.errors()):
                self._report(place_of(error), in_words(error), "Mend it here")
            return None
        there = [each.edition for each in self._editions]
        if file.edition is not None and file.edition not in there:
            wrong = f"there is no edition {file.edition} of the questionnaire"
            said = ", ".join(str(each) for each in sorted(there)) or "none"
            self._report(("edition",), wrong, f"These were issued: {said}")
        return file

    def _settled(self, file: _File) -> dict[int, Column]:
        """Return the columns that the file is about, by their places in the file of returns."""
        settled: dict[int, Column] = {}
        free = list(self._headings.headings)
        for number, item in enumerate(file.columns):
            place = ("columns", number)
            heading = _with_heading(item.heading, free)
            if heading is None:
                self._report_missing(item, place)
                continue
            free.remove(heading)
            self._items[heading.place] = place
            column = self._column(item, number, heading, place)
            if column is not None:
                settled[heading.place] = column
        return settled

    def _report_missing(self, item: _Item, place: Place) -> None:
        if item.is_ not in {Use.KEPT, Use.IDENTITY}:
            wrong = f"no column has the heading ‘{shown(item.heading)}’"
            self._report((*place, "heading"), wrong, "Write it as it stands in the file")

    def _column(self, item: _Item, number: int, heading: Heading, place: Place) -> Column | None:
        name = heading.whole or f"column {heading.place + 1}"
        if item.is_ in _USES:
            return Column(heading.place, name, _USES[item.is_], how=_HOW)
        question = self._question(item, number, name, place)
        if question is None:
            return None
        other = item.option == OTHER and OTHER not in {each.name for each in question.options}
        option = None if other else item.option
        self._look_at_option(option, question, place)
        self._look_at_values(item.values, question, place)
        return Column(
            heading.place, name, Use.ANSWER, question, option, _HOW, item.values, is_other=other
        )

    def _question(self, item: _Item, number: int, name: str, place: Place) -> Question | None:
        """Return the question that a column is about: an issued one, or one made here."""
        issued = (each.question(item.is_) for each in self._editions)
        if question := next((each for each in issued if each), None):
            return question
        if item.is_ not in {*SAID_KINDS, VOICE, STARS, WAYS}:
            wrong = f"‘{shown(item.is_)}’ is nothing that a column can be"
            self._report((*place, "is"), wrong, f"Write one of these: {self._can_be()}")
            return None
        if item.stage and item.is_ not in {VOICE, WAYS} and self._board.stage(item.stage) is None:
            stages = ", ".join(stage.id for stage in self._board.stages())
            wrong = f"there is no stage ‘{shown(item.stage)}’"
            self._report((*place, "stage"), wrong, f"Write one of these: {stages}")
            return None
        options = self._options(item.is_)
        if item.is_ in {VOICE, WAYS} and not options:
            wrong = f"the guide has no options for ‘{item.is_}’"
            self._report((*place, "is"), wrong, "Write is: kept, or add them to workshop.yaml")
            return None
        stage = None if item.is_ in {VOICE, WAYS} else item.stage
        # All columns about ways make one question, whichever column comes first.
        code = "cways" if item.is_ == WAYS else f"c{number + 1}"
        words = _ways_asked(self._board) if item.is_ == WAYS else name
        return Question(code=code, stage=stage, activity=item.is_, wording=words, options=options)

    def _options(self, what: str) -> tuple[Option, ...]:
        if what == VOICE:
            return tuple(Option(name=each.id, says=each.says) for each in self._board.guide.voices)
        if what == STARS:
            return tuple(Option(name=str(stars), says=str(stars)) for stars in range(1, 6))
        asked = [each for each in questions_of(self._board) if each.activity == what == WAYS]
        return asked[0].options if asked else ()

    def _can_be(self) -> str:
        newest = self._editions[0].questions if self._editions else ()
        codes = [newest[0].code, "…", newest[-1].code] if newest else []
        return ", ".join([*codes, *SAID_KINDS, VOICE, STARS, WAYS, *_USES])

    def _look_at_option(self, option: str | None, question: Question, place: Place) -> None:
        names = [each.name for each in question.options]
        if option is not None and option not in names:
            wrong = f"‘{shown(option)}’ is no option of this question"
            mend = f"Write one of these: {', '.join([*names, OTHER])}" if names else "Take it out"
            self._report((*place, "option"), wrong, mend)

    def _look_at_values(self, values: Mapping[str, str], question: Question, place: Place) -> None:
        names = [each.name for each in question.options]
        for written, means in values.items():
            if means and means not in names:
                wrong = f"‘{shown(means)}’ is nothing that ‘{shown(written)}’ can mean here"
                mend = f"Write one of these: {', '.join(names)}" if names else "Take it out"
                self._report((*place, "values", written), wrong, mend)

    def _look_for_doubles(self, settled: Mapping[int, Column]) -> None:
        """Report two columns that are said to be the same thing, of which there can be one."""
        seen: dict[tuple[Any, ...], str] = {}
        for column in settled.values():
            for what in _alone(column):
                if what in seen:
                    names = f"‘{shown(seen[what])}’ and ‘{shown(column.heading)}’"
                    wrong = f"two columns are said to be {what[-1]}: {names}"
                    place = self._items[column.place]
                    self._report(place, wrong, "Write is: kept for one of them")
                seen.setdefault(what, column.heading)

    def _edition_of(self, settled: Mapping[int, Column]) -> int | None:
        """Return the edition whose questions the file names, if it names any."""
        codes = {column.question.code for column in settled.values() if column.question}
        for edition in self._editions:
            if codes & {question.code for question in edition.questions}:
                return edition.edition
        return None


def _alone(column: Column) -> Iterator[tuple[Any, ...]]:
    """Yield what no other column can be besides this one, with its name last."""
    if column.use in _ONCE:
        yield (column.use, f"the {column.use}")
    question = column.question
    if question and not column.is_other:
        yield (question.code, column.option, f"{question.code} {column.option or ''}".strip())
        if question.activity == VOICE and column.option is None:
            yield (VOICE, "the voice")


def _with_heading(text: str, free: Sequence[Heading]) -> Heading | None:
    """Return the first heading that says this; `column 3` where there is none above the third."""
    exact = [each for each in free if one_line(each.whole) == one_line(text)]
    alike = [each for each in free if key(text) and key(each.whole) == key(text)]
    blank = [
        each
        for each in free
        if not has_words(each.whole) and key(text) == f"column{each.place + 1}"
    ]
    return next(iter([*exact, *alike, *blank]), None)


def _ways_asked(board: Board) -> str:
    return next(each.wording for each in questions_of(board) if each.activity == WAYS)
