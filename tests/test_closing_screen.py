from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from datetime import date, datetime, time
from pathlib import Path

import pytest
from at_the_screen import Hand, assert_looks_as_before, on_disk, seated_at, seen, type_text
from building import entry, template
from conftest import OpenSession
from icalendar import Calendar
from test_capture_screen import HOSTILE
from textual.widgets import Static
from written_summary import write_summary

from journeymap.capture.session import Session
from journeymap.cleaning import one_line
from journeymap.entries import Always, Booked, Verdict, Way, Withdraw
from journeymap.findings.identity import without_contact_details
from journeymap.guide import Guide, HearBack
from journeymap.plain_words.fault import Fault
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.sheet import NotSaved, Sheet
from journeymap.sheets.workshop import Workshop, new_workshop
from journeymap.tui.choices import Choices
from journeymap.tui.closing_line import ClosingLine
from journeymap.tui.closing_pages import hard_words
from journeymap.tui.closing_screen import ClosingScreen
from journeymap.tui.closing_steps import STEPS, Step


@pytest.fixture
def at_table(open_session: OpenSession) -> Session:
    return open_session(attended=True, free_text=True)


@asynccontextmanager
async def closing_at(
    session: Session, step: Step = Step.EMPTY, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Hand]:
    """Sit at the closing screen, at one of its steps."""
    screen = ClosingScreen(session, Workshop(session.sheet.path.parents[1]))
    async with seated_at(screen, size) as hand:
        await hand.press(*["tab"] * STEPS.index(step))
        await settle(hand)
        yield hand


async def settle(hand: Hand) -> None:
    await hand.app.workers.wait_for_complete()
    await hand.pause()
    await hand.pause()


def given(workshop: Workshop) -> list[tuple[str, int, str | None]]:
    verdicts = (each for each in on_disk(workshop) if isinstance(each, Verdict))
    return [(each.question, each.stars, each.voice) for each in verdicts]


def ways(workshop: Workshop) -> list[tuple[str, int]]:
    return [(each.way, each.people) for each in on_disk(workshop) if isinstance(each, Way)]


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def whole(hand: Hand, name: str) -> str:
    """Return all that a part of the screen says, also what is scrolled out of sight."""
    return str(hand.app.screen.query_one(name, Static).content)


async def test_what_is_still_empty_is_listed_with_the_lines_not_taken(at_table: Session) -> None:
    for line in ("/eating", "+ Hot food", "! no stars"):
        at_table.take(line)
    async with closing_at(at_table) as hand:
        empty = whole(hand, "#empty")
        assert "1. Deciding to come  nothing said yet" in seen(hand)
    assert "- must never: What must never happen?" in empty
    assert "? ! no stars" in empty
    assert "+ must always" not in empty.partition("5. Eating together")[2].partition("6.")[0]


async def test_a_number_key_is_a_hand_for_that_way(at_table: Session, workshop: Workshop) -> None:
    async with closing_at(at_table, Step.WAYS) as hand:
        await hand.press("1", "1", "3")
        await settle(hand)
        assert "2  Tell me in person  ●●" in seen(hand)
        assert "✓ 3 saved" in seen(hand)
    assert ways(workshop) == [
        ("Tell me in person", 1),
        ("Tell me in person", 1),
        ("Large print", 1),
    ]


async def test_enter_and_plus_are_a_hand_for_the_way_that_is_marked(
    at_table: Session, workshop: Workshop
) -> None:
    async with closing_at(at_table, Step.WAYS) as hand:
        await hand.press("down", "enter", "+", "up", "up", "enter")
        await settle(hand)
    assert ways(workshop) == [("A letter", 1), ("A letter", 1), ("Email", 1)]


async def test_any_other_way_can_be_typed_and_many_hands_at_once(
    at_table: Session, workshop: Workshop
) -> None:
    async with closing_at(at_table, Step.WAYS) as hand:
        await type_text(hand, "A note under door 12")
        await hand.press("enter", "6", *"x4", "enter", *"letter x3", "enter")
        await settle(hand)
        assert "6    6  A note under door 12" in seen(hand)
    note = "A note under door 12"
    assert ways(workshop) == [(note, 1), (note, 1), (note, 4), ("A letter", 3)]


async def test_a_click_on_a_way_is_a_hand(at_table: Session, workshop: Workshop) -> None:
    async with closing_at(at_table, Step.WAYS) as hand:
        await hand.click(f"#{Step.WAYS.name}", offset=(8, 1))
        await settle(hand)
        assert isinstance(hand.app.focused, ClosingLine)
    assert ways(workshop) == [("A letter", 1)]


