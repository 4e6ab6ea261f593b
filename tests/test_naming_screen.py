"""Themes to name on the screen: what people name, and what is on the disk then."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, closing
from datetime import datetime
from threading import Event

import pytest
from at_the_screen import Hand, assert_looks_as_before, on_disk, seated_at, seen, until
from building import NOON, entry
from sitting_down import say_much
from test_capture_screen import HOSTILE
from test_survey_screen import until_at, until_seen

from journeymap.capture.room import OFFICE, enter
from journeymap.entries import Entry, Theme, Withdraw
from journeymap.findings.finding import Finding
from journeymap.findings.themed import ThemeToName
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.sheet import NotSaved, Sheet
from journeymap.sheets.workshop import Workshop
from journeymap.tui import look_for_themes
from journeymap.tui.findings_screen import FindingsScreen
from journeymap.tui.keys_help import KeysHelp
from journeymap.tui.naming_screen import NamingScreen
from journeymap.tui.theme_name_screen import ThemeNameScreen

SIZES = [(60, 20), (80, 24), (120, 40)]
HOT = {"t1aa.1", "t2aa.1", "s1vy.4"}
NAME = {"t1aa.3", "t2aa.2"}
FRIENDS = {"t1aa.4", "s1vy.2"}
TELEVISION, SCOOTER = {"t1aa.5"}, {"t2aa.3"}


@pytest.fixture(autouse=True)
def suggested(monkeypatch: pytest.MonkeyPatch) -> list[tuple[tuple[str, ...], str]]:
    """Have two themes suggested, whatever is installed: which ones is for other tests."""
    themes = [(("food", "name"), "hot name scooter"), (("friends",), "friends Television")]

    def find(findings: Sequence[Finding], told: Callable[[int, int], None]) -> list[ThemeToName]:
        told(1, 1)
        return [
            ThemeToName(words, tuple(each for each in findings if _is_in(each, said)))
            for words, said in themes
        ]

    monkeypatch.setattr(look_for_themes, "find_themes_to_name", find)
    return themes


def _is_in(finding: Finding, words: str) -> bool:
    return any(word in finding.headline.entry.text for word in words.split())


@pytest.fixture
def findings(
    workshop: Workshop, own: OwnSheets, clock: Callable[[], datetime]
) -> Iterator[Callable[[], FindingsScreen]]:
    """Return what makes the screen of the findings, each time it is gone to anew."""
    say_much(workshop, own)
    room = enter(workshop, OFFICE, now=clock(), own=own, key="o1aa")

    def screen() -> FindingsScreen:
        session = room.session(clock)
        return FindingsScreen(session, workshop, room.away(session, clock), since=room.reading)

    with closing(room.sheet):
        yield screen


@asynccontextmanager
async def naming(
    findings: Callable[[], FindingsScreen],
    size: tuple[int, int] = (80, 24),
    then: str = "1 of 2",
) -> AsyncIterator[Hand]:
    async with seated_at(findings(), size) as hand:
        await until_seen(hand, "to decide")
        await hand.press("t")
        await until_at(hand, NamingScreen)
        await until_seen(hand, then)
        yield hand


async def give_name(hand: Hand, name: str) -> None:
    await hand.press("enter")
    await until_at(hand, ThemeNameScreen)
    await hand.press(*name, "enter")
    await until_at(hand, NamingScreen)
    await hand.pause()


def written(workshop: Workshop) -> list[Entry]:
    """Return what is on the office's sheet."""
    return [each for each in on_disk(workshop) if each.sheet_key == "o1aa"]


def tagged(workshop: Workshop) -> dict[str, set[str]]:
    """Return which entries have a tag on the disk that stands, by its name."""
    back = {each.about for each in written(workshop) if isinstance(each, Withdraw)}
    tags = [e for e in written(workshop) if isinstance(e, Theme) and e.id not in back]
    return {tag.name: {each.about for each in tags if each.name == tag.name} for tag in tags}


async def test_a_name_is_a_tag_on_every_entry_and_the_next_theme_comes(
    findings: Callable[[], FindingsScreen], workshop: Workshop
) -> None:
    async with naming(findings) as hand:
        for words in ("food, name", "3 findings", "Food served hot", "Serve the food hot"):
            assert words in seen(hand)
        assert "Eating together · must always · 3 in the room, 1 of 2 who answered" in seen(hand)
        await give_name(hand, "welcome")
        assert "✓ saved" in seen(hand)
        assert "theme ‘welcome’ for 6 entries" in seen(hand)
        assert "2 of 2, 1 named" in seen(hand)
        assert tagged(workshop) == {"welcome": HOT | NAME | SCOOTER}
        await give_name(hand, "company")
        await until_seen(hand, "All have a name: 2 themes.")
    assert tagged(workshop)["company"] == FRIENDS | TELEVISION


