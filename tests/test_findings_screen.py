"""The findings and the sitting on the screen: what the team does, and what is on the disk then."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing
from datetime import date, datetime
from threading import Event

import pytest
from at_the_screen import Hand, assert_looks_as_before, on_disk, seated_at, seen, until
from building import NOON, entry
from sitting_down import FRIENDS, HOT, NAME, decide_both_ways, pairs, say_much, whole
from test_capture_screen import HOSTILE
from test_survey_screen import until_at, until_seen

from journeymap.capture.room import OFFICE, enter
from journeymap.entries import (
    Aim,
    Always,
    Answered,
    Entry,
    Measured,
    Outlook,
    Same,
    Theme,
    Withdraw,
)
from journeymap.findings.ranking import By
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.sheet import NotSaved, Sheet
from journeymap.sheets.workshop import Workshop
from journeymap.tui import put_together, sitting_screen
from journeymap.tui.choice_screen import ChoiceScreen
from journeymap.tui.finding_screen import FindingScreen
from journeymap.tui.findings_list import FindingsList
from journeymap.tui.findings_screen import FindingsScreen
from journeymap.tui.form_screen import FormScreen
from journeymap.tui.home_screen import HomeScreen
from journeymap.tui.keys_help import KeysHelp
from journeymap.tui.sitting_screen import SittingScreen

SIZES = [(60, 20), (80, 24), (120, 40)]


@pytest.fixture
def findings(
    workshop: Workshop, own: OwnSheets, clock: Callable[[], datetime]
) -> Iterator[Callable[..., FindingsScreen]]:
    """Return what makes the screen of the findings of a workshop on which much was said."""
    say_much(workshop, own)
    room = enter(workshop, OFFICE, now=clock(), own=own, key="o1aa")

    def screen(*, sits: bool = False) -> FindingsScreen:
        session = room.session(clock)
        away = room.away(session, clock)
        return FindingsScreen(session, workshop, away, since=room.reading, sits=sits)

    with closing(room.sheet):
        yield screen


@pytest.fixture(autouse=True)
def _quick_eyes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have what comes by itself seen at once: the hands of these tests are quick."""
    monkeypatch.setattr(sitting_screen, "UNSEEN", 0)


@asynccontextmanager
async def at_findings(
    screen: FindingsScreen, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Hand]:
    async with seated_at(screen, size) as hand:
        await until_seen(hand, "findings")
        await until(hand, lambda: "Putting together" not in seen(hand))
        yield hand


@asynccontextmanager
async def sitting(
    findings: Callable[..., FindingsScreen], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Hand]:
    async with seated_at(findings(sits=True), size) as hand:
        await until_at(hand, SittingScreen)
        await until_seen(hand, "0 of 3 decided")
        yield hand


@asynccontextmanager
async def at_finding(
    findings: Callable[..., FindingsScreen], words: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Hand]:
    """Open the finding that has these words in it."""
    async with at_findings(findings(), size) as hand:
        await hand.press("slash", *words, "enter", "enter")
        await until_at(hand, FindingScreen)
        await hand.pause()
        yield hand


def decided(workshop: Workshop) -> list[Entry]:
    """Return what is on the office's sheet."""
    return [each for each in on_disk(workshop) if each.sheet_key == "o1aa"]


def in_hand(hand: Hand) -> set[str]:
    screen = hand.app.screen
    assert isinstance(screen, SittingScreen)
    now = screen._sitting.in_hand
    return {unit.first.entry.id for unit in (now.one, now.other)} if now else set()


async def test_home_leads_to_the_findings_and_from_there_to_the_sitting(
    workshop: Workshop, own: OwnSheets, clock: Callable[[], datetime]
) -> None:
    say_much(workshop, own)
    async with seated_at(HomeScreen(workshop.folder.parents[1], clock, own)) as hand:
        await hand.press("f")
        await until_at(hand, FindingsScreen)
        await until_seen(hand, "3 suggestions to decide")
        await hand.press("s")
        await until_seen(hand, "The same, or apart?")
        await hand.press("s")
        await until_seen(hand, "1 of 3 decided")
        await hand.press("escape", "escape")
        await until_at(hand, HomeScreen)
    (decision,) = pairs(on_disk(workshop))
    assert decision[0] == "same"


