"""`journeymap erase`: takes somebody's words out for good, because they asked for it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeymap.cli.backup import chosen_backups
from journeymap.cli.feedback import write_summary
from journeymap.cli.mending import decided, id_argument, office_option
from journeymap.cli.telling import Refused, tell
from journeymap.cli.workshop_argument import find, workshop_argument
from journeymap.counting import counted

if TYPE_CHECKING:
    from journeymap.sheets.erasing import Cleaned
    from journeymap.sheets.workshop import Workshop

_OUT_OF_REACH = (
    "Out of reach are: copies on sticks and other laptops (gather there after this, and the words"
    " go there too), the version history of a cloud or of git, and what was sent or printed."
)


@click.command(short_help="Erase somebody's words for good, because they asked.")
@workshop_argument
@id_argument
@click.option("--yes", is_flag=True, help="Do not ask first.")
@office_option
@click.pass_context
def erase(context: click.Context, workshop: str, entry_id: str, sheet: str, *, yes: bool) -> None:
    """Erase the words of the entry ID, and of its corrections, for good.

    They go from the sheets, torn tails, drafts, copies set aside, backups and the summary.
    That something was said, and when, stays in its sheet without a word of it, so that an
    old copy does not bring it back. To take something off the board that may come back, use
    withdraw.
    """
    from journeymap.capture.mending import erase as ask_to_erase
    from journeymap.sheets.elsewhere import Elsewhere
    from journeymap.sheets.erasing import erase as erase_in_files
    from journeymap.sheets.erasing import still_in, who_also_said, written_now
    from journeymap.sheets.own import OwnSheets

    found = find(workshop)
    if busy := written_now(found, entry_id):
        raise Refused(f"another window is writing {busy[0].name}. Close it first.")
    elsewhere = Elsewhere(found, OwnSheets.of_this_machine()).copies()
    with _copies() as copies:
        if not yes and sys.stdin.isatty():
            _ask(found, entry_id)
        decided(found, sheet, lambda session: ask_to_erase(session, entry_id))
        cleaned = erase_in_files(found, elsewhere, copies)
        _write_summary_anew(found)
        places = (path.parent for path in elsewhere)
        still = still_in(cleaned.words, [found.folder, found.exports, *places, *copies])
    click.echo(f"erased {entry_id}, in {counted(len(cleaned.files), 'file')}")
    _tell_where(cleaned, still, who_also_said(cleaned.words, found.read().board))
    context.exit(1 if cleaned.left else 0)


def _ask(workshop: Workshop, entry_id: str) -> None:
    """Show what is to be erased and ask whether it is meant."""
    standing = workshop.read().board.get(entry_id)
    if standing is not None:
        tell(f"{standing.entry.in_short()}: {standing.entry.text}")
    click.confirm(f"Erase {entry_id} for good?", abort=True, err=True)


@contextmanager
def _copies() -> Iterator[list[Path]]:
    """Yield the dated copies of workshops while nobody else makes any, or refuse.

    A copy that is being made would keep the words.
    """
    from journeymap.sheets.backups import NotCopied

    backups = chosen_backups()
    if not backups.folder.exists():
        yield []
        return
    try:
        with backups.alone():
            yield backups.copies()
    except NotCopied as error:
        raise Refused(str(error)) from error
    except OSError as error:
        raise Refused(f"{error.filename}: {error.strerror}.") from error


def _write_summary_anew(workshop: Workshop) -> None:
    """Make the summary again, if there is one, so that it has no word of what was erased."""
    path = workshop.exports / "summary.md"
    if path.exists():
        path.unlink()
        reading = workshop.read()
        if reading.guide_is_read:
            with suppress(Refused):
                write_summary(workshop, reading.board, len(reading.problems))


def _tell_where(cleaned: Cleaned, still: list[Path], also_said: list[str]) -> None:
    """Say in which files it was erased, in which it was not, and what nobody can reach."""
    for path in cleaned.files:
        tell(f"{path}: erased here")
    for path, why in cleaned.left:
        tell(f"{path}: not erased here, {why}. Do it again when that is over.")
    for entry_id in also_said:
        tell(f"{entry_id} says the same, and stays: erase it too if it is the same person's.")
    for path in still:
        tell(f"{path}: these words stand here still. Look whose they are.")
    tell(_OUT_OF_REACH)