async def test_what_was_named_is_listed_across_the_findings(
    findings: Callable[[], FindingsScreen],
) -> None:
    async with naming(findings, (80, 60)) as hand:
        await give_name(hand, "welcome")
        await hand.press("escape")
        await until_seen(hand, "welcome: 3 findings")
        assert "Themes" in seen(hand)


async def test_a_finding_that_is_left_out_gets_no_tag(
    findings: Callable[[], FindingsScreen], workshop: Workshop
) -> None:
    async with naming(findings) as hand:
        await hand.press("down", "x")
        await until_seen(hand, "3 findings, 1 left out")
        assert "left out · Eating together" in seen(hand)
        await hand.press("x", "up", "x", "end", "x", "x")
        await until_seen(hand, "3 findings, 1 left out")
        await give_name(hand, "welcome")
    assert tagged(workshop) == {"welcome": NAME | SCOOTER}


async def test_with_all_left_out_nothing_is_named(
    findings: Callable[[], FindingsScreen], workshop: Workshop
) -> None:
    async with naming(findings) as hand:
        await hand.press("x", "down", "x", "down", "x", "n")
        await until_at(hand, ThemeNameScreen)
        await hand.press(*"all", "enter")
        await until_seen(hand, "all of it is left out")
        await hand.press("escape", "escape")
        await until_at(hand, NamingScreen)
    assert written(workshop) == []


async def test_one_undo_takes_the_whole_name_back_and_goes_to_it(
    findings: Callable[[], FindingsScreen], workshop: Workshop
) -> None:
    async with naming(findings) as hand:
        await hand.press("u")
        await until_seen(hand, "nothing was named yet")
        await give_name(hand, "welcome")
        await hand.press("u")
        await until_seen(hand, "took the theme ‘welcome’ off 6 entries")
        assert "food, name" in seen(hand)
        assert "1 of 2" in seen(hand)
    assert tagged(workshop) == {}
    assert [each.kind for each in written(workshop)] == ["theme"] * 6 + ["withdraw"] * 6


async def test_what_was_named_before_is_undone_on_another_day(
    findings: Callable[[], FindingsScreen], workshop: Workshop
) -> None:
    async with naming(findings) as hand:
        await give_name(hand, "welcome")
        await give_name(hand, "company")
    async with naming(findings, then="No theme is suggested.") as hand:
        await hand.press("u")
        await until_seen(hand, "took the theme ‘company’ off 3 entries")
        assert "named before, and taken back │ 2 findings" in seen(hand)
        await give_name(hand, "friends")
    assert tagged(workshop) == {"welcome": HOT | NAME | SCOOTER, "friends": FRIENDS | TELEVISION}


async def test_later_goes_on_and_comes_again_and_b_goes_back(
    findings: Callable[[], FindingsScreen], workshop: Workshop
) -> None:
    async with naming(findings) as hand:
        for key, there in (("l", "2 of 2"), ("l", "1 of 2"), ("b", "2 of 2"), ("b", "1 of 2")):
            await hand.press(key)
            await until_seen(hand, there)
        await hand.press("l")
        await give_name(hand, "company")
        assert "1 of 2, 1 named" in seen(hand)
        await hand.press("l")
        await until_seen(hand, "no other theme is left")
    assert tagged(workshop) == {"company": FRIENDS | TELEVISION}


async def test_a_name_that_is_there_is_offered_and_a_click_takes_it(
    findings: Callable[[], FindingsScreen], workshop: Workshop
) -> None:
    async with naming(findings) as hand:
        await give_name(hand, "Welcome")
        await hand.press("enter")
        await until_at(hand, ThemeNameScreen)
        await hand.press("enter")  # nobody has typed or chosen anything yet
        await until_seen(hand, "a theme needs a name")
        await hand.press(*"wel")
        await until_seen(hand, "# Welcome")
        await hand.click("#choices", offset=(6, 1))
        await until_at(hand, NamingScreen)
    assert set(tagged(workshop)) == {"Welcome"}
    assert len(tagged(workshop)["Welcome"]) == 9


async def test_a_click_moves_the_cursor_and_the_footer_leaves_out(
    findings: Callable[[], FindingsScreen], workshop: Workshop
) -> None:
    async with naming(findings) as hand:
        row = next(y for y, line in enumerate(seen(hand).splitlines()) if "scooter" in line)
        await hand.click(offset=(6, row))
        await hand.press("x")
        await give_name(hand, "welcome")
    assert tagged(workshop) == {"welcome": HOT | NAME}


