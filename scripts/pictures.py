"""Draws the pictures of the README and of docs/ from the real screens.

    python scripts/pictures.py

Each is the screen as the app draws it, as an SVG that loads nothing from anywhere.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from textual.screen import Screen

from journeymap.capture.session import Session
from journeymap.demo.sample import make_sample
from journeymap.sheets.own import OwnSheets
from journeymap.tui.app import JourneymapApp
from journeymap.tui.capture_screen import CaptureScreen
from journeymap.tui.home_screen import HomeScreen
from journeymap.tui.themes import LIGHT

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
_WHEN = datetime(2017, 5, 18, 13, 5, tzinfo=UTC)
_TYPED = ("/eating", "@family", "- Nobody asks whether I want seconds", "=")
_OUTSIDE_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


async def draw(screen: Screen[None], name: str, size: tuple[int, int], *keys: str) -> None:
    """Press `keys` on a screen and save what is seen as `name`."""
    app = JourneymapApp(screen)
    async with app.run_test(size=size) as hand:
        await hand.pause()
        if name.endswith("-light"):
            app.theme = LIGHT.name
        await hand.press(*keys)
        await hand.pause()
        svg = app.export_screenshot(title="journeymap")
    svg = _OUTSIDE_FONT.sub("", svg)
    svg = re.sub(r"terminal-\d+", "terminal", svg)  # the same picture is the same file
    (PICTURES / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")


async def draw_all(here: Path) -> None:
    """Draw every picture, from the sample workshop made in `here`."""
    workshop = make_sample(here)
    own = OwnSheets(here / "own")
    for name, size in (
        ("capture", (100, 30)),
        ("capture-80x24", (80, 24)),
        ("capture-wide-light", (160, 44)),
    ):
        sheet = workshop.open_sheet("Table 4", now=_WHEN, own=own, key="r3k9")
        with closing(sheet):
            ticks = (_WHEN + timedelta(seconds=20 * number) for number in count())
            session = Session(
                workshop.read().board, sheet, ticks.__next__, attended=True, free_text=True
            )
            for line in _TYPED:
                session.take(line)
            await draw(CaptureScreen(session, workshop), name, size, *"Being hurri")
        sheet.path.unlink()
    await draw(HomeScreen(here, lambda: _WHEN, own), "home", (80, 16))


if __name__ == "__main__":
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(draw_all(Path(folder)))
