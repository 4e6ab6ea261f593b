"""`journeymap measure`: writes down what was counted for an aim."""

from __future__ import annotations

from datetime import date, datetime

import click

from journeymap.cli.answer import DAY
from journeymap.cli.mending import decide, office_option
from journeymap.cli.number_of_number import number_of_number
from journeymap.cli.workshop_argument import workshop_argument


@click.command(short_help="Write down what was counted for an aim.")
@workshop_argument
@click.argument("aim_id", metavar="ID")
@click.argument("count", metavar="N/M", callback=number_of_number)
@click.option("--day", metavar="DAY", type=DAY, help="When it was counted; today if not given.")
@office_option
def measure(
    workshop: str, aim_id: str, count: tuple[int, int], day: datetime | None, sheet: str
) -> None:
    """Write down that it happened N times of M that it was looked at, for the aim ID."""
    from journeymap.capture.replying import measure as note_count

    on = day.date() if day else date.today()  # noqa: DTZ011  # the day where the person is
    decide(workshop, sheet, lambda session: note_count(session, aim_id, *count, on))