async def test_what_cannot_be_saved_is_said_and_what_was_typed_stays(
    findings: Callable[[], FindingsScreen], workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NotSaved("there is no room left on the disk")

    async with naming(findings) as hand:
        await hand.press("n")
        await until_at(hand, ThemeNameScreen)
        with monkeypatch.context() as broken:
            broken.setattr(Sheet, "append_together", full)
            await hand.press(*"welcome", "enter")
            await until_seen(hand, "✗ Not saved: Enter tries again.")
            assert written(workshop) == []
        await hand.press("enter")
        await until_at(hand, NamingScreen)
        await hand.pause()
        with monkeypatch.context() as broken:
            broken.setattr(Sheet, "append_together", full)
            await hand.press("u")
            await until_seen(hand, "✗ Not saved: press the key again.")
            assert "2 of 2, 1 named" in seen(hand)
    assert tagged(workshop) == {"welcome": HOT | NAME | SCOOTER}


async def test_what_was_typed_is_not_dropped_without_being_asked_twice(
    findings: Callable[[], FindingsScreen], workshop: Workshop
) -> None:
    async with naming(findings) as hand:
        await hand.press("n")
        await until_at(hand, ThemeNameScreen)
        await hand.press(*"wel", "escape")
        await until_seen(hand, "Esc again drops it")
        await hand.press("escape")
        await until_at(hand, NamingScreen)
    assert written(workshop) == []


async def test_what_another_laptop_names_is_not_asked_any_more(
    findings: Callable[[], FindingsScreen], workshop: Workshop, own: OwnSheets
) -> None:
    async with naming(findings) as hand:
        await hand.press("n")
        await until_at(hand, ThemeNameScreen)
        with closing(workshop.new_sheet("Office", now=NOON, own=own, key="o2aa")) as other:
            for n, about in enumerate(sorted(HOT | NAME | SCOOTER), 1):
                other.append(entry(Theme, f"o2aa.{n}", theme=about, name="theirs"))
        screen = hand.app.screen_stack[-2]
        assert isinstance(screen, NamingScreen)
        await until(hand, lambda: screen._in_hand is not None and screen._in_hand.number == 1)
        await hand.press(*"mine", "enter")
        await until_seen(hand, "somebody has said meanwhile")
    assert written(workshop) == []


async def test_esc_leaves_while_themes_are_looked_for(
    findings: Callable[[], FindingsScreen], monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = Event()

    def takes_for_ever(_findings: object, told: Callable[[int, int], None]) -> None:
        try:
            while True:
                told(1, 4)
        finally:
            ended.set()

    monkeypatch.setattr(look_for_themes, "find_themes_to_name", takes_for_ever)
    async with seated_at(findings()) as hand:
        await until_seen(hand, "to decide")
        await hand.press("t")
        await until_seen(hand, "Looking for themes ━━━━━━")
        assert "25%. Esc stops." in seen(hand)
        await hand.press("n", "x", "l", "b", "escape")
        await until_at(hand, FindingsScreen)
        await until(hand, ended.is_set)


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_words_are_shown_as_text(
    findings: Callable[[], FindingsScreen],
    workshop: Workshop,
    suggested: list[tuple[tuple[str, ...], str]],
    size: tuple[int, int],
) -> None:
    suggested[0] = (tuple(HOSTILE), suggested[0][1])
    async with naming(findings, size) as hand:
        await give_name(hand, "[b]&= {x} $(y)")
        await hand.press("n")
        await until_seen(hand, "[b]&= {x} $(y)")
        await hand.press("escape", "u", "u", "u", "escape")
        await until_at(hand, FindingsScreen)
    assert tagged(workshop) == {}


async def test_help_has_every_key(findings: Callable[[], FindingsScreen]) -> None:
    async with naming(findings, (120, 40)) as hand:
        await hand.press("question_mark")
        await until_at(hand, KeysHelp)
        await hand.pause()
        assert "Out: What the cursor is on does not belong to it" in seen(hand)


@pytest.mark.parametrize("size", SIZES)
async def test_it_looks_as_before(
    findings: Callable[[], FindingsScreen], size: tuple[int, int]
) -> None:
    async with naming(findings, size) as hand:
        await hand.press("down", "x")
        await hand.pause()
        await assert_looks_as_before(hand, "naming")
        await hand.press("n")
        await until_at(hand, ThemeNameScreen)
        await assert_looks_as_before(hand, "theme-name")
