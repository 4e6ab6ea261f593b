"""Takes the returns of a file in: rows become answers, answers become entries on a new sheet.

The sheet and the cleaned copy are written aside, and are there all at once when all is done. So
nothing is kept by halves of a file that turns out to be broken, and whatever stops it, the file
can be taken in again: what is here already is known by its fingerprint.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime
from itertools import islice

from journeymap.sheets.aside import SheetAside
from journeymap.sheets.dialect import item_lines
from journeymap.sheets.in_words import shown
from journeymap.sheets.reading import LARGEST_ITEM
from journeymap.sheets.sheet import NotSaved
from journeymap.sheets.workshop import Workshop
from journeymap.survey.questionnaire import Question
from journeymap.survey.returns.answers_in_rows import AnswersInRows
from journeymap.survey.returns.batch import Batch
from journeymap.survey.returns.cleaned_copy import CleanedCopy, finish_after_a_crash
from journeymap.survey.returns.columns import Column, Columns, Use
from journeymap.survey.returns.days import Answering, Days
from journeymap.survey.returns.entries_of import Answers, is_answered, voice_of
from journeymap.survey.returns.fingerprints import Fingerprints
from journeymap.survey.returns.finished import is_partial, why_no_answer
from journeymap.survey.returns.in_batches import in_batches
from journeymap.survey.returns.known import Before, Known
from journeymap.survey.returns.missing import what_is_missing
from journeymap.survey.returns.table import Table
from journeymap.survey.returns.tally import Tally
from journeymap.survey.returns.telling_apart import Row, Rows, TellingApart, Told
from journeymap.survey.returns.written_out import WritingOut, answered_in, by_row, several_voices

SHEET_NAME = "Survey"
Progress = Callable[[int, int], None]
"""Told after each batch how many rows are through, and how many letters."""
_LONGEST = LARGEST_ITEM // 8
"""Letters of one answer: written out, none of them takes more than 6 bytes."""
_32_BITS = (1 << 32) - 1
_MOST_EXPECTED = 2_000_000
"""For more returns than these room is made as they come."""


def take_in(  # noqa: PLR0913, PLR0917 -- the last two are for whoever watches
    table: Table,
    columns: Columns,
    workshop: Workshop,
    now: datetime,
    how: str,
    progress: Progress = lambda _rows, _letters: None,
    stop: Callable[[], bool] = lambda: False,
) -> Tally:
    """Take the returns of a table in, and return what became of its rows.

    `how` is the text of a columns file that says how the columns were read, to stand beside the
    cleaned copy. `stop` is asked after each batch of rows, and if it says so, what was taken in
    up to there is kept. Raises `Unfit` if the table is broken or its dates cannot be read,
    `NotSaved` if it cannot be kept, and then nothing is.
    """
    through = 0
    try:
        with closing(_TakingIn(table, columns, workshop, now)) as taking:
            for rows, letters in in_batches(islice(table.read_rows(), columns.heading_rows, None)):
                taking.take(rows, letters)
                through += letters
                progress(taking.tally.rows, through)
                if stop():
                    taking.tally.stopped = True
                    break
            taking.keep(how)
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
        self._apart = TellingApart(self._fingerprints, self._known, codes)
        self._size = table.size
        self._edition = columns.edition.edition if columns.edition else None
        self._writing = WritingOut(self._questions, self._edition, self._sheet.key)
        self._state = _only(columns, lambda each: each.use is Use.STATUS)
        self._ends = _only(columns, lambda e: e.use is Use.FINISHED or e.blank_is_partial)

    def take(self, rows: list[list[str]], letters: int) -> None:
        """Take some rows in, with so many letters. Raises `Unfit` and `OSError`."""
        first = self._columns.heading_rows + self.tally.rows + 1
        if not self.tally.rows:
            bytes_of_these = letters + len(rows) * self._width  # with a delimiter behind each cell
            self._apart.expect(min(self._size * len(rows) // bytes_of_these, _MOST_EXPECTED))
        self.tally.rows += len(rows)
        batch = Batch(rows, list(range(first, first + len(rows))))
        batch = self._without(batch, self._why_not(rows, letters))
        batch, answering = self._with_days(batch)
        if not batch.rows:
            return
        batch.read = self._answers.read(batch.cells)
        batch.partial = self._are_partial(batch.rows)
        texts = self._fingerprints.texts(batch.cells, answering.exact)
        told = self._apart.tell(Rows(texts, self._hashes(batch), lambda at: self._row(batch, at)))
        batch.fingerprints = told.fingerprints
        self.tally.here += len(told.here)
        self.tally.twice += len(told.twice)
        self._write_new(_new_of(batch, told))
        for place, before in told.grown.items():
            self._write_grown(batch, place, before)

    def keep(self, how: str) -> None:
        """Bring in what is new, whole. Raises `OSError`."""
        if not self._sheet.last:
            return
        self._copy.settle(how)
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

    def _why_not(self, rows: list[list[str]], letters: int) -> dict[int, str]:
        """Return why some rows are not taken, by their places; make the others as wide as all."""
        why = {}
        if set(map(len, rows)) != {self._width} or letters > _LONGEST:
            for place, row in enumerate(rows):
                if said := _made_as_wide(row, self._width):
                    why[place] = said
        if self._state.columns:
            for place, row in enumerate(rows):
                if said := why_no_answer(self._state, row):
                    why[place] = f"it is {said}"
        return why

    def _without(self, batch: Batch, why: dict[int, str]) -> Batch:
        """Return the batch without rows that are not taken, and count these."""
        for place, said in why.items():
            self.tally.refuse(batch.numbers[place], said)
        return batch.only([at for at in range(len(batch.rows)) if at not in why]) if why else batch

    def _with_days(self, batch: Batch) -> tuple[Batch, Answering]:
        """Return the batch with the days of the returns, without those whose day is unreadable."""
        found = self._days.read(batch.cells, batch.numbers)
        if found.unreadable:
            wrong = {at: f"‘{shown(cell)}’ is no day" for at, cell in found.unreadable.items()}
            batch = self._without(batch, wrong)
            found = self._days.read(batch.cells, batch.numbers)
        batch.days = found.days
        return batch, found

    def _are_partial(self, rows: list[list[str]]) -> list[bool]:
        if not self._ends.columns:
            return [False] * len(rows)
        return [is_partial(self._ends, row) for row in rows]

    def _hashes(self, batch: Batch) -> list[int]:
        """Return a number for all that was answered in each row, none of them 0."""
        answers = [batch.cells[each.place] for each in self._columns.of_use(Use.ANSWER)]
        if not answers:
            return [1] * len(batch.rows)
        return [hashed & _32_BITS or 1 for hashed in map(hash, zip(*answers, strict=True))]

    def _row(self, batch: Batch, place: int) -> Row:
        """Return what a return is known by."""
        answers = self._answers_of(batch, place)
        return Row(
            answered=frozenset(q.code for q in self._questions if is_answered(q, answers)),
            voice=voice_of(answers, self._questions),
            partial=answers.partial,
            has_words=bool(answers.texts),
        )

    def _answers_of(self, batch: Batch, place: int) -> Answers:
        read = batch.read
        return Answers(
            fingerprint=f"r{batch.fingerprints[place]:016x}" if batch.fingerprints else "",
            day=batch.days[place],
            texts={code: of[place] for code, of in read.texts.items() if of[place]},
            chosen={code: of[place] for code, of in read.chosen.items() if of[place]},
            partial=batch.partial[place],
            edition=self._edition,
        )

    def _write_new(self, batch: Batch) -> None:
        """Write out returns that are new, and count them."""
        if not batch.rows:
            return
        before, number = self._sheet.last, len(batch.rows)
        answered = answered_in(self._questions, batch)
        text, last = self._writing.items(batch, answered, before + 1)
        self._write(text, last, batch)
        tally = self.tally
        tally.taken += number
        tally.partial += batch.partial.count(True)
        tally.empty += [*map(any, islice(by_row(answered), number))].count(False)
        tally.entries += last - before - number
        tally.taken_out += batch.read.taken_out
        for question, flags in zip(self._questions, answered, strict=True):
            tally.answers[question.code] += flags.count(True)
        for code, left in batch.read.left.items():
            if values := Counter(filter(None, left)):
                tally.count_not_known(code, values)

    def _write_grown(self, batch: Batch, place: int, before: Before) -> None:
        """Write out of a return that is here what is not, under its fingerprint once more."""
        first = f"{self._sheet.key}.{self._sheet.last + 1}"
        now = self._answers_of(batch, place)
        entries = what_is_missing(now, before, self._questions, first)
        lines = [line for entry in entries for line in item_lines(entry.as_item())]
        self._write("\n".join(lines) + "\n", entries[-1].number, batch.only([place]))
        self.tally.grown += 1
        self.tally.entries += len(entries) - 1

    def _write(self, text: str, last: int, batch: Batch) -> None:
        """Put items on the sheet, and their returns into the copy. Raises `OSError`."""
        self.tally.several_voices += several_voices(self._questions, batch)
        if not self._sheet.last:
            self._copy.begin(self._columns)
        self._sheet.write(text, last)
        self._copy.write(batch)


def questions_in_order(columns: Columns) -> tuple[Question, ...]:
    """Return the questions that a file has columns for: as they were issued, then the others."""
    there = {question.code: question for question in columns.questions()}
    issued = columns.edition.questions if columns.edition else ()
    in_order = [question for question in issued if question.code in there]
    codes = {question.code for question in in_order}
    return (*in_order, *(each for code, each in there.items() if code not in codes))


def _made_as_wide(row: list[str], width: int) -> str:
    """Give a row as many cells as there are headings; return why it is not taken, or nothing."""
    cells = len(row)
    row += [""] * (width - cells)
    beyond = any(row[width:])
    del row[width:]
    if beyond:
        return f"it has {cells} cells, and there are {width} headings"
    if len(max(row, key=len, default="")) > _LONGEST:
        return f"it has an answer of more than {_LONGEST:,} letters"
    return ""


def _only(columns: Columns, wanted: Callable[[Column], bool]) -> Columns:
    return replace(columns, columns=tuple(filter(wanted, columns.columns)))


def _new_of(batch: Batch, told: Told) -> Batch:
    known = told.here | told.twice | told.grown.keys()
    return batch.only([at for at in range(len(batch.rows)) if at not in known]) if known else batch
