from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
from at_the_screen import Hand, in_the_line, seated_at, seen, type_lines
from building import NOON, entry, small_guide
from test_capture_screen import HOSTILE
from textual.widgets import Input

from journeymap.entries import Always
from journeymap.sheets.another_folder import workshops_at
from journeymap.sheets.draft import Draft, DraftFile
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.sheet_names import SheetName, proposed_name
from journeymap.sheets.workshop import NoWorkshop, Workshop, new_workshop
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


async def test_what_was_held_last_comes_first(home: HomeScreen, tmp_path: Path) -> None:
    for name, year in (("Old", 2014), ("Recent", 2016), ("Older", 2012)):
        guide = small_guide(title=name, held=(date(year, 5, 1),), place=f"{name} Hall")
        new_workshop(tmp_path / "workshops" / name.lower(), guide)
    async with seated_at(home) as hand:
        screen = seen(hand)
    places = [screen.index(each) for each in ("Lunch", "Recent", "Old Hall", "Older")]
    assert places == sorted(places)
    assert "Sunday 1 May 2016" in screen


async def test_a_workshop_in_another_folder_is_opened(home: HomeScreen, tmp_path: Path) -> None:
    stick = tmp_path / "home" / "stick"
    new_workshop(stick / "garden", small_guide(title="The garden"))
    async with seated_at(home) as hand:
        await hand.press("o")
        await settle(hand)
        await type_lines(hand, "~/nowhere")
        assert "There is no folder" in seen(hand)
        await hand.press("ctrl+u")
        await type_lines(hand, "~/stick/garden")
        await settle(hand)
        assert "Whose notes are these?" in seen(hand)
        await hand.press("enter")
        await settle(hand)
        assert isinstance(hand.app.screen, CaptureScreen)
        await type_lines(hand, "+ Roses")
        await hand.press("ctrl+q")
        await settle(hand)
    (sheet,) = (stick / "garden" / "sheets").glob("table-1.*.yaml")
    assert "Roses" in sheet.read_text(encoding="utf-8")


async def test_of_several_workshops_in_a_folder_one_is_chosen(
    home: HomeScreen, tmp_path: Path
) -> None:
    for title in ("Tea [/] one", "[@click=app.quit]Tea two[/]"):
        folder = tmp_path / "stick" / "workshops" / f"tea-{len(title)}"
        new_workshop(folder, small_guide(title=title))
    async with seated_at(home) as hand:
        await hand.press("o")
        await settle(hand)
        await type_lines(hand, str(tmp_path / "stick"))
        assert "There are 2 workshops" in seen(hand)
        assert "Tea [/] one" in seen(hand)
        assert "[@click=app.quit]Tea two[/]" in seen(hand)
        await hand.press("down", "enter")
        await settle(hand)
        await hand.press("enter")
        await settle(hand)
        assert isinstance(hand.app.screen, CaptureScreen)
        assert "[@click=app.quit]Tea two[/]" in seen(hand)


async def test_the_sheets_there_are_are_offered(
    home: HomeScreen, workshop: Workshop, own: OwnSheets
) -> None:
    with closing(workshop.open_sheet("Table [b]1[/b]", now=NOON, own=own)) as mine:
        mine.append(entry(Always, f"{mine.key}.1", text="Said before"))
    elsewhere = OwnSheets(workshop.folder / "other machine.txt")
    with closing(workshop.open_sheet("Office", now=NOON, own=elsewhere)) as other:
        other.append(entry(Always, f"{other.key}.1", text="Hello"))
    async with seated_at(home) as hand:
        await hand.press("enter")
        await settle(hand)
        assert "Table [b]1[/b]  1 line, goes on where it left off" in seen(hand)
        assert "Office  1 line, from another machine" in seen(hand)
        await hand.press("down", "enter")
        await settle(hand)
        assert isinstance(hand.app.screen, CaptureScreen)
        await type_lines(hand, "+ Said now")
        await hand.press("ctrl+q")
        await settle(hand)
    text = mine.path.read_text(encoding="utf-8")
    assert "Said before" in text
    assert "Said now" in text


