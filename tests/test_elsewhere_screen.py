"""What a facilitator does when the workshop's folder cannot be written."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from datetime import datetime
from pathlib import Path

import pytest
from at_the_screen import Hand, in_the_line, seated_at, seen, type_lines, type_text
from building import NOON, entry, texts
from conftest import OpenSession
from textual.widgets import Input

from journeymap.capture.away import Away
from journeymap.capture.room import enter
from journeymap.capture.session import Session
from journeymap.entries import Always, Opened
from journeymap.sheets.elsewhere import Elsewhere
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.sheet import Sheet
from journeymap.sheets.workshop import Workshop
from journeymap.tui.capture_line import CaptureLine
from journeymap.tui.capture_screen import CaptureScreen
from journeymap.tui.elsewhere_screen import ElsewhereScreen
from journeymap.tui.help_screen import HelpScreen
from journeymap.tui.watch import Watch

TRIES = 200


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the person's folder for documents."""
    folder = tmp_path / "home" / "Documents"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder.parent))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(folder))
    return folder


@pytest.fixture
def at_table(open_session: OpenSession) -> Session:
    return open_session(attended=True, free_text=True)


@pytest.fixture
def screen(
    at_table: Session, workshop: Workshop, own: OwnSheets, clock: Callable[[], datetime]
) -> CaptureScreen:
    away = Away(at_table, Elsewhere(workshop, own), clock)
    return CaptureScreen(at_table, workshop, away=away)


def block(workshop: Workshop) -> None:
    workshop.sheets.rename(workshop.folder / "aside")
    workshop.sheets.write_text("in the way")


def clear(workshop: Workshop) -> None:
    workshop.sheets.unlink()
    (workshop.folder / "aside").rename(workshop.sheets)


@asynccontextmanager
async def refused(
    screen: CaptureScreen, workshop: Workshop, line: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Hand]:
    """Seat somebody whose second line was not saved."""
    async with seated_at(screen, size) as hand:
        await type_lines(hand, "+ one")
        block(workshop)
        await type_lines(hand, line)
        yield hand


async def ask(hand: Hand) -> ElsewhereScreen:
    """Press F4 and wait for the question."""
    await hand.press("f4")
    for _ in range(TRIES):
        if isinstance(hand.app.screen, ElsewhereScreen):
            break
        await hand.pause(0.01)
    assert isinstance(hand.app.screen, ElsewhereScreen)
    await hand.pause()
    return hand.app.screen


async def answer(hand: Hand, place: Path | str) -> None:
    hand.app.screen.query_one("#place", Input).value = str(place)
    await hand.press("enter")
    await hand.pause()
    await hand.pause()


async def until_seen(hand: Hand, text: str) -> str:
    for _ in range(TRIES):
        if text in (screen := seen(hand)):
            return screen
        await hand.pause(0.05)
    raise AssertionError(f"{text} never came: {seen(hand)}")


def drafts_below(folder: Path) -> list[Path]:
    return list(folder.rglob("*.draft"))


def said_below(folder: Path) -> list[str]:
    placed = [each for path in sorted(folder.rglob("*.yaml")) for each in read_sheet(path).placed]
    return [str(getattr(each.entry, "text", "")) for each in placed if each.entry.number]


async def test_what_is_not_saved_is_saved_in_the_place_that_is_proposed(
    screen: CaptureScreen, workshop: Workshop, documents: Path
) -> None:
    async with refused(screen, workshop, "- two") as hand:
        offered = seen(hand)
        assert "✗ not saved" in offered
        assert "Enter tries again, F4 saves it in another place." in " ".join(offered.split())
        question = await ask(hand)
        place = documents / "journeymap-elsewhere" / "lunch"
        assert question.query_one("#place", Input).value == str(place)
        await hand.press("enter")
        await hand.pause()
        await hand.pause()
        assert in_the_line(hand) == ""
        assert said_below(place) == ["two"]
        assert "✓ 2 saved, 1 of them in " in seen(hand)
        await type_lines(hand, "+ three")
        assert said_below(place) == ["two", "three"]
        assert "Kept in" in seen(hand)


