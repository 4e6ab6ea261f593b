"""`journeymap open`: the capture screen."""

from __future__ import annotations

import sys

import click

from journeymap.cli.telling import Refused, leave, tell
from journeymap.cli.workshop_argument import (
    enter_room,
    find,
    sheet_name,
    workshop_argument,
)


@click.command("open", short_help="Open the capture screen.")
@workshop_argument
@click.option(
    "--sheet",
    required=True,
    callback=sheet_name,
    metavar="NAME",
    help='Whose notes these are, as in "Table 2". One writer, one sheet.',
)
def open_(workshop: str, sheet: str) -> None:
    """Open the capture screen, to write down what is said as it is said."""
    found = find(workshop)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused(
            "the capture screen needs a terminal. Without one, the same work is done by:"
            f' journeymap capture {workshop} --sheet "{sheet}"'
        )
    from journeymap.capture.away import still_away
    from journeymap.tui.app import run_capture

    room = enter_room(found, sheet)
    status = run_capture(found, room)
    if left := still_away(room.elsewhere):
        tell(left)
    leave(status)
