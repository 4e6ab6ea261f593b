"""The argument WORKSHOP, and the options for the sheet that is written on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeymap.cli.telling import Refused, tell
from journeymap.counting import counted

if TYPE_CHECKING:
    from journeymap.capture.room import Room
    from journeymap.sheets.workshop import Reading, Workshop

workshop_argument = click.argument("workshop", metavar="WORKSHOP")


def sheet_name(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Return the name of a sheet on one line. For click, as a callback."""
    from journeymap.cleaning import one_line

    name = None if value is None else one_line(value)
    if name == "":
        raise click.BadParameter('A sheet needs a name, as in --sheet "Table 1".', context, option)
    return name


sheet_option = click.option(
    "--sheet",
    callback=sheet_name,
    metavar="NAME",
    help='Whose notes these are, as in "Table 2". One writer, one sheet.',
)


def refuse_without_sheet(name: str | None) -> None:
    """Where nobody can be asked whose notes these are, a sheet that is not named is wrong usage."""
    if name is None:
        hint, what = "'--sheet'", "option"
        context = click.get_current_context()
        raise click.MissingParameter(ctx=context, param_hint=hint, param_type=what)


def asked_sheet(workshop: Workshop, name: str | None) -> str | None:
    """Return whose notes these are: the name given, or else the answer to that question.

    None if there was no answer.
    """
    if name is not None:
        return name
    from journeymap.cli.which_sheet import ask_which_sheet

    return ask_which_sheet(workshop)


def here() -> Path:
    """Return the current folder, or refuse if it was deleted under us."""
    try:
        Path.cwd()
    except FileNotFoundError as error:
        raise Refused("the current folder is gone. Go to another one: cd") from error
    return Path()


def find(named: str) -> Workshop:
    """Return the workshop that is meant, or refuse."""
    from journeymap.collector import importing

    with importing():
        from journeymap.sheets.workshop import NoWorkshop, find_workshop

    try:
        return find_workshop(named, here())
    except NoWorkshop as error:
        raise Refused(str(error)) from error


def enter_room(workshop: Workshop, name: str) -> Room:
    """Open this machine's sheet of that name, or a new one, and read the workshop; or refuse."""
    from journeymap.capture.room import enter
    from journeymap.sheets.own import OwnSheets
    from journeymap.sheets.workshop import NoWorkshop

    try:
        return enter(workshop, name, now=datetime.now(UTC), own=OwnSheets.of_this_machine())
    except NoWorkshop as error:
        raise Refused(str(error)) from error


def read_whole(workshop: Workshop) -> Reading:
    """Read a workshop that something is to be made of; refuse if its guide cannot be read."""
    from journeymap.sheets.workshop import NoWorkshop

    try:
        reading = workshop.read_with_guide()
    except NoWorkshop as error:
        raise Refused(str(error)) from error
    if reading.problems:
        problems = counted(len(reading.problems), "problem")
        tell(f"{problems} in its files: journeymap check {workshop.name}")
    tell_what_is_elsewhere(workshop)
    return reading


def tell_what_is_elsewhere(workshop: Workshop) -> None:
    """Say what this machine has saved in another place, and could not bring home yet."""
    from journeymap.capture.away import still_away
    from journeymap.sheets.elsewhere import Elsewhere
    from journeymap.sheets.own import OwnSheets

    if left := still_away(Elsewhere(workshop, OwnSheets.of_this_machine())):
        tell(f"{left} To bring them in: journeymap open {workshop.name}, when it can be written.")