async def test_a_deed_is_undone_and_done_again(at_table: Session, workshop: Workshop) -> None:
    async with closing_at(at_table, Step.WAYS) as hand:
        await hand.press("1", "2", "ctrl+z", "ctrl+z", "ctrl+y")
        await settle(hand)
        assert "1  Tell me in person  ●" in seen(hand)
        assert "A letter  ●" not in seen(hand)
    assert sum(isinstance(each, Withdraw) for each in on_disk(workshop)) == 3


async def test_a_day_is_seen_as_it_is_read_and_then_booked(
    at_table: Session, workshop: Workshop
) -> None:
    async with closing_at(at_table, Step.DAYS) as hand:
        await type_text(hand, "3 June 2pm in person")
        assert "Saturday 3 June 2017, 14:00: in person" in seen(hand)
        await hand.press("enter", *"31 June by post", "enter")
        await settle(hand)
        assert "there is no 31 June" in seen(hand)
        assert hand.app.screen.query_one(ClosingLine).value == "31 June by post"
        assert "✓ Saturday 3 June 2017, 14:00" in seen(hand)
    (day,) = [each for each in on_disk(workshop) if isinstance(each, Booked)]
    assert (day.day, day.hour, day.how) == (date(2017, 6, 3), time(14), "in person")


@pytest.mark.parametrize("key", ["f9"])
async def test_the_days_are_written_as_a_calendar_file(
    at_table: Session, workshop: Workshop, key: str
) -> None:
    async with closing_at(at_table, Step.DAYS) as hand:
        await hand.press(key)
        await settle(hand)
        assert "no day is booked yet" in seen(hand)
        assert not workshop.exports.exists()
        await hand.press(*"3 June in person", "enter", key)
        await settle(hand)
        assert "days.ics" in seen(hand)
        assert hand.app.screen.query_one(ClosingLine).value == ""
    calendar = Calendar.from_ical((workshop.exports / "days.ics").read_bytes())
    assert [each.decoded("dtstart") for each in calendar.walk("VEVENT")] == [date(2017, 6, 3)]


async def test_stars_are_given_a_key_a_person_by_voice(
    at_table: Session, workshop: Workshop
) -> None:
    async with closing_at(at_table, Step.STARS) as hand:
        await hand.press("right", "5", "4", "right", "5", "down", "1", "left", "left", "3", "9")
        await settle(hand)
        assert "1 star   ★ 1" in seen(hand)
        assert "5★ 2   4★ 1" in seen(hand)
    listen, enjoy = "Did we listen to you?", "Did you enjoy it?"
    assert given(workshop) == [
        (listen, 5, "resident"),
        (listen, 4, "resident"),
        (listen, 5, "family"),
        (enjoy, 1, "family"),
        (enjoy, 3, None),
    ]


async def test_the_last_round_can_be_held_with_the_mouse(
    at_table: Session, workshop: Workshop
) -> None:
    async with closing_at(at_table, Step.STARS) as hand:
        await hand.click("#voices", offset=(24, 0))
        await hand.click("#rounds", offset=(4, 2))
        await hand.click("#rounds", offset=(4, 8))
        await settle(hand)
        assert "▸ Did you enjoy it?" in seen(hand)
        await hand.press("2")
        await settle(hand)
    assert given(workshop) == [
        ("Did we listen to you?", 4, "resident"),
        ("Did you enjoy it?", 2, "resident"),
    ]


async def test_the_summary_is_seen_and_written_as_the_command_does(
    at_table: Session, workshop: Workshop
) -> None:
    at_table.take("+ Then Petronella waves")
    async with closing_at(at_table, Step.SUMMARY) as hand:
        assert "“Then [name left out] waves” (1 person)" in whole(hand, "#summary")
        assert "what may be names: Petronella" in whole(hand, "#names")
        assert not workshop.exports.exists()
        await hand.press("s")
        await settle(hand)
        assert "draft-summary.md" in seen(hand)
        assert "✓ The summary" in seen(hand)
    written = files_in(workshop.exports)
    write_summary(workshop, workshop.read().board)
    assert files_in(workshop.exports) == written
    assert set(written) == {"draft-summary.md", "draft-summary-journey.svg"}


async def test_what_keeps_the_summary_from_going_out_is_told_with_its_commands(
    at_table: Session,
) -> None:
    for line in ("+ Then Petronella waves", "- Cold", "+ Hot"):
        at_table.take(line)
    async with closing_at(at_table, Step.SUMMARY) as hand:
        told = whole(hand, "#unsettled").splitlines()
        assert "A draft: 4 things to settle" in seen(hand)
        await hand.press("s")
        await settle(hand)
        assert "written: draft-summary.md" in seen(hand)
        assert "4 things to settle" in seen(hand)
    first = at_table.board.said()[0].entry.id
    assert told[0] == "A draft: 4 things to settle before it can go out."
    assert told[1].startswith("  • perhaps a name: Petronella")
    assert told[2] == f"    journeymap looked lunch {first}"
    assert told[4] == f"    journeymap answer lunch {first} doing"
    assert told[-2:] == ["  • and 2 more:", "    journeymap feedback lunch --to markdown"]


