"""Each view of the board as text, as a person sees it. To look at a change and keep it:

JOURNEYMAP_KEEP_SCREENS=1 pytest tests/test_pictures_of_views.py && git diff tests/screens
"""

from __future__ import annotations

import random

import pytest
from at_the_screen import assert_looks_as_before
from looking import looking

from journeymap.capture import pot
from journeymap.capture.session import Session
from journeymap.tui.critic_view import CriticView
from journeymap.tui.parked_view import ParkedView
from journeymap.tui.pot_view import PotView
from journeymap.tui.recipe_view import RecipeView
from journeymap.tui.road_view import RoadView
from journeymap.tui.stages_screen import StagesScreen
from journeymap.tui.topics_view import TopicsView
from journeymap.tui.view import View

SIZES = [(80, 24), (120, 40)]
SAID = (
    "& The garden",
    "=",
    "& Who sits where",
    "& The menu sheet is too small for most of us to read without our glasses",
    "? Dogs in the dining room",
    "? Television | The news at one is the only news they see all day; Off | Thursday, after lunch",
)


@pytest.fixture
def in_full_swing(at_hazel_court: Session) -> Session:
    """Return a session on the sample, with topics, two parked points and three cards drawn."""
    for line in SAID:
        at_hazel_court.take(line)
    for _ in range(3):
        pot.draw(at_hazel_court, random.Random(3))  # noqa: S311  # a test's chance
    return at_hazel_court


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("view", "name"),
    [
        (TopicsView, "topics"),
        (PotView, "pot"),
        (RecipeView, "recipe"),
        (CriticView, "critics"),
        (ParkedView, "parked"),
    ],
)
async def test_the_view(
    in_full_swing: Session, view: type[View], name: str, size: tuple[int, int]
) -> None:
    async with looking(in_full_swing, view, size) as hand:
        await hand.press("ctrl+down")
        await hand.pause()
        await hand.pause()
        await assert_looks_as_before(hand, name)


@pytest.mark.parametrize("size", SIZES)
async def test_the_stages(in_full_swing: Session, size: tuple[int, int]) -> None:
    async with looking(in_full_swing, RoadView, size) as hand:
        hand.app.push_screen(StagesScreen(in_full_swing))
        await hand.press("down", "+", "a", *"Grace")
        await hand.pause()
        await assert_looks_as_before(hand, "stages")
