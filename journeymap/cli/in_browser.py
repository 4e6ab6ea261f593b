"""The capture screen in a browser: what is said where it is started, and the browser itself."""

from __future__ import annotations

import os
import sys
import webbrowser
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

import click

from journeymap.cli.telling import Refused, leave, tell
from journeymap.cli.workshop_argument import tell_what_is_elsewhere

if TYPE_CHECKING:
    from journeymap.serving.door import Door
    from journeymap.sheets.workshop import Workshop

_IN_THE_TERMINAL = (webbrowser.GenericBrowser,)
"""What Python takes Lynx and its like for."""


def open_in_browser(workshop: Workshop, sheet: str, port: int) -> None:
    """Show the capture screen on a page of this machine until the person leaves it."""
    guide, problems = workshop.guide()
    if guide is None:
        raise Refused(f"{problems[0]} What was said is safe in the sheets.")
    try:
        from journeymap.serving.server import Table, listen, serve
    except ImportError as error:
        raise Refused(
            "to show the screen in a browser, one more thing has to be installed:"
            " pip install 'journeymap[browser]'"
        ) from error
    try:
        at = listen(port)
    except OSError as error:
        raise Refused(f"port {port} cannot be used: {error.strerror}. Take another.") from error
    status = serve(Table(guide.title, workshop.folder, sheet), at, _show_where, _tell_who_is_there)
    with suppress(OSError):
        tell_what_is_elsewhere(workshop)
    leave(status)


def _show_where(door: Door) -> None:
    """Say where the screen is, and have the browser open it if there is one."""
    is_opened = _has_browser()
    click.echo(door.address)
    where = "The screen is in your browser" if is_opened else "Open this address in a browser"
    tell(f"{where}. It works on this machine only. To leave: Ctrl+Q there, or Ctrl+C here.")
    if is_opened:
        Thread(target=webbrowser.open, args=[door.first_address], daemon=True).start()


def _has_browser() -> bool:
    """Whether there is a browser with windows; one inside the terminal cannot show the screen."""
    if sys.platform not in {"darwin", "win32"} and not any(
        map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))
    ):
        return False
    with suppress(webbrowser.Error):
        return bool(os.environ.get("BROWSER")) or type(webbrowser.get()) not in _IN_THE_TERMINAL
    return False


def _tell_who_is_there(text: str) -> None:
    """Tell it, if anybody is there: the terminal may be gone."""
    with suppress(OSError):
        tell(text)
