from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from at_the_screen import Hand, assert_looks_as_before, seated_at, seen
from conftest import OpenSession, Run
from test_capture_screen import HOSTILE
from test_following import until_seen
from textual.color import Color

from journeymap.capture import mending
from journeymap.demo.sample import make_sample
from journeymap.entries import Draw
from journeymap.findings.identity import without_contact_details
from journeymap.sheets.workshop import Workshop
from journeymap.tui import block_letters
from journeymap.tui.wall_help import WallHelp
from journeymap.tui.wall_picture import LOOKS, WallPicture
from journeymap.tui.wall_screen import WallScreen

Clock = Callable[[], datetime]


def everything_in(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return all the files of a folder, with their bytes and when they were changed."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


async def until_gone(hand: Hand, text: str) -> None:
    for _ in range(200):
        if text not in seen(hand):
            return
        await hand.pause(0.05)
    pytest.fail(f"{text!r} never went: {seen(hand)}")


async def test_what_another_process_writes_comes_onto_the_wall(
    workshop: Workshop, clock: Clock, surroundings: dict[str, str]
) -> None:
    async with seated_at(WallScreen(workshop, clock)) as hand:
        assert "Nothing said yet" in seen(hand)
        other = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "journeymap", "capture", "lunch", "--sheet", "Table 2"),
            cwd=workshop.folder.parents[1],
            env=surroundings,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
        )
        await other.communicate(b"/eating\n- Said at another table\n")
        await until_seen(hand, "Said at another table")
        assert "Eating together" in seen(hand)
        assert "Table 2" not in seen(hand)


async def test_a_card_that_is_drawn_comes_onto_the_wall_and_no_other(
    workshop: Workshop, open_session: OpenSession, clock: Clock
) -> None:
    table = open_session()
    async with seated_at(WallScreen(workshop, clock)) as hand:
        for card in ("Company at my elbow", "Gravy that nobody has seen"):
            table.take(f"* {card}")
        await until_seen(hand, "cards in the pot, 0 drawn")
        assert "elbow" not in seen(hand)
        table.put(Draw, {"draw": "t1aa.1"})
        await until_seen(hand, "Company at my elbow")
        assert "card in the pot, 1 drawn" in seen(hand)
        assert "Gravy" not in seen(hand)


async def test_what_is_taken_back_or_erased_goes_from_the_wall(
    workshop: Workshop, open_session: OpenSession, clock: Clock, run: Run
) -> None:
    table = open_session()
    for line in ("/eating", "+ Hot food", "+ Ask for Marcus", "+ Withdrawn by us"):
        table.take(line)
    async with seated_at(WallScreen(workshop, clock)) as hand:
        await until_seen(hand, "Ask for [name left out]")
        mending.withdraw(table, "t1aa.3")
        await until_gone(hand, "Withdrawn by us")
        table.sheet.close()
        done = await asyncio.to_thread(run, "erase", "lunch", "t1aa.2", "--yes")
        assert done.returncode == 0, done.stderr
        await until_gone(hand, "Marcus")
        assert "Hot food" in seen(hand)


async def test_the_picture_stays_while_the_folder_is_away(
    workshop: Workshop, open_session: OpenSession, clock: Clock
) -> None:
    open_session().take("+ Hot food")
    away = workshop.folder.with_name("away")
    async with seated_at(WallScreen(workshop, clock)) as hand:
        await until_seen(hand, "Hot food")
        workshop.folder.rename(away)
        await until_seen(hand, "the folder cannot be read")
        assert "Hot food" in seen(hand)
        away.rename(workshop.folder)
        await until_gone(hand, "the folder cannot be read")
        assert "Hot food" in seen(hand)


async def test_pages_are_turned_with_keys_and_the_room_is_followed_again(
    workshop: Workshop, open_session: OpenSession, clock: Clock
) -> None:
    table = open_session()
    table.take("/eating")
    table.take("+ Hot food")
    async with seated_at(WallScreen(workshop, clock)) as hand:
        assert "following the room" in seen(hand)
        await hand.press("space")
        await hand.pause()
        assert "Stage 6 of 6" in seen(hand)
        assert "stays here" in seen(hand)
        await hand.press("left", "left")
        await hand.pause()
        assert "Stage 4 of 6" in seen(hand)
        await hand.press("home")
        await hand.pause()
        assert "5 Eating together" in seen(hand)
        await hand.press("p")
        await hand.pause()
        assert "cards in the pot" in seen(hand)
        await hand.press("f")
        await hand.pause()
        assert "Hot food" in seen(hand)
        await hand.press("a")
        await hand.pause()
        assert "turning the pages" in seen(hand)


