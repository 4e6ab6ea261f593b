"""`journeymap gather`: brings in the sheets of other copies of a workshop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeymap.cli.erasing import erase_everywhere, places_of, tell_what_failed
from journeymap.cli.telling import Refused, tell, tell_problems
from journeymap.cli.workshop_argument import find, workshop_argument
from journeymap.counting import counted

if TYPE_CHECKING:
    from journeymap.sheets.erasing import Cleaned


@click.command(short_help="Bring in the sheets of other copies of a workshop.")
@workshop_argument
@click.argument("others", metavar="OTHER...", nargs=-1, type=click.Path(path_type=Path))
@click.pass_context
def gather(context: click.Context, workshop: str, others: tuple[Path, ...]) -> None:
    """Bring in the sheets of other copies of a workshop: from a stick, another laptop.

    OTHER is a workshop's folder, a folder of sheets, or a sheet. Without one, only the
    copies that sync programs left here are tidied up. Nothing is overwritten or deleted,
    and what is gathered twice is there once.
    """
    from journeymap.findings.returned import count_returns
    from journeymap.sheets.gathering import gather as gather_sheets
    from journeymap.sheets.workshop import NoWorkshop

    found = find(workshop)
    cleaned: list[Cleaned] = []

    def carry_out() -> Cleaned:
        with places_of(found) as places:
            cleaned.append(erase_everywhere(found, places))
        return cleaned[0]

    try:
        gathered = gather_sheets(found, others, carry_out)
    except NoWorkshop as error:
        raise Refused(str(error)) from error
    except OSError as error:
        raise Refused(f"{error.filename}: {error.strerror}.") from error
    for what, names in (
        ("new", gathered.new),
        ("grown", gathered.grown),
        ("a copy that differs, beside the one here", gathered.beside),
        ("words taken out of it that were erased", gathered.erased),
        ("set aside, as all of it is in another sheet", gathered.set_aside),
    ):
        for name in names:
            click.echo(f"{name}: {what}")
    for each in cleaned:
        tell_what_failed(each)
    reading = found.read()
    returns = count_returns(reading.board)
    back = f", {returns.in_words}" if returns.number else ""
    tell(f"On the board: {counted(len(reading.board.in_the_room()), 'thing')} said{back}.")
    tell_problems(reading.problems)
    failed = any(each.failed for each in cleaned)
    context.exit(1 if reading.problems or failed else 0)
