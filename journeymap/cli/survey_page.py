"""`journeymap survey page`: the questionnaire as a web page of one's own."""

from __future__ import annotations

import errno
import re
import signal
import socket
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeymap.cleaning import one_line
from journeymap.cli.accessible import accessible_option
from journeymap.cli.page_told import INSTALL, Telling, show_where, write_qr
from journeymap.cli.telling import Refused, tell
from journeymap.cli.workshop_argument import find, read_whole, workshop_argument
from journeymap.counting import counted

if TYPE_CHECKING:
    from journeymap.sheets.workshop import Workshop
    from journeymap.survey.page.door import Door
    from journeymap.survey.page.letterbox import Letterbox
    from journeymap.survey.page.survey import Survey
    from journeymap.survey.page.ticket import Tickets
    from journeymap.survey.page.tongue import Tongue
    from journeymap.survey.questionnaire import Questionnaire

_PORT = 8642
_ROOM = 64 * 1024
"""Bytes on the disk that a few returns need."""
_SECRET = "survey-page.key"  # noqa: S105  # the name of its file


def _code(context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Return the code in large letters, if it can be one. For click, as a callback."""
    from journeymap.survey.page.door import ALPHABET, LENGTH, is_code

    if value is not None and not is_code(value.upper()):
        wrong = f"A code has {LENGTH} to 20 of these letters: {ALPHABET}"
        raise click.BadParameter(wrong, context, option)
    return value and value.upper()


def _languages(
    context: click.Context, option: click.Parameter, value: str | None
) -> tuple[str, ...]:
    """Return the tags of languages, if they can be some. For click, as a callback."""
    tags = () if value is None else tuple(value.split("+"))
    if not all(re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", tag) for tag in tags):
        raise click.BadParameter("write its tag: cy for Welsh, ar for Arabic", context, option)
    return tags


@click.command("page", short_help="Ask on a web page of one's own.")
@workshop_argument
@click.option("--one-at-a-time", is_flag=True, help="One question a page, not one part a page.")
@click.option(
    "--language",
    "tags",
    callback=_languages,
    metavar="TAG",
    help="The language: cy; or several to choose from, the first one first: en+cy.",
)
@click.option(
    "--host",
    metavar="ADDRESS",
    help="Serve it to the network, at this address of this machine (0.0.0.0: at all of them).",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=_PORT,
    show_default=True,
    help="Where it is served; 0 takes any that is free.",
)
@click.option(
    "--code",
    callback=_code,
    metavar="LETTERS",
    help="The code in the address, in place of one drawn.",
)
@click.option(
    "--qr",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.svg",
    help="Write the address as a QR code, for the wall and the paper. Goes with --host.",
)
@accessible_option
def survey_page(  # noqa: PLR0913  # what may be asked for is named
    workshop: str,
    *,
    one_at_a_time: bool,
    tags: tuple[str, ...],
    host: str | None,
    port: int,
    code: str | None,
    qr: Path | None,
) -> None:
    """Serve the questionnaire as a web page, for as long as this runs.

    Without --host only this machine reaches it. With --host a code is part of the address. What
    people answer is on the disk before they read "Thank you".
    """
    if qr is not None and host is None:
        raise click.UsageError("--qr goes with --host: no phone reaches this machine without it.")
    found = find(workshop)
    _see_that_it_can_be_served()
    editions = _editions(found)
    tongues = _tongues(found, editions, tags)
    tickets = _tickets(found)
    at = _listen(host, port)
    door = _door(host, at, code or ("" if host is None else _drawn(tickets)))
    if qr is not None:
        write_qr(door, qr)
    _tell_if_nothing_can_be_kept(found)
    survey = _survey(editions, tickets, one_at_a_time, tongues)
    sys.exit(_serve(survey, _letterbox(found), door, at))


def _serve(survey: Survey, letterbox: Letterbox, door: Door, at: socket.socket) -> int:
    """Serve the page until it is stopped, and return the status to end with."""
    from journeymap.survey.page.server import serve
    from journeymap.survey.page.survey import Narration

    telling = Telling()

    def ready() -> None:
        show_where(door, len(letterbox))

    narration = Narration(ready, telling.came_in, telling.tell)
    number = serve(survey, letterbox, door, at, narration)
    telling.closed()
    return 0 if number == signal.SIGINT else 128 + number


def _see_that_it_can_be_served() -> None:
    try:
        from journeymap.survey.page import server as _server  # noqa: F401
    except ImportError as error:
        raise Refused(INSTALL.format("serve the survey as a page", "browser")) from error


def _editions(workshop: Workshop) -> list[Questionnaire]:
    """Return what was issued, the newest first; what is asked now is issued if nothing was."""
    from journeymap.survey.editions import NotIssued, issue, read_editions

    editions, problems = read_editions(workshop)
    if problems:
        raise Refused(str(problems[0]))
    if editions:
        _tell_if_changed(workshop, editions[0])
        return editions
    try:
        first = issue(workshop, read_whole(workshop).board, _now().date())
    except NotIssued as error:
        raise Refused(str(error)) from error
    number = counted(len(first.questions), "question")
    tell(f"Nothing was issued yet, so this is edition 1 now: {number}.")
    return [first]


def _tell_if_changed(workshop: Workshop, newest: Questionnaire) -> None:
    """Say it if anything else would be issued now, and be it a word around the questions."""
    from journeymap.survey.editions import NotIssued, draft

    reading = workshop.read()
    if not reading.guide_is_read:
        return
    served = f"The page asks what was issued as edition {newest.edition}"
    try:
        asked_now = draft(workshop, reading.board, _now().date())
    except NotIssued as why:
        tell(f"{served}. Now nothing could be issued: {one_line(str(why))}")
        return
    if asked_now != newest:
        tell(
            f"{served}. The workshop has changed since. To ask what is asked now:"
            f" journeymap survey issue {workshop.name}"
        )


def _tell_if_nothing_can_be_kept(workshop: Workshop) -> None:
    """Say it before people come, if the disk is full or cannot be written."""
    from journeymap.sheets.disk import try_out

    try:
        try_out(workshop.sheets, _ROOM)
    except OSError as error:
        tell(
            f"{workshop.sheets} cannot be written just now: {error.strerror}. Until it can, nobody"
            " is thanked, and people are asked to send their answers again."
        )


def _now() -> datetime:
    return datetime.now().astimezone()


def _tickets(workshop: Workshop) -> Tickets:
    from journeymap.sheets.own import OwnSheets
    from journeymap.survey.page.ticket import Tickets, read_secret

    folder = OwnSheets.of_this_machine().folder
    secret, is_kept = read_secret(folder / _SECRET)
    if not is_kept:
        tell(f"{folder} cannot be written. Keep this running until all have answered.")
    return Tickets(secret, str(workshop.folder.resolve()))


def _drawn(tickets: Tickets) -> str:
    """Return the code of a page for which none was given: it is the same each time."""
    from journeymap.survey.page.door import ALPHABET, LENGTH

    return tickets.letters(ALPHABET, LENGTH)


def _listen(host: str | None, port: int) -> socket.socket:
    from journeymap.survey.page.door import LOOPBACK
    from journeymap.survey.page.server import listen

    try:
        return listen(host or LOOPBACK, port)
    except (socket.gaierror, UnicodeError) as error:
        raise Refused(_no_address_of_ours(host)) from error
    except OSError as error:
        if error.errno == errno.EADDRNOTAVAIL:
            raise Refused(_no_address_of_ours(host)) from error
        where = f"{host} port {port}" if host else f"port {port}"
        why = error.strerror or error
        raise Refused(f"{where} cannot be used: {why}. Take another with --port.") from error


def _no_address_of_ours(host: str | None) -> str:
    return (
        f"‘{one_line(host or '')[:60]}’ is no address of this machine now. Write --host 0.0.0.0,"
        " and the one to give to people is shown."
    )


def _door(host: str | None, at: socket.socket, code: str) -> Door:
    """Return how people find the page that is served `at` an address: by its number, or a name."""
    from journeymap.survey.page.door import Door
    from journeymap.survey.page.server import (
        address_of_this_machine,
        is_everywhere,
        is_loopback,
        is_name,
        where,
    )

    number, port = where(at)
    if is_everywhere(number):
        shown = address_of_this_machine()
        return Door(shown, port, code, is_everywhere=True, is_here_only=is_loopback(shown))
    shown = host if host and is_name(host) else number
    return Door(shown, port, code, is_here_only=is_loopback(number))


def _tongues(
    workshop: Workshop, editions: list[Questionnaire], tags: tuple[str, ...]
) -> tuple[Tongue, ...]:
    """Return the languages in which the page can be read, or refuse."""
    from journeymap.language.not_known import NotKnown
    from journeymap.survey.page.tongues import tongues_of

    try:
        tongues, told = tongues_of(workshop, editions, tags)
    except NotKnown as why:
        raise Refused(str(why)) from why
    for sentence in told:
        tell(sentence)
    return tongues


def _survey(
    editions: list[Questionnaire],
    tickets: Tickets,
    one_at_a_time: bool,
    tongues: tuple[Tongue, ...],
) -> Survey:
    from journeymap.survey.page.survey import Survey

    by_number = {each.edition: each for each in editions}
    return Survey(by_number, editions[0], tickets, tongues, one_at_a_time)


def _letterbox(workshop: Workshop) -> Letterbox:
    from journeymap.sheets.own import OwnSheets
    from journeymap.survey.page.letterbox import Letterbox

    return Letterbox(workshop, OwnSheets.of_this_machine(), _now)