async def test_help_says_how_to_make_it_larger_and_which_keys_there_are(
    workshop: Workshop, clock: Clock
) -> None:
    async with seated_at(WallScreen(workshop, clock), (80, 40)) as hand:
        await hand.press("f1")
        await hand.pause()
        assert isinstance(hand.app.screen, WallHelp)
        assert "hold Ctrl and press +" in " ".join(seen(hand).replace("│", " ").split())
        assert "Follow the room" in seen(hand)
        await hand.press("escape")
        await hand.pause()
        assert isinstance(hand.app.screen, WallScreen)


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+q"])
async def test_the_wall_is_left_by(workshop: Workshop, clock: Clock, key: str) -> None:
    async with seated_at(WallScreen(workshop, clock)) as hand:
        await hand.press(key)
        await hand.pause()
        assert hand.app._exit


async def test_the_wall_writes_nothing(tmp_path: Path, clock: Clock) -> None:
    here = tmp_path / "here"
    workshop = make_sample(here)
    before = everything_in(here)
    async with seated_at(WallScreen(workshop, clock)) as hand:
        await hand.press("space", "p", "a", "f", "l", "home", "f1", "escape", *"hello", "enter")
        await hand.app.workers.wait_for_complete()
        await hand.press("q")
    assert everything_in(here) == before


def shows(hand: Hand, words: str) -> bool:
    """Whether words are on the wall, in ordinary letters or in blocks of either size."""
    text = seen(hand)
    if "".join(words.split()) in "".join(text.split()):
        return True
    return block_letters.can_be_drawn(words) and any(
        all(line.strip() in text for line in block_letters.drawn(words, scale)) for scale in (1, 2)
    )


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
@pytest.mark.parametrize("words", HOSTILE)
async def test_peoples_words_are_shown_as_text_whatever_they_contain(
    workshop: Workshop, open_session: OpenSession, clock: Clock, size: tuple[int, int], words: str
) -> None:
    table = open_session()
    for line in ("/eating", f"+ {words}", f"? {words}", f"! 3 {words}", f"& {words}", f"* {words}"):
        table.take(line)
    table.put(Draw, {"draw": "t1aa.5"})
    async with seated_at(WallScreen(workshop, clock), size) as hand:
        showed = 0
        for _ in range(12):  # the journey, six stages, and five other pages
            await hand.press("space")
            await hand.pause()
            showed += shows(hand, without_contact_details(words))
    assert showed >= {40: 5, 80: 3, 200: 1}[size[0]]  # in blocks it may be on several lines


async def test_a_new_picture_is_drawn_only_where_it_is_not_as_it_was(
    workshop: Workshop, open_session: OpenSession, clock: Clock
) -> None:
    table = open_session()
    for line in ("/eating", "+ Hot food", "- Cold food"):
        table.take(line)
    async with seated_at(WallScreen(workshop, clock)) as hand:
        picture = hand.app.screen.query_one(WallPicture)
        drawn: list[int] = []
        of_before = picture.render_line

        def noted(y: int) -> object:
            drawn.append(y)
            return of_before(y)

        picture.render_line = noted  # type: ignore[method-assign,assignment]
        table.take("=")
        await until_seen(hand, "×2 people")
        assert 0 < len(set(drawn)) < 6


@pytest.mark.parametrize("light", [False, True])
async def test_everything_on_the_wall_stands_out_at_seven_to_one(
    workshop: Workshop, clock: Clock, *, light: bool
) -> None:
    async with seated_at(WallScreen(workshop, clock)) as hand:
        if light:
            await hand.press("l")
            await hand.pause()
        assert hand.app.current_theme.dark is not light
        picture = hand.app.screen.query_one(WallPicture)
        for look in LOOKS:
            style = picture.get_component_rich_style(f"wall--{look}")
            assert style.color
            assert style.bgcolor
            letters, ground = (Color.from_rich_color(c) for c in (style.color, style.bgcolor))
            assert contrast(letters, ground) >= 7, look


def contrast(one: Color, other: Color) -> float:
    """Return how much two colours stand out from each other, as WCAG 2 reckons it."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 40)])
async def test_the_wall_looks_as_before(
    tmp_path: Path, clock: Clock, size: tuple[int, int]
) -> None:
    workshop = make_sample(tmp_path)
    async with seated_at(WallScreen(workshop, clock), size) as hand:
        await hand.press("home", *["space"] * 5)
        await hand.pause()
        await assert_looks_as_before(hand, "wall-stage")
        await hand.press("home")
        await hand.pause()
        await assert_looks_as_before(hand, "wall-journey")


def test_without_a_terminal_the_wall_says_what_to_do_instead(workshop: Workshop, run: Run) -> None:
    done = run("wall", workshop.name)
    assert done.returncode == 1
    assert "journeymap show lunch" in done.stderr
