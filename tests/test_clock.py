from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from building import NOON, board, entry, small_guide
from hypothesis import given
from hypothesis import strategies as st

from journeymap.capture.clock import LONGEST, Clocks, Phase, Reading, minutes_of
from journeymap.entries import ActivityAdded
from journeymap.guide import Activity


class Wall:
    """A clock on the wall that is put forward by hand."""

    def __init__(self) -> None:
        self.now = NOON
        self.looks = 0

    def __call__(self) -> datetime:
        self.looks += 1
        return self.now

    def passes(self, **time: int) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def wall() -> Wall:
    return Wall()


@pytest.fixture
def clocks(wall: Wall) -> Clocks:
    return Clocks(wall)


def asking(*activities: tuple[str, int | None]) -> tuple[Activity, ...]:
    return tuple(Activity(kind=kind, ask="What?", minutes=minutes) for kind, minutes in activities)


@pytest.mark.parametrize(
    ("minutes", "passed", "phase", "in_words"),
    [
        (10, 0, Phase.RUNNING, "pot: 10 minutes left"),
        (10, 148, Phase.RUNNING, "pot: 7 minutes left"),
        (10, 479, Phase.RUNNING, "pot: 2 minutes left"),
        (10, 480, Phase.LAST_MINUTES, "pot: 2 minutes left"),
        (10, 541, Phase.LAST_MINUTES, "pot: less than a minute left"),
        (10, 600, Phase.OVER, "pot: time is up"),
        (10, 659, Phase.OVER, "pot: time is up"),
        (10, 660, Phase.OVER, "pot: 1 minute over"),
        (10, 730, Phase.OVER, "pot: 2 minutes over"),
        (5, 239, Phase.RUNNING, "pot: 1 minute left"),
        (5, 240, Phase.LAST_MINUTES, "pot: 1 minute left"),
        (60, 3479, Phase.RUNNING, "pot: 2 minutes left"),
        (60, 3480, Phase.LAST_MINUTES, "pot: 2 minutes left"),
    ],
)
def test_a_clock_says_in_words_what_is_left(  # noqa: PLR0913, PLR0917
    clocks: Clocks, wall: Wall, minutes: int, passed: int, phase: Phase, in_words: str
) -> None:
    clocks.start("ingredient", minutes)
    wall.passes(seconds=passed)
    (reading,) = clocks.running()

    assert (reading.phase, reading.in_words()) == (phase, in_words)


@pytest.mark.parametrize(
    ("passed", "shown"), [(0, "10:00"), (148, "7:32"), (595, "0:05"), (600, "0:00"), (665, "1:05")]
)
def test_a_clock_shows_minutes_and_seconds(
    clocks: Clocks, wall: Wall, passed: int, shown: str
) -> None:
    clocks.start("ingredient", 10)
    wall.passes(seconds=passed)

    assert clocks.running()[0].by_the_second == shown


@given(st.integers(1, LONGEST), st.lists(st.integers(0, 90), max_size=30))
def test_looking_at_a_clock_does_not_make_it_drift(minutes: int, looks: list[int]) -> None:
    wall = Wall()
    clocks = Clocks(wall)
    clocks.start("ingredient", minutes)
    for each in looks:
        wall.passes(seconds=each)
        clocks.running()
    (reading,) = clocks.running()

    assert reading.left == timedelta(minutes=minutes, seconds=-sum(looks))
    assert (reading.phase is Phase.OVER) == (sum(looks) >= 60 * minutes)


def test_several_run_and_the_one_with_least_left_comes_first(clocks: Clocks, wall: Wall) -> None:
    clocks.start("recipe", 20)
    wall.passes(minutes=5)
    clocks.start("ingredient", 10)

    assert [each.kind for each in clocks.running()] == ["ingredient", "recipe"]


def test_a_clock_that_is_started_again_starts_anew(clocks: Clocks, wall: Wall) -> None:
    clocks.start("recipe", 20)
    wall.passes(minutes=5)
    clocks.start("recipe", 3)

    assert [each.in_words() for each in clocks.running()] == ["recipes: 3 minutes left"]


def test_a_clock_that_was_stopped_is_gone(clocks: Clocks) -> None:
    clocks.start("recipe", 20)

    assert clocks.stop("recipe")
    assert not clocks.stop("recipe")
    assert not clocks.runs("recipe")
    assert not clocks.is_any_running


def test_where_no_clock_runs_nobody_asks_for_the_time(clocks: Clocks, wall: Wall) -> None:
    clocks.readings(board(guide=small_guide(activities=asking(("recipe", 20)))))

    assert wall.looks == 0


def test_all_activities_with_minutes_are_told_and_others_that_run(clocks: Clocks) -> None:
    guide = small_guide(activities=asking(("recipe", 20), ("always", None), ("ingredient", 10)))
    clocks.start("ingredient", 5)
    clocks.start("always", 4)

    assert [each.in_words() for each in clocks.readings(board(guide=guide))] == [
        "recipes: 20 minutes, not started",
        "pot: 5 minutes left",
        "must always: 4 minutes left",
    ]


def test_the_minutes_are_those_of_the_first_activity_of_the_kind_that_has_any() -> None:
    guide = small_guide(activities=asking(("recipe", None), ("recipe", 20), ("recipe", 5)))
    added = entry(ActivityAdded, "k7f3.1", ask="Another?", yields="topic")
    said = board(added, guide=guide)

    assert minutes_of(said, "recipe") == 20
    assert minutes_of(said, "topic") is None


def test_a_kind_that_is_not_known_has_its_own_name() -> None:
    assert Reading("drawing", 5).in_words() == "drawing: 5 minutes, not started"
