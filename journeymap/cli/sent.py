"""`journeymap sent`: says that an account went out."""

from __future__ import annotations

from datetime import datetime

import click

from journeymap.cli.answer import DAY
from journeymap.cli.mending import decide, office_option
from journeymap.cli.workshop_argument import workshop_argument


@click.command(short_help="Say that an account went out to people.")
@workshop_argument
@click.option("--day", metavar="DAY", type=DAY, help="When it went out; today if not given.")
@click.option("--how", metavar="TEXT", help='In what form and way, as in "paper, on each door".')
@office_option
def sent(workshop: str, day: datetime | None, how: str | None, sheet: str) -> None:
    """Write down that an account went out to the people who took part.

    What was promised by then is kept with it: the next account begins with what became of that.
    To take it back: undo, with the id that is printed.
    """
    from journeymap.capture.sending import send_out

    on = day.date() if day else None
    decide(workshop, sheet, lambda session: send_out(session, on, how))