async def test_three_keys_decide_three_suggestions_and_each_is_on_the_disk(
    findings: Callable[..., FindingsScreen], workshop: Workshop
) -> None:
    async with sitting(findings) as hand:
        came = []
        for number, key in enumerate("sas", 1):
            came.append(in_hand(hand))
            await hand.press(key)
            await hand.pause()
            assert len(pairs(on_disk(workshop))) == number
            assert "✓ saved" in seen(hand)
        await until_seen(hand, "All is decided: 3 suggestions.")
    assert sorted(map(sorted, came)) == sorted(map(sorted, (HOT, NAME, FRIENDS)))
    one, two, three = came
    assert pairs(on_disk(workshop)) == [
        ("same", whole(one)),
        ("apart", two),
        ("same", whole(three)),
    ]


async def test_both_texts_are_shown_with_who_said_them_and_what_a_decision_makes(
    findings: Callable[..., FindingsScreen],
) -> None:
    async with sitting(findings, (120, 40)) as hand:
        while in_hand(hand) != HOT:
            await hand.press("l")
        await hand.pause()
        screen = " ".join(seen(hand).split())
        for words in (
            "Food served hot",
            "Serve the food hot",
            "family and friends of residents,",
            "staff, Table 2",
            "the survey",
            "99% likely, they share: food",
            "one finding, 3 in the room, 1 of 2",
        ):
            assert words in screen


async def test_what_is_put_off_comes_again_at_the_end(
    findings: Callable[..., FindingsScreen], workshop: Workshop
) -> None:
    async with sitting(findings) as hand:
        first = in_hand(hand)
        await hand.press("l")
        assert in_hand(hand) != first
        await until_seen(hand, "0 of 3 decided, 1 later")
        await hand.press("a", "a")
        assert in_hand(hand) == first
        await until_seen(hand, "put off before")
        await hand.press("s")
        await until_seen(hand, "All is decided")
    assert [kind for kind, _ in pairs(on_disk(workshop))] == ["apart", "apart", "same"]


async def test_undo_takes_the_decision_back_and_goes_to_it(
    findings: Callable[..., FindingsScreen], workshop: Workshop
) -> None:
    async with sitting(findings) as hand:
        first = in_hand(hand)
        await hand.press("s", "u")
        await hand.pause()
        assert in_hand(hand) == first
        await until_seen(hand, "0 of 3 decided")
    *_, same, undone = decided(workshop)
    assert isinstance(same, Same)
    assert isinstance(undone, Withdraw)
    assert undone.about == same.id


async def test_a_click_decides(findings: Callable[..., FindingsScreen], workshop: Workshop) -> None:
    async with sitting(findings) as hand:
        first = in_hand(hand)
        await hand.click("#would-apart")
        await hand.pause()
    assert pairs(on_disk(workshop)) == [("apart", first)]


async def test_leaving_and_coming_back_loses_nothing(
    findings: Callable[..., FindingsScreen], workshop: Workshop
) -> None:
    async with sitting(findings) as hand:
        await hand.press("s", "escape")
        await until_at(hand, FindingsScreen)
        await until_seen(hand, "2 suggestions to decide")
        await hand.press("s")
        await until_seen(hand, "1 of 3 decided")
    assert len(pairs(on_disk(workshop))) == 1


async def test_what_another_laptop_decides_is_not_asked_any_more(
    findings: Callable[..., FindingsScreen], workshop: Workshop, own: OwnSheets
) -> None:
    async with sitting(findings) as hand:
        first = in_hand(hand)
        with closing(workshop.new_sheet("Office", now=NOON, own=own, key="o2aa")) as other:
            other.append(entry(Same, "o2aa.1", same=" ".join(sorted(first))))
        await until(hand, lambda: in_hand(hand) != first)
        await until_seen(hand, "1 of 3 decided")
    assert decided(workshop) == []


