"""`journeymap days`: the days that are booked on which people hear back."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from journeymap.cleaning import one_line
from journeymap.cli.telling import Refused, tell
from journeymap.cli.workshop_argument import find, read_whole, workshop_argument


@click.command(short_help="List the days booked for hearing back.")
@workshop_argument
@click.option("--to", type=click.Choice(["ics"]), help="A calendar file, into exports/WORKSHOP/.")
@click.pass_context
def days(context: click.Context, workshop: str, to: str | None) -> None:
    """List the days that are booked on which people hear back, in their order."""
    from journeymap.days import in_words
    from journeymap.feedback.calendar import to_calendar
    from journeymap.findings.hearing_back import booked_days
    from journeymap.sheets.export import NotWritten, write_export

    found = find(workshop)
    reading = read_whole(found)
    booked = booked_days(reading.board)
    if not booked:
        tell("No day is booked yet.")
    elif to is None:
        for each in booked:
            click.echo(one_line(f"{in_words(each.day, each.hour)}: {each.how}"))
    else:
        text = to_calendar(reading.guide, booked, datetime.now(UTC))
        try:
            path = write_export(found, "days.ics", text)
        except NotWritten as why:
            raise Refused(str(why)) from why
        click.echo(os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path))
    context.exit(1 if reading.problems else 0)
