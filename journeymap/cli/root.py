"""`journeymap` alone: the home screen, and the list of the commands."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from journeymap import __version__
from journeymap.cleaning import one_line
from journeymap.cli.accessible import accessible_option, is_accessible
from journeymap.cli.aim import aim
from journeymap.cli.answer import answer
from journeymap.cli.apart import apart
from journeymap.cli.backup import backup
from journeymap.cli.capture import capture
from journeymap.cli.check import check
from journeymap.cli.days import days
from journeymap.cli.decide import decide
from journeymap.cli.demo import demo
from journeymap.cli.edit import edit
from journeymap.cli.erase import erase
from journeymap.cli.feedback import feedback
from journeymap.cli.findings import findings
from journeymap.cli.gather import gather
from journeymap.cli.look import look
from journeymap.cli.looked import looked
from journeymap.cli.measure import measure
from journeymap.cli.new import new
from journeymap.cli.open import open_
from journeymap.cli.organisation import organisation
from journeymap.cli.promises import promises
from journeymap.cli.same import same
from journeymap.cli.sent import sent
from journeymap.cli.show import show
from journeymap.cli.split import split
from journeymap.cli.survey import survey
from journeymap.cli.telling import leave
from journeymap.cli.theme import theme
from journeymap.cli.tried import tried
from journeymap.cli.undo import undo
from journeymap.cli.wall import wall
from journeymap.cli.withdraw import withdraw
from journeymap.cli.words import words
from journeymap.cli.workshop_argument import here


class InOrder(click.Group):
    """Lists the commands in the order in which they are first needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(self.commands)


@click.group(cls=InOrder, invoke_without_command=True)
@click.version_option(__version__, prog_name="journeymap")
@accessible_option
@click.pass_context
def journeymap(context: click.Context) -> None:
    """Capture what people say about a service, stage by stage, and give it back to them.

    Without a command it opens the home screen: pick a workshop, or start one.

    WORKSHOP is a folder, or the name of one under workshops/.
    """
    if context.invoked_subcommand is None:
        if is_accessible() and sys.stdin.isatty():
            from journeymap.cli.home import go_home

            go_home(here())
            return
        if sys.stdin.isatty() and sys.stdout.isatty():
            from journeymap.tui.app import run_home

            leave(run_home(here()))
        _list_workshops(here())


def _list_workshops(here: Path) -> None:
    """What the home screen shows, for where there is no terminal."""
    from journeymap.sheets.workshop import workshops_in

    found = workshops_in(here)
    for workshop in found:
        guide, _ = workshop.guide()
        title = guide.title if guide else "its guide cannot be read"
        click.echo(one_line(f"{workshop.name}: {title}"))
    if not found:
        click.echo("No workshops here yet. Make one with: journeymap new NAME", err=True)


for command in (
    demo,
    new,
    open_,
    capture,
    wall,
    show,
    check,
    gather,
    backup,
    edit,
    withdraw,
    split,
    undo,
    erase,
    survey,
    look,
    looked,
    findings,
    decide,
    same,
    apart,
    theme,
    answer,
    aim,
    measure,
    words,
    feedback,
    organisation,
    sent,
    tried,
    promises,
    days,
):
    journeymap.add_command(command)
