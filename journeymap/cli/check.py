"""`journeymap check`: what is wrong with the files of workshops."""

from __future__ import annotations

import click

from journeymap.cli.telling import tell
from journeymap.cli.workshop_argument import find


@click.command(short_help="Print what is wrong with the files of workshops.")
@click.argument("workshops", metavar="WORKSHOP...", nargs=-1, required=True)
@click.pass_context
def check(context: click.Context, workshops: tuple[str, ...]) -> None:
    """Print path:line: what is wrong, for every problem in the files of workshops."""
    from journeymap.survey.editions import read_editions

    problems = []
    for workshop in map(find, workshops):
        _, of_survey = read_editions(workshop)
        problems += [*workshop.read().problems, *of_survey]
    for problem in problems:
        click.echo(str(problem))
    if not problems:
        tell("No problems found.")
    context.exit(1 if problems else 0)
