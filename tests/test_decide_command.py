"""`journeymap decide`: in static text for screen readers and pipes, and at a terminal."""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Iterator
from time import monotonic

import pytest
from at_the_screen import on_disk
from conftest import Run
from in_tmux import Tmux
from sitting_down import decide_both_ways, pairs, say_much

from journeymap.entries import Same
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import Workshop
from journeymap.tui.sitting_screen import UNSEEN


@pytest.fixture(autouse=True)
def _said(workshop: Workshop, own: OwnSheets) -> None:
    say_much(workshop, own)


def test_without_a_terminal_letters_decide_and_both_texts_are_told(
    run: Run, workshop: Workshop
) -> None:
    done = run("decide", "lunch", typed="s\na\nl\nx\ns\n")

    assert done.returncode == 0, done.stderr
    for words in (
        "Suggestion 1 of 3. Eating together, must always. 99% likely, they share:",
        "One: Food served hot",
        "The other: Serve the food hot",
        "Said by: residents, Table 1; family and friends of residents, Table 1, me too; residents,",
        "Same would make one finding: 3 in the room, 1 of 2 who answered.",
        "Not taken: type s, a, l, u or q.",
        "Put off before.",
        "All is decided: 3 of 3 decided.",
    ):
        assert words in done.stdout
    assert sorted(kind for kind, _ in pairs(on_disk(workshop))) == ["apart", "same", "same"]


def test_what_was_decided_both_ways_is_told_with_the_command_and_is_asked_first(
    run: Run, workshop: Workshop, own: OwnSheets
) -> None:
    decide_both_ways(workshop, own)
    decided = "decided both ways: the same (l1aa.1), and apart (l2aa.1)"
    two = ("s1vy.2", "t1aa.4")

    found = run("findings", "lunch")
    assert f"({two[0]}) | Sitting with friends ({two[1]}): {decided}" in found.stdout
    assert f"journeymap same lunch {' '.join(two)}, or apart" in found.stderr
    (both,) = json.loads(run("findings", "lunch", "--json").stdout)["contrary"]
    assert (both["same"]["id"], both["apart"]["id"]) == ("l1aa.1", "l2aa.1")
    assert (both["one"]["entries"], both["other"]["entries"]) == ([two[0]], [two[1]])
    checked = run("check", "lunch")
    assert (checked.returncode, decided in checked.stdout) == (1, True)

    done = run("decide", "lunch", typed="a\nq\n")

    assert f"Suggestion 1 of 3. Eating together, must always. {decided}." in done.stdout
    assert run("check", "lunch").returncode == 0
    assert "both ways" not in run("findings", "lunch").stdout


def test_undo_asks_again_and_leaving_says_how_far_it_is(run: Run, workshop: Workshop) -> None:
    done = run("decide", "lunch", typed="s\nu\nq\n")

    assert "Saved: undid same" in done.stdout
    assert "Left: 0 of 3 decided. What was decided is saved." in done.stdout
    assert len(pairs(on_disk(workshop))) == 1
    assert workshop.read().board.judgements(Same) == []


def test_an_end_of_the_input_leaves_in_order(run: Run) -> None:
    done = run("decide", "lunch", typed="s\n")

    assert done.returncode == 0
    assert "Left: 1 of 3 decided." in done.stdout


def test_a_workshop_that_is_not_there_is_refused(run: Run) -> None:
    done = run("decide", "dinner")

    assert done.returncode == 1
    assert "there is no workshop ‘dinner’ here" in done.stderr


@pytest.fixture
def tmux(workshop: Workshop, surroundings: dict[str, str]) -> Iterator[Tmux]:
    if not shutil.which("tmux"):
        pytest.skip("tmux is not installed")
    terminal = Tmux(workshop.folder.parents[1], surroundings)
    try:
        yield terminal
    finally:
        terminal.close()


def test_at_a_terminal_a_key_decides_and_what_was_decided_outlasts_a_kill(
    tmux: Tmux, workshop: Workshop
) -> None:
    tmux.run("decide", "lunch")
    tmux.wait_for("0 of 3 decided", "S  the same", "A  apart")
    seen = monotonic() + UNSEEN  # a key before that may have been meant for something else
    tmux.wait_until(lambda: monotonic() > seen, "time to see it")
    tmux.press("s")
    tmux.wait_for("1 of 3 decided", "✓ saved")
    tmux.resize(60, 20)
    tmux.press("a")
    tmux.wait_for("2 of 3 decided")
    assert [kind for kind, _ in pairs(on_disk(workshop))] == ["same", "apart"]
    os.kill(tmux.process, signal.SIGKILL)
    tmux.wait_until(lambda: tmux.has_ended, "the end")
    tmux.run("decide", "lunch")
    tmux.wait_for("0 of 1 decided")
    tmux.press("u")
    tmux.wait_for("0 of 2 decided")
    tmux.press("Escape")
    tmux.wait_for("Findings", "2 suggestions to decide")
    tmux.press("Escape")
    tmux.wait_until(lambda: tmux.has_ended, "the end")
    assert "Error" not in tmux.screen
