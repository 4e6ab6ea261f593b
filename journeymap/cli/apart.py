"""`journeymap apart`: decides that statements do not say the same."""

from __future__ import annotations

import click

from journeymap.cli.mending import decide, office_option
from journeymap.cli.workshop_argument import workshop_argument


@click.command(short_help="Decide that statements do not say the same.")
@workshop_argument
@click.argument("entry_ids", metavar="ID ID...", nargs=-1, required=True)
@office_option
def apart(workshop: str, entry_ids: tuple[str, ...], sheet: str) -> None:
    """Decide that none of the entries ID says the same as another of them.

    They are not put together again, nor suggested, until somebody decides that they are the same.
    To take it back: undo, with the id that is printed.
    """
    from journeymap.capture.judging import apart as decide_apart

    decide(workshop, sheet, lambda session: decide_apart(session, entry_ids))
