"""`journeymap survey returns`: takes in what came back from the survey."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import click

from journeymap.cleaning import one_line
from journeymap.cli.accessible import is_accessible
from journeymap.cli.columns_shown import show_columns
from journeymap.cli.stoppable import stoppable
from journeymap.cli.telling import Refused, give, tell, tell_problems
from journeymap.cli.workshop_argument import find, here, workshop_argument
from journeymap.counting import counted

if TYPE_CHECKING:
    from journeymap.board import Board
    from journeymap.sheets.workshop import Workshop
    from journeymap.survey.questionnaire import Questionnaire
    from journeymap.survey.returns.columns import Columns
    from journeymap.survey.returns.table import Table
    from journeymap.survey.returns.tally import Tally

_LOOKED_THROUGH = 8 * 1024 * 1024
"""Bytes of sheets that are looked through at once for what may lead to a person."""
_ROWS_LOOKED_AT = 10_000
"""So many rows are looked at for choices that are none of the options, before it is asked."""
_DATES = {"day-first": True, "month-first": False}


@click.command(short_help="Take in what came back from the survey.")
@workshop_argument
@click.argument("files", metavar="FILE...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--dry-run",
    is_flag=True,
    help="Only show what matches, and write FILE.columns.yaml here, ready to edit.",
)
@click.option(
    "--columns",
    "columns_file",
    metavar="FILE.yaml",
    type=click.Path(path_type=Path),
    help="What each column is, where it cannot be told.",
)
@click.option(
    "--dates", type=click.Choice([*_DATES]), help="How 4/5/2026 is meant: the 4th of May, or not."
)
@click.option("--edition", type=click.IntRange(1), help="The edition that was answered.")
@click.option("--yes", is_flag=True, help="Take it in without asking, as far as it matches.")
@click.option(
    "--twice",
    is_flag=True,
    help="Take back what two laptops have taken in, so that it counts once.",
)
@click.pass_context
def returns(  # noqa: PLR0913, PLR0917 -- click passes one argument for each option
    context: click.Context,
    workshop: str,
    files: tuple[Path, ...],
    columns_file: Path | None,
    dates: str | None,
    edition: int | None,
    *,
    dry_run: bool,
    yes: bool,
    twice: bool,
) -> None:
    """Take in what came back from the survey, as the survey tool hands it back.

    FILE is a CSV, TSV or XLSX file of Microsoft Forms, Google Forms, SurveyMonkey, LimeSurvey,
    Qualtrics, Kobo, ODK, or a plain spreadsheet. What its columns are taken for is shown before
    anything is kept. Names, addresses and the like are left out. A return that is here already
    is not taken twice, so a newer download of the same survey adds what is new.
    """
    from journeymap.survey.editions import read_editions
    from journeymap.survey.languages import in_all_languages

    found = find(workshop)
    if twice:
        _take_back_doubles(found)
    elif not files:
        raise click.MissingParameter(ctx=context, param_hint="'FILE...'", param_type="argument")
    editions, problems = read_editions(found)
    tell_problems(problems)
    editions = in_all_languages(found, editions)
    taking = _Taking(found, editions, columns_file, _DATES.get(dates or ""), edition, yes=yes)
    went_well = [taking.look_at(file) if dry_run else taking.take(file) for file in files]
    taking.tell_what_to_look_at()
    context.exit(0 if all(went_well) and not problems else 1)


def _take_back_doubles(workshop: Workshop) -> None:
    """Take back what is on the board twice, and say how much it was; or refuse."""
    from journeymap.sheets.doubles import doubles
    from journeymap.sheets.own import OwnSheets
    from journeymap.sheets.sheet import NotSaved
    from journeymap.survey.returns.taking_back import take_back

    found = doubles(workshop.read().board)
    try:
        number = take_back(workshop, found, datetime.now(UTC), OwnSheets.of_this_machine())
    except NotSaved as why:
        raise Refused(f"it cannot be taken back: {why}.") from why
    returns = counted(len(found), "return")
    were = "was" if len(found) == 1 else "were"
    click.echo(f"{returns} {were} here twice: {counted(number, 'entry', 'entries')} taken back.")


class _Taking:
    """The files of one run, taken in one after another, each by itself."""

    def __init__(  # noqa: PLR0913 -- one for each option
        self,
        workshop: Workshop,
        editions: Sequence[Questionnaire],
        columns_file: Path | None,
        day_first: bool | None,
        edition: int | None,
        *,
        yes: bool,
    ) -> None:
        self._workshop = workshop
        self._editions = editions
        self._columns_file = columns_file
        self._day_first = day_first
        self._edition = edition
        self._yes = yes
        self._sheets: list[Path] = []

    def look_at(self, file: Path) -> bool:
        """Show what matches in a file, and write its columns file; whether all was well."""
        opened = self._opened(file)
        if opened is None:
            return False
        table, columns = opened
        show_columns(columns, err=False)
        return self._write_columns_file(table, columns) and not _doubts(columns)

    def take(self, file: Path) -> bool:
        """Take one file in, or say why not; whether all was well."""
        from journeymap.sheets.sheet import NotSaved
        from journeymap.survey.returns.unfit import Unfit

        opened = self._opened(file)
        if opened is None:
            return False
        table, columns = opened
        show_columns(columns, err=True)
        try:
            columns = self._with_dates(table, columns)
            self._see_that_it_is_meant(table, columns)
            tally = self._take(table, columns)
        except (Unfit, NotSaved) as why:
            tell(f"{file.name} was not taken in, and nothing of it is kept: {_sentence(why)}")
            return False
        self._tell_tally(file, columns, tally)
        return not (tally.refused or tally.not_known or tally.stopped or columns.missing())

    def tell_what_to_look_at(self) -> None:
        """Say how many answers somebody must look at before they go out."""
        if not self._sheets:
            return
        number = _number_to_look_at(self._sheets)
        if number is None:
            tell(f"Some answers may lead to a person. See them with: {self._look_command()}")
        elif number:
            answers = counted(number, "answer")
            lead = "seems" if number == 1 else "seem"
            tell(
                f"{answers} {lead} to say who somebody is, and {'goes' if number == 1 else 'go'}"
                f" out only after a look: {self._look_command()}"
            )

    def _look_command(self) -> str:
        return f"journeymap look {self._workshop.name}"

    def _opened(self, file: Path) -> tuple[Table, Columns] | None:
        """Return a file and what its columns are; None if that cannot be, which is told."""
        from journeymap.survey.returns.opening import open_table
        from journeymap.survey.returns.unfit import Unfit
        from journeymap.survey.returns.unknown_choices import unknown_in, with_doubts

        try:
            table = open_table(file)
            columns = self._columns_of(table)
            if columns is None:
                return None
            unknown = unknown_in(table, columns, _ROWS_LOOKED_AT)
            tell(f"{file.name}: {one_line(table.form)}.")
            return table, with_doubts(columns, unknown)
        except Unfit as why:
            tell(f"{file.name} was not taken in: {_sentence(why)}")
        except OSError as error:
            tell(f"{file} cannot be read: {error.strerror}.")
        return None

    def _columns_of(self, table: Table) -> Columns | None:
        """Return what the columns of a file are; None if a columns file is wrong, which is told."""
        from journeymap.survey.returns.columns_file import read_columns_file
        from journeymap.survey.returns.matching import read_columns

        if self._columns_file is None:
            return self._as_last_time(table, read_columns(table, self._editions, self._edition))
        columns, problems = read_columns_file(
            self._columns_file, table, self._editions, self._board()
        )
        tell_problems(problems)
        return columns

    def _board(self) -> Board:
        return self._workshop.read().board

    def _as_last_time(self, table: Table, told: Columns) -> Columns:
        """Return how a file with these headings was read the last time, and say so; else `told`.

        Read in another way, the returns that are here already would be taken for new ones.
        """
        from journeymap.survey.returns.last_time import as_last_time

        before = as_last_time(self._workshop, table, told, self._editions, self._board)
        if before is None or (self._edition and before.edition != told.edition):
            return told
        tell(
            f"{table.path.name} is read as a file with the same headings was the last time."
            " To have it read in another way, say what is what with --columns."
        )
        return before

    def _write_columns_file(self, table: Table, columns: Columns) -> bool:
        from journeymap.survey.returns.columns_text import write_columns

        path = table.columns_file_in(here())
        try:
            write_columns(columns, table, self._board(), path)
        except FileExistsError:
            tell(
                f"{path} is there already, and stays as it is. It goes with"
                f" --columns {quote(str(path))}"
            )
        except OSError as error:
            tell(f"{path} cannot be written: {error.strerror}.")
            return False
        else:
            give(path.absolute())
            tell(
                "Nothing was taken in. Change what is wrong in it, and add:"
                f" --columns {quote(str(path))}"
            )
        return True

    def _with_dates(self, table: Table, columns: Columns) -> Columns:
        """Return the columns with the order of the dates: said, told by the file, or asked for."""
        from journeymap.survey.returns.moments import date_order

        if self._day_first is not None:
            return replace(columns, day_first=self._day_first, decided_in=0)
        if columns.day_first is not None or not (found := date_order(columns, table).two_ways):
            return columns
        if not sys.stdin.isatty():
            raise Refused(
                f"{table.path.name}: {found} can be read two ways, and nothing in the file says"
                " which. Add --dates day-first, or --dates month-first."
            )
        return replace(columns, day_first=_asked_which(found))

    def _see_that_it_is_meant(self, table: Table, columns: Columns) -> None:
        """Ask whether the file shall be taken in; refuse if it must be asked and cannot be."""
        from journeymap.survey.returns.columns import Use

        file = table.path
        if not columns.of_use(Use.ANSWER):
            raise Refused(
                f"{file.name}: no column of it answers a question of this survey. Say what they"
                f" are: journeymap survey returns {self._workshop.name} {quote(str(file))}"
                " --dry-run"
            )
        if self._yes:
            return
        if sys.stdin.isatty():
            click.confirm(f"Take in {_number_of_returns(table, columns)}?", abort=True, err=True)
        elif _doubts(columns) or not (columns.edition or self._columns_file):
            raise Refused(
                f"{file.name} was not taken in: not all of it matches, and nobody is here to ask."
                " Look at it with --dry-run, say what is what with --columns, or take it in as"
                " it is with --yes."
            )

    def _take(self, table: Table, columns: Columns) -> Tally:
        from journeymap.board import Board
        from journeymap.guide import Guide
        from journeymap.survey.returns.columns_text import columns_text_without_cells
        from journeymap.survey.returns.taking_in import take_in

        guide, _ = self._workshop.guide()
        board = Board(guide or Guide(title=self._workshop.name))
        how = columns_text_without_cells(columns, table, board)
        with stoppable() as stop, _bar(table) as progress:
            return take_in(table, columns, self._workshop, datetime.now(UTC), how, progress, stop)

    def _tell_tally(self, file: Path, columns: Columns, tally: Tally) -> None:
        from journeymap.survey.returns.tally_in_words import in_words

        first, *others = in_words(tally, columns)
        click.echo(f"{file.name}: {first}")
        for line in others:
            click.echo(line)
        if tally.stopped:
            tell("Stopped. What was taken in so far is whole: take the file in again for the rest.")
        if tally.sheet is not None:
            self._sheets.append(tally.sheet)
            tell(f"On the sheet {tally.sheet.name}.")
        if tally.copy is not None:
            tell(f"A cleaned copy is in {tally.copy}.")


def _sentence(why: Exception) -> str:
    text = str(why)
    return text if text.endswith(".") else f"{text}."


def _doubts(columns: Columns) -> bool:
    """Whether there is anything that somebody should look at before it is believed."""
    doubtful = any(column.doubt for column in columns.columns)
    return bool(doubtful or columns.doubts or columns.missing())


def _number_of_returns(table: Table, columns: Columns) -> str:
    """Return how many returns there are, in words; a large file is not read for that."""
    if table.size > _LOOKED_THROUGH:
        return "these returns"
    return counted(sum(1 for _ in table.read_rows()) - columns.heading_rows, "return")


def _asked_which(date: str) -> bool:
    """Return whether the day is first in a date that can be read two ways, as a person says."""
    from journeymap.cli.asking import choose
    from journeymap.days import in_words
    from journeymap.survey.returns.moments import Moments

    readings = [Moments(day_first).read(date, 0) for day_first in (True, False)]
    choices = [in_words(reading.day.date()) for reading in readings if reading]
    chosen = choose(f"Which day is {date}?", choices)
    if chosen is None:
        raise click.Abort
    return chosen == 0


def _number_to_look_at(sheets: Sequence[Path]) -> int | None:
    """Return how many answers on new sheets need a look; None if it would take too long."""
    from journeymap.entries import Said
    from journeymap.findings.looks import to_be_looked_at
    from journeymap.sheets.reading import read_sheet
    from journeymap.standing import Standing

    if sum(sheet.stat().st_size for sheet in sheets) > _LOOKED_THROUGH:
        return None
    entries = (entry for sheet in sheets for entry in read_sheet(sheet).entries)
    return len(to_be_looked_at(Standing(each) for each in entries if isinstance(each, Said)))


@contextmanager
def _bar(table: Table) -> Iterator[Callable[[int, int], None]]:
    """Yield what is told how far a file is through, and shows it in a terminal."""
    if not sys.stderr.isatty() or is_accessible():
        yield lambda _rows, _letters: None
        return
    with click.progressbar(length=table.size, label=table.path.name, file=sys.stderr) as bar:
        done = 0

        def progress(_rows: int, letters: int) -> None:
            nonlocal done
            bar.update(letters - done)
            done = letters

        yield progress
