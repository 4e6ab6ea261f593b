"""`journeymap wall`: what was said, for the projector."""

from __future__ import annotations

import sys

import click

from journeymap.cli.accessible import accessible_option, is_accessible
from journeymap.cli.telling import Refused, leave
from journeymap.cli.workshop_argument import find, read_whole, workshop_argument


@click.command(short_help="Show what is said on the wall, for the whole room.")
@workshop_argument
@accessible_option
def wall(workshop: str) -> None:
    """Show what is said on the wall, large, for the projector, and follow the room.

    No names, no ids, and no cards before they are drawn from the pot. It writes nothing. Make
    the terminal's letters larger with Ctrl and +; F1 shows the keys, q leaves. With --accessible
    all of it is told once, a line each.
    """
    found = find(workshop)
    if is_accessible():
        from journeymap.feedback.wall_in_lines import wall_in_lines

        click.echo("\n".join(wall_in_lines(read_whole(found).board)))
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused(
            f"the wall needs a terminal. Without one: journeymap show {workshop}"
            " (which shows ids and voices too, so it is not for the room)"
        )
    guide, problems = found.guide()
    if guide is None:
        raise Refused(f"{problems[0]} What was said is safe in the sheets.")
    from journeymap.collector import importing

    with importing():
        from journeymap.tui.app import run_wall

    leave(run_wall(found))
