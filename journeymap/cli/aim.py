"""`journeymap aim`: says what is to come of a finding, so that it can be counted."""

from __future__ import annotations

from datetime import datetime

import click

from journeymap.cli.answer import DAY
from journeymap.cli.mending import decide, id_argument, office_option
from journeymap.cli.number_of_number import number_of_number
from journeymap.cli.workshop_argument import workshop_argument


@click.command(short_help="Say what is aimed at with a finding.")
@workshop_argument
@id_argument
@click.option("--who", required=True, metavar="WHO", help="Who does it: the kitchen.")
@click.option("--what", required=True, metavar="TEXT", help="What they do: serve lunch hot.")
@click.option(
    "--share",
    required=True,
    metavar="N/M",
    callback=number_of_number,
    help="How often: 9/10 times.",
)
@click.option("--due", required=True, metavar="DAY", type=DAY, help="By when: year-month-day.")
@click.option("--known", required=True, metavar="TEXT", help="How it will be known.")
@office_option
def aim(  # noqa: PLR0913, PLR0917  # click passes each option
    workshop: str,
    entry_id: str,
    who: str,
    what: str,
    share: tuple[int, int],
    due: datetime,
    known: str,
    sheet: str,
) -> None:
    """Say what is aimed at with the finding that the entry ID is in.

    What is counted for it later is written down with measure, and the id that is printed.
    """
    from journeymap.capture.replying import aim as set_aim

    number, of = share
    fields = {"who": who, "what": what, "share": number, "of": of, "due": due.date()}
    decide(workshop, sheet, lambda session: set_aim(session, entry_id, known=known, **fields))
