"""`journeymap check`: what is wrong with the files of workshops, and with their words."""

from __future__ import annotations

from pathlib import Path

import click

from journeymap.cli.house import house_option
from journeymap.cli.telling import tell
from journeymap.cli.workshop_argument import find
from journeymap.counting import counted


@click.command(short_help="Print what is wrong with the files of workshops, and their words.")
@click.argument("workshops", metavar="WORKSHOP...", nargs=-1, required=True)
@click.option("--words", is_flag=True, help="Print what is hard to read, too.")
@click.option("--easy-read", is_flag=True, help="At most 15 words a sentence, not 25.")
@house_option
@click.pass_context
def check(
    context: click.Context,
    workshops: tuple[str, ...],
    words: bool,
    easy_read: bool,
    house: Path | None,
) -> None:
    """Print path:line: what is wrong, for every problem in the files of workshops.

    With --words, name each sentence of the guide, the answers and the summary that is hard to
    read, and what to write in its place. What people said is never checked.
    """
    from journeymap.capture.both_ways import decided_both_ways
    from journeymap.sheets.own_words import own_words_problems
    from journeymap.survey.gathering import survey_problems

    if easy_read and not words:
        raise click.UsageError("--easy-read is for --words")
    if house and not words:
        raise click.UsageError("--house is for --words")
    found = [find(named) for named in workshops]
    readings = [each.read() for each in found]
    problems = [
        problem
        for each, reading in zip(found, readings, strict=True)
        for problem in (
            *reading.problems,
            *decided_both_ways(each, reading.board),
            *survey_problems(each),
            *own_words_problems(each),
        )
    ]
    for problem in problems:
        click.echo(str(problem))
    if not problems:
        tell("No problems found.")
    hard = 0
    if words:
        from journeymap.cli.check_words import lines_of_words

        for of in found:
            for line in lines_of_words(of, house, easy_read=easy_read):
                click.echo(line)
                hard += 1
        tell(f"{counted(hard, 'thing')} to put into plain words." if hard else "Plain words.")
    context.exit(1 if problems or hard else 0)
