from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest
from at_the_screen import Hand, capturing, seen, type_lines
from building import TABLE_1
from conftest import OpenSession

from journeymap.entries import Always
from journeymap.sheets.following import Follower
from journeymap.sheets.workshop import Workshop

ENTRY = "- always: {text!r}\n  at: 2017-05-18T12:00:00+00:00\n  id: k7f3.{number}\n"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / TABLE_1
    path.write_text(ENTRY.format(text="one", number=1), encoding="utf-8")
    return path


@pytest.fixture
def follower(sheet: Path) -> Follower:
    return Follower(lambda: sorted(sheet.parent.glob("*.yaml")))


def add(sheet: Path, text: str) -> None:
    with sheet.open("a", encoding="utf-8", newline="\n") as file:
        file.write(text)


def texts(follower: Follower) -> list[str]:
    news = follower.look()
    assert not news.changed
    return [entry.text for entry in news.entries if isinstance(entry, Always)]


def test_what_is_there_at_first_is_not_news(follower: Follower) -> None:
    assert texts(follower) == []


def test_what_is_added_between_the_reading_and_the_first_look_is_news(
    workshop: Workshop, open_session: OpenSession
) -> None:
    mine, other = open_session("Table 1"), open_session("Table 2")
    other.take("+ before")
    reading = workshop.read()
    other.take("+ after")
    open_session("Table 3").take("+ on a new sheet")
    follower = workshop.follow(mine.sheet, reading)
    assert texts(follower) == ["after", "on a new sheet"]
    assert texts(follower) == []


def test_what_is_added_is_news_once(follower: Follower, sheet: Path) -> None:
    add(sheet, ENTRY.format(text="two", number=2) + ENTRY.format(text="three", number=3))
    assert texts(follower) == ["two", "three"]
    assert texts(follower) == []


def test_an_entry_that_comes_by_halves_is_news_when_it_is_whole(
    follower: Follower, sheet: Path
) -> None:
    entry = ENTRY.format(text="two", number=2)
    for cut in range(1, len(entry)):
        add(sheet, entry[cut - 1 : cut])
        assert texts(follower) == []
    add(sheet, entry[-1])
    assert texts(follower) == ["two"]


def test_a_new_sheet_is_news(follower: Follower, sheet: Path) -> None:
    other = sheet.with_name("table-2.p0q8.yaml")
    other.write_text(ENTRY.format(text="far", number=1).replace("k7f3", "p0q8"), encoding="utf-8")
    assert texts(follower) == ["far"]


def test_a_sheet_that_was_mended_or_taken_away_is_to_be_read_anew(
    follower: Follower, sheet: Path
) -> None:
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("one", "ONE!"), encoding="utf-8")
    assert follower.look().changed
    assert not follower.look().changed
    sheet.unlink()
    assert follower.look().changed


async def until_seen(hand: Hand, text: str) -> None:
    for _ in range(200):  # two looks a second: this gives up long after it should have come
        if text in seen(hand):
            return
        await hand.pause(0.05)
    pytest.fail(f"{text!r} never came: {seen(hand)}")


async def test_what_another_process_writes_comes_onto_the_open_board(
    open_session: OpenSession, workshop: Workshop, surroundings: dict[str, str]
) -> None:
    async with capturing(open_session("Table 1", attended=True, free_text=True)) as hand:
        await type_lines(hand, "+ Said here")
        other = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "journeymap", "capture", "lunch", "--sheet", "Table 2"),
            cwd=workshop.folder.parents[1],
            env=surroundings,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
        )
        assert other.stdin is not None
        other.stdin.write(b"- Said at another table\n")
        await other.stdin.drain()
        await until_seen(hand, "Said at another table")
        other.stdin.close()
        assert await other.wait() == 0
        assert "Said here" in seen(hand)


async def test_a_mended_sheet_of_another_table_comes_onto_the_open_board(
    open_session: OpenSession, workshop: Workshop
) -> None:
    open_session("Table 2").take("+ Hot fodo")
    async with capturing(open_session("Table 1", attended=True, free_text=True)) as hand:
        await type_lines(hand, "+ Said here")
        (path,) = (workshop.folder / "sheets").glob("table-2.*")
        path.write_text(path.read_text(encoding="utf-8").replace("fodo", "food"), encoding="utf-8")
        await until_seen(hand, "Hot food")
        assert "fodo" not in seen(hand)
        assert "Said here" in seen(hand)
