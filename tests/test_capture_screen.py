from __future__ import annotations

import json
from pathlib import Path

import pytest
from at_the_screen import (
    capturing,
    in_the_line,
    on_disk,
    paste,
    seated_at,
    seen,
    type_lines,
    type_text,
)
from building import NOON
from conftest import OpenSession
from textual.screen import Screen

from journeymap.capture import mending
from journeymap.capture.room import enter
from journeymap.capture.session import Session
from journeymap.cleaning import one_line
from journeymap.entries import Always, Never, Parked, Said
from journeymap.guide import has_words
from journeymap.sheets.draft import Draft
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop
from journeymap.tui.capture_line import CaptureLine
from journeymap.tui.capture_screen import CaptureScreen
from journeymap.tui.entry_list import EntryList
from journeymap.tui.help_screen import HelpScreen
from journeymap.tui.road_map import StopSign

HOSTILE = [
    "see [always] and [/] and [b]bold[/b]",
    "[@click=app.quit]click[/]",
    "[[[",
    "a\\[b",
    "$(rm -rf /) `x` ${y}",
    "https://example.org/<script>alert(1)</script>",
    "ŵ ’ — 漢字 🎉 é́ עברית",
]
NAUGHTY = Path(__file__).parents[2] / "shared" / "samples" / "real" / "naughty-strings.json"


@pytest.fixture
def at_table(open_session: OpenSession) -> Session:
    """Return a session as the screen has it."""
    return open_session(attended=True, free_text=True)


