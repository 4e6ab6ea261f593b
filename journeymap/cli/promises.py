"""`journeymap promises`: what was promised to people, and what is due."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from journeymap.cli.answer import DAY
from journeymap.cli.telling import Refused, give, tell
from journeymap.cli.workshop_argument import find, read_whole, workshop_argument

if TYPE_CHECKING:
    from pathlib import Path

    from journeymap.findings.promises import Promise
    from journeymap.findings.together import Findings
    from journeymap.sheets.workshop import Reading, Workshop


@click.command(short_help="List what was promised and is due.")
@workshop_argument
@click.option("--all", "with_all", is_flag=True, help="Also what is kept, changed or taken back.")
@click.option("--day", metavar="DAY", type=DAY, help="As it stands on a day; today if not given.")
@click.option("--to", type=click.Choice(["ics"]), help="A calendar file, into exports/WORKSHOP/.")
@click.option("--json", "as_json", is_flag=True, help="For other programs, as JSON, with all ids.")
@click.pass_context
def promises(  # noqa: PLR0913  # as many as there are options
    context: click.Context,
    workshop: str,
    day: datetime | None,
    to: str | None,
    *,
    with_all: bool,
    as_json: bool,
) -> None:
    """List what was promised and is still to come, what was due first at the front.

    A promise is an answer that says doing, or still-talking with a day; an aim; and a day on
    which people hear back. What is printed has ids, for the team to work with. The exit code is 1
    if anything is overdue.
    """
    from journeymap.findings.promises import State, find_promises, unanswered

    if to and (as_json or with_all):
        raise click.UsageError("--to writes a calendar: leave out --json and --all.")
    found = find(workshop)
    reading = read_whole(found)
    findings = _put_together(found, reading)
    promised = find_promises(findings, day.date() if day else _today())
    if to:
        give(write_promises(found, reading, promised))
    else:
        shown = [each for each in promised if with_all or each.holds]
        show = _print_json if as_json else _print_lines
        show(shown, unanswered(findings), workshop)
    is_overdue = any(each.state is State.OVERDUE for each in promised)
    context.exit(1 if reading.problems or (is_overdue and not to) else 0)


def write_promises(
    workshop: Workshop, reading: Reading, promised: list[Promise] | None = None
) -> Path:
    """Write the days that are booked and what is due as a calendar file, or refuse.

    Returns where it is. What was promised is worked out if it is not given.
    """
    from journeymap.feedback.deadlines import promises_calendar
    from journeymap.findings.promises import find_promises
    from journeymap.sheets.export import NotWritten, write_export

    if promised is None:
        promised = find_promises(_put_together(workshop, reading), _today())
    text = promises_calendar(reading.guide, reading.board, promised)
    if not text:
        raise Refused("Nothing is promised with a day yet.")
    try:
        return write_export(workshop, "promises.ics", text)
    except NotWritten as why:
        raise Refused(str(why)) from why


def _put_together(workshop: Workshop, reading: Reading) -> Findings:
    from journeymap.cli.progress import progress
    from journeymap.findings.together import Site, find_findings

    with progress("Putting together what was said") as told:
        return find_findings([Site(workshop.name, reading.board)], told)


def _print_lines(shown: list[Promise], waiting: int, workshop: str) -> None:
    from journeymap.findings.promises_in_lines import how_many, promises_in_lines

    for line in promises_in_lines(shown, workshop):
        click.echo(line)
    tell(how_many(shown, waiting))


def _print_json(shown: list[Promise], waiting: int, workshop: str) -> None:
    from journeymap.findings.promises_as_values import promise_as_values

    promised = [promise_as_values(each) for each in shown]
    values = {"workshop": workshop, "promises": promised, "waiting": waiting}
    click.echo(json.dumps(values, ensure_ascii=False, indent=2))


def _today() -> date:
    return date.today()  # noqa: DTZ011  # the day where the person is
