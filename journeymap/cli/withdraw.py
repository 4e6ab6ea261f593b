"""`journeymap withdraw`: takes something back."""

from __future__ import annotations

import click

from journeymap.cli.mending import decide, id_argument, office_option
from journeymap.cli.workshop_argument import workshop_argument


@click.command()
@workshop_argument
@id_argument
@office_option
def withdraw(workshop: str, entry_id: str, sheet: str) -> None:
    """Take the entry ID off the board. Its words stay in its sheet; undo brings it back."""
    from journeymap.capture.mending import withdraw as withdraw_entry

    decide(workshop, sheet, lambda session: withdraw_entry(session, entry_id))
