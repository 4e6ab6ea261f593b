"""`journeymap open`: the capture screen."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from journeymap.cli.accessible import accessible_option, is_accessible
from journeymap.cli.telling import Refused, leave, tell
from journeymap.cli.workshop_argument import (
    asked_sheet,
    enter_room,
    find,
    refuse_without_sheet,
    sheet_option,
    workshop_argument,
)

if TYPE_CHECKING:
    from journeymap.sheets.workshop import Workshop


@click.command("open", short_help="Open the capture screen.")
@workshop_argument
@sheet_option
@click.option("--in-browser", is_flag=True, help="Show it in the browser of this machine.")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    metavar="PORT",
    help="With --in-browser: the port of this machine to use, instead of a free one.",
)
@accessible_option
@click.pass_context
def open_(
    context: click.Context, workshop: str, sheet: str | None, in_browser: bool, port: int | None
) -> None:
    """Open the capture screen, to write down what is said as it is said."""
    if port and not in_browser:
        raise click.UsageError("--port goes with --in-browser.")
    by_line = is_accessible() and not in_browser
    if not (by_line and sys.stdin.isatty()):
        refuse_without_sheet(sheet)
    found = find(workshop)
    name = asked_sheet(found, sheet)
    if name is None:
        return
    if by_line:
        context.exit(open_by_line(found, name))
    if in_browser:
        from journeymap.cli.in_browser import open_in_browser

        open_in_browser(found, name, port or 0)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused(
            "the capture screen needs a terminal. Without one, the same work is done by:"
            f' journeymap capture {workshop} --sheet "{name}"'
        )
    from journeymap.collector import importing

    with importing():
        from journeymap.capture.away import still_away
        from journeymap.tui.app import run_capture

    room = enter_room(found, name)
    status = run_capture(found, room)
    if left := still_away(room.elsewhere):
        tell(left)
    leave(status)


def open_by_line(workshop: Workshop, sheet: str) -> int:
    """Open a table line by line: at a terminal, or from a pipe. Returns the exit status."""
    if not sys.stdin.isatty():
        from journeymap.cli.capture import take_in

        return take_in(workshop, sheet)
    from journeymap.cli.line_mode import go_by_line

    go_by_line(workshop, sheet)
    return 0
