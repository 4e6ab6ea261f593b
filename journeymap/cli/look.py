"""`journeymap look`: what somebody must look at before it goes out."""

from __future__ import annotations

import click

from journeymap.cli.telling import tell
from journeymap.cli.workshop_argument import find, workshop_argument
from journeymap.counting import counted


@click.command(short_help="List what must be looked at before it goes out.")
@workshop_argument
@click.pass_context
def look(context: click.Context, workshop: str) -> None:
    """List the answers in the survey that may lead to a person, each with what was found in it.

    They stay out of the summary until somebody has looked at them. What tells who somebody is
    can be taken out of the words with edit; what may go out as it stands is named with looked.
    The status is 1 if there is anything to look at.
    """
    from journeymap.capture.looking import look_in_lines
    from journeymap.findings.looks import to_be_looked_at

    waiting = to_be_looked_at(find(workshop).read().board.said())
    for said in waiting:
        click.echo("\n".join(look_in_lines(said)))
    if waiting:
        tell(f"{counted(len(waiting), 'answer')} to look at. To let one go out as it stands:")
        tell(f"journeymap looked {workshop} {waiting[0].entry.id}")
    else:
        tell("Nothing has to be looked at.")
    context.exit(1 if waiting else 0)
