"""`journeymap capture`: the capture screen's work, a line at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeymap.cleaning import one_line
from journeymap.cli.telling import tell
from journeymap.cli.workshop_argument import (
    enter_room,
    find,
    sheet_name,
    workshop_argument,
)

if TYPE_CHECKING:
    from journeymap.capture.answer import Answer
    from journeymap.capture.away import Away
    from journeymap.capture.notes import Tally
    from journeymap.capture.session import Session


def _place(context: click.Context, option: click.Parameter, value: str | None) -> Path | None:
    """Return the folder that is named. For click, as a callback."""
    if value is None:
        return None
    if not value.strip():
        raise click.BadParameter("Another place needs a folder.", context, option)
    return Path(os.path.abspath(value))  # noqa: PTH100  # without the detours that it names


@click.command(short_help="Write down what is said, a line at a time.")
@workshop_argument
@click.option(
    "--sheet",
    required=True,
    callback=sheet_name,
    metavar="NAME",
    help='Whose notes these are, as in "Table 2". One writer, one sheet.',
)
@click.option("--park-unread", is_flag=True, help="Keep lines that cannot be read as parked.")
@click.option(
    "--elsewhere",
    callback=_place,
    metavar="FOLDER",
    help="Save there what the workshop's folder does not take, until it does.",
)
@click.pass_context
def capture(
    context: click.Context, workshop: str, sheet: str, elsewhere: Path | None, *, park_unread: bool
) -> None:
    r"""Write down what is said a line at a time, from the keyboard or from a file.

    For screen readers, scripts and typed-up notes. Each line gets one answer.

    \b
        journeymap capture hazel-court-lunch --sheet "Table 1" < notes.txt
    """
    attended = sys.stdin.isatty()
    room = enter_room(find(workshop), sheet)
    for notice in room.notices:
        tell(notice)
    with closing(room.sheet):
        session = room.session(_now, attended=attended)
        away = room.away(session, _now)
        go = partial(away.go, elsewhere) if elsewhere else None
        tally = _take(session, go, attended=attended, park_unread=park_unread)
        is_away = _come_home(away)
    if not attended:
        click.echo(tally.in_words())
        _tell_what_was_left(tally)
        context.exit(1 if tally.left or is_away else 0)


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


def _take(
    session: Session, go: Callable[[str], None] | None, *, attended: bool, park_unread: bool
) -> Tally:
    from journeymap.capture.notes import lines_of, take_notes

    if attended:
        _tell_what_to_type()
    asked: list[Answer] = []
    lines = _asked_for(session, asked) if attended else lines_of(sys.stdin.buffer)

    def answered(answer: Answer) -> None:
        asked[:] = [answer]
        with suppress(BrokenPipeError):  # whoever reads the answers went; the notes go on
            sys.stdout.write(f"{one_line(answer.text)}\n")
            sys.stdout.flush()

    return take_notes(session, lines, answered, park_unread=park_unread, go_elsewhere=go)


def _tell_what_to_type() -> None:
    from journeymap.entries import SAID_KINDS

    for kind in SAID_KINDS.values():
        if kind.sign:
            tell(f"{kind.example:<36}{kind.meaning}")
    tell("=  me too     /stage  go there     @voice  who is speaking     undo")
    tell("?  alone parks the line that was not taken. Ctrl+D ends.")


def _asked_for(session: Session, answers: list[Answer]) -> Iterator[str]:
    """Yield what a person types, line by line; a line that was not taken is shown again."""
    line = ""
    while True:
        _offer(line if answers and answers[-1].keeps_line else "")
        where = session.stage.name if session.stage else "whole journey"
        who = f", {session.voice.name}" if session.voice else ""
        try:
            line = input(f"{where}{who}> ")
        except (EOFError, KeyboardInterrupt):
            click.echo()
            return
        answers.clear()
        yield line


def _offer(line: str) -> None:
    """Put a line before the cursor of the next prompt, where the system has a line editor."""
    with suppress(ImportError):
        import readline

        readline.set_startup_hook(lambda: readline.insert_text(line))


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