async def test_what_was_decided_both_ways_is_marked_and_asked_first(
    findings: Callable[..., FindingsScreen], workshop: Workshop, own: OwnSheets
) -> None:
    decide_both_ways(workshop, own)
    async with at_findings(findings()) as hand:
        await until_seen(hand, "2 suggestions to decide, 1 both ways")
        await hand.press("slash", *"friends", "enter", "enter")
        await until_at(hand, FindingScreen)
        await hand.press("end")
        await until_seen(hand, "the same (l1aa.1), and apart (l2aa.1)")
        await hand.press("escape", "escape")
        await until_seen(hand, "decided both ways")
        await hand.press("s")
        await until_at(hand, SittingScreen)
        await until_seen(hand, "decided both ways: the same (l1aa.1), and apart (l2aa.1)")
        assert in_hand(hand) == FRIENDS
        await hand.press("s")
        await until_seen(hand, "1 of 3 decided")
    same = decided(workshop)[-1]
    assert isinstance(same, Same)
    assert (set(same.entries), same.over) == (FRIENDS, ("l2aa.1",))


async def test_a_key_is_not_taken_for_what_nobody_has_seen_yet(
    findings: Callable[..., FindingsScreen],
    workshop: Workshop,
    own: OwnSheets,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with sitting(findings) as hand:
        first = in_hand(hand)
        monkeypatch.setattr(sitting_screen, "UNSEEN", 1000)
        with closing(workshop.new_sheet("Office", now=NOON, own=own, key="o2aa")) as other:
            other.append(entry(Same, "o2aa.1", same=" ".join(sorted(first))))
        await until(hand, lambda: in_hand(hand) != first)
        await hand.press("s")
        await hand.pause()
    assert decided(workshop) == []


async def test_what_cannot_be_saved_is_said_and_stays(
    findings: Callable[..., FindingsScreen], workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NotSaved("there is no room left on the disk")

    async with sitting(findings) as hand:
        first = in_hand(hand)
        with monkeypatch.context() as broken:
            broken.setattr(Sheet, "append_together", full)
            await hand.press("s")
            await hand.pause()
            await until_seen(hand, "✗ Not saved: press the key again.")
            assert in_hand(hand) == first
            await until_seen(hand, "0 of 3 decided")
        assert decided(workshop) == []
        await hand.press("s")
        await hand.pause()
        assert "✓ saved" in seen(hand)
    assert pairs(on_disk(workshop)) == [("same", whole(first))]


async def test_the_ranking_turns_and_its_rule_is_stated(
    findings: Callable[..., FindingsScreen],
) -> None:
    async with at_findings(findings(), (120, 40)) as hand:
        assert By.PEOPLE.rule[:40] in seen(hand)
        await hand.press("r")
        await hand.pause()
        assert By.VOICES.rule[:40] in seen(hand)


@pytest.mark.parametrize(
    ("key", "there", "not_there"),
    [
        ("2", "Food served hot", "A place to park the scooter"),
        ("3", "A place to park the scooter", "no such finding"),
        ("5", "A place to park the scooter", "Food served hot"),
    ],
)
async def test_only_some_findings_are_shown_when_asked_for(
    findings: Callable[..., FindingsScreen], key: str, there: str, not_there: str
) -> None:
    async with at_findings(findings(), (100, 40)) as hand:
        await hand.press(key)
        await hand.pause()
        assert there in seen(hand)
        assert not_there not in seen(hand)
        await hand.press("escape")
        await hand.pause()
        assert "A place to park the scooter" in seen(hand)


async def test_words_are_looked_for_in_all_that_was_said(
    findings: Callable[..., FindingsScreen],
) -> None:
    async with at_findings(findings(), (100, 40)) as hand:
        await hand.press("slash", *"scooter")
        await hand.pause()
        assert "1 of 5 findings" in seen(hand)
        assert "Food served hot" not in seen(hand)
        await hand.press("escape")
        await hand.pause()
        assert "Food served hot" in seen(hand)


async def test_one_goes_from_part_to_part_down_to_what_is_missing(
    findings: Callable[..., FindingsScreen],
) -> None:
    async with at_findings(findings()) as hand:
        listed = hand.app.screen.query_one(FindingsList)
        while listed.under_cursor is not None:
            await hand.press("tab")
            await hand.pause()
        assert "Not asked, not heard" in seen(hand)
        await hand.press("enter")
        await hand.pause()
        assert isinstance(hand.app.screen, FindingsScreen)  # nothing is behind what is missing


async def test_an_answer_is_given_with_its_reason_and_is_on_the_sheet(
    findings: Callable[..., FindingsScreen], workshop: Workshop
) -> None:
    async with at_finding(findings, "scooter", (80, 40)) as hand:
        await hand.press("d")
        await until_at(hand, ChoiceScreen)
        await hand.press(*"not", "enter")
        await until_at(hand, FormScreen)
        await hand.press("enter")
        await until_seen(hand, "what is not done needs a reason")
        await hand.press(*"no room", "tab", *"the scheme", "tab", *"1 may 2026", "enter")
        await until_at(hand, FindingScreen)
        await until_seen(hand, "not doing, because no room")
    (answer,) = decided(workshop)
    assert isinstance(answer, Answered)
    assert (answer.what, answer.because, answer.by) == (Outlook.NOT_DOING, "no room", "the scheme")
    assert answer.due == date(2026, 5, 1)
    assert answer.entries == ("t2aa.3",)


async def test_an_aim_is_set_and_what_is_counted_for_it_is_written_down(
    findings: Callable[..., FindingsScreen], workshop: Workshop
) -> None:
    async with at_finding(findings, "scooter", (80, 40)) as hand:
        await hand.press("a")
        await until_at(hand, FormScreen)
        await hand.press(*"the scheme", "tab", *"marks a place", "tab", *"9 of 10", "tab")
        await hand.press(*"soon", "tab", *"we look", "enter")
        await until_seen(hand, "Nothing was saved")
        await hand.press("shift+tab", *(["backspace"] * 4), *"1 may 2026", "enter")
        await until_at(hand, FindingScreen)
        await hand.press("c")
        await until_at(hand, FormScreen)
        await hand.press(*"7/10", "enter")
        await until_seen(hand, "counted: 7 of 10")
    aim, count = decided(workshop)
    assert isinstance(aim, Aim)
    assert (aim.who, aim.share, aim.of, aim.due) == ("the scheme", 9, 10, date(2026, 5, 1))
    assert isinstance(count, Measured)
    assert (count.times, count.of, count.entries) == (7, 10, (aim.id,))
    assert count.day == NOON.date()


async def test_what_was_typed_is_not_dropped_without_being_asked_twice(
    findings: Callable[..., FindingsScreen], workshop: Workshop
) -> None:
    async with at_finding(findings, "scooter") as hand:
        await hand.press("t")
        await until_at(hand, FormScreen)
        await hand.press(*"parking", "escape")
        await until_seen(hand, "Esc again drops it")
        await hand.press("enter")
        await until_at(hand, FindingScreen)
    (theme,) = decided(workshop)
    assert isinstance(theme, Theme)
    assert (theme.name, theme.about) == ("parking", "t2aa.3")


async def test_a_theme_of_several_entries_is_saved_and_undone_as_one(
    findings: Callable[..., FindingsScreen], workshop: Workshop
) -> None:
    async with at_finding(findings, "serve food", (80, 40)) as hand:
        await hand.press("t", *"food", "enter")
        await until_at(hand, FindingScreen)
        await until_seen(hand, "theme ‘food’ for 3 entries")
        assert {each.about for each in decided(workshop) if isinstance(each, Theme)} == {
            *HOT,
            "s1vy.4",
        }
        await hand.press("u")
        await until(hand, lambda: "#food" not in seen(hand))
    assert [each.kind for each in decided(workshop)] == ["theme"] * 3 + ["withdraw"] * 3


async def test_a_form_that_cannot_be_saved_keeps_what_was_typed(
    findings: Callable[..., FindingsScreen], workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NotSaved("there is no room left on the disk")

    async with at_finding(findings, "scooter") as hand:
        await hand.press("t", *"parking")
        await until_at(hand, FormScreen)
        with monkeypatch.context() as broken:
            broken.setattr(Sheet, "append_together", full)
            await hand.press("enter")
            await until_seen(hand, "✗ Not saved: Enter tries again.")
        await hand.press("enter")
        await until_at(hand, FindingScreen)
    assert len(decided(workshop)) == 1


async def test_a_wording_is_taken_apart_from_the_rest_and_undone(
    findings: Callable[..., FindingsScreen], workshop: Workshop
) -> None:
    async with at_finding(findings, "serve food", (80, 40)) as hand:
        assert "Serve the food hot" in seen(hand)
        await hand.press("down", "x")
        await until(hand, lambda: "= Serve the food hot" not in seen(hand).replace("?", "="))
        assert pairs(on_disk(workshop)) == [("apart", HOT)]
        await hand.press("u")
        await until_seen(hand, "Serve the food hot")
    assert isinstance(decided(workshop)[-1], Withdraw)


async def test_a_confirmed_finding_is_taken_apart_too(
    findings: Callable[..., FindingsScreen], workshop: Workshop
) -> None:
    async with sitting(findings) as hand:
        while in_hand(hand) != HOT:
            await hand.press("l")
        await hand.press("s", "escape")
        await until_seen(hand, "2 suggestions to decide")
        await hand.press("slash", *"serve food", "enter", "enter")
        await until_seen(hand, "people decided that these say the same")
        await hand.press("down", "x")
        await until(hand, lambda: "= Serve the food hot" not in seen(hand).replace("?", "="))
    assert pairs(on_disk(workshop)) == [
        ("same", whole(HOT)),
        ("apart", HOT),
        ("apart", {"s1vy.4", "t2aa.1"}),
    ]


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_words_are_shown_as_text(
    findings: Callable[..., FindingsScreen],
    workshop: Workshop,
    own: OwnSheets,
    size: tuple[int, int],
) -> None:
    with closing(workshop.new_sheet("Table 9", now=NOON, own=own, key="t9aa")) as sheet:
        for n, words in enumerate(HOSTILE):
            pair = (f"{words} and soup", f"{words} and the soup")
            made = [
                entry(Always, f"t9aa.{2 * n + k}", always=text, stage="seated")
                for k, text in enumerate(pair, 1)
            ]
            sheet.append_together(made)
    async with at_findings(findings(), size) as hand:
        for key in ("s", "l", "l", "l", "l", "l", "l", "l", "l", "escape", "enter"):
            await hand.press(key)
            await hand.pause()
        assert isinstance(hand.app.screen, FindingScreen)


async def test_help_has_every_key_of_the_screen_below(
    findings: Callable[..., FindingsScreen],
) -> None:
    async with sitting(findings, (120, 40)) as hand:
        await hand.press("f1")
        await until_at(hand, KeysHelp)
        await hand.pause()
        for words in ("Same: They say the same", "Later: It comes again at the end"):
            assert words in seen(hand)
        await hand.press("escape")
        await until_at(hand, SittingScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_screens_look_as_before(
    findings: Callable[..., FindingsScreen], size: tuple[int, int]
) -> None:
    async with at_findings(findings(), size) as hand:
        await assert_looks_as_before(hand, "findings")
        await hand.press("enter")
        await until_at(hand, FindingScreen)
        await assert_looks_as_before(hand, "finding")
        await hand.press("escape", "s")
        await until_at(hand, SittingScreen)
        await assert_looks_as_before(hand, "sitting")


async def test_esc_leaves_while_the_findings_are_being_made(
    findings: Callable[..., FindingsScreen], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, ended = Event(), Event()

    def takes_for_ever(_sites: object, told: Callable[[int, int], None]) -> None:
        begun.set()
        try:
            while True:
                told(1, 4)
        finally:
            ended.set()

    monkeypatch.setattr(put_together, "find_findings", takes_for_ever)
    async with seated_at(findings()) as hand:
        await until(hand, begun.is_set)
        hand.app.screen.action_back()  # type: ignore[attr-defined]
    assert ended.wait(10)
