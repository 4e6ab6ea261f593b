"""`journeymap survey page`: the questionnaire as a web page of one's own."""

from __future__ import annotations

import errno
import os
import signal
import socket
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeymap.cleaning import one_line
from journeymap.cli.accessible import accessible_option, is_accessible
from journeymap.cli.telling import Refused, tell
from journeymap.cli.workshop_argument import find, read_whole, workshop_argument
from journeymap.counting import counted

if TYPE_CHECKING:
    from journeymap.sheets.own import OwnSheets
    from journeymap.sheets.workshop import Workshop
    from journeymap.survey.page.door import Door
    from journeymap.survey.page.letterbox import Letterbox
    from journeymap.survey.page.survey import Survey
    from journeymap.survey.page.ticket import Tickets
    from journeymap.survey.questionnaire import Questionnaire

_PORT = 8642
_SECRET = "survey-page.key"  # noqa: S105  # the name of its file
_INSTALL = "to {}, one more thing has to be installed: pip install 'journeymap[{}]'"
_ON_THE_NETWORK = (
    "Whoever has this address can answer, from any device on this network.\n"
    "It is plain http: whoever runs the network can read what people answer. Use the house's own"
    " network only, and never the open internet."
)


@click.command("page", short_help="Ask on a web page of one's own.")
@workshop_argument
@click.option("--one-at-a-time", is_flag=True, help="One question a page, not one part a page.")
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
@click.option("--code", metavar="LETTERS", help="The code in the address, in place of one drawn.")
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
    try:
        from journeymap.survey.page import door, server
    except ImportError as error:
        raise Refused(_INSTALL.format("serve the survey as a page", "browser")) from error
    if code is not None and not door.is_code(code.upper()):
        letters = f"{door.LENGTH} to 20 of these letters: {door.ALPHABET}"
        raise click.BadParameter(f"A code has {letters}.", param_hint="--code")
    questionnaires = _questionnaires(found)
    own = _own_sheets()
    tickets = _tickets(found, own)
    at = _listen(host, port)
    if host is not None and not code:
        code = tickets.letters(door.ALPHABET, door.LENGTH)
    here = _door(host, at.getsockname()[1], (code or "").upper())
    survey = _survey(questionnaires, tickets, one_at_a_time)
    if qr is not None:
        _write_qr(here, qr)
    telling = _Telling()
    letterbox = _letterbox(found, own)
    from journeymap.survey.page.survey import Narration

    def ready() -> None:
        _show_where(here, len(letterbox))

    status = server.serve(
        survey, letterbox, here, at, Narration(ready, telling.came_in, telling.tell)
    )
    telling.tell(f"The page is closed. {counted(telling.came, 'return')} came in. All are kept.")
    sys.exit(0 if status == signal.SIGINT else 128 + status)


class _Telling:
    """Says what happens; how many returns are in on one line, where somebody looks at it."""

    def __init__(self) -> None:
        self.came = 0
        """How many returns came in since the start."""
        self._on_one_line = sys.stderr.isatty() and not is_accessible()
        self._is_in_line = False

    def came_in(self, number: int) -> None:
        """Say that one more return is in."""
        self.came += 1
        text = f"{counted(number, 'return')} in."
        if not self._on_one_line:
            self.tell(text)
            return
        with suppress(OSError):
            click.echo(f"\r{text}", nl=False, err=True)
        self._is_in_line = True

    def tell(self, text: str) -> None:
        """Say something, if anybody is there: the terminal may be gone."""
        with suppress(OSError):
            tell(f"\n{text}" if self._is_in_line else text)
        self._is_in_line = False


def _questionnaires(workshop: Workshop) -> list[Questionnaire]:
    """Return what was issued, the newest first; what is asked now is issued if nothing was."""
    from journeymap.survey.editions import NotIssued, issue, read_editions

    editions, problems = read_editions(workshop)
    if problems:
        raise Refused(str(problems[0]))
    if editions:
        _tell_if_changed(workshop, editions[0])
    else:
        board = read_whole(workshop).board
        try:
            editions = [issue(workshop, board, datetime.now().astimezone().date())]
        except NotIssued as error:
            raise Refused(str(error)) from error
        number = counted(len(editions[0].questions), "question")
        tell(f"Nothing was issued yet, so this is edition 1 now: {number}.")
    return editions


def _tell_if_changed(workshop: Workshop, newest: Questionnaire) -> None:
    """Say it if other questions would be issued now."""
    from journeymap.survey.asking import questions_of

    reading = workshop.read()
    asked_now = questions_of(reading.board, newest.edition)
    if reading.guide_is_read and asked_now != newest.questions:
        tell(
            f"The page asks what was issued as edition {newest.edition}. The workshop has changed"
            f" since. To ask what is asked now: journeymap survey issue {workshop.name}"
        )


def _own_sheets() -> OwnSheets:
    from journeymap.sheets.own import OwnSheets

    return OwnSheets.of_this_machine()


def _tickets(workshop: Workshop, own: OwnSheets) -> Tickets:
    from journeymap.survey.page.ticket import Tickets, read_secret

    secret, is_kept = read_secret(own.folder / _SECRET)
    if not is_kept:
        tell(f"{own.folder} cannot be written. Keep this running until all have answered.")
    return Tickets(secret, str(workshop.folder.resolve()))


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


def _door(host: str | None, port: int, code: str) -> Door:
    from journeymap.survey.page.door import LOOPBACK, Door
    from journeymap.survey.page.server import address_of_this_machine, is_everywhere

    if host and is_everywhere(host):
        return Door(address_of_this_machine(), port, code, is_everywhere=True)
    return Door(host or LOOPBACK, port, code)


def _survey(editions: list[Questionnaire], tickets: Tickets, one_at_a_time: bool) -> Survey:
    from journeymap.survey.page.survey import Survey

    by_number = {each.edition: each for each in editions}
    return Survey(by_number, editions[0], tickets, one_at_a_time)


def _letterbox(workshop: Workshop, own: OwnSheets) -> Letterbox:
    from journeymap.survey.page.letterbox import Letterbox

    return Letterbox(workshop, own, lambda: datetime.now().astimezone())


def _write_qr(door: Door, path: Path) -> None:
    try:
        from journeymap.survey.page.qr import svg
    except ImportError as error:
        raise Refused(_INSTALL.format("make the QR code", "survey")) from error
    try:
        path.write_bytes(svg(door.address))
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error.strerror}.") from error
    tell(f"The QR code is in {path}.")


def _show_where(door: Door, number: int) -> None:
    """Say where the page is, and what to know about it."""
    click.echo(door.address)
    if door.code:
        _show_qr(door)
        tell(_ON_THE_NETWORK)
    else:
        tell("It works on this machine only. For others on the network: --host")
    tell(f"{counted(number, 'return')} in so far. To stop: Ctrl+C.")


def _show_qr(door: Door) -> None:
    """Draw the QR code, where there is a terminal that somebody looks at."""
    if is_accessible() or not sys.stdout.isatty():
        return
    try:
        from journeymap.survey.page.qr import drawn
    except ImportError:
        tell(_INSTALL.format("see it as a QR code", "survey").capitalize())
        return
    click.echo(drawn(door.address, in_colour="NO_COLOR" not in os.environ))
