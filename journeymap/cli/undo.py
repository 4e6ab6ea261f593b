"""`journeymap undo`: undoes a decision."""

from __future__ import annotations

import click

from journeymap.cli.mending import decide, id_argument, office_option
from journeymap.cli.workshop_argument import workshop_argument


@click.command(short_help="Undo an edit or a withdrawal.")
@workshop_argument
@id_argument
@office_option
def undo(workshop: str, entry_id: str, sheet: str) -> None:
    """Undo the last edit or withdrawal of the entry ID, or the echo, edit or withdrawal ID."""
    from journeymap.capture.mending import undo as undo_decision

    decide(workshop, sheet, lambda session: undo_decision(session, entry_id))
