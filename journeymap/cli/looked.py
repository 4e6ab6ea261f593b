"""`journeymap looked`: somebody has looked at answers, and lets them go out."""

from __future__ import annotations

import click

from journeymap.cli.mending import decide, office_option
from journeymap.cli.workshop_argument import workshop_argument


@click.command(short_help="Let answers go out that were looked at.")
@workshop_argument
@click.argument("entry_ids", metavar="ID...", nargs=-1, required=True)
@office_option
def looked(workshop: str, entry_ids: tuple[str, ...], sheet: str) -> None:
    """Say that somebody has looked at the entries ID, and that they go out as they stand.

    It holds for these words: if they are changed, they have to be looked at anew. Undo takes it
    back.
    """
    from journeymap.capture.for_each import for_each
    from journeymap.capture.looking import looked as let_go_out

    decide(workshop, sheet, lambda session: for_each(session, entry_ids, let_go_out))
