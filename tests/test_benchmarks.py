"""The benchmark measures what it says, and no ratio is far from what is asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("fcntl", reason="there are no pseudo-terminals here")

from benchmarks.alone import Failed, alone, memory_at_most
from benchmarks.figures import Ratio, Spread
from benchmarks.keys import ENTER, LETTER, STAGE, Hands
from benchmarks.made_up import make_workshop
from benchmarks.page import page, table
from benchmarks.parts import PARTS
from benchmarks.row import Row, Target
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


# The one command

ASKED = [
    "keeping one entry",
    "opening a workshop",
    "following another table's new entry",
    "`journeymap --help`",
    "`journeymap show`",
    "first paint of the capture screen",
    "key press to painted frame",
    "memory with a workshop open",
    "taking in returns",
    "memory while taking in",
    "grouping statements",
    "pairwise F1 of that grouping",
    "findings over workshops",
    "memory for each finding",
    "the summary: Markdown",
]
"""What is to stand in the table."""


def test_the_one_command_measures_everything_that_is_asked_for(tmp_path: Path) -> None:
    written = tmp_path / "performance.md"
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick", "--page", str(written)],
        cwd=Path(__file__).parents[1], capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    text = written.read_text(encoding="utf-8")
    assert [each for each in ASKED if f"\n| {each}" not in text] == []
    assert "Not measured" not in text
    assert all(f"{part}: " in done.stderr for part in PARTS)
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert rows == [line for line in done.stdout.splitlines() if line.startswith("| ")]


SLOW = Row("opening", "5 entries", (0.3, 0.2), "a reader", (0.1,), Target(0.5), "s", "Unfair.")
FINE = Row("keeping", "", (0.002,), "the disk", (0.001,), Target(2), "s", "Unfair.")
BESIDE = Row("keeping", "", (3.0,), "half of the disk", (0.0005,), None, "s", "Fairer.")
ALIKE = Row("F1", "", (0.9,), "rapidfuzz", (0.8,), Target(1, at_least=True), "")


def test_what_misses_its_target_stays_in_the_table_with_what_was_tried() -> None:
    longer = replace(SLOW, size="9 entries", ours=(0.4,))
    tried = {"opening": "A faster reader was tried."}
    text = page([SLOW, FINE, ALIKE, longer], tried, "Somewhere.")

    assert "2 of 4 targets are reached." in text
    misses = (
        "### Opening\n\n- 5 entries: 2.50 × a reader, asked ≤ 0.5 ×\n"
        "- 9 entries: 4.00 × a reader, asked ≤ 0.5 ×\n\nA faster reader was tried."
    )
    assert misses in text
    assert "### Keeping" not in text


def test_where_nothing_was_tried_the_page_says_so() -> None:
    assert "asked ≤ 0.5 ×\n\nNothing was tried yet." in page([SLOW], {}, "Somewhere.")


def test_a_row_has_medians_their_ratio_and_a_note_that_is_told_once() -> None:
    lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table([SLOW, FINE])]

    quarters = ["opening", "5 entries", "250 ms (225–275)", "a reader: 100 ms [1]", "2.50"]
    assert lines[2] == [*quarters, "≤ 0.5 ×", "MISSING"]
    assert lines[3][3:] == ["the disk: 1 ms [1]", "2.00", "≤ 2 ×", "reached"]
    assert page([SLOW, FINE, BESIDE], {}, "Somewhere.").count("Unfair.") == 1


def test_a_row_that_is_told_beside_another_one_neither_reaches_nor_misses() -> None:
    assert BESIDE.verdict == "told beside it"
    assert "1 of 1 targets are reached." in page([FINE, BESIDE], {}, "Somewhere.")


def test_a_target_may_be_the_least_that_is_asked_for() -> None:
    worse = Row("F1", "", (0.7,), "rapidfuzz", (0.8,), Target(1, at_least=True), "")

    assert (ALIKE.verdict, worse.verdict) == ("reached", "MISSING")


def test_what_fails_in_a_process_of_its_own_is_told() -> None:
    with pytest.raises(Failed, match="ValueError") as told:
        alone(int, "no number")
    assert told.value.short.startswith("ValueError: invalid literal")


def test_memory_is_that_of_the_process_alone_whatever_it_was_started_from() -> None:
    alone_before = alone(memory_at_most)
    here = bytearray(os.urandom(1 << 20) * 100)

    assert alone(memory_at_most) < alone_before + len(here) / 1024**2 / 2
