"""`journeymap feedback`: the summary that goes back to the participants."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeymap.cli.telling import Refused, tell
from journeymap.cli.workshop_argument import find, read_to_write, workshop_argument

if TYPE_CHECKING:
    from journeymap.board import Board
    from journeymap.sheets.workshop import Workshop


@click.command(short_help="Write the summary that goes back to people.")
@workshop_argument
@click.option(
    "--to", required=True, expose_value=False, type=click.Choice(["markdown"]), help="Its form."
)
@click.pass_context
def feedback(context: click.Context, workshop: str) -> None:
    """Write the summary into exports/WORKSHOP/ and print where it is."""
    found = find(workshop)
    reading = read_to_write(found)
    path = write_summary(found, reading.board)
    click.echo(os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path))
    tell_possible_names(reading.board)
    context.exit(1 if reading.problems else 0)


def write_summary(workshop: Workshop, board: Board) -> Path:
    """Write the summary of a board as Markdown and return where it is, or refuse."""
    from journeymap.feedback.markdown import to_markdown
    from journeymap.feedback.summary import make_summary

    path = workshop.exports / "summary.md"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(to_markdown(make_summary(board)), encoding="utf-8", newline="\n")
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error.strerror}.") from error
    return path


def tell_possible_names(board: Board) -> None:
    """Point at what may be people's names in what goes out."""
    from journeymap.feedback.identity import possible_names

    names = possible_names(standing.entry.text for standing in board.said())
    if names:
        tell(f"Before you send it, look at what may be names: {', '.join(names)}.")