async def test_the_organisations_contact_and_words_are_in_the_summary_too(
    at_table: Session, workshop: Workshop
) -> None:
    house = workshop.folder.parents[1] / "organisation"
    house.mkdir()
    own = "name: Hazel Court\ncontact: {phone: 0114 496 0000}\njargon: {ways: roads}\n"
    (house / "organisation.yaml").write_text(own, encoding="utf-8")
    at_table.take("+ Hot")
    async with closing_at(at_table, Step.SUMMARY) as hand:
        assert "0114 496 0000" in whole(hand, "#summary")


def test_the_words_that_are_hard_to_read_are_told_above_the_summary() -> None:
    hard = [Fault("jargon", "", f"We utilise {n}.", "jargon", "Use use") for n in range(12)]

    shown = hard_words(hard).plain

    assert shown.startswith(
        "12 things to put into plain words\n  • “We utilise 0.”: jargon. Use use."
    )
    assert shown.endswith(
        "“We utilise 9.”: jargon. Use use.\n  and 2 more: journeymap check --words"
    )
    assert "and" not in hard_words(hard[:10]).plain
    assert hard_words([]).plain == ""


async def test_the_summarys_words_are_checked_on_the_screen(
    open_session: OpenSession, workshop: Workshop
) -> None:
    path = workshop.folder / "workshop.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"service: We utilise it\n{text}", encoding="utf-8")
    session = open_session()
    session.take("+ We utilise stakeholders")
    async with closing_at(session, Step.SUMMARY) as hand:
        shown = whole(hand, "#hard-words")
    assert "“utilise” is jargon. In plain words: use." in shown
    assert "stakeholders" not in shown


async def test_a_summary_that_is_changed_by_a_deed_is_to_be_written_again(
    at_table: Session,
) -> None:
    async with closing_at(at_table, Step.SUMMARY) as hand:
        await hand.press("s", "shift+tab", "5", "tab")
        await settle(hand)
        assert "not written yet" in seen(hand)


async def test_where_a_file_cannot_be_written_it_is_said(
    at_table: Session, workshop: Workshop
) -> None:
    workshop.exports.parent.write_text("in the way", encoding="utf-8")
    async with closing_at(at_table, Step.SUMMARY) as hand:
        await hand.press("s")
        await settle(hand)
        assert "cannot be written" in seen(hand)
        assert "not written yet" in seen(hand)


