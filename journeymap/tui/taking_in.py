"""The way of a file into the workshop: which one, how it is read, and then it is taken in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from textual.app import App

from journeymap.sheets.workshop import Workshop
from journeymap.tui.columns_screen import ColumnsScreen
from journeymap.tui.file_screen import FileScreen
from journeymap.tui.taking_screen import TakingScreen


async def take_in_a_file(
    app: App[Any], workshop: Workshop, clock: Callable[[], datetime], here: Path
) -> None:
    """Ask for a file until one is taken in, or nobody wants to any more. Esc goes a step back."""
    while (proposal := await app.push_screen_wait(FileScreen(workshop, here))) is not None:
        while await app.push_screen_wait(ColumnsScreen(proposal, clock, here)):
            taking = TakingScreen(proposal, workshop, clock)
            if await app.push_screen_wait(taking):
                return
