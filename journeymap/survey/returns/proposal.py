"""How a file is read: as it was told from the file, and as somebody has settled it since."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from journeymap.board import Board
from journeymap.problems import Problem
from journeymap.survey.questionnaire import VOICE, Questionnaire
from journeymap.survey.returns.columns import Column, Columns, Use
from journeymap.survey.returns.columns_file import read_columns_file
from journeymap.survey.returns.headings import read_headings
from journeymap.survey.returns.matching import columns_of, doubts_of, with_date_order
from journeymap.survey.returns.moments import date_order
from journeymap.survey.returns.question_columns import Matched
from journeymap.survey.returns.table import Table
from journeymap.survey.returns.unknown_choices import MOST_KINDS, unknown_choices, with_doubts

_ONCE = {
    Use.RETURN_ID: Use.IDENTITY,
    Use.MOMENT: Use.IDENTITY,
    Use.FINISHED: Use.KEPT,
    Use.STATUS: Use.KEPT,
}
"""What only one column is, and what another one becomes that was it before."""
SETTLED = "as you say"


class Proposal:
    """The columns of a file, of which each can be settled by hand."""

    def __init__(
        self,
        table: Table,
        editions: Sequence[Questionnaire],
        board: Board,
    ) -> None:
        """Propose how a table is read. Raises `Unfit` if it cannot be read, or has no headings."""
        self.table = table
        self.editions = tuple(editions)
        self.board = board
        self._headings = read_headings(table)
        self.columns = with_date_order(columns_of(self._headings, editions), table)
        self.two_ways = self._two_ways()
        """A date that can be read two ways while nobody has said which; empty if there is none."""

    def cells(self, place: int) -> list[str]:
        """Return what stands in a column in the first rows, without blanks."""
        return self._headings.cells(place)

    @property
    def is_ready(self) -> bool:
        """Whether anything can be taken in: some column has answers, and the dates are clear."""
        return bool(self.columns.of_use(Use.ANSWER)) and not self.two_ways

    def begin_with(self, columns: Columns) -> None:
        """Read the file as `columns` say, whatever was settled before."""
        self.columns = columns
        self.two_ways = self._two_ways()

    def follow(self, path: Path) -> list[Problem]:
        """Read the file as a columns file says, and return what is wrong with that one.

        If anything is, nothing is changed. Raises `Unfit` if the file of returns cannot be read.
        """
        columns, problems = read_columns_file(path, self.table, self.editions, self.board)
        if columns is not None:
            self.begin_with(columns)
        return problems

    def read_as(self, edition: Questionnaire) -> None:
        """Take the file for one of that edition. What was settled is told anew.

        Raises `Unfit` if it cannot be one.
        """
        told = columns_of(self._headings, self.editions, edition.edition)
        self.begin_with(with_date_order(told, self.table))

    def say_dates(self, *, day_first: bool) -> None:
        """Read 4/5/2026 with the day first, or with the month first."""
        self.columns = replace(self.columns, day_first=day_first, decided_in=0)
        self.two_ways = ""

    def settle(self, column: Column) -> tuple[Column, ...]:
        """Take a column for what somebody says. Return those that are not what they were by it."""
        column = replace(column, how=SETTLED, doubt="")
        displaced = tuple(self._displaced_by(column))
        changed = {each.place: each for each in (column, *displaced)}
        asked = self.columns.edition
        if asked is None and column.question is not None:
            mine = (each for each in self.editions if each.question(column.question.code))
            asked = next(mine, None)
        columns = tuple(changed.get(each.place, each) for each in self.columns.columns)
        self.columns = replace(self.columns, columns=columns, edition=asked)
        self._look_at_the_whole(moment_is_new=any(e.use is Use.MOMENT for e in changed.values()))
        return displaced

    def not_understood(self, column: Column) -> tuple[str, ...]:
        """Return what is written in a column, and is none of the options of its question.

        The file is read once for it. What stands there in many ways is nobody's choice: then
        there is nothing.
        """
        found = unknown_choices([column], self._returns()).get(column.place, ())
        return found if len(found) <= MOST_KINDS else ()

    def look_for_unknown(self, stop: Callable[[], bool]) -> Columns:
        """Return the columns as they are now, in doubt where answers are none of the options.

        The file is read once for it, until `stop` says so. Raises `Unfit` if it turns out broken.
        """
        columns = self.columns
        return with_doubts(columns, unknown_choices(columns.columns, self._returns(), stop))

    def _returns(self) -> Iterator[list[str]]:
        return islice(self.table.read_rows(), self.columns.heading_rows, None)

    def _displaced_by(self, column: Column) -> Iterator[Column]:
        """Yield the columns that cannot be what they are any more, as what they are now."""
        for other in self.columns.columns:
            if other.place == column.place:
                continue
            if column.use in _ONCE and other.use is column.use:
                how = f"column {column.place + 1} is that, as you say"
                yield replace(other, use=_ONCE[column.use], how=how, doubt="")
            elif _is_the_same_question(column, other):
                how = f"column {column.place + 1} has the answers, as you say"
                yield Column(other.place, other.heading, Use.KEPT, how=how)

    def _look_at_the_whole(self, *, moment_is_new: bool) -> None:
        columns = self.columns
        if columns.of_use(Use.ANSWER):
            nearest = Matched({}, {}, {})  # asked for only where nothing has answers
            doubts = doubts_of(self._headings, self.editions, nearest, columns.columns)
            self.columns = columns = replace(columns, doubts=tuple(doubts))
        if moment_is_new:
            said = columns.day_first if not columns.decided_in else None
            self.columns = with_date_order(columns, self.table)
            if said is not None and self.columns.day_first is None:
                self.columns = replace(self.columns, day_first=said)
            self.two_ways = self._two_ways()

    def _two_ways(self) -> str:
        if self.columns.day_first is not None:
            return ""
        return date_order(self.columns, self.table).two_ways


def _is_the_same_question(column: Column, other: Column) -> bool:
    """Whether two columns claim what only one can have answers to."""
    if column.question is None or other.question is None or column.is_other or other.is_other:
        return False
    if column.question.activity == other.question.activity == VOICE:
        return True
    same = column.question.code == other.question.code
    return same and (column.option == other.option or not (column.option and other.option))
