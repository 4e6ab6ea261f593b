"""What is said where the survey's page is started: its address, and how many returns are in."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeymap.cli.accessible import is_accessible
from journeymap.cli.telling import Refused, tell
from journeymap.counting import counted

if TYPE_CHECKING:
    from journeymap.survey.page.door import Door

INSTALL = "to {}, one more thing has to be installed: pip install 'journeymap[{}]'"
_HERE_ONLY = "It works on this machine only. For others on the network: --host"
_NO_NETWORK = (
    "No network was found, so this address works on this machine only. Once there is one, start"
    " the page again."
)
_ON_THE_NETWORK = (
    "Whoever has this address can answer, from any device on this network.\n"
    "It is plain http: whoever runs the network can read what people answer. Use the house's own"
    " network only, and never the open internet."
)


class Telling:
    """Says what happens; how many returns are in on one line, where somebody looks at it."""

    def __init__(self) -> None:
        self._came = 0
        self._on_one_line = sys.stderr.isatty() and not is_accessible()
        self._is_in_line = False

    def came_in(self, number: int) -> None:
        """Say that one more return is in."""
        self._came += 1
        text = f"{counted(number, 'return')} in."
        if not self._on_one_line:
            self.tell(text)
            return
        with suppress(OSError):
            click.echo(f"\r{text}", nl=False, err=True)
        self._is_in_line = True

    def closed(self) -> None:
        """Say how many returns came in since the start."""
        self.tell(f"The page is closed. {counted(self._came, 'return')} came in. All are kept.")

    def tell(self, text: str) -> None:
        """Say something, if anybody is there: the terminal may be gone."""
        with suppress(OSError):
            tell(f"\n{text}" if self._is_in_line else text)
        self._is_in_line = False


def show_where(door: Door, number: int) -> None:
    """Say where the page is, and what to know about it; `number` returns are in so far."""
    click.echo(door.address)
    if not door.is_here_only:
        _show_qr(door)
    tell(_who_reaches(door))
    tell(f"{counted(number, 'return')} in so far. To stop: Ctrl+C.")


def write_qr(door: Door, path: Path) -> None:
    """Write the address as a QR code. Raises `Refused`."""
    try:
        from journeymap.survey.page.qr import svg
    except ImportError as error:
        raise Refused(INSTALL.format("make the QR code", "survey")) from error
    try:
        path.write_bytes(svg(door.address))
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error.strerror}.") from error
    tell(f"The QR code is in {path}.")


def _who_reaches(door: Door) -> str:
    if not door.is_here_only:
        return _ON_THE_NETWORK
    return _NO_NETWORK if door.is_everywhere else _HERE_ONLY


def _show_qr(door: Door) -> None:
    """Draw the QR code, where there is a terminal that somebody looks at."""
    if is_accessible() or not sys.stdout.isatty():
        return
    try:
        from journeymap.survey.page.qr import drawn
    except ImportError:
        tell(INSTALL.format("see it as a QR code", "survey").capitalize())
        return
    click.echo(drawn(door.address, in_colour="NO_COLOR" not in os.environ))