async def test_what_cannot_be_saved_is_told_and_can_be_done_again(
    at_table: Session, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NotSaved("there is no room left on the disk")

    async with closing_at(at_table, Step.WAYS, (120, 40)) as hand:
        with monkeypatch.context() as broken:
            broken.setattr(Sheet, "append", full)
            await hand.press("1")
            await settle(hand)
            assert "Tell me in person  ●" not in seen(hand)
            assert "✗ not saved: there is no room left on the disk." in seen(hand)
            await hand.press("tab", *"3 June in person", "enter")
            await settle(hand)
            screen = hand.app.screen
            assert isinstance(screen, ClosingScreen)
            assert screen.query_one(ClosingLine).value == "3 June in person"
            assert screen.not_saved is not None
        await hand.press("enter")
        await settle(hand)
        assert "✓ 1 saved" in seen(hand)
        assert screen.not_saved is None
    assert [type(each) for each in on_disk(workshop)] == [Booked]


async def test_escape_goes_back_but_warns_of_words_in_the_line(at_table: Session) -> None:
    async with closing_at(at_table, Step.DAYS) as hand:
        screen = hand.app.screen
        await type_text(hand, "3 June in per")
        await hand.press("tab", "escape")
        await settle(hand)
        assert hand.app.screen is screen
        assert "not saved yet: ‘3 June in per’" in seen(hand)
        await hand.press("shift+tab")
        await settle(hand)
        assert screen.query_one(ClosingLine).value == "3 June in per"
        await hand.press("ctrl+u", "escape")
        await settle(hand)
        assert not hand.app.is_running or hand.app.screen is not screen


async def test_the_steps_can_be_gone_to_with_a_click(at_table: Session) -> None:
    async with closing_at(at_table) as hand:
        await hand.click("#steps", offset=(4, 4))
        await settle(hand)
        assert "2 of 5 · How to hear back" in seen(hand)
        await hand.press("shift+tab", "shift+tab")
        await settle(hand)
        assert "5 of 5 · The summary" in seen(hand)


async def test_news_from_another_table_is_shown(at_table: Session) -> None:
    async with closing_at(at_table, Step.WAYS) as hand:
        await type_text(hand, "half a w")
        at_table.hear([entry(Way, "p0q8.1", way="A letter", people=7)])
        screen = hand.app.screen
        assert isinstance(screen, ClosingScreen)
        screen.show_board()
        await settle(hand)
        assert "7  A letter  ●●●●●●●" in seen(hand)
        assert screen.query_one(ClosingLine).value == "half a w"


async def test_a_guide_that_asks_nothing_at_the_end_leaves_no_step_broken(
    at_table: Session, workshop: Workshop
) -> None:
    at_table.board.guide = Guide(title="Bare")
    async with closing_at(at_table) as hand:
        for _ in STEPS:
            await hand.press("1", "5", "down", "up", "pagedown", "right", "tab")
            await settle(hand)
    assert on_disk(workshop) == []


@pytest.mark.parametrize("words", HOSTILE)
async def test_words_are_text_at_every_step(
    tmp_path: Path, own: OwnSheets, clock: Callable[[], datetime], words: str
) -> None:
    guide = template("dining")
    stage = guide.stages[0].model_copy(update={"name": words})
    voices = tuple(each.model_copy(update={"name": words}) for each in guide.voices)
    back = HearBack(ask=words, ways=(words, f"{words} again"))
    fields = {"title": words, "hear_back": back, "closing": (words,), "voices": voices}
    guide = guide.model_copy(update={**fields, "stages": (stage, *guide.stages[1:])})
    hostile = new_workshop(tmp_path / "workshops" / "hostile", guide)
    with closing(hostile.open_sheet("Table 1", now=clock(), own=own)) as sheet:
        session = Session(hostile.read().board, sheet, clock, attended=True, free_text=True)
        session.put(Always, {"text": words, "stage": "eating"})
        session.put(Way, {"way": f"other {words}"})
        session.put(Booked, {"how": words, "day": "2017-06-03"})
        session.put(Verdict, {"question": words, "stars": 3, "voice": "family"})
        session.left.append(words)
        async with closing_at(session, size=(200, 60)) as hand:
            for step in STEPS:
                assert words in seen(hand), step
                if step in {Step.WAYS, Step.DAYS}:
                    hand.app.screen.query_one(ClosingLine).value = f"3 June {words}"
                    await hand.pause()
                if step is Step.SUMMARY:
                    assert f"“{without_contact_details(words)}” (1 person)" in whole(
                        hand, "#summary"
                    )
                await hand.press("tab")
                await settle(hand)


async def test_what_is_typed_may_be_anything(at_table: Session, workshop: Workshop) -> None:
    async with closing_at(at_table, Step.WAYS, (120, 40)) as hand:
        line = hand.app.screen.query_one(ClosingLine)
        for words in HOSTILE:
            line.value = words
            await hand.press("enter")
            await settle(hand)
            assert one_line(words) in seen(hand)
    assert [way for way, _ in ways(workshop)] == [one_line(each) for each in HOSTILE]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_it_looks_as_before(at_hazel_court: Session, size: tuple[int, int]) -> None:
    workshop = Workshop(at_hazel_court.sheet.path.parents[1])
    at_hazel_court.take("! no stars")
    async with seated_at(ClosingScreen(at_hazel_court, workshop), size) as hand:
        await assert_looks_as_before(hand, "closing-1-empty")
        await hand.press("tab", *"1112255", *"By text message", "enter")
        await settle(hand)
        await assert_looks_as_before(hand, "closing-2-ways")
        await hand.press("tab", *"3 June 2pm in person, in the lounge")
        await settle(hand)
        await assert_looks_as_before(hand, "closing-3-days")
        await hand.press("enter", "tab", "right", *"55544", "right", "5", "3", "down", "4")
        await settle(hand)
        await assert_looks_as_before(hand, "closing-4-stars")
        await hand.press("tab")
        await settle(hand)
        await assert_looks_as_before(hand, "closing-5-summary")


@pytest.mark.parametrize("size", [(20, 5), (40, 10), (60, 16)])
async def test_with_little_room_it_still_works(
    at_table: Session, workshop: Workshop, size: tuple[int, int]
) -> None:
    async with closing_at(at_table, Step.WAYS, size) as hand:
        await hand.press("1", "tab", *"3 June by post", "enter", "tab", "5")
        await settle(hand)
        assert hand.app.screen.query_one("#rounds", Choices).display
    assert [each.kind for each in on_disk(workshop)] == ["way", "booked", "verdict"]
