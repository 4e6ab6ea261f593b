"""`journeymap feedback`: the summary that goes back to the participants."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeymap.cli.telling import Refused, give, tell
from journeymap.cli.workshop_argument import find, read_whole, workshop_argument
from journeymap.counting import counted

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
    reading = read_whole(found)
    path = write_summary(found, reading.board, len(reading.problems))
    give(path)
    tell_possible_names(reading.board)
    _tell_what_is_held_back(workshop, reading.board)
    context.exit(1 if reading.problems else 0)


def write_summary(workshop: Workshop, board: Board, unread: int = 0) -> Path:
    """Write the summary of a board as Markdown and return where it is, or refuse.

    `unread` is how many problems there are in the workshop's files: the summary says that
    something may be missing. Where it cannot be written, the old summary stays as it is.
    """
    from journeymap.feedback.forms.markdown import to_markdown
    from journeymap.feedback.summary import make_summary
    from journeymap.sheets.export import NotWritten, write_export

    try:
        return write_export(workshop, "summary.md", to_markdown(make_summary(board, unread)))
    except NotWritten as why:
        raise Refused(str(why)) from why


def _tell_what_is_held_back(workshop: str, board: Board) -> None:
    """Say how much is not in what goes out yet, and how to look at it, on standard error."""
    from journeymap.findings.looks import number_held_back

    if number := number_held_back(board):
        answers = counted(number, "answer")
        tell(f"{answers} held back until somebody has looked: journeymap look {workshop}")


def tell_possible_names(board: Board) -> None:
    """Point at what may be people's names in what goes out, on standard error."""
    from journeymap.feedback.summary import words_that_go_out
    from journeymap.findings.identity import possible_names

    names = possible_names(words_that_go_out(board))
    if names:
        tell(f"Before you send it, look at what may be names: {', '.join(names)}.")