async def test_words_that_were_not_saved_are_an_enter_away(
    home: HomeScreen, workshop: Workshop, own: OwnSheets
) -> None:
    for name in ("Table 1", "Table 2"):
        with closing(workshop.open_sheet(name, now=NOON, own=own)) as mine:
            mine.append(entry(Always, f"{mine.key}.1", text="Said before"))
    DraftFile(mine.path).keep(Draft("half a sen"))
    async with seated_at(home) as hand:
        await hand.press("enter")
        await settle(hand)
        assert "Words on Table 2 are not saved yet: Enter brings them back." in seen(hand)
        assert "Table 2  1 line and words not saved yet, goes on where it left" in seen(hand)
        await hand.press("enter")
        await settle(hand)
        assert in_the_line(hand) == "half a sen"
        assert "brought back" in seen(hand)


async def test_words_that_are_typed_in_another_window_are_left_to_it(
    home: HomeScreen, workshop: Workshop, own: OwnSheets
) -> None:
    with closing(workshop.open_sheet("Table 1", now=NOON, own=own)) as other_window:
        other_window.append(entry(Always, f"{other_window.key}.1", text="Said before"))
        DraftFile(other_window.path).keep(Draft("half a sen"))
        async with seated_at(home) as hand:
            await hand.press("enter")
            await settle(hand)
            assert "not saved yet" not in seen(hand)
            assert hand.app.screen.query_one("#sheet-name", Input).value == "Table 2"


async def test_home_can_be_used_with_the_mouse(home: HomeScreen) -> None:
    async with seated_at(home) as hand:
        await hand.click("#workshops", offset=(8, 5))
        await settle(hand)
        assert "A new workshop" in seen(hand)
        await hand.press("escape")
        await settle(hand)
        await hand.click("#workshops", offset=(8, 6))
        await settle(hand)
        assert "Open another workshop" in seen(hand)
        await hand.press("escape")
        await settle(hand)
        await hand.click("#workshops", offset=(8, 2))
        await settle(hand)
        assert "Whose notes are these?" in seen(hand)


async def test_each_template_says_what_is_in_it(home: HomeScreen) -> None:
    async with seated_at(home) as hand:
        await hand.press("n")
        await settle(hand)
        await type_lines(hand, "Tea")
        assert "6 stages, 7 activities: Deciding to come → Getting to the" in seen(hand)
        assert "nothing in it yet: a guide of your own" in seen(hand)


@pytest.mark.parametrize("words", HOSTILE)
async def test_titles_and_places_are_text(home: HomeScreen, tmp_path: Path, words: str) -> None:
    guide = small_guide(title=words, place=words)
    new_workshop(tmp_path / "workshops" / "hostile", guide)
    async with seated_at(home, (160, 40)) as hand:
        assert seen(hand).count(words) == 2


def test_a_folder_with_no_workshop_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "file").touch()
    for typed, told in (
        ("", "Type the folder"),
        ("photos", "There is no workshop in"),
        ("file", "is a file"),
        ("nowhere", "There is no folder"),
        ("~nobody-at-all/x", "cannot be looked into"),
        ("a" * 5000, "cannot be looked into"),
    ):
        with pytest.raises(NoWorkshop, match=told):
            workshops_at(typed, tmp_path)


def test_the_next_free_table_is_proposed() -> None:
    names = [SheetName("Table 1", is_own=True, entries=1), SheetName("TABLE 2", False, 0)]  # noqa: FBT003

    assert proposed_name(names) == "Table 3"


async def test_what_is_chosen_has_a_mark_and_not_a_colour_alone(home: HomeScreen) -> None:
    async with seated_at(home) as hand:
        for words in ("Lunch", "+ Start a new workshop", "→ Open one in another folder"):
            marked = [line for line in seen(hand).splitlines() if "▸" in line]
            assert len(marked) == 1
            assert words in marked[0]
            await hand.press("down")
            await hand.pause()
