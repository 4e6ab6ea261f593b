"""`journeymap same`: decides that statements say the same."""

from __future__ import annotations

import click

from journeymap.cli.mending import decide, office_option
from journeymap.cli.workshop_argument import workshop_argument


@click.command(short_help="Decide that statements say the same.")
@workshop_argument
@click.argument("entry_ids", metavar="ID ID...", nargs=-1, required=True)
@office_option
def same(workshop: str, entry_ids: tuple[str, ...], sheet: str) -> None:
    """Decide that the entries ID say the same, so that they are one finding.

    They are of one kind and one stage. Their words stay as they are, and what comes in later does
    not part them. To take it back: undo, with the id that is printed.
    """
    from journeymap.capture.judging import same as decide_same

    decide(workshop, sheet, lambda session: decide_same(session, entry_ids))
