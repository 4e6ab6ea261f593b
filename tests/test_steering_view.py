from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from at_the_screen import Hand, assert_looks_as_before, seated_at, seen
from building import NOON
from conftest import OpenSession
from hypothesis import given
from hypothesis import strategies as st
from test_capture_screen import HOSTILE
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

import journeymap.tui
from journeymap.board import Board
from journeymap.capture.session import Session
from journeymap.capture.steering import clock as clock_command
from journeymap.demo.sample import make_sample
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop
from journeymap.tui.block import Block, bar, fitted
from journeymap.tui.clock_view import ClockView
from journeymap.tui.steering_view import SteeringView, _arranged, _parts

TUI = Path(journeymap.tui.__file__).parent
SIZES = [(80, 24), (120, 40), (200, 60)]


class SessionScreen(Screen[None]):
    """A heading with the clocks, the view of the session, and a line that has the focus."""

    CSS_PATH: ClassVar = [TUI / "steering_view.tcss", TUI / "clock_view.tcss"]
    CSS = """
    SessionScreen Horizontal { height: 1; }
    SessionScreen #title { width: 1fr; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.chosen: list[tuple[str | None, str]] = []

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static("Lunch", id="title")
            yield ClockView()
        yield SteeringView()
        yield Input()

    def on_mount(self) -> None:
        self.show()

    def show(self) -> None:
        self.query_one(SteeringView).show(self.session)
        self.query_one(ClockView).show(self.session.clocks)

    def on_steering_view_chosen(self, event: SteeringView.Chosen) -> None:
        self.chosen.append((event.stage, event.kind))


class Wall:
    """A clock on the wall that is put forward by hand."""

    now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def at_table(open_session: OpenSession, wall: Wall, in_utc: None) -> Session:
    del in_utc
    session = open_session(attended=True, free_text=True, commands={"clock": clock_command})
    session.clocks._now = wall
    return session


@asynccontextmanager
async def looking_at(session: Session, size: tuple[int, int] = (80, 100)) -> AsyncIterator[Hand]:
    async with seated_at(SessionScreen(session), size) as hand:
        yield hand


def view(hand: Hand) -> SteeringView:
    return hand.app.screen.query_one(SteeringView)


def screen_of(hand: Hand) -> SessionScreen:
    assert isinstance(hand.app.screen, SessionScreen)
    return hand.app.screen


def line_with(hand: Hand, words: str) -> tuple[int, str]:
    """Return the number of the line of the screen with these words, and the line."""
    lines = enumerate(seen(hand).splitlines())
    return next((number, line) for number, line in lines if words in line)


async def test_it_shows_what_is_asked_and_has_nothing_yet(at_table: Session) -> None:
    for line in ("/deciding", "+ A menu on the door", "/eating", "- A queue", "/", "* Company"):
        at_table.take(line)
    async with looking_at(at_table) as hand:
        assert "Not asked yet  14 of 17" in seen(hand)
        assert line_with(hand, "1 Deciding")[1].split()[-5:] == ["1", "○", "○", "must", "never"]
        assert line_with(hand, "3 Finding a seat")[1].endswith("○             ○ nothing yet")
        assert line_with(hand, "5 Eating")[1].split()[-7:-3] == ["○", "1", "○", "○"]
        assert line_with(hand, "* pot")[1].split()[3:6] == ["*", "pot", "1"]


async def test_it_shows_who_has_been_heard(at_table: Session) -> None:
    for line in ("@staff", "+ A hello", "+ A smile"):
        at_table.take(line)
    async with looking_at(at_table) as hand:
        assert "Who has been heard  ○ 5 not heard yet" in seen(hand)
        assert "○ not heard yet" in line_with(hand, "  residents")[1]
        assert "2 said" in line_with(hand, "  staff")[1]
        assert "○ the guide has no voice for them" in seen(hand)
        assert "2 of 2 things were said by staff; nobody counted how many of" in seen(hand)


async def test_it_shows_all_tables_side_by_side(
    at_table: Session, open_session: OpenSession
) -> None:
    at_table.take("+ A hello")
    other = open_session("Table 2", attended=True)
    other.take("/eating")
    other.take("- A queue")
    async with looking_at(other) as hand:
        assert line_with(hand, "Table 1")[1].split() == ["Table", "1", "Table", "2"]
        assert "1 said · last at 12:01" in seen(hand)
        at, line = line_with(hand, "the whole journey")
        assert "Eating together" in line
        assert "+ A hello" in seen(hand).splitlines()[at + 1]
        assert "- A queue" in seen(hand).splitlines()[at + 1]


async def test_where_there_is_nothing_yet_it_says_what_would_be_there(at_table: Session) -> None:
    async with looking_at(at_table) as hand:
        assert "Nothing was said yet. Here each voice's part" in seen(hand)
        assert "○ nothing yet" in seen(hand)


async def test_a_guide_with_nothing_in_it_can_be_looked_at(at_table: Session) -> None:
    empty = at_table.board.guide.model_copy(update={"stages": (), "activities": (), "voices": ()})
    at_table.look_anew(Board(empty))
    async with looking_at(at_table) as hand:
        assert "The guide asks nothing yet." in seen(hand)
        assert "No activity has minutes in the guide, and no clock runs." in seen(hand)


async def test_a_click_on_a_gap_says_where_it_is(at_table: Session) -> None:
    async with looking_at(at_table) as hand:
        y, line = line_with(hand, "3 Finding a seat")
        never = line.index("○", line.index("○") + 1)
        await hand.click(offset=(never, y))
        y, line = line_with(hand, "* pot")
        await hand.click(offset=(line.index("* pot"), y))
        await hand.click(offset=(5, y - 1))
        await hand.pause()
        assert screen_of(hand).chosen == [("seated", "never"), (None, "ingredient")]


async def test_what_is_under_the_mouse_is_underlined(at_table: Session) -> None:
    async with looking_at(at_table) as hand:
        y, line = line_with(hand, "3 Finding a seat")
        await hand.hover(offset=(line.index("○"), y))
        await hand.pause()
        strip = hand.app.screen._compositor.render_strips()[y]
        underlined = [s.text for s in strip if s.style and s.style.underline]
        assert "".join(underlined).strip() == "○"


async def test_it_never_has_the_focus_and_scrolls_by_the_wheel_and_the_keys(
    at_table: Session,
) -> None:
    async with looking_at(at_table, (80, 24)) as hand:
        await hand.click(SteeringView)
        assert hand.app.focused is hand.app.screen.query_one(Input)
        view(hand).scroll(1)
        await hand.pause()
        assert view(hand).scroll_offset.y == 3
        view(hand).scroll(-1)
        await hand.pause()
        assert view(hand).scroll_offset.y == 0
        await hand._post_mouse_events([_wheel()], SteeringView, button=0)
        await hand.pause()
        assert view(hand).scroll_offset.y > 0
        await hand.press("tab", "tab")
        assert hand.app.focused is hand.app.screen.query_one(Input)


def _wheel() -> type:
    from textual.events import MouseScrollDown

    return MouseScrollDown


async def test_what_is_said_while_it_is_looked_at_is_seen_where_it_is(at_table: Session) -> None:
    async with looking_at(at_table, (80, 24)) as hand:
        view(hand).scroll(2)
        at_table.take("? The telly")
        screen_of(hand).show()
        await hand.pause()
        assert view(hand).scroll_offset.y == 6
        assert "? parked" in seen(hand)


async def test_it_is_not_worked_out_while_nobody_looks_and_is_when_somebody_does(
    at_table: Session,
) -> None:
    async with looking_at(at_table) as hand:
        view(hand).display = False
        await hand.pause()
        before = view(hand)._parts
        at_table.take("/deciding")
        at_table.take("+ A menu on the door")
        screen_of(hand).show()
        await hand.pause()
        assert view(hand)._parts is before
        view(hand).display = True
        await hand.pause()
        assert "Not asked yet  16 of 17" in seen(hand)


async def test_the_clock_is_in_the_heading_and_warns_quietly(at_table: Session, wall: Wall) -> None:
    at_table.take("*")
    async with looking_at(at_table) as hand:
        clocks = hand.app.screen.query_one(ClockView)
        assert not clocks.display or clocks.size.width == 0
        at_table.take(":clock 10")
        for seconds, text in (
            (148, "◷ pot 7:32"),
            (500, "◷ pot 1:40 left"),
            (665, "◷ pot over 1:05"),
        ):
            wall.now = NOON + timedelta(seconds=seconds)
            clocks.show(at_table.clocks)
            await hand.pause()
            assert line_with(hand, "Lunch")[1].rstrip().endswith(text)
            assert hand.app.focused is hand.app.screen.query_one(Input)
        at_table.take(":clock stop")
        clocks.look()
        await hand.pause()
        assert line_with(hand, "Lunch")[1].strip() == "Lunch"


async def test_the_clock_goes_on_by_itself_and_draws_nothing_else(
    at_table: Session, wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_table.take(":clock 10")
    async with looking_at(at_table) as hand:
        clocks = hand.app.screen.query_one(ClockView)
        drawn: list[bool] = []
        update = clocks.update

        def noted(content: Content, *, layout: bool) -> None:
            drawn.append(layout)
            update(content, layout=layout)

        monkeypatch.setattr(clocks, "update", noted)
        clocks.look()
        assert drawn == []
        wall.now += timedelta(seconds=61)
        clocks.look()
        wall.now += timedelta(seconds=1)
        clocks.look()
        clocks.look()
        assert drawn == [True, False]
        assert clocks._timer is not None
        assert clocks._timer._active.is_set()
        at_table.take(":clock stop")
        clocks.look()
        assert not clocks._timer._active.is_set()


async def test_many_clocks_take_little_room(at_table: Session) -> None:
    async with looking_at(at_table) as hand:
        for line in (":clock pot", ":clock recipe", ":clock critic", ":clock always 5"):
            at_table.take(line)
        screen_of(hand).show()
        await hand.pause()
        assert line_with(hand, "Lunch")[1].rstrip().endswith("◷ must always 5:00  ◷ pot 10:00  +2")


async def test_the_view_shows_how_all_the_clocks_stand(at_table: Session, wall: Wall) -> None:
    at_table.take(":clock pot")
    async with looking_at(at_table) as hand:
        assert "10 minutes left" in seen(hand)
        wall.now += timedelta(minutes=11)
        view(hand).look_at_clocks()
        await hand.pause()
        assert "1 minute over" in seen(hand)
        assert "20 minutes, not started" in line_with(hand, "recipes     ")[1]


@pytest.mark.parametrize("size", [(80, 150), (120, 120), (200, 100)])
async def test_peoples_words_are_shown_as_text_whatever_they_contain(
    at_table: Session, workshop: Workshop, open_session: OpenSession, size: tuple[int, int]
) -> None:
    guide = at_table.board.guide
    hostile = iter(HOSTILE)
    stages = [s.model_copy(update={"name": next(hostile)}) for s in guide.stages]
    voices = [
        v.model_copy(update={"name": words})
        for v, words in zip(guide.voices, HOSTILE, strict=False)
    ]
    changed = guide.model_copy(update={"stages": tuple(stages), "voices": tuple(voices)})
    tables = [at_table, *(open_session(f"{words} {n}") for n, words in enumerate(HOSTILE, 2))]
    for session, words in zip(tables, [*HOSTILE, "x"], strict=True):
        session.take(f"+ {words}")
    said, read = Board(changed), workshop.read().board
    for session in tables:
        said.apply_all(read.on_sheet(session.sheet.key))
    at_table.look_anew(said)
    async with looking_at(at_table, size) as hand:
        screen = "".join(seen(hand).split())
        for stage in stages:
            assert "".join(stage.name.split())[:25] in screen
        for words in HOSTILE:
            assert screen.count("".join(words.split())[:9]) >= 2
        assert hand.app.is_running


@given(st.text(max_size=40), st.integers(0, 30))
def test_a_line_is_exactly_as_wide_as_it_is_to_be(words: str, width: int) -> None:
    assert fitted(Content(words), width).cell_length == width


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 40))
def test_a_bar_is_never_longer_than_its_place(number: int, most: int, width: int) -> None:
    drawn = bar(number, max(number, most), width, "")

    assert drawn.cell_length == width
    assert ("━" in drawn.plain) == bool(number and width)


@pytest.mark.parametrize("width", [20, 30, 45, 78, 103, 104, 155, 156, 198, 400])
@pytest.mark.parametrize("is_empty", [True, False])
def test_no_line_is_wider_than_the_view(
    tmp_path: Path, at_table: Session, width: int, *, is_empty: bool
) -> None:
    if not is_empty:
        at_table.look_anew(make_sample(tmp_path).read().board)
    block = _arranged(_parts(at_table, width), Block(), width)

    assert max(line.cell_length for line in block.lines) <= width
    assert all(spot.end <= width and spot.line < len(block.lines) for spot in block.spots)


@pytest.mark.parametrize("size", SIZES)
async def test_the_session_view(
    tmp_path: Path, own: OwnSheets, wall: Wall, in_utc: None, size: tuple[int, int]
) -> None:
    del in_utc
    workshop: Workshop = make_sample(tmp_path)
    wall.now += timedelta(minutes=30)
    sheet = workshop.open_sheet("Table 4", now=wall.now, own=own, key="r3k9")
    with closing(sheet):
        commands = {"clock": clock_command}
        session = Session(
            workshop.read().board, sheet, wall, attended=True, free_text=True, commands=commands
        )
        for line in ("/eating", "@family", "- Nobody asks whether I want seconds", ":clock pot 5"):
            session.take(line)
        wall.now += timedelta(minutes=4, seconds=20)
        async with looking_at(session, size) as hand:
            await assert_looks_as_before(hand, "session")