async def test_another_place_can_be_named_and_one_that_is_none_says_why(
    screen: CaptureScreen, workshop: Workshop, documents: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    async with refused(screen, workshop, "- two") as hand:
        await ask(hand)
        for nowhere in (tmp_path / "file", "  ", "~nobody-there/x", workshop.folder, "\0"):
            await answer(hand, nowhere)
            assert isinstance(hand.app.screen, ElsewhereScreen)
            assert "Not there: " in seen(hand)
        await answer(hand, tmp_path / "stick")
        assert isinstance(hand.app.screen, CaptureScreen)
        assert said_below(tmp_path / "stick") == ["two"]
    assert said_below(documents) == []


async def test_on_a_tiny_screen_it_is_seen_why_a_place_is_none(
    screen: CaptureScreen, workshop: Workshop, documents: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    async with refused(screen, workshop, "- two", (20, 6)) as hand:
        await ask(hand)
        await answer(hand, tmp_path / "file")
        assert "Not there:" in seen(hand)
    assert said_below(documents) == []


async def test_what_no_place_takes_stays_in_the_line_and_no_place_is_offered(
    screen: CaptureScreen, documents: Path
) -> None:
    async with seated_at(screen, (120, 40)) as hand:
        line = hand.app.screen.query_one(CaptureLine)
        line.value = long = "+ " + "w" * 6_000_000
        line.submit()
        await hand.pause()
        told = " ".join(seen(hand).split())
        assert "This is too long for one entry. Make several of it." in told
        assert "F4" not in told
        assert line.value == long
        line.value = "+ short"
        await hand.press("enter")
        await hand.pause()
        assert "✓ 1 saved" in seen(hand)
    assert said_below(documents) == []


async def test_the_draft_lies_beside_the_sheet_that_is_written(
    screen: CaptureScreen, workshop: Workshop, documents: Path, at_table: Session
) -> None:
    async with refused(screen, workshop, "- two") as hand:
        await ask(hand)
        await hand.press("enter")
        await hand.pause()
        await type_text(hand, "half")
        screen.keep_draft()
        (draft,) = drafts_below(documents)
        assert draft.name == f"{at_table.sheet.path.name}.draft"
        clear(workshop)
        await until_seen(hand, "brought home: 1 entry")
        screen.keep_draft()
        assert drafts_below(documents) == []
        assert len(drafts_below(workshop.sheets)) == 1


async def test_what_was_being_typed_in_another_place_is_offered_with_the_next_opening(  # noqa: PLR0913, PLR0917
    screen: CaptureScreen,
    workshop: Workshop,
    documents: Path,
    at_table: Session,
    own: OwnSheets,
    clock: Callable[[], datetime],
) -> None:
    async with refused(screen, workshop, "- two") as hand:
        await ask(hand)
        await hand.press("enter")
        await hand.pause()
        await type_text(hand, "half a sen")
        screen.keep_draft()
    for sheet in (at_table.sheet, screen._away.home):
        sheet.close()  # as a crash does
    clear(workshop)
    room = enter(workshop, "Table 1", now=NOON, own=own)
    with closing(room.sheet):
        session = room.session(clock, attended=True, free_text=True)
        away = Away(session, room.elsewhere, clock)
        again = CaptureScreen(session, workshop, away=away)
        async with seated_at(again) as hand:
            assert in_the_line(hand) == "half a sen"
            assert "brought back" in seen(hand)
            again.keep_draft()
            assert drafts_below(documents) == []
            assert len(drafts_below(workshop.sheets)) == 1


async def test_who_comes_home_to_another_sheet_hears_the_one_that_was_theirs(
    screen: CaptureScreen, workshop: Workshop, at_table: Session
) -> None:
    async with refused(screen, workshop, "- two") as hand:
        await ask(hand)
        await hand.press("enter")
        await hand.pause()
        clear(workshop)
        at_table_before = screen._away.home
        at_table_before.close()
        head = entry(Opened, "t1aa.0", name="Table 1")
        with closing(Sheet(at_table_before.path, head, "Lunch")) as taken:
            await until_seen(hand, "Another window writes")
            taken.append(entry(Always, taken.next_id(), text="by the other"))
            for _ in range(TRIES):
                if "by the other" in texts(at_table.board):
                    break
                await hand.pause(0.05)
            screen.keep_draft()
            assert screen._drafting.file.path.name.startswith(at_table.sheet.path.name)
        assert sorted(texts(at_table.board)) == ["by the other", "one", "two"]


async def test_going_back_leaves_the_words_in_the_line(
    screen: CaptureScreen, workshop: Workshop, documents: Path
) -> None:
    async with refused(screen, workshop, "- two") as hand:
        await ask(hand)
        await hand.press("escape")
        await hand.pause()
        assert in_the_line(hand) == "- two"
        assert "✗ not saved" in seen(hand)
        clear(workshop)
        await hand.press("enter")
        await hand.pause()
        assert "✓ 2 saved" in seen(hand)
    assert said_below(documents) == []
    assert said_below(workshop.sheets) == ["one", "two"]


async def test_it_comes_home_by_itself_and_that_is_told(
    screen: CaptureScreen, workshop: Workshop, documents: Path, at_table: Session
) -> None:
    async with refused(screen, workshop, "- two") as hand:
        await ask(hand)
        await hand.press("enter")
        await hand.pause()
        await type_lines(hand, "+ three")
        await type_text(hand, "half a sen")
        clear(workshop)
        told = await until_seen(hand, "brought home: 2 entries are in the workshop's folder now.")
        assert told.splitlines()[0].endswith("✓ 3 saved")
        assert "of them in" not in told
        assert in_the_line(hand) == "half a sen"
        await type_lines(hand, "tence")
        assert sorted(said_below(workshop.sheets)) == ["half a sentence", "one", "three", "two"]
        for _ in range(3):
            screen.query_one(Watch).look_at_other_tables()
            await hand.app.workers.wait_for_complete()
            await hand.pause()
        assert sorted(texts(at_table.board)) == ["half a sentence", "one", "three", "two"]
    assert said_below(documents) == ["two", "three"], "nothing is deleted where it was"


async def test_lines_that_are_typed_while_it_comes_home_are_all_there_once(
    screen: CaptureScreen, workshop: Workshop, tmp_path: Path, at_table: Session
) -> None:
    async with refused(screen, workshop, "- two") as hand:
        await ask(hand)
        await answer(hand, tmp_path / "stick")
        said = ["one", "two"]
        for number in range(60):
            if number == 20:
                clear(workshop)
            if number % 3 == 0:
                screen.query_one(Watch).look_whether_home_works()
                screen.query_one(Watch).look_at_other_tables()
            await type_lines(hand, f"+ line {number}")
            said.append(f"line {number}")
        await until_seen(hand, "✓ 62 saved")
        await hand.app.workers.wait_for_complete()
        await hand.pause()
        assert at_table.place is None
    assert sorted(said_below(workshop.sheets)) == sorted(said)
    assert sorted(texts(workshop.read().board)) == sorted(said)


async def test_if_the_place_fails_too_the_words_stay_and_there_is_another(
    screen: CaptureScreen, workshop: Workshop, documents: Path, tmp_path: Path
) -> None:
    async with refused(screen, workshop, "- two") as hand:
        await ask(hand)
        await answer(hand, tmp_path / "stick" / "lunch")
        (tmp_path / "stick").rename(tmp_path / "pulled out")
        await type_lines(hand, "+ three")
        assert in_the_line(hand) == "+ three"
        assert "✗ not saved" in seen(hand)
        clear(workshop)
        told = await until_seen(hand, "Not saved yet: Enter saves the line.")
        assert "✗ not saved" in told
        assert "The workshop's folder can be written again." in " ".join(told.split())
        assert "F4" not in told
        await hand.press("enter")
        await hand.pause()
        assert f"✓ 3 saved, 1 of them in {str(tmp_path)[:5]}" in seen(hand)
        (tmp_path / "pulled out").rename(tmp_path / "stick")
        await until_seen(hand, "brought home: 1 entry")
    assert sorted(said_below(workshop.sheets)) == ["one", "three", "two"]
    assert said_below(documents) == []


async def test_a_command_that_was_not_saved_is_to_be_done_again(
    screen: CaptureScreen, workshop: Workshop, documents: Path, at_table: Session
) -> None:
    async with seated_at(screen) as hand:
        await type_lines(hand, "+ one")
        block(workshop)
        await hand.press("ctrl+z")
        await hand.pause()
        assert "✗ not saved" in seen(hand)
        await ask(hand)
        await hand.press("enter")
        await hand.pause()
        assert "Do again what was not saved." in " ".join(seen(hand).split())
        await hand.press("ctrl+z")
        await hand.pause()
        assert texts(at_table.board) == []
    assert said_below(documents) == [""]


async def test_the_key_does_nothing_while_all_is_saved_and_is_in_the_help(
    screen: CaptureScreen, documents: Path
) -> None:
    async with seated_at(screen, (100, 100)) as hand:
        await hand.press("f4")
        await hand.pause()
        assert "no need of another place: all that was taken is saved." in seen(hand)
        await hand.press("f1")
        await hand.pause()
        assert isinstance(hand.app.screen, HelpScreen)
        assert "Save there what could not be saved" in seen(hand)
    assert said_below(documents) == []


async def test_a_place_that_cannot_be_remembered_is_to_be_written_down(
    at_table: Session,
    workshop: Workshop,
    documents: Path,
    tmp_path: Path,
    clock: Callable[[], datetime],
) -> None:
    (tmp_path / "no folder").touch()
    elsewhere = Elsewhere(workshop, OwnSheets(tmp_path / "no folder" / "sheets.txt"))
    away = Away(at_table, elsewhere, clock)
    async with refused(CaptureScreen(at_table, workshop, away=away), workshop, "- two") as hand:
        await ask(hand)
        await hand.press("enter")
        await hand.pause()
        (notice,) = hand.app._notifications
        assert "Write the place down" in notice.message
    assert said_below(documents) == ["two"]


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_the_way_out_is_in_sight_at_every_size(
    screen: CaptureScreen, workshop: Workshop, documents: Path, size: tuple[int, int]
) -> None:
    async with refused(screen, workshop, "- two", size) as hand:
        assert "F4 saves" in " ".join(seen(hand).split())
        await ask(hand)
        assert "Enter saves, Esc goes back" in seen(hand)
        assert str(documents)[:20] in seen(hand)
    assert said_below(documents) == []
