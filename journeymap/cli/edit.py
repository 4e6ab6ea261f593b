"""`journeymap edit`: corrects something said."""

from __future__ import annotations

from typing import Any

import click

from journeymap.cli.mending import decide, id_argument, office_option
from journeymap.cli.workshop_argument import workshop_argument


@click.command()
@workshop_argument
@id_argument
@click.option("--text", help="The words, put right.")
@click.option("--stage", help='The stage it belongs to; "" for the whole journey.')
@click.option("--voice", help='Whose voice it is; "" if it is not known.')
@click.option("--language", help='The language it was said in: cy; "" for the workshop\'s own.')
@click.option("--stars", help="A critic's stars, 1 to 5.")
@click.option("--ingredient", "ingredients", multiple=True, help="A recipe's ingredients.")
@click.option("--step", "method", multiple=True, help="A recipe's method, step by step.")
@office_option
def edit(workshop: str, entry_id: str, sheet: str, **given: Any) -> None:
    """Correct the entry ID. What was written first stays in its sheet."""
    changes = {name: value for name, value in given.items() if value not in (None, ())}
    if not changes:
        raise click.UsageError('Say what to change, as in: --text "My food comes cold"')

    from journeymap.capture.mending import edit as edit_entry

    decide(workshop, sheet, lambda session: edit_entry(session, entry_id, changes))
