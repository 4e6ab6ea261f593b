from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from time import perf_counter

import pytest
from at_the_screen import Hand, assert_looks_as_before, on_disk, seated_at, seen, type_text
from building import NOON
from conftest import OpenSession
from test_capture_screen import HOSTILE
from textual.widgets import Input, TextArea

from journeymap.board import Board
from journeymap.capture import marking, mending, parking
from journeymap.capture.session import Session
from journeymap.entries import Always, Draw, Echo, Edit, Entry, Parked, Theme, Withdraw
from journeymap.sheets.sheet import NotSaved, Sheet
from journeymap.sheets.workshop import Workshop
from journeymap.tui.entries_screen import EntriesScreen
from journeymap.tui.filter_chips import Chip
from journeymap.tui.found_list import FoundList


@pytest.fixture(autouse=True)
def _by_greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have the clock on the wall show the hour that is in the sheets."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def at_table(open_session: OpenSession) -> Session:
    """Return a session as the screen has it, after another table said three things."""
    table_1 = open_session("Table 1")
    for line in ("/eating", "@family", "+ Hot food", "- Cold food", "/arriving", "+ A hello"):
        table_1.take(line)
    return open_session("Table 2", attended=True, free_text=True)


def at_entries(
    session: Session, size: tuple[int, int] = (80, 24), start: str | None = "t1aa.1"
) -> AbstractAsyncContextManager[Hand]:
    return seated_at(EntriesScreen(session, start), size)


def written(workshop: Workshop) -> list[Entry]:
    """Return what this table has written on the disk."""
    return [each for each in on_disk(workshop) if each.sheet_key == "t2aa"]


def pointed_at(hand: Hand) -> str:
    standing = hand.app.screen.query_one(FoundList).under_cursor
    return standing.entry.id if standing else ""


async def test_typing_searches_and_the_arrows_go_on_meanwhile(at_table: Session) -> None:
    async with seated_at(EntriesScreen(at_table, search=True)) as hand:
        await type_text(hand, "food")
        assert "2 of 3 entries" in seen(hand)
        assert "A hello" not in seen(hand)
        assert pointed_at(hand) == "t1aa.1"
        await hand.press("down")
        assert pointed_at(hand) == "t1aa.2"
        assert "▸- Cold food" in seen(hand)
        await type_text(hand, "x")
        assert "Nothing like that was said" in seen(hand)
        assert pointed_at(hand) == ""


async def test_a_filter_is_turned_by_a_key_and_by_the_mouse_and_said_in_words(
    at_table: Session,
) -> None:
    async with seated_at(EntriesScreen(at_table), (120, 40)) as hand:
        await hand.press("1")
        assert "Kind: must always" in seen(hand)
        assert "2 of 3 entries" in seen(hand)
        await hand.click("#chip-stage", offset=(3, 0))
        await hand.click("#chip-stage", offset=(3, 0))
        await hand.pause()
        assert "Stage: Deciding to come" in seen(hand)
        assert hand.app.screen.query_one("#search", Input).value == "+ /deciding"
        await hand.click("#chip-stage", offset=(3, 0), button=3)
        await hand.pause()
        assert "Stage: the whole journey" in seen(hand)
        await hand.press("0")
        await hand.pause()
        chips = [each for each in hand.app.screen.query(Chip) if each.display]
        assert [str(each.render()).count(": all") for each in chips] == [1] * 5
        assert " 3 entries" in seen(hand)


async def test_enter_goes_to_the_stage_of_the_entry_with_it_on_the_table(
    at_table: Session, workshop: Workshop
) -> None:
    async with seated_at(EntriesScreen(at_table, search=True)) as hand:
        await type_text(hand, "hot")
        await hand.press("enter")
        await hand.pause()
    assert at_table.stage is not None
    assert (at_table.stage.id, at_table.on_the_table) == ("eating", "t1aa.1")
    assert written(workshop) == []


async def test_escape_goes_from_the_search_to_the_list_and_from_there_back(
    at_table: Session,
) -> None:
    screen = EntriesScreen(at_table, search=True)
    async with seated_at(screen) as hand:
        await hand.press("escape")
        assert hand.app.focused is screen.query_one(FoundList)
        await hand.press("slash", *"cold", "escape", "e")
        assert hand.app.screen.query(TextArea)
        await hand.press("escape", "escape")
        await hand.pause()
        assert not screen.is_attached


