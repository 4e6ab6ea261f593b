"""The organisation's own folder, as a command finds and reads it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeymap.cli.telling import Refused, tell_problems

if TYPE_CHECKING:
    from journeymap.feedback.ordering import NotOut, Order
    from journeymap.feedback.summary import Wishes
    from journeymap.organisation.organisation import Organisation
    from journeymap.sheets.workshop import Reading, Workshop

house_option = click.option(
    "--house",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="The organisation's own folder: logo, contact, words, templates, pictures.",
)


def organisation_of(workshop: Workshop, house: Path | None) -> Organisation | None:
    """Return the organisation of a workshop; None if it has no folder. Refuses a broken one."""
    from journeymap.feedback.ordering import NotOut, organisation_for

    try:
        return organisation_for(workshop, house)
    except NotOut as why:
        raise refused(why) from why


def wishes_of(workshop: Workshop, reading: Reading, order: Order) -> Wishes:
    """Return what is wanted, with the organisation's folder and the languages read, or refuse."""
    from journeymap.feedback import ordering

    try:
        return ordering.wishes_of(workshop, reading, order)
    except ordering.NotOut as why:
        raise refused(why) from why


def refused(why: NotOut) -> Refused:
    """Return the refusal of an account that cannot be made, having told what is wrong."""
    tell_problems(why.problems)
    return Refused(str(why))
