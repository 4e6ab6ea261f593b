"""Draws the pictures of the README and of docs/ from the real screens.

    python scripts/pictures.py

Each is the screen as the app draws it, as an SVG that loads nothing from anywhere.
"""

from __future__ import annotations

import asyncio
import csv
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from textual.screen import Screen

from journeymap.capture.room import OFFICE, enter
from journeymap.capture.session import Session
from journeymap.demo.sample import make_sample
from journeymap.entries import Draw
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop
from journeymap.survey.editions import issue
from journeymap.survey.questionnaire import Questionnaire
from journeymap.survey.returns.opening import open_table
from journeymap.survey.returns.proposal import Proposal
from journeymap.survey.returns.taking_in import take_in
from journeymap.tui.account_screen import AccountScreen
from journeymap.tui.app import JourneymapApp
from journeymap.tui.capture_screen import CaptureScreen
from journeymap.tui.columns_screen import ColumnsScreen
from journeymap.tui.findings_screen import FindingsScreen
from journeymap.tui.home_screen import HomeScreen
from journeymap.tui.survey_screen import SurveyScreen
from journeymap.tui.themes import DARK, LIGHT
from journeymap.tui.wall_screen import WallScreen

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
_WHEN = datetime(2017, 5, 18, 13, 5, tzinfo=UTC)
_TYPED = ("/eating", "@family", "- Nobody asks whether I want seconds", "=")
_OUTSIDE_FONT = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