async def test_the_mouse_points_at_an_entry(at_table: Session) -> None:
    async with seated_at(EntriesScreen(at_table)) as hand:
        await hand.click(FoundList, offset=(10, 2))
        assert pointed_at(hand) == "t1aa.3"
        assert "Getting to the dining room" in seen(hand)
        await hand.click(FoundList, offset=(10, 9))
        assert pointed_at(hand) == "t1aa.3"


@pytest.mark.parametrize("keys", [("=",), ("slash", "alt+o")])
async def test_me_too_is_one_key(
    at_table: Session, workshop: Workshop, keys: tuple[str, ...]
) -> None:
    async with at_entries(at_table) as hand:
        await hand.press(*keys)
        assert "×2" in seen(hand)
        assert "✓ saved t2aa.1: me too for t1aa.1" in seen(hand)
    (echo,) = written(workshop)
    assert isinstance(echo, Echo)
    assert echo.about == "t1aa.1"


async def test_taking_back_undo_and_redo_are_one_key_each(
    at_table: Session, workshop: Workshop
) -> None:
    async with at_entries(at_table) as hand:
        await hand.press("w")
        assert "Hot food" not in [each.entry.text for each in at_table.board.said()]
        assert pointed_at(hand) == "t1aa.2"
        await hand.press("u")
        assert pointed_at(hand) == "t1aa.1"
        await hand.press("r")
        assert at_table.board.get("t1aa.1") is None
        await hand.press("ctrl+z")
        assert at_table.board.get("t1aa.1") is not None
    assert {type(each) for each in written(workshop)} == {Withdraw}
    assert len(written(workshop)) == 4


async def test_an_entry_is_edited_in_its_place(at_table: Session, workshop: Workshop) -> None:
    async with at_entries(at_table) as hand:
        await hand.press("e", *", soon", "ctrl+o", *"please", "enter")
        await hand.pause()
        assert "▸+ Hot food, soon · please" in seen(hand)
        await hand.press("e", "tab", *["backspace"] * 6, *"staff", "enter")
        await hand.pause()
        assert "not changed" not in seen(hand)
    words, voice = written(workshop)
    assert isinstance(words, Edit)
    assert words.changes() == {"text": "Hot food, soon\nplease"}
    assert isinstance(voice, Edit)
    assert voice.changes() == {"voice": "staff"}


async def test_what_was_typed_is_dropped_only_when_asked_twice(
    at_table: Session, workshop: Workshop
) -> None:
    async with at_entries(at_table) as hand:
        await hand.press("e", "x", "escape")
        assert "Esc again drops it" in seen(hand)
        await hand.press("y", "escape")
        assert "Hot foodxy" in seen(hand)
        await hand.press("escape")
        await hand.pause()
        assert "Hot foodxy" not in seen(hand)
        assert hand.app.focused is hand.app.screen.query_one(FoundList)
    assert written(workshop) == []


async def test_an_editor_that_nobody_typed_in_closes_at_once_and_enter_saves_nothing(
    at_table: Session, workshop: Workshop
) -> None:
    async with at_entries(at_table) as hand:
        for key in ("escape", "enter"):
            await hand.press("e", key)
            await hand.pause()
            assert "nothing was changed" in seen(hand)
            assert not hand.app.screen.query(TextArea)
    assert written(workshop) == []


async def test_stars_and_lists_are_edited_too(at_table: Session, workshop: Workshop) -> None:
    at_table.take("! 2 The fish was hot")
    at_table.take("% Soup | leeks; time | chop; wait")
    async with at_entries(at_table, start="t2aa.1") as hand:
        await hand.press("e", "backspace", "9", "enter")
        await hand.pause()
        assert "Nothing was changed" in seen(hand)
        await hand.press("backspace", "5", "enter")
        await hand.pause()
        assert "★★★★★ The fish was hot" in seen(hand)
        await hand.press("down", "e", "tab", "ctrl+o", *"salt", "enter")
        await hand.pause()
    _, _, stars, recipe = written(workshop)
    assert isinstance(stars, Edit)
    assert stars.changes() == {"stars": "5"}
    assert isinstance(recipe, Edit)
    assert recipe.changes() == {"ingredients": ["leeks", "time", "salt"]}


