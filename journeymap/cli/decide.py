"""`journeymap decide`: a sitting in which people decide what says the same."""

from __future__ import annotations

import sys

import click

from journeymap.cli.accessible import accessible_option, is_accessible
from journeymap.cli.mending import office_option
from journeymap.cli.telling import leave, tell
from journeymap.cli.workshop_argument import enter_room, find, workshop_argument


@click.command(short_help="Sit down to decide what says the same.")
@workshop_argument
@office_option
@accessible_option
def decide(workshop: str, sheet: str) -> None:
    """Go through what is likely to say the same, one suggestion at a time.

    Both texts are shown in full with who said each, and what a decision would make of them. One
    key each: the same, apart, later; undo. Each decision is saved before the next one comes. Where
    there is no terminal, s, a, l and u are read line by line. One decision alone: same, apart.
    """
    found = find(workshop)
    room = enter_room(found, sheet)
    if is_accessible() or not (sys.stdin.isatty() and sys.stdout.isatty()):
        from journeymap.cli.decide_by_line import decide_by_line

        decide_by_line(found, room)
        return
    from journeymap.collector import importing

    with importing():
        from journeymap.capture.away import still_away
        from journeymap.tui.app import run_decide

    status = run_decide(found, room)
    if left := still_away(room.elsewhere):
        tell(left)
    leave(status)
