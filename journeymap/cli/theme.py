"""`journeymap theme`: gives entries a theme."""

from __future__ import annotations

import click

from journeymap.cli.mending import decide, office_option
from journeymap.cli.workshop_argument import workshop_argument


@click.command(short_help="Give entries a theme, in your own words.")
@workshop_argument
@click.argument("name", metavar="NAME")
@click.argument("entry_ids", metavar="ID...", nargs=-1, required=True)
@click.option("--off", is_flag=True, help="Take the theme off them.")
@office_option
def theme(workshop: str, name: str, entry_ids: tuple[str, ...], off: bool, sheet: str) -> None:
    """Tag the entries ID with the theme NAME, so that what belongs together is found together."""
    from journeymap.capture.for_each import for_each
    from journeymap.capture.marking import tag, untag

    deed = untag if off else tag
    decide(
        workshop,
        sheet,
        lambda session: for_each(session, entry_ids, lambda at, each: deed(at, each, name)),
    )