async def test_what_could_not_be_saved_stays_in_the_editor_until_it_is(
    at_table: Session, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NotSaved("there is no room left on the disk")

    async with at_entries(at_table) as hand:
        with monkeypatch.context() as broken:
            broken.setattr(Sheet, "append", full)
            await hand.press("e", *" soon", "enter")
            await hand.pause()
            assert "✗ Not saved: Enter tries again. What you typed is still there." in seen(hand)
            assert "Hot food soon" in seen(hand)
            await hand.press("escape")
            assert "Esc again drops it" in seen(hand)
        await hand.press("enter")
        await hand.pause()
        assert "✓ saved" in seen(hand)
    (edit,) = written(workshop)
    assert isinstance(edit, Edit)


@pytest.mark.parametrize(
    ("typed", "stage"),
    [
        (["3"], "seated"),
        (["g", "o"], "leaving"),
        (["0"], ""),
        (["down", "down"], "seated"),
        (["up"], ""),
    ],
)
async def test_an_entry_is_moved_by_number_letters_and_arrows(
    at_table: Session, workshop: Workshop, typed: list[str], stage: str
) -> None:
    async with at_entries(at_table) as hand:
        await hand.press("m", *typed, "enter")
        await hand.pause()
        assert pointed_at(hand) == "t1aa.1"
        assert hand.app.focused is hand.app.screen.query_one(FoundList)
    (edit,) = written(workshop)
    assert isinstance(edit, Edit)
    assert edit.changes() == {"stage": stage}


async def test_an_entry_is_moved_with_the_mouse(at_table: Session, workshop: Workshop) -> None:
    async with at_entries(at_table) as hand:
        await hand.press("m")
        await hand.pause()
        await hand.click("#choices", offset=(6, 1))
        await hand.pause()
    (edit,) = written(workshop)
    assert isinstance(edit, Edit)
    assert edit.changes() == {"stage": "arriving"}


async def test_a_theme_is_put_on_completed_and_taken_off(
    at_table: Session, workshop: Workshop
) -> None:
    async with at_entries(at_table) as hand:
        await hand.press("t", *"Warm food", "enter")
        await hand.pause()
        assert "#Warm food" in seen(hand)
        await hand.press("down", "t", *"wa", "tab", "enter")
        await hand.pause()
        await hand.press("t", "enter")
        await hand.pause()
        assert "took the theme ‘Warm food’ off t1aa.2" in seen(hand)
        await hand.press("t", *"war", "enter")
        await hand.pause()
    first, second, off, third = written(workshop)
    assert isinstance(first, Theme)
    assert isinstance(second, Theme)
    assert isinstance(third, Theme)
    assert (first.name, second.name, third.name) == ("Warm food", "Warm food", "war")
    assert isinstance(off, Withdraw)
    assert off.about == second.id


async def test_an_entry_is_parked_with_both_sides(at_table: Session, workshop: Workshop) -> None:
    async with at_entries(at_table, (120, 40)) as hand:
        await hand.press("p", "tab", *"Cold is fine", "tab", *"on Monday", "enter")
        await hand.pause()
        screen = seen(hand)
        assert "parked t1aa.1" in screen
        assert "– Cold is fine" in screen
        await hand.press("home", "p")
        assert "is parked already" in seen(hand)
    (parked,) = written(workshop)
    assert isinstance(parked, Parked)
    assert (parked.of, parked.text, parked.stage) == ("t1aa.1", "Hot food", "eating")
    assert (parked.positions, parked.taken_up) == (("Hot food", "Cold is fine"), "on Monday")


async def test_keys_that_do_something_do_nothing_while_something_is_typed(
    at_table: Session, workshop: Workshop
) -> None:
    async with at_entries(at_table) as hand:
        await hand.press("e")
        await hand.press("alt+w", "ctrl+z", "pagedown")
        await hand.click(FoundList, offset=(10, 1))
        assert pointed_at(hand) == "t1aa.1"
        assert hand.app.screen.query(TextArea)
    assert written(workshop) == []


async def test_the_cursor_stays_on_its_entry_when_another_table_says_something(
    at_table: Session, open_session: OpenSession
) -> None:
    async with at_entries(at_table, start="t1aa.3") as hand:
        await hand.press("slash", *"+", "escape")
        table_3 = open_session("Table 3")
        table_3.clock = lambda: NOON - timedelta(hours=1)
        table_3.take("+ Said before")
        table_3.take("- Of another kind")
        at_table.hear(table_3.written())
        screen = hand.app.screen
        assert isinstance(screen, EntriesScreen)
        screen.show_board()
        await hand.pause()
        assert pointed_at(hand) == "t1aa.3"
        assert "3 of 5 entries" in seen(hand)
        assert "Said before" in seen(hand)


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (80, 24), (200, 60)])
async def test_all_of_it_can_be_used_at_every_size(
    at_table: Session, workshop: Workshop, size: tuple[int, int]
) -> None:
    async with at_entries(at_table, size) as hand:
        assert "▸+ Hot" in seen(hand)
        await hand.press("e", "x")
        assert "Hot foodx" in seen(hand)
        await hand.press("enter")
        await hand.pause()
        await hand.press("m", "1", "enter")
        await hand.pause()
    assert [each.kind for each in written(workshop)] == ["edit", "edit"]


