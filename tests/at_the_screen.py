"""A table's capture screen in a test: typed at by a pilot, read as text."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from journeymap.capture.session import Session
from journeymap.entries import Entry
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.workshop import Workshop
from journeymap.tui.app import JourneymapApp
from journeymap.tui.capture_line import CaptureLine
from journeymap.tui.capture_screen import CaptureScreen
from journeymap.tui.desk import HINTS_AFTER

Hand = Pilot[None]
SCREENS = Path(__file__).parent / "screens"


@asynccontextmanager
async def seated_at(first: Screen[None], size: tuple[int, int] = (80, 24)) -> AsyncIterator[Hand]:
    """Run the app on a screen, and wait until it is drawn."""
    async with JourneymapApp(first).run_test(size=size, notifications=True) as hand:
        await hand.pause()
        yield hand


@asynccontextmanager
async def capturing(session: Session, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Hand]:
    async with seated_at(
        CaptureScreen(session, Workshop(session.sheet.path.parents[1])), size
    ) as hand:
        yield hand


async def type_lines(hand: Hand, *lines: str) -> None:
    """Put lines into the line that has the focus, each with Enter."""
    for line in lines:
        into = hand.app.focused
        assert isinstance(into, Input)
        into.insert_text_at_cursor(line)
        await hand.press("enter")
    await hand.pause()


async def type_text(hand: Hand, text: str) -> None:
    """Type text, and wait for what helps with it."""
    await hand.press(*text)
    await hand.pause(2 * HINTS_AFTER)


async def paste(hand: Hand, text: str) -> None:
    """Paste into what has the focus."""
    into = hand.app.focused
    assert into is not None
    into.post_message(Paste(text))
    await hand.pause()
    await hand.pause()


def in_the_line(hand: Hand) -> str:
    return hand.app.screen.query_one(CaptureLine).value


def seen(hand: Hand) -> str:
    """Return what is on the screen, as text."""
    strips = hand.app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips) + "\n"


async def until(hand: Hand, is_so: Callable[[], bool]) -> None:
    """Wait until something is so, while threads work and questions follow one another."""
    for _ in range(1000):
        await hand.pause()
        if is_so():
            await hand.pause()
            return
        await hand.pause(0.01)
    raise AssertionError(seen(hand))


def on_disk(workshop: Workshop) -> list[Entry]:
    """Return what is in the sheets, without their heads."""
    paths = sorted((workshop.folder / "sheets").glob("*.yaml"))
    placed = [each for path in paths for each in read_sheet(path).placed]
    return [each.entry for each in placed if each.entry.number]


_PATIENCE = 200
"""So often a screen is looked at until it has come to rest: a busy machine draws late."""


async def assert_looks_as_before(hand: Hand, name: str) -> None:
    """Compare a screen with how it was kept; or keep it, if the environment says so."""
    width, height = hand.app.size
    path = SCREENS / f"{name}-{width}x{height}.txt"
    if os.environ.get("JOURNEYMAP_KEEP_SCREENS"):
        path.write_text(seen(hand), encoding="utf-8")
    kept = path.read_text(encoding="utf-8")
    for _ in range(_PATIENCE):
        if seen(hand) == kept:
            break
        await hand.pause()
    assert seen(hand) == kept, f"{name} looks otherwise now"
