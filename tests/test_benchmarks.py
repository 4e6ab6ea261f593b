"""The benchmark measures what it says, and no ratio is far from what is asked for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytest.importorskip("fcntl", reason="there are no pseudo-terminals here")

from benchmarks.figures import Ratio, Spread
from benchmarks.keys import ENTER, LETTER, STAGE, Hands
from benchmarks.made_up import make_workshop
from benchmarks.subjects import BARE, running, subjects
from benchmarks.terminal import Terminal, wait_for_quiet
from journeymap.sheets.own import OwnSheets

NOISE = 2
"""Figures of a few presses, on a machine that does other things, may be so much off."""


@pytest.mark.measures
def test_no_key_is_far_slower_in_a_long_workshop_or_than_in_a_bare_app() -> None:
    with subjects((5, 5000)) as made:
        short, long = made["5 entries"], made["5,000 entries"]
        with running([made[BARE], short, long]) as terminals:
            hands = Hands([made[BARE], short, long], terminals)
            hands.type_line("+ somebody says hello")
            for _ in range(4):
                hands.save_short()
                hands.go_on()
            hands.look_at_memory()
    in_short, in_long = hands.measured[short.name], hands.measured[long.name]
    for kind in (LETTER, ENTER, STAGE):
        ratio = Ratio.of(in_long[kind].painted, in_short[kind].painted)
        assert ratio.value < 1.3 * NOISE, f"{kind}: {ratio}"
    ratio = Ratio.of(in_short[LETTER].painted, hands.measured[BARE][LETTER].painted)
    assert ratio.value < 2 * NOISE, ratio
    assert 0 < hands.memory[long.name][-1] <= 1.5 * hands.memory[short.name][-1]


def test_a_made_up_workshop_is_whole_and_the_same_each_time(tmp_path: Path) -> None:
    own = OwnSheets(tmp_path / "own")
    first = make_workshop(tmp_path / "first", 400, own)
    second = make_workshop(tmp_path / "second", 400, own)
    files = [sorted(each.sheets.iterdir()) for each in (first, second)]
    assert [path.read_bytes() for path in files[0]] == [path.read_bytes() for path in files[1]]
    reading = first.read()
    assert reading.problems == []
    said = len(reading.board.said())
    assert 250 < said < 400
    assert len({standing.entry.kind for standing in reading.board.said()}) == 7
    assert files[0][0] in own


PRETENDS = """
import os, sys, time, tty
tty.setraw(0)
os.write(1, b"\\x1b[?2026$p")
assert os.read(0, 100) == b"\\x1b[?2026;2$y"
os.write(1, b"ready")
os.read(0, 1)
os.write(1, b"\\x1b[?2026h\\x1b[1mother\\x1b[?2026l")
os.write(1, b"\\x1b[?2026h\\x1b[1mth")
time.sleep(0.2)
os.write(1, b"is\\x1b[0m\\x1b[?2026l")
os.read(0, 1)
"""


def test_a_frame_ends_where_the_program_says_so_and_not_before(tmp_path: Path) -> None:
    with Terminal(["-c", PRETENDS], tmp_path, os.environ) as terminal:
        wait_for_quiet(terminal, ["ready"], 0.1)
        pressed = terminal.press("x")
        (frame,) = wait_for_quiet(terminal, ["this"], 0.3)
    assert frame.text == "this"
    assert frame.ended - pressed > 0.2e9


def test_a_ratio_says_how_sure_it_is() -> None:
    steady, shaky = [10.0] * 20, [5.0, 20.0] * 10
    assert Ratio.of(steady, steady) == Ratio(1, 1, 1)
    ratio = Ratio.of(shaky, steady)
    assert (ratio.low, ratio.value, ratio.high) == (0.5, 1.25, 2)
    assert Spread.of([1, 2, 3, 4, 100]) == Spread(5, 3, 2, 4)
