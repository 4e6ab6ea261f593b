from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from at_the_screen import Hand, seated_at, seen, type_lines

from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop
from journeymap.tui.capture_screen import CaptureScreen
from journeymap.tui.home_screen import HomeScreen


@pytest.fixture
def home(tmp_path: Path, clock: Callable[[], datetime], own: OwnSheets) -> HomeScreen:
    return HomeScreen(tmp_path, clock, own)


pytestmark = pytest.mark.usefixtures("workshop")


async def settle(hand: Hand) -> None:
    """Wait until the questions that follow one another have been put."""
    for _ in range(6):
        await hand.pause()


def told(hand: Hand) -> str:
    return "".join(each.message for each in hand.app._notifications)


async def test_it_lists_workshops_with_how_much_was_said(home: HomeScreen) -> None:
    async with seated_at(home) as hand:
        assert "Lunch" in seen(hand)
        assert "nothing said yet" in seen(hand)


async def test_a_workshop_opens_at_the_table_that_is_named(
    home: HomeScreen, workshop: Workshop
) -> None:
    async with seated_at(home) as hand:
        await hand.press("enter")
        await settle(hand)
        assert "Whose notes are these?" in seen(hand)
        await hand.press("backspace", *"Table 7", "enter")
        await settle(hand)
        assert isinstance(hand.app.screen, CaptureScreen)
        await type_lines(hand, "+ Hot food")
        await hand.press("ctrl+q")
        await settle(hand)
        assert "1 thing said" in seen(hand)
    (sheet,) = (workshop.folder / "sheets").glob("table-7.*.yaml")
    assert "Hot food" in sheet.read_text(encoding="utf-8")


async def test_a_new_workshop_is_made_from_a_template_and_opened(
    home: HomeScreen, tmp_path: Path
) -> None:
    async with seated_at(home) as hand:
        await hand.press("n")
        await settle(hand)
        await type_lines(hand, "...")
        assert "at least one letter" in seen(hand)
        await hand.press("home", "shift+end", "delete")
        await type_lines(hand, "Tea [/] at Three")
        await hand.press("enter")
        await settle(hand)
        await hand.press("enter")
        await settle(hand)
        assert isinstance(hand.app.screen, CaptureScreen)
        assert "Tea [/] at Three" in seen(hand)
    guide = tmp_path / "workshops" / "tea-at-three" / "workshop.yaml"
    assert "deciding" in guide.read_text(encoding="utf-8")


async def test_a_workshop_that_is_there_already_is_not_made_again(home: HomeScreen) -> None:
    async with seated_at(home) as hand:
        await hand.press("n")
        await settle(hand)
        await type_lines(hand, "Lunch")
        await hand.press("enter")
        await settle(hand)
        assert "is there already" in told(hand)
        assert hand.app.screen is home


async def test_a_guide_that_cannot_be_read_is_refused_in_words(
    home: HomeScreen, workshop: Workshop
) -> None:
    (workshop.folder / "workshop.yaml").write_text("title: [", encoding="utf-8")
    async with seated_at(home) as hand:
        await hand.press("enter")
        await settle(hand)
        assert "this is not YAML" in told(hand)
        assert hand.app.screen is home


async def test_escape_goes_back_from_every_question(home: HomeScreen) -> None:
    async with seated_at(home) as hand:
        for key in ("enter", "n"):
            await hand.press(key)
            await settle(hand)
            assert hand.app.screen is not home
            await hand.press("escape")
            await settle(hand)
            assert hand.app.screen is home
