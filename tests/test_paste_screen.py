from __future__ import annotations

import pytest
from at_the_screen import (
    Hand,
    capturing,
    in_the_line,
    on_disk,
    paste,
    seen,
    type_lines,
    type_text,
    until,
)
from conftest import OpenSession
from textual.events import Paste

from journeymap.capture.session import Session
from journeymap.entries import Always, Ingredient, Never, Said
from journeymap.sheets.draft import Draft, DraftFile
from journeymap.sheets.sheet import NotSaved, Sheet
from journeymap.sheets.workshop import Workshop
from journeymap.tui.capture_line import CaptureLine
from journeymap.tui.capture_screen import CaptureScreen
from journeymap.tui.paste_screen import PasteScreen
from journeymap.tui.pasted_list import PastedList

THREE = "+ one\n- two\nthree"
HOSTILE = "+ see [always] and [/]\n[@click=app.quit]x[/]\n/[b]\n% [/] | [b] | [[["


@pytest.fixture
def at_table(open_session: OpenSession) -> Session:
    """Return a session as the screen has it."""
    return open_session(attended=True, free_text=True)


def said_on_disk(workshop: Workshop) -> list[tuple[type[Said], str]]:
    return [(type(each), each.text) for each in on_disk(workshop) if isinstance(each, Said)]


async def taken(hand: Hand) -> None:
    """Wait until all lines are taken."""
    while isinstance(hand.app.screen, PasteScreen):
        await hand.pause(0.01)
    await hand.pause()


