"""`journeymap split`: makes several entries of one in which several things are said."""

from __future__ import annotations

import click

from journeymap.cli.mending import decide, id_argument, office_option
from journeymap.cli.workshop_argument import workshop_argument


@click.command(short_help="Make several entries of one with several statements in it.")
@workshop_argument
@id_argument
@click.argument("statements", metavar="STATEMENT...", nargs=-1, required=True)
@office_option
def split(workshop: str, entry_id: str, statements: tuple[str, ...], sheet: str) -> None:
    """Put two statements or more in the place of the entry ID.

    Each is of the same kind, stage and voice, and of the same return of the survey. Who said
    "me too" is counted with each, and the themes are on each. The entry itself is kept in its
    sheet: undo brings it back, and takes its parts away.
    """
    from journeymap.capture.splitting import split as split_entry

    decide(workshop, sheet, lambda session: split_entry(session, entry_id, statements))
