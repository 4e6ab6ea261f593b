"""Each screen as text, as a person sees it. To look at a change and keep it:

JOURNEYMAP_KEEP_SCREENS=1 pytest tests/test_pictures_of_screens.py && git diff tests/screens
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from at_the_screen import assert_looks_as_before, capturing, paste, seated_at

from journeymap.capture.session import Session
from journeymap.demo.sample import make_sample
from journeymap.sheets.own import OwnSheets
from journeymap.tui.home_screen import HomeScreen


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_the_capture_screen(at_hazel_court: Session, size: tuple[int, int]) -> None:
    for line in ("/eating", "@family", "- Nobody asks whether I want seconds", "="):
        at_hazel_court.take(line)
    async with capturing(at_hazel_court, size) as hand:
        await hand.press(*"Being hurri")
        await hand.pause()
        await assert_looks_as_before(hand, "capture")
        await hand.press("f1")
        await hand.pause()
        await assert_looks_as_before(hand, "help")


@pytest.mark.parametrize("size", [(80, 24), (120, 30)])
async def test_the_home_screen(
    tmp_path: Path, own: OwnSheets, clock: Callable[[], datetime], size: tuple[int, int]
) -> None:
    make_sample(tmp_path)
    async with seated_at(HomeScreen(tmp_path, clock, own), size) as hand:
        await assert_looks_as_before(hand, "home")


PASTED = """/arriving
@family
+ Someone says hello and uses my mother's name
Left standing in the doorway while staff talk over our heads
=
/eating
* Good company
! 4 The fish was hot
! Lovely pudding
? Television: some want it, most do not
"""


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_paste_screen(at_hazel_court: Session, size: tuple[int, int]) -> None:
    async with capturing(at_hazel_court, size) as hand:
        await paste(hand, PASTED)
        await hand.press("down", "down", "down", "down", "space", "up")
        await hand.pause()
        await assert_looks_as_before(hand, "paste")