async def draw(screen: Screen[Any], name: str, size: tuple[int, int], *keys: str) -> None:
    """Press `keys` on a screen and save what is seen as `name`."""
    app = JourneymapApp(screen)
    async with app.run_test(size=size) as hand:
        await hand.pause()
        app.theme = LIGHT.name if name.endswith("-light") else DARK.name
        await app.workers.wait_for_complete()
        await hand.pause()
        for key in keys:
            await hand.press(key)
            await hand.pause()
        await app.workers.wait_for_complete()
        await hand.pause(0.2)
        svg = app.export_screenshot(title="journeymap")
    svg = _OUTSIDE_FONT.sub("", svg)
    svg = re.sub(r"terminal-\d+", "terminal", svg)  # the same picture is the same file
    (PICTURES / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")


@contextmanager
def a_sample() -> Iterator[tuple[Path, Workshop, OwnSheets]]:
    """Make a sample workshop on a new machine, in a folder that does not stay."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = os.environ["XDG_CONFIG_HOME"] = folder
        yield Path(folder), make_sample(Path(folder)), OwnSheets(Path(folder) / "own")


@contextmanager
def at_table(workshop: Workshop, own: OwnSheets) -> Iterator[Session]:
    """Sit at a fourth table, where a few cards were drawn."""
    sheet = workshop.open_sheet("Table 4", now=_WHEN, own=own, key="r3k9")
    with closing(sheet):
        ticks = (_WHEN + timedelta(seconds=20 * number) for number in count())
        room = Session(workshop.read().board, sheet, ticks.__next__, attended=True, free_text=True)
        cards = room.board.of_kind("ingredient")
        for card in cards[1:5]:
            room.put(Draw, {"about": card.entry.id})
        for line in _TYPED:
            room.take(line)
        yield room


_AT_THE_TABLE: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "capture": ((100, 30), (*"Being hurri",)),
    "capture-80x24": ((80, 24), (*"Being hurri",)),
    "capture-wide-light": ((160, 44), (*"Being hurri",)),
    "said-already": ((100, 30), (*"food gone cold",)),
    "topics": ((100, 30), ("shift+f3", *"The garden", "enter", *"Evening meals", "enter", "f9")),
    "pot": ((100, 30), ("f3", "f9")),
    "recipe": ((100, 30), ("f3", "f3", *"Soup for six", "enter", "1", "enter", *"leeks", "enter")),
    "critics": ((100, 30), ("f3", "f3", "f3")),
    "parked": ((100, 30), ("f3", "f3", "f3", "f3")),
    "session-light": ((120, 40), ("f3", "f3", "f3", "f3", "f3")),
    "entries": ((120, 34), ("ctrl+f", *"food")),
    "stages": ((100, 30), ("ctrl+t",)),
    "closing": ((100, 30), ("ctrl+o", "tab", "1", "1", "2")),
}
"""By name: the size of the terminal, and the keys that lead to what is shown."""
_AT_THE_OFFICE: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "findings": ((140, 40), ("down", "down", "down")),
    "finding": ((100, 36), ("slash", *"friends", "enter", "enter")),
    "sitting": ((100, 30), ("s",)),
    "naming": ((100, 30), ("t",)),
}
"""Likewise, on the screen of the findings."""


_ANSWERS: tuple[dict[str, str], ...] = (
    {"q1": "I live here", "q10": "Hot food on a warm plate", "q16": "4"},
    {"q1": "I live here", "q10": "That the food comes hot", "q11": "Cold food"},
    {"q1": "I live here", "q6": "That I can sit with my friends", "q11": "Food going cold"},
    {"q1": "I live here", "q5": "The lift out of order", "q6": "To sit with my friends"},
)
"""Made-up answers to the questions of the sample, by their codes."""


def answers_to(
    questionnaire: Questionnaire, path: Path, answers: Sequence[dict[str, str]] = _ANSWERS[:1]
) -> Path:
    """Write a file of made-up answers, as a survey tool hands it back."""
    headings = ["Timestamp", "Email Address", *map(questionnaire.numbered, questionnaire.questions)]
    rows = [
        [
            f"2017-06-05 09:0{number}:00",
            f"somebody{number or ''}@example.org",
            *(each.get(question.code, "") for question in questionnaire.questions),
        ]
        for number, each in enumerate(answers)
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    return path


async def draw_account() -> None:
    """Draw how the account is ordered, with the team's answers on the board."""
    with tempfile.TemporaryDirectory() as folder:
        workshop = make_sample(Path(folder), answered=True)
        await draw(AccountScreen(workshop), "account", (92, 26))


async def draw_survey() -> None:
    """Draw the survey of a workshop, and how a file of answers is read."""
    with a_sample() as (here, workshop, _):
        board = workshop.read().board
        issued = issue(workshop, board, _WHEN.date())
        table = open_table(answers_to(issued, here / "answers.csv"))
        await draw(SurveyScreen(workshop, lambda: _WHEN, here), "survey", (100, 30))
        await draw(
            ColumnsScreen(Proposal(table, [issued], board), lambda: _WHEN, here),
            "returns",
            (110, 30),
        )


async def draw_findings() -> None:
    """Draw what the room and the survey said together, the sitting, and the naming of themes."""
    for name, (size, keys) in _AT_THE_OFFICE.items():
        with a_sample() as (here, workshop, own):
            board = workshop.read().board
            issued = issue(workshop, board, _WHEN.date())
            table = open_table(answers_to(issued, here / "answers.csv", _ANSWERS))
            columns = Proposal(table, [issued], board).columns
            take_in(table, columns, workshop, _WHEN, "columns: []\n")
            room = enter(workshop, OFFICE, now=_WHEN, own=own, key="o5c2")
            with closing(room.sheet):
                session = room.session(lambda: _WHEN)
                away = room.away(session, lambda: _WHEN)
                await draw(FindingsScreen(session, workshop, away), name, size, *keys)
            drawn = (PICTURES / f"{name}.svg").read_text(encoding="utf-8")
            for path in workshop.sheets.glob("survey.*.yaml"):  # its key is another one each time
                drawn = drawn.replace(f"{path.suffixes[0][1:]}.", "s1vy.")
            (PICTURES / f"{name}.svg").write_text(drawn, encoding="utf-8", newline="\n")


async def draw_all() -> None:
    """Draw every picture, each from a sample workshop of its own."""
    for name, (size, keys) in _AT_THE_TABLE.items():
        with a_sample() as (_, workshop, own), at_table(workshop, own) as session:
            await draw(CaptureScreen(session, workshop), name, size, *keys)
    with a_sample() as (here, workshop, own):
        await draw(HomeScreen(here, lambda: _WHEN, own), "home", (80, 16))
        await draw(WallScreen(workshop, lambda: _WHEN), "wall", (120, 36), "home", *["space"] * 5)
    await draw_account()
    await draw_survey()
    await draw_findings()


if __name__ == "__main__":
    PICTURES.mkdir(parents=True, exist_ok=True)
    asyncio.run(draw_all())
