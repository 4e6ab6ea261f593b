"""`journeymap tried`: the readers of the Easy Read layout have tried it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from journeymap.cli.answer import DAY
from journeymap.cli.house import house_option, wishes_of
from journeymap.cli.languages import languages_option
from journeymap.cli.mending import decide, office_option
from journeymap.cli.workshop_argument import find, read_whole, workshop_argument


@click.command(short_help="Say that readers have tried the Easy Read layout.")
@workshop_argument
@click.option("--who", required=True, metavar="TEXT", help="Who: a group, never a person's name.")
@click.option("--day", metavar="DAY", type=DAY, help="When they tried it; today if not given.")
@languages_option("The language: cy, or en+cy.")
@house_option
@office_option
def tried(  # noqa: PLR0913, PLR0917  # as many as there are options
    workshop: str,
    who: str,
    day: datetime | None,
    tags: tuple[str, ...],
    house: Path | None,
    sheet: str,
) -> None:
    """Write down that people who read Easy Read have tried this one, as it is now.

    From then on it is not called a draft, until its words are others. To take it back: undo,
    with the id that is printed.
    """
    from journeymap.capture.trying import tried as write_down
    from journeymap.feedback.ordering import Order
    from journeymap.feedback.summary import letters_to_try

    found = find(workshop)
    reading = read_whole(found)
    order = Order(shape="easy-read", tags=tags, house=house)
    wishes = wishes_of(found, reading, order)
    letters = letters_to_try(reading.board, len(reading.problems), wishes)
    on = day.date() if day else None
    decide(workshop, sheet, lambda session: write_down(session, who, letters, on))
