from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from at_the_screen import Hand, on_disk, seen
from conftest import OpenSession
from looking import looking
from test_capture_screen import HOSTILE

from journeymap.capture import agenda
from journeymap.capture.answer import Answer
from journeymap.capture.session import Session
from journeymap.entries import StageChange
from journeymap.sheets.workshop import Workshop
from journeymap.tui.capture_screen import CaptureScreen
from journeymap.tui.road_view import RoadView
from journeymap.tui.rows import Rows
from journeymap.tui.stages_screen import StagesScreen


@pytest.fixture
def at_table(open_session: OpenSession) -> Session:
    return open_session(attended=True, free_text=True)


@asynccontextmanager
async def at_the_stages(session: Session, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Hand]:
    async with looking(session, RoadView, size) as hand:
        hand.app.push_screen(StagesScreen(session))
        await hand.pause()
        yield hand


def names(workshop: Workshop) -> list[str]:
    return [stage.name for stage in workshop.read().board.stages()]


async def test_a_stage_is_added_behind_the_chosen_one(
    at_table: Session, workshop: Workshop
) -> None:
    async with at_the_stages(at_table) as hand:
        await hand.press("down", "a", *"Grace and a word", "enter")
        await hand.pause()
        await hand.pause()
        assert "▸ 3 ● Grace and a word" in seen(hand)
    assert names(workshop)[1:4] == [
        "Getting to the dining room",
        "Grace and a word",
        "Finding a seat",
    ]


async def test_a_stage_is_renamed(at_table: Session, workshop: Workshop) -> None:
    async with at_the_stages(at_table) as hand:
        await hand.press("r", *["backspace"] * 4, *"stay", "enter")
        await hand.pause()
        await hand.pause()
        assert "1 ● Deciding to stay" in seen(hand)
    assert names(workshop)[0] == "Deciding to stay"


@pytest.mark.parametrize(("later", "earlier"), [("+", "-"), ("ctrl+down", "ctrl+up")])
async def test_a_stage_is_moved_and_stays_chosen(
    at_table: Session, workshop: Workshop, later: str, earlier: str
) -> None:
    async with at_the_stages(at_table) as hand:
        await hand.press(later, later, earlier)
        await hand.pause()
        await hand.pause()
        assert "▸ 2 ● Deciding to come" in seen(hand)
    assert [each.kind for each in on_disk(workshop)] == ["stage"] * 3
    assert names(workshop)[:2] == ["Getting to the dining room", "Deciding to come"]


async def test_everything_is_done_with_the_mouse_too(at_table: Session, workshop: Workshop) -> None:
    async with at_the_stages(at_table) as hand:
        await hand.click("#stages", offset=(10, 2))
        await hand.pause()
        await hand.pause()
        assert "▸ 3 ● Finding a seat" in seen(hand)
        labels = list(hand.app.screen.query("DeedLabel"))
        await hand.click(labels[3])
        await hand.pause()
        await hand.pause()
        assert "▸ 4 ● Finding a seat" in seen(hand)
        await hand.click(labels[1])
        await hand.press(*"s", "enter")
        await hand.click(labels[4])
        await hand.pause()
        await hand.pause()
        assert isinstance(hand.app.screen, CaptureScreen)
    assert names(workshop)[3] == "Finding a seats"


async def test_a_name_that_cannot_be_stays_in_the_line(
    at_table: Session, workshop: Workshop
) -> None:
    async with at_the_stages(at_table) as hand:
        await hand.press("a", *"Finding a seat", "enter")
        await hand.pause()
        await hand.pause()
        assert "? there is a stage ‘Finding a seat’ already." in seen(hand)
        await hand.press(*" outside", "enter")
        await hand.pause()
    assert names(workshop)[1] == "Finding a seat outside"


async def test_undo_takes_back_the_last_change(at_table: Session, workshop: Workshop) -> None:
    async with at_the_stages(at_table) as hand:
        await hand.press("+", "ctrl+z")
        await hand.pause()
        await hand.pause()
        assert "1 ● Deciding to come" in seen(hand)
    assert names(workshop)[0] == "Deciding to come"


async def test_esc_leaves_the_name_and_then_the_screen_with_the_last_answer(
    at_table: Session, workshop: Workshop
) -> None:
    answers: list[Answer | None] = []
    async with looking(at_table, RoadView) as hand:
        hand.app.push_screen(StagesScreen(at_table), answers.append)
        await hand.pause()
        await hand.press("+", "a", *"Grace", "escape", "escape")
        await hand.pause()
        await hand.pause()
        assert isinstance(hand.app.screen, CaptureScreen)
    [answer] = answers
    assert answer is not None
    assert isinstance(answer.entry, StageChange)
    assert [each.kind for each in on_disk(workshop)] == ["stage"]


async def test_what_another_table_changes_is_seen_while_a_name_is_typed(
    at_table: Session, open_session: OpenSession, workshop: Workshop
) -> None:
    other = open_session("Table 2")
    async with at_the_stages(at_table) as hand:
        await hand.press("a", *"Gra")
        agenda.rename_stage(other, "eating", "At the table")
        at_table.hear(other.board.on_sheet("t2aa"))
        screen = hand.app.screen
        assert isinstance(screen, StagesScreen)
        screen.show_board()
        await hand.pause()
        await hand.pause()
        assert "At the table" in seen(hand)
        await hand.press(*"ce", "enter")
        await hand.pause()
    assert {"At the table", "Grace"} <= set(names(workshop))


async def test_what_cannot_be_saved_is_said_with_the_name_still_there(
    at_table: Session, workshop: Workshop
) -> None:
    workshop.sheets.rmdir()
    workshop.sheets.write_text("in the way")
    async with at_the_stages(at_table) as hand:
        await hand.press("a", *"Grace", "enter")
        await hand.pause()
        await hand.pause()
        assert "✗ not saved" in seen(hand)
        workshop.sheets.unlink()
        await hand.press("enter")
        await hand.pause()
    assert "Grace" in names(workshop)


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (80, 24), (200, 60)])
async def test_names_are_text_at_every_size(at_table: Session, size: tuple[int, int]) -> None:
    for words in HOSTILE:
        agenda.add_stage(at_table, words)
    async with at_the_stages(at_table, size) as hand:
        for _ in range(12):
            await hand.press("down")
        await hand.press("-", "r", "x", "enter")
        await hand.pause()
        lines = "".join(line.plain for line in hand.app.screen.query_one("#stages", Rows)._lines)
        assert "[@click=app.quit]click[/]" in "".join(lines.split()) or size == (20, 5)
