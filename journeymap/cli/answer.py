"""`journeymap answer`: says what happens to a finding."""

from __future__ import annotations

from datetime import datetime

import click

from journeymap.cli.mending import decide, id_argument, office_option
from journeymap.cli.workshop_argument import workshop_argument

OUTLOOKS = ("doing", "done", "not-doing", "still-talking")
DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command(short_help="Say what happens to a finding.")
@workshop_argument
@id_argument
@click.argument("what", metavar="WHAT", type=click.Choice(OUTLOOKS))
@click.option("--because", metavar="TEXT", help="Why. What is not done needs a reason.")
@click.option("--by", metavar="WHO", help="Who does it: a role or a team, never a person's name.")
@click.option("--due", metavar="DAY", type=DAY, help="By when, as year-month-day.")
@office_option
def answer(  # noqa: PLR0913, PLR0917  # click passes each option
    workshop: str,
    entry_id: str,
    what: str,
    because: str | None,
    by: str | None,
    due: datetime | None,
    sheet: str,
) -> None:
    """Say what happens to the finding that the entry ID is in.

    WHAT is doing, done, not-doing or still-talking. It takes the place of an earlier answer. To
    take it back: undo, with the id that is printed.
    """
    from journeymap.capture.replying import answer as give_answer
    from journeymap.entries import Outlook

    fields = {"because": because, "by": by, "due": due.date() if due else None}
    decide(workshop, sheet, lambda session: give_answer(session, entry_id, Outlook(what), **fields))
