"""The screens in a terminal that is resized, suspended, pasted into and clicked on."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from at_the_screen import on_disk
from in_tmux import Tmux

from journeymap.entries import Always, Never, Said
from journeymap.sheets.workshop import Workshop

pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")


@pytest.fixture
def tmux(workshop: Workshop, surroundings: dict[str, str]) -> Iterator[Tmux]:
    """Return a terminal with the capture screen of table 1."""
    terminal = Tmux(workshop.folder.parents[1], surroundings)
    try:
        terminal.run("open", "lunch", "--sheet", "Table 1")
        terminal.wait_for("must always", "F1 Help")
        yield terminal
    finally:
        terminal.close()


def said_at(workshop: Workshop) -> list[str]:
    return [each.text for each in on_disk(workshop) if isinstance(each, Said)]


def test_what_is_typed_while_the_terminal_changes_its_size_is_kept(
    tmux: Tmux, workshop: Workshop
) -> None:
    sizes = [(20, 5), (200, 60), (79, 23), (40, 8), (21, 6), (80, 24)]
    for number, (columns, rows) in enumerate(sizes):
        tmux.type(f"+ said {number} ")
        tmux.resize(columns, rows)
        tmux.type(f"at {columns} by {rows}")
        tmux.press("Enter")
    tmux.wait_for("6 saved", "F1 Help", "said 5 at 80 by 24")
    assert said_at(workshop) == [f"said {n} at {c} by {r}" for n, (c, r) in enumerate(sizes)]


@pytest.mark.parametrize(
    ("key", "title", "footer"),
    [
        ("C-l", "Search", "Esc Back"),
        ("C-t", "the journey", "Undo"),
        ("C-o", "Closing the session", "Esc Back"),
        ("F1", "What to type", "^Q Leave"),
    ],
)
def test_screens_over_the_line_come_back_from_the_smallest_size(
    tmux: Tmux, workshop: Workshop, key: str, title: str, footer: str
) -> None:
    tmux.type("+ half a sent")
    tmux.press(key)
    before = tmux.settled(title, footer)
    for columns, rows in ((20, 5), (80, 24)):
        tmux.resize(columns, rows)
    tmux.wait_until(lambda: tmux.screen == before, "the screen as it was")
    tmux.press("Escape")
    tmux.wait_until(lambda: title not in tmux.screen, "the line")
    tmux.type("ence")
    tmux.press("Enter")
    tmux.wait_for("1 saved")
    assert said_at(workshop) == ["half a sentence"]


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are looked up in /proc")
def test_a_suspended_table_goes_on_with_what_was_typed(tmux: Tmux, workshop: Workshop) -> None:
    tmux.run_in_shell("open", "lunch", "--sheet", "Table 1")
    tmux.wait_for("must always", "F1 Help")
    tmux.type("- half a sent")
    before = tmux.settled("half a sent")
    os.kill(tmux.in_shell, signal.SIGTSTP)
    tmux.wait_for("Stopped")
    tmux.type("fg")
    tmux.press("Enter")
    tmux.wait_until(lambda: tmux.screen == before, "the screen as it was")
    tmux.type("ence")
    tmux.press("Enter")
    tmux.wait_for("1 saved")
    assert said_at(workshop) == ["half a sentence"]


def test_five_hundred_pasted_lines_are_all_there(tmux: Tmux, workshop: Workshop) -> None:
    lines = [f"{'+-'[n % 2]} pasted {n}" for n in range(500)]
    tmux.paste("\n".join(lines))
    tmux.wait_for("500")
    tmux.resize(20, 5)
    tmux.resize(80, 24)
    tmux.wait_for("Take all")
    tmux.press("Enter")
    tmux.wait_for("500 saved")
    said = [each for each in on_disk(workshop) if isinstance(each, Said)]
    assert [each.text for each in said] == [f"pasted {n}" for n in range(500)]
    assert {type(each) for each in said} == {Always, Never}


def test_a_click_goes_to_a_stage_while_words_stand_in_the_line(
    tmux: Tmux, workshop: Workshop
) -> None:
    tmux.type("+ The price ")
    tmux.wait_for("+ The price")
    second = tmux.screen.splitlines()[1].index("2 ") + 2
    tmux.click(second, 2)
    tmux.wait_for("+ must always │ Getting to")
    tmux.type("is clear")
    tmux.press("Enter")
    tmux.wait_for("1 saved")
    (entry,) = (each for each in on_disk(workshop) if isinstance(each, Said))
    assert (entry.text, entry.stage) == ("The price is clear", "arriving")


def test_whoever_leaves_right_behind_the_last_word_is_warned_of_it(tmux: Tmux) -> None:
    tmux.press("F3", "F3", "+", "w", "o", "r", "d", "C-q")
    tmux.wait_for("not saved yet: the words in the line", "+word")
    tmux.press("C-q")
    tmux.wait_until(lambda: tmux.has_ended, "the end")
    assert "Error" not in tmux.screen
    assert "stopped" not in tmux.screen
