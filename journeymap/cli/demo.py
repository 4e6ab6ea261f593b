"""`journeymap demo`: the sample workshop."""

from __future__ import annotations

import sys

import click

from journeymap.cli.accessible import accessible_option, is_accessible
from journeymap.cli.account_files import write_files
from journeymap.cli.possible_names import tell_possible_names
from journeymap.cli.telling import Refused, leave, tell
from journeymap.cli.workshop_argument import enter_room, here, read_whole

_SHEET = "Table 4"
"""The sheet on which somebody who tries it out writes; three tables are there already."""


@click.command()
@accessible_option
def demo() -> None:
    """Make the sample workshop here and open it.

    Where there is no terminal, its summary is printed instead.
    """
    from journeymap.demo.sample import make_sample
    from journeymap.feedback.usual_account import usual_account
    from journeymap.sheets.workshop import NoWorkshop

    try:
        workshop = make_sample(here(), answered=True)
    except NoWorkshop as error:
        raise Refused(str(error)) from error
    if is_accessible() and sys.stdin.isatty():
        from journeymap.cli.line_mode import go_by_line

        go_by_line(workshop, _SHEET)
        return
    if sys.stdin.isatty() and sys.stdout.isatty():
        from journeymap.collector import importing

        with importing():
            from journeymap.tui.app import run_capture

        leave(run_capture(workshop, enter_room(workshop, _SHEET)))
    reading = read_whole(workshop)
    account = usual_account(workshop, reading.board, len(reading.problems))
    path = write_files(workshop, account.files)
    tell_possible_names(reading.board)
    for line in account.told():
        tell(line)
    tell(f"The sample workshop is in {workshop.folder}, this summary of it in {path}.")
    click.echo(path.read_text(encoding="utf-8"), nl=False)