@pytest.mark.parametrize("words", HOSTILE)
async def test_peoples_words_are_shown_as_text_everywhere(
    open_session: OpenSession, workshop: Workshop, words: str
) -> None:
    session = open_session("Table 2", attended=True, free_text=True)
    session.put(Always, {"text": f"{words}\nsecond line"})
    marking.tag(session, "t2aa.1", words)
    mending.edit(session, "t2aa.1", {"text": words})
    parking.park(session, "t2aa.1", [words, words], words)
    before = len(written(workshop))
    async with at_entries(session, (200, 60), start="t2aa.1") as hand:
        begin = words[:12]
        await hand.pause()
        screen = seen(hand)
        assert screen.count(begin) >= 7  # in the list, in full, and as a theme in both
        await hand.press("t")
        await hand.pause()
        assert f"✓ {begin}" in seen(hand)
        await hand.press("escape", "e")
        await hand.pause()
        editor = hand.app.screen.query_one(TextArea)
        assert editor.text == words
        await hand.press("escape", "down", "e")
        await hand.pause()
        assert seen(hand).count(begin) >= 5
        await hand.press("enter", "5")
        await hand.pause()
        assert f"Theme: {begin}" in seen(hand)
        await hand.press("0", "slash")
        hand.app.screen.query_one("#search", Input).value = words
        await hand.pause()
        assert pointed_at(hand) == "t2aa.1"
    assert len(written(workshop)) == before


def _workshop_of(session: Session, number: int) -> Session:
    said = [
        Always(text=f"Thing {n} that matters to people, {n * 7}", at=NOON, id=f"abcd.{n}")
        for n in range(1, number + 1)
    ]
    session.look_anew(Board(session.board.guide, said))
    return session


async def _time_to_search(session: Session) -> float:
    async with seated_at(EntriesScreen(session, search=True), (120, 40)) as hand:
        await type_text(hand, "th")
        begin = perf_counter()
        await type_text(hand, "ing matters 77")
        return perf_counter() - begin


async def test_a_search_among_5000_entries_is_nearly_as_quick_as_among_50(
    open_session: OpenSession,
) -> None:
    few = await _time_to_search(_workshop_of(open_session("Table 1"), 50))
    many = await _time_to_search(_workshop_of(open_session("Table 2"), 5000))
    assert many < 4 * few


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_entries_screen_looks_as_before(
    at_hazel_court: Session, size: tuple[int, int]
) -> None:
    hello = at_hazel_court.board.said()[1].entry.id
    marking.tag(at_hazel_court, hello, "welcome")
    marking.echo(at_hazel_court, hello)
    mending.edit(at_hazel_court, hello, {"stage": "arriving"})
    parking.park(at_hazel_court, hello, ["Always", "Only if I want it"], "next Thursday")
    async with seated_at(EntriesScreen(at_hazel_court, hello), size) as hand:
        await hand.press("1")
        await hand.pause()
        await assert_looks_as_before(hand, "entries")
        await hand.press("e")
        await hand.pause()
        await assert_looks_as_before(hand, "entries-edit")
        await hand.press("escape", "m", "e")
        await hand.pause()
        await assert_looks_as_before(hand, "entries-move")


async def test_a_card_in_the_pot_is_counted_and_not_seen_before_it_is_drawn(
    at_table: Session,
) -> None:
    at_table.take("* A secret sauce")
    async with at_entries(at_table, (120, 40), start="t2aa.1") as hand:
        assert "3 entries, 1 card in the pot" in seen(hand)
        assert "sauce" not in seen(hand)
        await hand.press("slash")
        await type_text(hand, "sauce")
        assert "0 of 3 entries" in seen(hand)
        at_table.put(Draw, {"about": "t2aa.1"})
        hand.app.screen.query_one(Input).value = ""
        await hand.pause()
        assert "4 entries" in seen(hand)
        assert "A secret sauce" in seen(hand)
