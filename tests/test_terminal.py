"""The capture screen as a process of its own in a real terminal."""

from __future__ import annotations

import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from journeymap.sheets.reading import read_sheet
from journeymap.sheets.workshop import Workshop

TEN = [
    *("/deciding", "+ The price is clear", "- Tiny print", "=", "/arriving"),
    *("+ Hello, by name", "? How wide the door is", "* Company", "=", "/eating"),
    *("- Cold food", "! 4 Hot fish", "% Soup | leeks | chop"),
]
SLOWEST = 30
"""Seconds after which a test gives up waiting; none waits for a fixed time."""


class Terminal:
    """A pseudo-terminal with journeymap in it."""

    def __init__(self, workshop: Workshop, surroundings: dict[str, str], *words: str) -> None:
        self._ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "journeymap", *words],
            cwd=workshop.folder.parents[1],
            env={**surroundings, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        self.shown = ""

    def type(self, text: str) -> None:
        os.write(self._ours, text.encode())

    def wait_for(self, text: str) -> None:
        """Read what is written to the terminal until `text` is in it."""
        end = time.monotonic() + SLOWEST
        while text not in self.shown:
            assert time.monotonic() < end, f"{text!r} never came: {self.shown[-2000:]!r}"
            if select.select([self._ours], [], [], 0.2)[0]:
                self.shown += os.read(self._ours, 65536).decode(errors="replace")

    def wait_for_end(self) -> int:
        """Read until the process has ended, as a terminal does, and return its exit status."""
        end = time.monotonic() + SLOWEST
        while self.process.poll() is None:
            assert time.monotonic() < end, f"it never ended: {self.shown[-2000:]!r}"
            if select.select([self._ours], [], [], 0.2)[0]:
                with suppress(OSError):  # the other end is closed
                    self.shown += os.read(self._ours, 65536).decode(errors="replace")
        return self.process.returncode

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(SLOWEST)
        os.close(self._ours)


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for each in opened:
        each.close()


def test_ten_things_typed_are_all_there_after_a_kill(
    workshop: Workshop, surroundings: dict[str, str], terminals: list[Terminal]
) -> None:
    words = ("open", "lunch", "--sheet", "Table 1")
    first = Terminal(workshop, surroundings, *words)
    terminals.append(first)
    first.wait_for("must always")
    for line in TEN:
        first.type(line + "\r")
    first.wait_for("✓ 10 saved")
    first.type("half a sentence")
    os.kill(first.process.pid, signal.SIGKILL)
    first.process.wait(SLOWEST)

    (sheet,) = (workshop.folder / "sheets").iterdir()
    kept = [placed.entry.kind for placed in read_sheet(sheet).placed]
    assert kept == [
        *("sheet", "always", "never", "echo", "always", "parked"),
        *("ingredient", "echo", "never", "critic", "recipe"),
    ]
    again = Terminal(workshop, surroundings, *words)
    terminals.append(again)
    again.wait_for("✓ 10 saved")
    again.wait_for("Cold food")
    again.type("\x11")
    assert again.wait_for_end() == 0
    assert list((workshop.folder / "sheets").iterdir()) == [sheet]


def test_keys_that_were_pressed_before_the_screen_was_there_count(
    workshop: Workshop, surroundings: dict[str, str], terminals: list[Terminal]
) -> None:
    terminal = Terminal(workshop, surroundings, "open", "lunch", "--sheet", "Table 1")
    terminals.append(terminal)
    terminal.type("/eating\n+ hot\n- cold\n")
    terminal.wait_for("✓ 2 saved")


def test_nothing_that_people_say_reaches_the_terminal_as_a_command(
    workshop: Workshop, surroundings: dict[str, str], terminals: list[Terminal]
) -> None:
    sheets = workshop.folder / "sheets"
    hostile = r'"\e]52;c;aGFja2Vk\a \e[2J \x9b31m \u202E [@click=app.quit]x[/]"'
    (sheets / "table-9.zzzz.yaml").write_text(
        f"- always: {hostile}\n  at: 2017-05-18T12:00:00+00:00\n  id: zzzz.1\n", encoding="utf-8"
    )
    terminal = Terminal(workshop, surroundings, "open", "lunch", "--sheet", "Table 1")
    terminals.append(terminal)
    terminal.wait_for("[@click=app.quit]x[/]")
    assert "]52;c;aGFja2Vk" in terminal.shown
    for command in ("\x1b]52;c;aGFja2Vk", "\x1b[2J ", "\x9b", "\u202e"):
        assert command not in terminal.shown
