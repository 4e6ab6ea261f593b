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
@click.option("--in-browser", is_flag=True, help="Show it in the browser of this machine.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    metavar="PORT",
    help="With --in-browser: the port of this machine to use, instead of a free one.",
)
def open_(workshop: str, sheet: str, in_browser: bool, port: int | None) -> None:
    """Open the capture screen, to write down what is said as it is said."""
    if port and not in_browser:
        raise click.UsageError("--port goes with --in-browser.")
    found = find(workshop)
    if in_browser:
        from journeymap.cli.in_browser import open_in_browser

        open_in_browser(found, sheet, port or 0)
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
