"""The desk: what is typed, what it becomes, what helps with it."""

from __future__ import annotations

import pyperclip
import pytest
from at_the_screen import capturing, in_the_line, on_disk, seen, type_lines, type_text
from conftest import OpenSession

from journeymap.capture.session import Session
from journeymap.entries import Critic, Draw, Echo, Recipe, Said
from journeymap.sheets.workshop import Workshop
from journeymap.tui.clipboard import copied_file
from journeymap.tui.desk import Desk
from journeymap.tui.entries_screen import EntriesScreen
from journeymap.tui.hints import HintLine, Hints


@pytest.fixture
def at_table(open_session: OpenSession) -> Session:
    return open_session(attended=True, free_text=True)


def said(workshop: Workshop) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in on_disk(workshop) if isinstance(each, Said)]


async def test_a_key_at_the_end_of_the_line_says_what_it_becomes(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        for text, key in (("Hello", "a"), ("Queues", "n"), ("Gravy", "i"), ("4 Fine fish", "c")):
            await type_text(hand, text)
            await hand.press(f"alt+{key}")
        await type_text(hand, "Television")
        await hand.press("alt+p")
        await type_text(hand, "The garden")
        await hand.press("alt+t")
        await type_text(hand, "Soup | leeks; time | chop")
        await hand.press("alt+r")
    assert said(workshop) == [
        ("always", "Hello"),
        ("never", "Queues"),
        ("ingredient", "Gravy"),
        ("critic", "Fine fish"),
        ("parked", "Television"),
        ("topic", "The garden"),
        ("recipe", "Soup"),
    ]


async def test_such_a_key_with_nothing_in_the_line_puts_the_kind_in_force(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await hand.press("alt+n", *"Queues", "enter")
    assert said(workshop) == [("never", "Queues")]


async def test_what_was_said_already_is_shown_and_one_key_makes_it_me_too(
    open_session: OpenSession, workshop: Workshop
) -> None:
    open_session("Table 2", attended=True).take("- My food comes cold")
    session = open_session("Table 3", attended=True, free_text=True)
    async with capturing(session) as hand:
        await type_text(hand, "- the food is cold")
        assert "F6 = ‘My food comes cold’  Table 2" in seen(hand)
        await hand.press("f6")
        await hand.pause()
        assert in_the_line(hand) == ""
        await hand.press("up")
        assert in_the_line(hand) == "- the food is cold"
    (echo,) = [each for each in on_disk(workshop) if isinstance(each, Echo)]
    assert (echo.about, len(said(workshop))) == ("t2aa.1", 1)


async def test_a_click_on_what_was_said_makes_it_me_too(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await type_lines(hand, "+ Food served hot", "- My food comes cold", "- Cold food in winter")
        await type_text(hand, "cold food")
        await hand.pause()
        shown = hand.app.screen.query_one(Hints).hints
        await hand.click(list(hand.app.screen.query(HintLine))[1])
        await hand.pause()
    (echo,) = [each for each in on_disk(workshop) if isinstance(each, Echo)]
    assert shown[1].words == f"= ‘{dict(said_by_id(workshop))[echo.about]}’"


def said_by_id(workshop: Workshop) -> list[tuple[str, str]]:
    return [(each.id, each.text) for each in on_disk(workshop) if isinstance(each, Said)]


async def test_me_too_without_words_is_for_what_is_on_the_table(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await type_lines(hand, "+ Food served hot")
        await hand.press("f6", "alt+m")
        await hand.pause()
        assert at_table.board.said()[0].in_room == 3
        await type_text(hand, "Something else altogether")
        await hand.press("f6")
        await hand.pause()
        assert in_the_line(hand) == "Something else altogether"
    assert sum(isinstance(each, Echo) for each in on_disk(workshop)) == 2


async def test_cards_that_nobody_has_drawn_are_not_shown_as_said_already(
    at_table: Session,
) -> None:
    async with capturing(at_table) as hand:
        await type_lines(hand, "* Proper gravy")
        await type_text(hand, "* proper grav")
        assert hand.app.screen.query_one(Hints).hints == ()
        assert "Proper gravy" not in seen(hand)
        at_table.put(Draw, {"about": "t1aa.1"})
        hand.app.screen.query_one(Desk).follow_board()
        await hand.press("y")
        await hand.pause()
        assert len(hand.app.screen.query_one(Hints).hints) == 1


@pytest.mark.parametrize(
    ("begun", "completed"), [("/ea", "/eating"), ("@fam", "@family"), ("/4", "/ordering")]
)
async def test_a_stage_or_a_voice_that_was_begun_is_completed(
    at_table: Session, begun: str, completed: str
) -> None:
    async with capturing(at_table) as hand:
        await type_text(hand, begun)
        assert f"Tab {completed}" in seen(hand)
        await hand.press("tab")
        assert in_the_line(hand) == completed


async def test_a_recipe_is_written_line_by_line_and_each_is_saved(
    at_table: Session, workshop: Workshop
) -> None:
    at_table.fills_in = True
    async with capturing(at_table) as hand:
        await type_lines(hand, "% Soup", "leeks", "time; salt")
        await hand.press("tab")
        await type_lines(hand, "Chop")
        assert "what to do, for ‘Soup’" in seen(hand)
        await hand.press("ctrl+z")
        await hand.pause()
    (soup,) = workshop.read().board.of_kind("recipe")
    assert isinstance(soup.entry, Recipe)
    assert (soup.entry.ingredients, soup.entry.method) == (("leeks", "time", "salt"), ())


async def test_undo_and_redo_have_a_key_each(at_table: Session, workshop: Workshop) -> None:
    async with capturing(at_table) as hand:
        await type_lines(hand, "+ Hello", "! 4 Fine")
        await hand.press("ctrl+z", "ctrl+z", "ctrl+y")
        await hand.pause()
    assert [each.entry.text for each in workshop.read().board.said()] == ["Hello"]


async def test_in_the_critics_view_plain_text_begins_with_its_stars(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await hand.press("alt+c", *"4 Fine fish", "enter", *"Dull", "enter")
        await hand.pause()
        assert at_table.left == ["Dull"]
    assert [each.stars for each in on_disk(workshop) if isinstance(each, Critic)] == [4]


async def test_what_stands_at_the_stage_is_copied(
    at_table: Session, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(workshop.folder))  # there is no clipboard's program there
    for name in ("copy", "paste"):
        monkeypatch.setattr(pyperclip, name, getattr(pyperclip, f"lazy_load_stub_{name}"))
    async with capturing(at_table, (120, 30)) as hand:
        await type_lines(hand, "/eating", "+ Food served hot", "=", "- Queues")
        await hand.press("ctrl+g")
        await hand.app.workers.wait_for_complete()
        await hand.pause()
        assert "sent to the terminal, which may have copied it" in seen(hand)
    copied = copied_file().read_text("utf-8")
    assert copied == "Eating together\n+ Food served hot (×2)\n- Queues"


async def test_what_another_view_is_for_can_be_typed_from_any_view(
    at_table: Session, workshop: Workshop
) -> None:
    async with capturing(at_table) as hand:
        await hand.press("f3")  # the pot
        await type_lines(hand, "Proper gravy", "- Queues")
        await hand.pause()
        await type_lines(hand, "Cold plates")
    assert said(workshop) == [
        ("ingredient", "Proper gravy"),
        ("never", "Queues"),
        ("never", "Cold plates"),
    ]


async def test_a_click_on_an_entry_leads_to_it_among_all_that_was_said(at_table: Session) -> None:
    async with capturing(at_table, (100, 30)) as hand:
        await type_lines(hand, "/eating", "+ Food served hot", "+ Someone says hello")
        await hand.click("#always", offset=(6, 1))
        await hand.pause()
        assert isinstance(hand.app.screen, EntriesScreen)
        await hand.press("w", "escape")
        await hand.pause()
    assert [each.entry.text for each in at_table.board.said()] == ["Someone says hello"]


async def test_an_entry_is_copied_where_it_stands(
    at_table: Session, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(workshop.folder))  # there is no clipboard's program there
    for name in ("copy", "paste"):
        monkeypatch.setattr(pyperclip, name, getattr(pyperclip, f"lazy_load_stub_{name}"))
    async with capturing(at_table, (120, 30)) as hand:
        await type_lines(hand, "+ Food served hot", "=")
        await hand.press("ctrl+l")
        await hand.pause()
        await hand.press("c")
        await hand.app.workers.wait_for_complete()
    copied = copied_file().read_text("utf-8")
    assert copied == "+ Food served hot (×2)"
