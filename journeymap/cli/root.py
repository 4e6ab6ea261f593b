"""`journeymap` alone: the home screen, and the list of the commands."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import cast

import click

from journeymap import __version__
from journeymap.cleaning import one_line
from journeymap.cli.accessible import accessible_option, is_accessible
from journeymap.cli.telling import leave
from journeymap.cli.workshop_argument import here

_COMMANDS = (
    "demo",
    "new",
    "open",
    "capture",
    "wall",
    "show",
    "check",
    "gather",
    "backup",
    "edit",
    "withdraw",
    "split",
    "undo",
    "erase",
    "survey",
    "look",
    "looked",
    "findings",
    "decide",
    "same",
    "apart",
    "theme",
    "answer",
    "aim",
    "measure",
    "words",
    "feedback",
    "organisation",
    "sent",
    "tried",
    "promises",
    "days",
)
"""In the order in which they are first needed. Each is in the file of its name."""


class InOrder(click.Group):
    """Lists the commands in their order, and imports only the one that is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        known = cmd_name in _COMMANDS
        for name in [cmd_name] if known else _COMMANDS:  # all of them, to name one that is like it
            if name not in self.commands:
                self.add_command(_command(name))
        return super().get_command(ctx, cmd_name)


def _command(name: str) -> click.Command:
    module = import_module(f"journeymap.cli.{name}")
    in_it = "open_" if name == "open" else name  # Python has an open of its own
    return cast("click.Command", getattr(module, in_it))


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
            from journeymap.collector import importing

            with importing():
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
