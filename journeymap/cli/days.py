"""`journeymap days`: the days that are booked on which people hear back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeymap.cleaning import one_line
from journeymap.cli.telling import Refused, give, tell
from journeymap.cli.workshop_argument import find, read_whole, workshop_argument

if TYPE_CHECKING:
    from journeymap.sheets.workshop import Reading, Workshop


@click.command(short_help="List the days booked for hearing back.")
@workshop_argument
@click.option("--to", type=click.Choice(["ics"]), help="A calendar file, into exports/WORKSHOP/.")
@click.pass_context
def days(context: click.Context, workshop: str, to: str | None) -> None:
    """List the days that are booked on which people hear back, in their order."""
    from journeymap.days import in_words
    from journeymap.findings.hearing_back import booked_days

    found = find(workshop)
    reading = read_whole(found)
    booked = booked_days(reading.board)
    if not booked:
        tell("No day is booked yet.")
    elif to is None:
        for each in booked:
            click.echo(one_line(f"{in_words(each.day, each.hour)}: {each.how}"))
    else:
        path = write_days(found, reading)
        give(path)
    context.exit(1 if reading.problems else 0)


def write_days(workshop: Workshop, reading: Reading) -> Path:
    """Write the booked days as a calendar file and return where it is, or refuse."""
    from journeymap.feedback.calendar import to_calendar
    from journeymap.findings.hearing_back import booked_days
    from journeymap.sheets.export import NotWritten, write_export

    text = to_calendar(reading.guide, booked_days(reading.board), datetime.now(UTC))
    try:
        return write_export(workshop, "days.ics", text)
    except NotWritten as why:
        raise Refused(str(why)) from why
