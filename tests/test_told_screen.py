from __future__ import annotations

import pytest
from at_the_screen import Hand, seated_at, seen
from conftest import OpenSession
from test_pictures_of_screens import assert_looks_as_before

from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.commands import COMMANDS
from journeymap.capture.session import Session
from journeymap.sheets.workshop import Workshop
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
        assert_looks_as_before(hand, f"told-{line[1:]}")


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
