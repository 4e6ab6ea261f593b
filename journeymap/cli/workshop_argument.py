"""The argument WORKSHOP, and the options for the sheet that is written on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeymap.cli.telling import Refused, tell
from journeymap.counting import counted

if TYPE_CHECKING:
    from journeymap.sheets.sheet import Sheet
    from journeymap.sheets.workshop import Reading, Workshop

workshop_argument = click.argument("workshop", metavar="WORKSHOP")


def sheet_name(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Return the name of a sheet on one line. For click, as a callback."""
    from journeymap.cleaning import one_line

    name = None if value is None else one_line(value)
    if name == "":
        raise click.BadParameter('A sheet needs a name, as in --sheet "Table 1".', context, option)
    return name


def find(named: str) -> Workshop:
    """Return the workshop that is meant, or refuse."""
    from journeymap.sheets.workshop import NoWorkshop, find_workshop

    try:
        return find_workshop(named, Path.cwd())
    except NoWorkshop as error:
        raise Refused(str(error)) from error


def read_to_write(workshop: Workshop) -> Reading:
    """Read a workshop that is about to be written to. Refuse if its guide cannot be read."""
    reading = workshop.read()
    if not reading.guide_is_read:
        first = reading.problems[0]
        raise Refused(f"{first} What was said is safe in the sheets.")
    if reading.problems:
        problems = counted(len(reading.problems), "problem")
        tell(f"{problems} in its files: journeymap check {workshop.name}")
    return reading


def open_sheet(workshop: Workshop, name: str) -> Sheet:
    """Open this machine's sheet of that name, or a new one."""
    from journeymap.sheets.own import OwnSheets

    own = OwnSheets.of_this_machine()
    sheet = workshop.open_sheet(name, now=datetime.now(UTC), own=own)
    if sheet.beside:
        tell(
            f"Another window is writing ‘{name}’. This one has a sheet of its own,"
            f" {sheet.path.name}; the board shows both."
        )
    return sheet