async def test_what_is_typed_is_on_the_disk_and_in_its_column(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await type_lines(hand, "/eating", "@family", "+ Hot food", "- My food comes cold")
        screen = seen(hand)
    hot, cold = on_disk(workshop)
    assert (type(hot), type(cold)) == (Always, Never)
    assert isinstance(cold, Never)
    assert (cold.text, cold.stage, cold.voice) == ("My food comes cold", "eating", "family")
    assert "✓ 2 saved" in screen
    assert "saved t1aa.2: must never, eating together" in screen
    assert "▸ My food comes cold" in screen
    assert "speaking: family and friends" in screen


async def test_an_entry_leaves_all_else_on_the_screen_as_it_is(at_table: Session) -> None:
    async with capturing(at_table, (120, 40)) as hand:
        await type_lines(hand, "/eating", "* A smile", "- Cold food", "+ Hot food")
        screen, laid_out = hand.app.screen, list[Screen[object]]()
        screen.screen_layout_refresh_signal.subscribe(screen, laid_out.append)
        lists = {each.id: each for each in screen.query(EntryList)}
        before = {name: each.listed for name, each in lists.items()}
        await type_lines(hand, "+ Gravy in a jug", "+ Somebody to talk to")
        changed = {name for name, each in lists.items() if each.listed != before[name]}
        assert laid_out == []
        assert changed == {"always"}
        assert "▸ Somebody to talk to" in seen(hand)
        assert lists["always"].vertical_scrollbar.window_virtual_size == 3
        await type_lines(hand, "- Waiting")
        assert "· Somebody to talk to" in seen(hand)
        assert "▸ Waiting" in seen(hand)


async def test_text_without_a_sign_becomes_what_the_frame_says(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await type_text(hand, "Sit with friends")
        assert "+ must always │ the whole journey" in seen(hand)
        await hand.press("tab")
        assert "- must never │ the whole journey" in seen(hand)
        await hand.press("enter")
        await type_lines(hand, "Told to move")
    assert [type(entry) for entry in on_disk(workshop)] == [Never, Never]


async def test_me_too_counts_one_more_person(at_table: Session, workshop: Workshop) -> None:
    async with capturing(at_table) as hand:
        await type_lines(hand, "+ Gravy in a jug", "=", "=")
        assert "▸ Gravy in a jug                 ×3" in seen(hand)
    assert [entry.kind for entry in on_disk(workshop)] == ["always", "echo", "echo"]


async def test_moving_between_stages_leaves_the_line_as_it_is(at_table: Session) -> None:
    async with capturing(at_table) as hand:
        await type_text(hand, "half a sen")
        await hand.press("pagedown", "pagedown", "pageup")
        assert at_table.stage is not None
        assert at_table.stage.id == "deciding"
        assert in_the_line(hand) == "half a sen"
        assert hand.app.focused is hand.app.screen.query_one(CaptureLine)


async def test_a_click_on_the_road_map_goes_there(at_table: Session) -> None:
    async with capturing(at_table) as hand:
        await hand.click(list(hand.app.screen.query(StopSign))[3])
        await hand.pause()
        assert at_table.stage is not None
        assert at_table.stage.id == "seated"
        assert hand.app.focused is hand.app.screen.query_one(CaptureLine)


async def test_undo_takes_back_one_line_after_the_other(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await type_lines(hand, "+ one", "+ two", "=")
        await hand.press("ctrl+z", "ctrl+z")
        await hand.pause()
        assert [each.entry.text for each in at_table.board.said()] == ["one"]
        await hand.press("ctrl+z")
        await hand.pause()
        assert at_table.board.said() == []
    kept = [entry.text for entry in on_disk(workshop) if isinstance(entry, Always)]
    assert kept == ["one", "two"]


async def test_keys_take_effect_in_the_order_in_which_they_are_pressed(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        line = hand.app.screen.query_one(CaptureLine)
        keys = ["pagedown", *"+a", "enter", "pagedown", *"-b", "enter", *"+c", "ctrl+j"]
        keys += ["up", "up", "ctrl+u", *"d", "enter", "left", "up", "enter"]
        for key in keys:  # all at once, as from a terminal that was slow
            hand.app.simulate_key(key)
        await hand.pause()
        await hand.pause()
        assert line.value == ""
    said = [(each.text, each.stage) for each in on_disk(workshop) if isinstance(each, Said)]
    assert said == [("a", "deciding"), *((each, "arriving") for each in "bcdd")]


async def test_a_line_that_cannot_be_read_is_laid_aside_and_mended(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await type_lines(hand, "! The fish was hot", "+ Hot food")
        screen = seen(hand)
        assert "? 1 not taken" in screen
        assert [entry.kind for entry in on_disk(workshop)] == ["always"]
        await hand.press("up", "up")
        assert in_the_line(hand) == "! The fish was hot"
        await hand.press("home", "right", *" 4", "enter")
        await hand.pause()
        assert "not taken" not in seen(hand)
    assert [entry.kind for entry in on_disk(workshop)] == ["always", "critic"]


async def test_a_line_that_cannot_be_read_is_parked_if_the_writer_says_so(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await type_lines(hand, "! The fish was hot", "?")
        assert "not taken" not in seen(hand)
    (parked,) = on_disk(workshop)
    assert isinstance(parked, Parked)
    assert parked.text == "! The fish was hot"


async def test_not_saved_stays_in_sight_with_the_words_until_it_works(
    at_table: Session, workshop: Workshop
) -> None:
    sheets = workshop.folder / "sheets"
    sheets.rmdir()
    sheets.write_text("in the way")
    async with capturing(at_table) as hand:
        await type_lines(hand, "+ Not to be lost")
        assert "✗ not saved" in seen(hand)
        assert "Not saved:" in seen(hand)
        await hand.press("pagedown")
        await hand.pause()
        assert "+ Not to be lost" in in_the_line(hand)
        sheets.unlink()
        await hand.press("enter")
        await hand.pause()
        assert "✓ 1 saved" in seen(hand)
    assert [entry.kind for entry in on_disk(workshop)] == ["always"]


async def test_leaving_with_words_in_the_line_warns_first(at_table: Session) -> None:
    async with capturing(at_table) as hand:
        await type_text(hand, "half a sen")
        await hand.press("ctrl+q")
        await hand.pause()
        assert isinstance(hand.app.screen, CaptureScreen)
        assert "not saved yet" in seen(hand)
        await hand.press("ctrl+q")
        await hand.pause()
        assert not isinstance(hand.app.screen, CaptureScreen)


async def test_a_paste_of_many_lines_can_come_in_line_by_line(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        pasted = "+ one\r\n\r\n- two\n+ three"
        await paste(hand, pasted)
        await hand.press("escape")
        assert in_the_line(hand) == "+ one"
        assert "2 more pasted lines wait" in seen(hand)
        await hand.press("enter", "enter", "enter")
        await hand.pause()
    assert [entry.kind for entry in on_disk(workshop)] == ["always", "never", "always"]


async def test_what_was_typed_before_comes_back_with_the_up_key(at_table: Session) -> None:
    async with capturing(at_table) as hand:
        await type_lines(hand, "+ one", "+ two")
        await type_text(hand, "unfin")
        await hand.press("up", "up")
        assert in_the_line(hand) == "+ one"
        await hand.press("down", "down")
        assert in_the_line(hand) == "unfin"


async def test_help_names_the_stages_the_voices_and_every_key(at_table: Session) -> None:
    async with capturing(at_table, size=(100, 90)) as hand:
        await hand.press("f1")
        await hand.pause()
        assert isinstance(hand.app.screen, HelpScreen)
        screen = seen(hand)
        for expected in ("/eating or /5", "@family", "PgDn", "Ctrl+Z", "me too"):
            assert expected in screen
        await hand.press("escape")
        assert isinstance(hand.app.screen, CaptureScreen)


async def test_the_command_palette_can_do_what_the_keys_do(at_table: Session) -> None:
    async with capturing(at_table) as hand:
        await type_lines(hand, "+ one")
        await hand.press("ctrl+p", *"Undo")
        await hand.app.workers.wait_for_complete()
        await hand.pause()
        await hand.press("enter")
        await hand.pause()
        await hand.pause()
        assert at_table.board.said() == []


async def test_all_tables_are_seen_and_only_ones_own_sheet_is_written(
    open_session: OpenSession, workshop: Workshop
) -> None:
    open_session("Table 1").take("+ Said at table one")
    second = open_session("Table 2", attended=True, free_text=True)
    async with capturing(second) as hand:
        assert "Said at table one" in seen(hand)
        await type_lines(hand, "= t1aa.1")
        assert "▸ Said at table one              ×2" in seen(hand)
    assert [entry.id for entry in on_disk(workshop)] == ["t1aa.1", "t2aa.1"]


async def test_two_wordings_made_apart_are_both_on_the_screen(
    open_session: OpenSession,
) -> None:
    open_session("Table 1").take("+ Someone says hello")
    second, third = open_session("Table 2"), open_session("Table 3")
    mending.edit(second, "t1aa.1", {"text": "Hello to everyone"})
    mending.edit(third, "t1aa.1", {"text": "Hello, by name"})
    async with capturing(open_session("Table 4", attended=True), (180, 40)) as hand:
        screen = seen(hand)
    assert "Hello, by name" in screen
    assert "≠ ‘Hello to everyone’ (t2aa.1)" in screen


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_peoples_words_are_shown_as_text_whatever_they_contain(
    at_table: Session, size: tuple[int, int]
) -> None:
    for words in HOSTILE:
        for line in (f"+ {words}", f"! 3 {words}", f"? {words}"):
            assert at_table.take(line).entry is not None
        at_table.take(f"% {words} | {words} | {words}")
    async with capturing(at_table, size) as hand:
        lists = hand.app.screen.query(EntryList)
        assert len(lists) == 7
        for shelf in lists:
            drawn = "".join(line.plain for line in shelf.lines)
            for words in HOSTILE if shelf.listed.standings else ():
                assert "".join(words.split()) in "".join(drawn.split()).replace("·", "")


async def test_a_hostile_guide_is_shown_as_text(
    workshop: Workshop, open_session: OpenSession
) -> None:
    path = workshop.folder / "workshop.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace('"Lunch"', '"[b]Lunch[/] [/]"').replace("Eating together", "[red]Eat[/x]")
    path.write_text(text.replace('"residents"', '"[/][@click=app.quit]r[/]"'), encoding="utf-8")
    session = open_session(attended=True, free_text=True)
    async with capturing(session, (160, 50)) as hand:
        await type_lines(hand, "/eating", "@resident")
        screen = seen(hand)
        await hand.press("f1")
        await hand.pause()
    assert "[b]Lunch[/] [/]" in screen
    assert "[red]Eat[/x]" in screen
    assert "speaking: [/][@click=app.quit]r[/]" in screen


@pytest.mark.skipif(not NAUGHTY.exists(), reason="the naughty strings are not there")
async def test_every_naughty_string_can_be_typed_and_shown(
    at_table: Session, workshop: Workshop
) -> None:
    strings = [
        each
        for each in json.loads(NAUGHTY.read_text(encoding="utf-8"))
        if has_words(one_line(each))
    ]
    async with capturing(at_table, (120, 40)) as hand:
        await paste(hand, "\n".join(f"+ {words}" for words in strings))
        await hand.press("escape")
        while in_the_line(hand):
            hand.app.screen.query_one(CaptureLine).submit()
        await hand.pause()
        assert "\x1b" not in seen(hand)
    assert len(at_table.board.said()) == len(on_disk(workshop)) >= len(strings)


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (80, 24), (120, 24), (200, 60)])
async def test_the_line_and_its_answer_are_seen_at_every_size(
    at_table: Session, size: tuple[int, int]
) -> None:
    async with capturing(at_table, size) as hand:
        await type_lines(hand, "+ Hot")
        await type_text(hand, "next")
        screen = seen(hand)
    assert "next" in screen
    assert "saved t1aa.1" in screen


async def test_resizing_while_typing_loses_nothing(at_table: Session) -> None:
    async with capturing(at_table) as hand:
        await type_lines(hand, "+ before")
        await type_text(hand, "half a ")
        for size in ((20, 5), (200, 60), (80, 24)):
            await hand.resize_terminal(*size)
            await hand.pause()
        await type_text(hand, "sentence")
        assert in_the_line(hand) == "half a sentence"
        assert "before" in seen(hand)


async def test_not_saved_stays_in_sight_whatever_else_is_done(
    at_table: Session, workshop: Workshop
) -> None:
    workshop.sheets.rmdir()
    workshop.sheets.write_text("in the way")
    async with capturing(at_table) as hand:
        await type_lines(hand, "+ Not to be lost")
        await hand.press("pagedown", "f2", "f3")
        await hand.pause()
        assert "✗ not saved" in seen(hand)
        assert "Not saved:" in seen(hand)


async def test_what_was_being_typed_is_not_lost_by_recalling_a_line(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await type_lines(hand, "+ one")
        await type_text(hand, "- they leave me wai")
        await hand.press("up", "enter")
        await hand.pause()
        assert in_the_line(hand) == "- they leave me wai"
    assert [entry.kind for entry in on_disk(workshop)] == ["always", "always"]


async def test_undo_does_nothing_while_there_are_words_in_the_line(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await type_lines(hand, "+ one")
        await type_text(hand, "half")
        await hand.press("ctrl+z")
        await hand.pause()
        assert in_the_line(hand) == "half"
    assert [entry.kind for entry in on_disk(workshop)] == ["always"]


async def test_question_mark_on_a_fresh_sheet_parks_no_command(at_table: Session) -> None:
    async with capturing(at_table) as hand:
        await hand.press("ctrl+z", "?", "enter")
        await hand.pause()
        assert at_table.board.said() == []
        assert "not taken" not in seen(hand).splitlines()[0]


async def test_leaving_names_the_pasted_lines_that_wait(at_table: Session) -> None:
    async with capturing(at_table) as hand:
        await paste(hand, "+ one\n+ two\n+ three")
        await hand.press("escape", "end", "ctrl+u", "ctrl+q")
        await hand.pause()
        assert "2 pasted lines" in seen(hand)
        assert isinstance(hand.app.screen, CaptureScreen)


async def test_the_frame_says_whom_me_too_is_for(at_table: Session) -> None:
    async with capturing(at_table) as hand:
        await type_lines(hand, "+ Gravy in a jug", "/eating")
        await type_text(hand, "=")
        assert "= me too: ‘Gravy in a jug’" in seen(hand)


async def test_problems_in_the_files_are_told_on_the_screen(workshop: Workshop) -> None:
    workshop.sheets.joinpath("x.abcd.yaml").write_text("- always: lost id\n", encoding="utf-8")
    own = OwnSheets(workshop.folder.parents[1] / "own")
    room = enter(workshop, "Table 1", now=NOON, own=own)
    session = room.session(lambda: NOON, attended=True, free_text=True)
    async with seated_at(CaptureScreen(session, workshop, room.notices)) as hand:
        assert "1 problem in its files" in seen(hand)
    room.sheet.close()


async def test_ctrl_c_says_how_to_leave_and_leaves_nothing(at_table: Session) -> None:
    async with capturing(at_table) as hand:
        await type_lines(hand, "+ Hot food")
        await hand.press("ctrl+c")
        await hand.pause()
        assert "Ctrl+Q leaves. All that was taken is saved." in seen(hand)
        assert "Do you want to quit" not in seen(hand)
        assert isinstance(hand.app.screen, CaptureScreen)


async def test_ctrl_c_copies_what_is_selected_and_says_nothing(at_table: Session) -> None:
    async with capturing(at_table) as hand:
        await type_text(hand, "Hot food")
        await hand.press(*["shift+left"] * 4, "ctrl+c")
        await hand.pause()
        assert hand.app.clipboard == "food"
        assert "Ctrl+Q leaves" not in seen(hand)


async def test_ctrl_c_does_not_say_that_all_is_saved_while_it_is_not(
    at_table: Session, workshop: Workshop
) -> None:
    workshop.sheets.rmdir()
    workshop.sheets.write_text("in the way")
    async with capturing(at_table) as hand:
        await type_lines(hand, "+ Not to be lost")
        await hand.press("ctrl+c")
        await hand.pause()
        assert "Not saved:" in seen(hand)
        assert "is saved" not in seen(hand)


@pytest.mark.parametrize("size", [(20, 5), (40, 10), (80, 24)])
async def test_help_can_be_read_at_every_size(at_table: Session, size: tuple[int, int]) -> None:
    async with capturing(at_table, size) as hand:
        await hand.press("f1")
        await hand.pause()
        assert "What to type" in seen(hand)
        assert "+ Food served" in seen(hand)


async def test_a_draft_holds_what_was_being_typed_while_an_old_line_is_recalled(
    at_table: Session,
) -> None:
    async with capturing(at_table) as hand:
        await type_lines(hand, "+ one")
        await type_text(hand, "- they leave me wai")
        await hand.press("up")
        line = hand.app.screen.query_one(CaptureLine)
        assert line.draft == Draft("- they leave me wai")
        await hand.press(*"X")
        assert line.draft == Draft("+ oneX", ("- they leave me wai",))
        for _ in range(2):
            await hand.press("down")
            assert line.draft == Draft("- they leave me wai", (), ("+ oneX",))


async def test_a_changed_line_is_not_a_draft_any_more_once_it_is_taken(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await type_lines(hand, "+ one")
        await hand.press("up", *"X", "down", "down", "up", "enter")
        await hand.pause()
        assert not hand.app.screen.query_one(CaptureLine).draft
    assert [entry.text for entry in on_disk(workshop) if isinstance(entry, Always)] == [
        "one",
        "oneX",
    ]


async def test_leaving_warns_of_what_was_being_typed_and_of_changed_lines(
    at_table: Session,
) -> None:
    async with capturing(at_table) as hand:
        await type_lines(hand, "+ one")
        await type_text(hand, "half a sen")
        await hand.press("up", *"X", "up", "ctrl+u", "ctrl+q")
        await hand.pause()
        assert isinstance(hand.app.screen, CaptureScreen)
        screen = " ".join(seen(hand).split())
        assert "what you were typing, back with ↓; 1 changed line, back with ↑" in screen
