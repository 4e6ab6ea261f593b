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
    from journeymap.sheets.own_words import own_words_problems
    from journeymap.survey.gathering import survey_problems

    found = [find(named) for named in workshops]
    problems = [
        problem
        for each in found
        for problem in (
            *each.read().problems,
            *survey_problems(each),
            *own_words_problems(each),
        )
    ]
    for problem in problems:
        click.echo(str(problem))
    if not problems:
        tell("No problems found.")
    context.exit(1 if problems else 0)
