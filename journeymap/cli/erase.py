"""`journeymap erase`: takes somebody's words out for good, because they asked for it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from journeymap.cli.erasing import erase_everywhere, places_of, tell_what_was_erased
from journeymap.cli.mending import decided, id_argument, office_option
from journeymap.cli.telling import Refused, tell
from journeymap.cli.workshop_argument import find, workshop_argument
from journeymap.counting import counted

if TYPE_CHECKING:
    from journeymap.sheets.workshop import Workshop


@click.command(short_help="Erase somebody's words for good, because they asked.")
@workshop_argument
@id_argument
@click.option("--yes", is_flag=True, help="Do not ask first.")
@office_option
@click.pass_context
def erase(context: click.Context, workshop: str, entry_id: str, sheet: str, *, yes: bool) -> None:
    """Erase the words of the entry ID, and of its corrections, for good.

    They go from the sheets, torn tails, drafts, copies set aside, the copies of returns, dated
    copies and the account: it is made anew as Markdown, and its other files are deleted. If ID
    is a return of the survey, all of its answers go.
    That something was said, and when, stays in its sheet without a word of it, so that an
    old copy does not bring it back. To take something off the board that may come back, use
    withdraw.
    """
    from journeymap.capture.mending import erase as ask_to_erase
    from journeymap.sheets.erasing import written_now

    found = find(workshop)
    if busy := written_now(found, entry_id):
        raise Refused(f"another window is writing {busy[0].name}. Close it first.")
    with places_of(found) as places:
        if not yes and sys.stdin.isatty():
            _ask(found, entry_id)
        decided(found, sheet, lambda session: ask_to_erase(session, entry_id))
        cleaned = erase_everywhere(found, places)
        if cleaned.files or not cleaned.failed:
            click.echo(f"erased {entry_id}, in {counted(len(cleaned.files), 'file')}")
        tell_what_was_erased(found, cleaned, places)
    context.exit(1 if cleaned.failed else 0)


def _ask(workshop: Workshop, entry_id: str) -> None:
    """Show what is to be erased, in every wording there is, and ask whether it is meant."""
    from journeymap.sheets.erasure import words_of

    board = workshop.read().board
    shown = [board.entry(entry_id), *board.clashes().get(entry_id, ())]
    for entry in (each for each in shown if each is not None):
        tell(f"{entry.kind}: {'; '.join(words_of(entry))}")
    click.confirm(f"Erase {entry_id} for good?", abort=True, err=True)
