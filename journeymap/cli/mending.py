"""What `edit`, `withdraw` and `undo` have in common: one decision, on the office's sheet."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from journeymap.cli.telling import Refused
from journeymap.cli.workshop_argument import enter_room, find, sheet_name

if TYPE_CHECKING:
    from journeymap.capture.session import Answer, Session

id_argument = click.argument("entry_id", metavar="ID")
office_option = click.option(
    "--sheet",
    default="Office",
    show_default=True,
    callback=sheet_name,
    metavar="NAME",
    help="The sheet on which the decision is written.",
)


def decide(workshop: str, sheet: str, decision: Callable[[Session], Answer]) -> None:
    """Make one decision on a workshop and print the answer. Refuse what cannot be."""
    from journeymap.capture.session import Outcome

    room = enter_room(find(workshop), sheet)
    with closing(room.sheet):
        answer = decision(room.session(lambda: datetime.now(UTC)))
    if answer.outcome is not Outcome.SAVED:
        raise Refused(answer.text)
    click.echo(answer.text)
