"""Takes the returns of a file in: rows become answers, answers become entries on a new sheet.

The sheet and the cleaned copy are written aside, and are there all at once when all is done. So
nothing is kept by halves of a file that turns out to be broken, and whatever stops it, the file
can be taken in again: what is here already is known by its fingerprint.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from journeymap.entries import SAID_KINDS, Entry, Return
from journeymap.sheets.aside import SheetAside
from journeymap.sheets.dialect import item_lines
from journeymap.sheets.reading import LARGEST_ITEM
from journeymap.sheets.sheet import NotSaved
from journeymap.sheets.workshop import Workshop
from journeymap.survey.questionnaire import VOICE
from journeymap.survey.returns.answers_in_rows import AnswersInRows, Read
from journeymap.survey.returns.cleaned_copy import CleanedCopy, finish_after_a_crash
from journeymap.survey.returns.columns import Columns, Use
from journeymap.survey.returns.days import Answering, Days
from journeymap.survey.returns.entries_of import Answers, entries_of
from journeymap.survey.returns.finished import is_partial, why_no_answer
from journeymap.survey.returns.fingerprints import Fingerprints
from journeymap.survey.returns.in_batches import in_batches
from journeymap.survey.returns.known import Before, Known
from journeymap.survey.returns.table import Table
from journeymap.survey.returns.tally import Tally
from journeymap.survey.returns.telling_apart import Row, TellingApart, Told
from journeymap.survey.returns.written_out import Marks, WritingOut, voices_of

SHEET_NAME = "Survey"
Progress = Callable[[int, int], None]
"""Told after each batch how many rows are through, and how many letters."""
_LONGEST = LARGEST_ITEM // 8
"""Letters of one answer: written out, none of them takes more than 6 bytes."""
_BYTES_A_ROW = 80
"""Fewer than most rows have: by it is reckoned how many returns are to be told apart."""
_MOST_EXPECTED = 2_000_000


def take_in(
    table: Table,
    columns: Columns,
    workshop: Workshop,
    now: datetime,
    progress: Progress = lambda _rows, _letters: None,
    stop: Callable[[], bool] = lambda: False,
) -> Tally:
    """Take the returns of a table in, and return what became of its rows.

    `stop` is asked after each batch of rows, and if it says so, what was taken in up to there
    is kept. Raises `Unfit` if the table is broken or its dates cannot be read, `NotSaved` if it
    cannot be kept, and then nothing is.
    """
    through = 0
    try:
        with closing(_TakingIn(table, columns, workshop, now)) as taking:
            for rows, letters in in_batches(islice(table.read_rows(), columns.heading_rows, None)):
                taking.take(rows)
                through += letters
                progress(taking.tally.rows, through)
                if stop():
                    taking.tally.stopped = True
                    break
            taking.keep()
            return taking.tally
    except OSError as error:
        where = f": {error.filename}" if error.filename else ""
        raise NotSaved(f"{error.strerror}{where}") from error


class _TakingIn:
    """One file being taken in."""

    def __init__(self, table: Table, columns: Columns, workshop: Workshop, now: datetime) -> None:
        self.tally = Tally()
        self._columns = columns
        self._width = len(columns.columns)
        self._questions = questions_in_order(columns)
        self._sheet = SheetAside(workshop, SHEET_NAME, now)
        try:
            finish_after_a_crash(workshop)
            self._known = Known(workshop.sheet_paths())
        except BaseException:
            self._sheet.give_up()
            raise
        self._copy = CleanedCopy(workshop, self._sheet.key, table.path, now)
        self._days = Days(columns, now)
        self._answers = AnswersInRows(columns, self._questions)
        self._fingerprints = Fingerprints(columns)
        codes = frozenset(question.code for question in self._questions)
        expected = min(table.size // _BYTES_A_ROW, _MOST_EXPECTED)
        self._apart = TellingApart(self._fingerprints, self._known, codes, expected)
        self._edition = columns.edition.edition if columns.edition else None
        self._writing = WritingOut(self._questions, self._edition, self._sheet.key)
        self._state = _only(columns, lambda each: each.use is Use.STATUS)
        self._ends = _only(columns, lambda e: e.use is Use.FINISHED or e.blank_is_partial)

    def take(self, rows: list[list[str]]) -> None:
        """Take some rows in. Raises `Unfit` and `OSError`."""
        first = self._columns.heading_rows + self.tally.rows + 1
        self.tally.rows += len(rows)
        batch = _Batch(rows, list(range(first, first + len(rows))))
        self._refuse(batch, self._why_not(batch))
        answering = self._read_days(batch)
        if not batch.rows:
            return
        batch.read = self._answers.read(batch.cells)
        batch.days, batch.partial = answering.days, self._are_partial(batch.rows)
        texts = self._fingerprints.texts(batch.cells, answering.exact)
        told = self._apart.tell(texts, self._hashes(batch), lambda at: self._row(batch, at))
        self.tally.here += len(told.here)
        self.tally.twice += len(told.twice)
        self._write_new(batch, told)
        for place, before in told.grown.items():
            self._write_grown(batch, place, told.fingerprints[place], before)

    def keep(self) -> None:
        """Bring in what is new, whole. Raises `OSError`."""
        if not self._sheet.last:
            return
        self._copy.settle(columns_text(self._columns))
        self._sheet.settle()
        self.tally.sheet = self._sheet.bring_in()
        with suppress(OSError):  # the returns are in; the copy gets its name the next time
            self.tally.copy = self._copy.bring_in()

    def close(self) -> None:
        """Let go of everything, and leave nothing behind of what was not kept."""
        self._known.close()
        self._sheet.give_up()
        if self.tally.sheet is None:
            self._copy.give_up()