async def test_a_paste_of_many_lines_is_seen_and_then_taken_with_one_enter(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await paste(hand, "/eating\r\n@family\n\n+ Hot food\n- Cold food\nLate\n! nice")
        assert on_disk(workshop) == []
        screen = seen(hand)
        assert "6 lines: 1 must always, 2 must never, 2 commands, 1 cannot be read" in screen
        assert "- must never        Late" in screen
        assert "/eating @family" in screen
        await hand.press("enter")
        await taken(hand)
        screen = seen(hand)
        assert "✓ saved 3 lines, 1 not taken." in screen
        assert "? 1 not taken  ✓ 3 saved" in screen
        assert in_the_line(hand) == ""
    hot, _, late = on_disk(workshop)
    assert isinstance(hot, Always)
    assert isinstance(late, Never)
    assert (late.text, late.stage, late.voice) == ("Late", "eating", "family")
    assert at_table.left == ["! nice"]


async def test_the_first_pasted_line_joins_the_words_in_the_line(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await type_text(hand, "+ Good food")
        await hand.press(*["left"] * 4)
        await paste(hand, "hot \n+ two")
        await hand.press("enter")
        await taken(hand)
    assert said_on_disk(workshop) == [(Always, "Good hotfood"), (Always, "two")]


async def test_what_is_pasted_meanwhile_comes_behind_the_rest(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await paste(hand, "+ one\n+ two")
        await hand.press("space")
        hand.app.screen.post_message(Paste("+ three\n+ four"))
        await hand.pause()
        await hand.pause()
        assert "4 pasted lines" in seen(hand)
        assert "3 must always, 1 left out" in seen(hand)
        await hand.press("enter")
        await taken(hand)
    assert [text for _, text in said_on_disk(workshop)] == ["two", "three", "four"]


async def test_lines_are_left_out_and_that_is_told(at_table: Session, workshop: Workshop) -> None:
    async with capturing(at_table) as hand:
        await paste(hand, THREE + "\n+ four")
        await hand.press("down", "space", "down", "space", "space")
        assert "1 left out" in seen(hand)
        await hand.press("enter")
        await taken(hand)
        assert "✓ saved 3 lines, 1 left out." in seen(hand)
        await hand.press("up", "up", "up")
        assert in_the_line(hand) == "- two"
    assert [text for _, text in said_on_disk(workshop)] == ["one", "three", "four"]


async def test_the_kind_of_lines_without_a_sign_is_chosen(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await paste(hand, "Gravy\nCompany")
        assert "2 lines: 2 must always" in seen(hand)
        await hand.press("tab", "tab")
        assert "2 lines: 2 magic ingredients" in seen(hand)
        await hand.press("tab", "shift+tab", "enter")
        await taken(hand)
    assert said_on_disk(workshop) == [(Ingredient, "Gravy"), (Ingredient, "Company")]


async def test_escape_leads_to_one_line_with_each_enter_and_f5_back(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await paste(hand, THREE)
        await hand.press("tab", "space", "escape")
        assert in_the_line(hand) == "+ one"
        assert at_table.kind is Always
        await hand.press("enter")
        assert in_the_line(hand) == "- two"
        assert "1 more pasted lines wait, F5 shows them" in seen(hand)
        await hand.press("f5")
        assert "2 lines: 2 must never" in seen(hand)
        await hand.press("enter")
        await taken(hand)
    assert [text for _, text in said_on_disk(workshop)] == ["one", "two", "three"]


async def test_the_lines_are_in_the_draft_while_they_are_shown(at_table: Session) -> None:
    async with capturing(at_table) as hand:
        await paste(hand, THREE)
        kept = Draft("+ one", ("- two", "three"), after="t1aa.0")
        assert DraftFile(at_table.sheet.path).read() == kept
    async with capturing(at_table) as hand:
        assert "brought back, not saved yet: 3 lines" in " ".join(seen(hand).split())
        assert in_the_line(hand) == "+ one"
        await hand.press("f5", "enter")
        await taken(hand)
        assert not hand.app.screen.query_one(CaptureLine).draft
        assert DraftFile(at_table.sheet.path).read() == Draft()


async def test_what_cannot_be_saved_waits_with_all_behind_it(
    at_table: Session, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = Sheet.append

    def full_at_the_second(sheet: Sheet, entry: Said) -> None:
        if entry.number > 1:
            raise NotSaved("there is no room left on the disk")
        append(sheet, entry)

    async with capturing(at_table) as hand:
        await paste(hand, THREE + "\n+ four\n+ five")
        await hand.press("end", "space")
        with monkeypatch.context() as broken:
            broken.setattr(Sheet, "append", full_at_the_second)
            await hand.press("enter")
            await taken(hand)
            screen = " ".join(seen(hand).split())
            assert "✗ not saved" in screen
            assert "Before that: saved 1 line, 1 left out." in screen
            line = hand.app.screen.query_one(CaptureLine)
            assert line.draft == Draft("- two", ("three", "+ four"))
        await hand.press("f5", "enter")
        await taken(hand)
        assert "✓ 4 saved" in seen(hand)
        await hand.press(*["up"] * 4)
        assert in_the_line(hand) == "+ five"
    assert [text for _, text in said_on_disk(workshop)] == ["one", "two", "three", "four"]


async def test_what_was_being_typed_below_a_recalled_line_is_not_taken_with_the_pile(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await type_lines(hand, "! nice fish")
        await type_text(hand, "half a sen")
        await hand.press("up", "home", "right", *" 4", "end")
        await paste(hand, ", indeed\n+ two")
        await hand.press("enter")
        await taken(hand)
        assert in_the_line(hand) == "half a sen"
        assert at_table.left == []
    assert [text for _, text in said_on_disk(workshop)] == ["nice fish, indeed", "two"]


async def test_words_below_a_recalled_line_are_in_the_draft_while_a_pile_is_taken(
    at_table: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts: list[Draft] = []
    keep = DraftFile.keep

    def noted(file: DraftFile, draft: Draft) -> None:
        drafts.append(draft)
        keep(file, draft)

    async with capturing(at_table) as hand:
        await type_lines(hand, "! nice fish")
        await type_text(hand, "half a sen")
        await hand.press("up", "home", "right", *" 4", "end")
        await paste(hand, ", indeed\n+ two")
        monkeypatch.setattr(DraftFile, "keep", noted)
        await hand.press("enter")
        await taken(hand)
    assert drafts
    assert all("half a sen" in (each.line, *each.waiting) for each in drafts[:-1])


async def test_a_taking_that_ends_with_the_program_puts_what_waits_into_the_line(
    at_table: Session,
) -> None:
    async with capturing(at_table) as hand:
        line = hand.app.screen.query_one(CaptureLine)
        await paste(hand, "\n".join(f"+ line {number}" for number in range(2000)))
        hand.app.simulate_key("enter")
        while not at_table.written():
            await hand.pause(0.01)
        hand.app.exit()
    saved = len(at_table.written())
    assert 0 < saved < 2000
    assert line.draft.line == f"+ line {saved}"


async def test_a_changed_line_is_laid_aside_no_more_when_it_is_taken_with_a_pile(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await type_lines(hand, "+ one")
        await hand.press("up", *"X", "down", "down", "up")
        await paste(hand, "Y\n+ two")
        await hand.press("enter")
        await taken(hand)
        assert not hand.app.screen.query_one(CaptureLine).draft
    assert [text for _, text in said_on_disk(workshop)] == ["one", "oneXY", "two"]


async def test_a_pasted_line_does_not_mend_a_recalled_one_that_was_cleared(
    at_table: Session,
) -> None:
    async with capturing(at_table) as hand:
        await paste(hand, "! nice\n+ one\n+ two")
        await hand.press("escape", "enter", "up", "ctrl+u", "f5", "enter")
        await taken(hand)
        assert at_table.left == ["! nice"]


async def test_lines_left_out_behind_a_stop_stay_left_out(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await paste(hand, "\n".join(f"+ line {number}" for number in range(2000)))
        await hand.press("end", "space")
        for key in ("enter", "escape"):
            hand.app.simulate_key(key)
        await taken(hand)
        assert "1 left out" in seen(hand)
        await hand.press("f5", "enter")
        await taken(hand)
        assert f"saved {1999} lines" not in seen(hand)
    assert len(said_on_disk(workshop)) == 1999


async def test_to_type_on_with_the_pasted_lines_open_leaves_them_as_they_are(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await paste(hand, THREE)
        await hand.press(*"hello world", "enter")
        assert isinstance(hand.app.screen, PasteScreen)
        assert "Esc goes back to the line" in seen(hand)
        assert "left out" not in seen(hand)
        assert on_disk(workshop) == []
        await hand.pause(0.6)
        await hand.press("enter")
        await taken(hand)
    assert [text for _, text in said_on_disk(workshop)] == ["one", "two", "three"]


async def test_a_paste_does_not_join_a_line_that_was_not_saved(
    at_table: Session, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NotSaved("there is no room left on the disk")

    async with capturing(at_table) as hand:
        with monkeypatch.context() as broken:
            broken.setattr(Sheet, "append", full)
            await type_lines(hand, "+ two")
        await paste(hand, "+ aaa\n+ bbb")
        await hand.press("enter")
        await taken(hand)
    assert [text for _, text in said_on_disk(workshop)] == ["two", "aaa", "bbb"]


async def test_leaving_from_the_pasted_lines_warns_where_they_wait(at_table: Session) -> None:
    async with capturing(at_table) as hand:
        await paste(hand, THREE)
        await hand.press("ctrl+q")
        await hand.pause()
        assert isinstance(hand.app.screen, CaptureScreen)
        assert "2 pasted lines" in seen(hand)
        assert in_the_line(hand) == "+ one"


async def test_the_keys_and_the_mouse_go_through_the_lines(at_table: Session) -> None:
    async with capturing(at_table) as hand:
        await paste(hand, "\n".join(f"+ line {number}" for number in range(500)))
        rows = hand.app.screen.query_one(PastedList)
        await hand.press("end")
        assert (rows.cursor, "+ must always       line 499" in seen(hand)) == (499, True)
        await hand.press("down", "up", "pageup", "home", "up", "pagedown")
        assert rows.cursor == rows.page
        await hand.press("home")
        await hand.click(rows, offset=(10, 2))
        await until(hand, lambda: rows.cursor == 2)
        await hand.click(rows, offset=(10, 2))
        await until(hand, lambda: "500 lines: 499 must always, 1 left out" in seen(hand))


async def test_many_lines_are_taken_in_slices_and_escape_stops(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await paste(hand, "\n".join(f"+ line {number}" for number in range(2000)))
        for key in ("enter", "escape"):
            hand.app.simulate_key(key)
        await taken(hand)
        saved = len(on_disk(workshop))
        assert 0 < saved < 2000
        assert f"✓ {saved} saved" in seen(hand)
        assert f"stopped: saved {saved} line" in seen(hand)
        assert f", {2000 - saved} still wait." in seen(hand)
        waiting = 1 + hand.app.screen.query_one(CaptureLine).waiting
        assert in_the_line(hand) == f"+ line {saved}"
        assert saved + waiting == 2000
        await hand.press("f5", "enter")
        await taken(hand)
    assert [text for _, text in said_on_disk(workshop)] == [f"line {n}" for n in range(2000)]


async def test_what_was_left_out_of_a_paste_is_told(at_table: Session) -> None:
    note = "2 characters that cannot be shown were left out."
    async with capturing(at_table) as hand:
        await paste(hand, "Hot\x1a food\u202e")
        assert in_the_line(hand) == "Hot food"
        assert note in seen(hand)
        await hand.press("enter")
        await paste(hand, "+ \x9bone\n+ tw\x07o")
        assert note in seen(hand)
        await hand.press("enter")
        await taken(hand)
        assert f"saved 2 lines. {note}" in seen(hand)


async def test_the_terminals_own_paste_and_ours_do_the_same(at_table: Session) -> None:
    async with capturing(at_table) as hand:
        hand.app.copy_to_clipboard("+ one\n+ two")
        await hand.press("ctrl+v")
        await hand.pause()
        assert isinstance(hand.app.screen, PasteScreen)


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (80, 24), (200, 60)])
async def test_pasted_words_are_shown_as_text_at_every_size(
    at_table: Session, workshop: Workshop, size: tuple[int, int]
) -> None:
    async with capturing(at_table, size) as hand:
        await paste(hand, HOSTILE)
        screen = seen(hand)
        assert "4 lines" in screen
        assert "see [always]"[: size[0] // 4] in screen
        await hand.press("end", "enter")
        await taken(hand)
    assert [text for _, text in said_on_disk(workshop)] == [
        *("see [always] and [/]", "[@click=app.quit]x[/]", "[/]")
    ]
