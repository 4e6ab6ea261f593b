"""`journeymap capture`: the capture screen's work, a line at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeymap.cleaning import one_line
from journeymap.cli.accessible import accessible_option
from journeymap.cli.telling import tell
from journeymap.cli.workshop_argument import (
    asked_sheet,
    enter_room,
    find,
    refuse_without_sheet,
    sheet_option,
    workshop_argument,
)

if TYPE_CHECKING:
    from journeymap.capture.answer import Answer
    from journeymap.capture.away import Away
    from journeymap.capture.notes import Tally
    from journeymap.capture.session import Session
    from journeymap.sheets.workshop import Workshop


def _place(context: click.Context, option: click.Parameter, value: str | None) -> Path | None:
    """Return the folder that is named. For click, as a callback."""
    if value is None:
        return None
    if not value.strip():
        raise click.BadParameter("Another place needs a folder.", context, option)
    return Path(os.path.abspath(value))  # noqa: PTH100  # without the detours that it names


@click.command(short_help="Write down what is said, a line at a time.")
@workshop_argument
@sheet_option
@click.option("--park-unread", is_flag=True, help="Keep lines that cannot be read as parked.")
@click.option(
    "--elsewhere",
    callback=_place,
    metavar="FOLDER",
    help="Save there what the workshop's folder does not take, until it does.",
)
@accessible_option
@click.pass_context
def capture(
    context: click.Context,
    workshop: str,
    sheet: str | None,
    elsewhere: Path | None,
    *,
    park_unread: bool,
) -> None:
    r"""Write down what is said a line at a time, from the keyboard or from a file.

    For screen readers, scripts and typed-up notes. Each line gets one answer.

    \b
        journeymap capture hazel-court-lunch --sheet "Table 1" < notes.txt
    """
    attended = sys.stdin.isatty()
    if not attended:
        refuse_without_sheet(sheet)
    found = find(workshop)
    name = asked_sheet(found, sheet)
    if name is None:
        return
    if attended:
        from journeymap.cli.line_mode import go_by_line

        go_by_line(found, name, elsewhere, park_unread=park_unread)
        return
    context.exit(take_in(found, name, elsewhere, park_unread=park_unread))


def take_in(
    workshop: Workshop, sheet: str, elsewhere: Path | None = None, *, park_unread: bool = False
) -> int:
    """Take in the lines that come on standard input. Returns the exit status."""
    room = enter_room(workshop, sheet)
    for notice in room.notices:
        tell(notice)
    with closing(room.sheet):
        session = room.session(_now)
        away = room.away(session, _now)
        go = partial(away.go, elsewhere) if elsewhere else None
        tally = _take(session, go, park_unread=park_unread)
        is_away = _come_home(away)
    click.echo(tally.in_words())
    _tell_what_was_left(tally)
    return 1 if tally.left or is_away else 0


def _now() -> datetime:
    return datetime.now(UTC)


def _come_home(away: Away) -> bool:
    """Bring home what is elsewhere, if it can be, and tell; whether something stays there."""
    from journeymap.capture.away import still_away

    if away.waits_to_go_home and away.elsewhere.home_works() and (told := away.go_home()):
        tell(told)
    if left := still_away(away.elsewhere):
        tell(left)
    return bool(away.elsewhere.away)


def _take(session: Session, go: Callable[[str], None] | None, *, park_unread: bool) -> Tally:
    from journeymap.capture.notes import lines_of, take_notes

    lines = lines_of(sys.stdin.buffer)
    return take_notes(session, lines, _print, park_unread=park_unread, go_elsewhere=go)


def _print(answer: Answer) -> None:
    with suppress(BrokenPipeError):  # whoever reads the answers went; the notes go on
        for line in (answer.text, *answer.told):
            sys.stdout.write(f"{one_line(line)}\n")
        sys.stdout.flush()


def _tell_what_was_left(tally: Tally) -> None:
    """List the lines that are no entries, and say what to do with them."""
    from journeymap.capture.answer import Outcome

    for number, line, answer in tally.left:
        tell(f"line {number}: {line.strip()}\n    {answer.text}")
    if tally.left and tally.became:
        tell("All other lines are saved: do not take the whole file in again.")
    answers = [answer for _, _, answer in tally.left]
    if any(each.outcome is Outcome.NOT_SAVED and not each.is_for_no_place for each in answers):
        tell(
            "Make room, or mend the folder, and take those in again that were not saved; or"
            " save them in another place with --elsewhere FOLDER."
        )
    if any(each.outcome is Outcome.NOT_TAKEN for each in answers):
        tell(
            "Put those that were not taken right in a file of their own, with the /stage and"
            " @voice they belong to, and take that one in."
        )
