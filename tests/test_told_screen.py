from __future__ import annotations

import pytest
from at_the_screen import Hand, assert_looks_as_before, on_disk, seated_at, seen
from conftest import OpenSession
from textual.events import Paste
from textual.widgets import Input

from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.commands import COMMANDS
from journeymap.capture.session import Session
from journeymap.entries import Said
from journeymap.sheets.workshop import Workshop
from journeymap.tui.above import OnlyRead
from journeymap.tui.capture_screen import CaptureScreen
from journeymap.tui.told_screen import ToldScreen

HOSTILE = [
    "see [always] and [/] and [b]bold[/b]",
    "[@click=app.quit]click[/]",
    "[[[",
    "a\\[b",
    "$(rm -rf /) `x` ${y}",
    "ŵ ’ — 漢字 🎉 é́ עברית",
    "red \x1b[31m and \u202e turned",
]


@pytest.fixture
def table(open_session: OpenSession) -> Session:
    session = open_session(attended=True, free_text=True, commands=COMMANDS)
    for line in ("/eating", "@family", "+ Food served hot", "- My food comes cold", "=", "* Gravy"):
        session.take(line)
    return session


def at_its_screen(session: Session) -> CaptureScreen:
    return CaptureScreen(session, Workshop(session.sheet.path.parents[1]))


async def tell(hand: Hand, answer: Answer) -> None:
    hand.app.push_screen(ToldScreen(answer))
    await hand.pause()
    await hand.pause()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("line", [":entries", ":stages"])
async def test_a_list_is_told_in_a_box(table: Session, line: str, size: tuple[int, int]) -> None:
    async with seated_at(ToldScreen(table.take(line)), size) as hand:
        await assert_looks_as_before(hand, f"told-{line[1:]}")


@pytest.mark.parametrize("key", ["escape", "enter", "q"])
async def test_one_key_goes_back_to_the_line(table: Session, key: str) -> None:
    async with seated_at(at_its_screen(table)) as hand:
        await tell(hand, table.take(":stages"))
        assert isinstance(hand.app.screen, ToldScreen)
        await hand.press(key)
        await hand.pause()
        assert isinstance(hand.app.screen, CaptureScreen)


async def test_a_long_list_is_gone_through_with_the_keys(table: Session) -> None:
    lines = tuple(f"{number}. line {number}" for number in range(1, 100))
    async with seated_at(at_its_screen(table)) as hand:
        await tell(hand, Answer(Outcome.TURNED, "many lines", told=lines))
        assert "line 99" not in seen(hand)
        await hand.press("end")
        await hand.pause()
        assert "99. line 99" in seen(hand)


@pytest.mark.parametrize("size", [(80, 24), (20, 5)])
async def test_hostile_words_are_shown_as_text(table: Session, size: tuple[int, int]) -> None:
    told = tuple(f"1. {words}" for words in HOSTILE)
    answer = Answer(Outcome.TURNED, f"found {HOSTILE[0]}", told=(*told, *HOSTILE))
    async with seated_at(at_its_screen(table), size) as hand:
        await tell(hand, answer)
        screen = seen(hand)
        assert "see [always]" in screen
        if size == (80, 24):
            for words in HOSTILE[:5]:
                assert screen.count(words) >= 2
            assert "Found see [always] and [/] and [b]bold[/b]" in screen
        assert not {"\x1b", "\u202e"} & {*screen}


async def test_there_may_be_no_lines_at_all(table: Session) -> None:
    async with seated_at(at_its_screen(table)) as hand:
        await tell(hand, Answer(Outcome.TURNED, "nothing here"))
        assert "Nothing here" in seen(hand)


async def test_what_is_typed_over_help_or_a_list_stands_in_the_line(table: Session) -> None:
    async with seated_at(at_its_screen(table)) as hand:
        for opened_by in ("f1", ":"):
            await hand.press(*([opened_by] if opened_by == "f1" else [":", "enter"]))
            await hand.pause()
            assert isinstance(hand.app.screen, OnlyRead)
            await hand.press(*f"+ Typed over {opened_by} at once", "enter")
        await hand.pause()
    entries = on_disk(Workshop(table.sheet.path.parents[1]))
    assert [each.text for each in entries if isinstance(each, Said)][-2:] == [
        "Typed over f1 at once",
        "Typed over : at once",
    ]


async def test_what_is_pasted_over_help_comes_to_the_line(table: Session) -> None:
    async with seated_at(at_its_screen(table)) as hand:
        await hand.press("f1")
        await hand.pause()
        hand.app.post_message(Paste("Pasted while help was read"))
        await hand.pause()
        await hand.pause()
        assert hand.app.screen.query_one(Input).value == "Pasted while help was read"


@pytest.mark.parametrize("key", ["space", "down", "pagedown"])
async def test_a_key_that_brings_no_word_leaves_the_list_open(table: Session, key: str) -> None:
    async with seated_at(at_its_screen(table)) as hand:
        await hand.press("f1", key)
        await hand.pause()
        assert isinstance(hand.app.screen, OnlyRead)
