"""`journeymap feedback`: the account that goes back to the participants."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeymap.cli.house import house_option
from journeymap.cli.languages import languages_option
from journeymap.cli.telling import give
from journeymap.cli.workshop_argument import find, read_whole, workshop_argument

if TYPE_CHECKING:
    from journeymap.feedback.ordering import AnyShape

FORMS = ("markdown", "html", "pdf", "docx", "text")


@click.command(short_help="Write the account that goes back to people.")
@workshop_argument
@click.option(
    "--to",
    "forms",
    required=True,
    multiple=True,
    type=click.Choice(FORMS),
    help="Its form. Say it again for another one.",
)
@click.option("--short", "shape", flag_value="short", help="On one page, for the fridge door.")
@click.option("--easy-read", "shape", flag_value="easy-read", help="One idea a row, with pictures.")
@click.option("--poster", "shape", flag_value="poster", help="For a wall, on A3. With --to pdf.")
@click.option(
    "--large-print",
    "points",
    is_flag=False,
    flag_value="16",
    type=click.Choice(["16", "18"]),
    help="Letters of 16 points, or 18.",
)
@click.option("--high-contrast", is_flag=True, help="Black on white, with thick lines.")
@languages_option("The language: cy; or several in one, in this order: en+cy.")
@click.option("--mermaid", is_flag=True, help="With the journey as a diagram. With --to markdown.")
@click.option("--draft", is_flag=True, help="Write it though something is not settled, as a draft.")
@house_option
@click.pass_context
def feedback(  # noqa: PLR0913, PLR0917  # as many as there are options
    context: click.Context,
    workshop: str,
    forms: tuple[str, ...],
    shape: AnyShape | None,
    points: str | None,
    high_contrast: bool,
    tags: tuple[str, ...],
    mermaid: bool,
    draft: bool,
    house: Path | None,
) -> None:
    """Write the account into exports/WORKSHOP/ and print where it is.

    It goes out only when all is settled: what may tell who somebody is was looked at, and each
    statement has an answer. What is not settled is listed, with the command for each.
    """
    from journeymap.cli.feedback_written import write_account
    from journeymap.feedback.ordering import Order

    if shape == "poster" and forms != ("pdf",):
        raise click.UsageError("--poster is for --to pdf: the others have the picture in them.")
    if mermaid and "markdown" not in forms:
        raise click.UsageError("--mermaid is for --to markdown.")
    found = find(workshop)
    reading = read_whole(found)
    order = Order(
        forms=forms,
        shape=shape or "whole",
        points=int(points) if points else None,
        high_contrast=high_contrast,
        tags=tags,
        has_diagram=mermaid,
        is_draft=draft,
        house=house,
        named=workshop,
    )
    for path in write_account(found, reading, order):
        give(path)
    context.exit(1 if reading.problems else 0)
