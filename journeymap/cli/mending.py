"""What the commands that decide about an entry have in common: one decision, one sheet."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from journeymap.cli.telling import Refused
from journeymap.cli.workshop_argument import enter_room, find, sheet_name

if TYPE_CHECKING:
    from journeymap.capture.answer import Answer
    from journeymap.capture.session import Session
    from journeymap.sheets.workshop import Workshop

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
    click.echo(decided(find(workshop), sheet, decision).text)


def decided(workshop: Workshop, sheet: str, decision: Callable[[Session], Answer]) -> Answer:
    """Make one decision on a workshop and return the answer. Refuse what cannot be."""
    room = enter_room(workshop, sheet)
    with closing(room.sheet):
        answer = decision(room.session(lambda: datetime.now(UTC)))
    if answer.keeps_line:
        raise Refused(answer.text)
    return answer
