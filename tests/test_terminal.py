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
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from journeymap.entries import Always, Said
from journeymap.sheets.reading import read_sheet
from journeymap.sheets.workshop import Workshop

TEN = [
    *("/deciding", "+ The price is clear", "- Tiny print", "=", "/arriving"),
    *("+ Hello, by name", "? How wide the door is", "* Company", "=", "/eating"),
    *("- Cold food", "! 4 Hot fish", "% Soup | leeks | chop"),
]
SLOWEST = 30
"""Seconds after which a test gives up waiting; none waits for a fixed time."""


def _take_the_terminal() -> None:
    """Make standard input the terminal that hangs up on the process when it is closed."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """A pseudo-terminal with journeymap in it."""

    def __init__(
        self, workshop: Workshop, surroundings: dict[str, str], *words: str, fault: str = ""
    ) -> None:
        """Run journeymap with these words; or, with a `fault`, the program that has it."""
        self._ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, *(("-c", fault) if fault else ("-m", "journeymap", *words))],
            cwd=workshop.folder.parents[1],
            env={**surroundings, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=_take_the_terminal,  # noqa: PLW1509  # there are no threads here
        )
        os.close(theirs)
        self.shown = ""

    def type(self, text: str) -> None:
        os.write(self._ours, text.encode())

    def wait_for(self, text: str) -> None:
        """Read what is written to the terminal until `text` is in it."""
        self.wait_until(lambda: text in self.shown)

    def wait_until_it_waits(self) -> None:
        """Wait until the program sleeps, as it does while it waits for a key.

        In the moment before, Python's line editor would keep a Ctrl+C until the next Enter. Where
        it cannot be seen, there is nothing to wait for.
        """
        state = Path(f"/proc/{self.process.pid}/stat")
        if state.exists():
            self.wait_until(lambda: state.read_text().rpartition(")")[2].split()[0] == "S")

    def wait_for_end(self) -> int:
        """Read until the process has ended, as a terminal does, and return its exit status."""
        self.wait_until(lambda: self.process.poll() is not None)
        return int(self.process.returncode)

    def wait_until(self, true: Callable[[], bool]) -> None:
        """Read what is written to the terminal until something is true."""
        end = time.monotonic() + SLOWEST
        while not true():
            assert time.monotonic() < end, f"it never came: {self.shown[-2000:]!r}"
            if select.select([self._ours], [], [], 0.2)[0]:
                with suppress(OSError):  # the other end is closed
                    self.shown += os.read(self._ours, 65536).decode(errors="replace")

    def wait_for_a_draft(self, folder: Path, text: str) -> None:
        """Read until `text` is in a draft: that is written anew, and gone once all is saved."""

        def is_kept() -> bool:
            with suppress(FileNotFoundError):
                return any(text in draft.read_text() for draft in folder.glob("*.draft"))
            return False

        self.wait_until(is_kept)

    def hang_up(self) -> None:
        """Close the terminal under the program, as a window is closed."""
        os.close(self._ours)
        self._ours = os.open(os.devnull, os.O_RDWR)

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
    sheets = workshop.folder / "sheets"
    first.wait_for_a_draft(sheets, "half a sen")
    os.kill(first.process.pid, signal.SIGKILL)
    first.process.wait(SLOWEST)

    (sheet,) = sheets.glob("*.yaml")
    kept = [placed.entry.kind for placed in read_sheet(sheet).placed]
    assert kept == [
        *("sheet", "always", "never", "echo", "always", "parked"),
        *("ingredient", "echo", "never", "critic", "recipe"),
    ]
    again = Terminal(workshop, surroundings, *words)
    terminals.append(again)
    again.wait_for("✓ 10 saved")
    again.wait_for("Cold food")
    again.wait_for("half a sen")
    again.type("\x11\x11")
    assert again.wait_for_end() == 0
    assert list(sheets.iterdir()) == [sheet]


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


def test_what_was_being_typed_is_offered_after_a_kill(
    workshop: Workshop, surroundings: dict[str, str], terminals: list[Terminal]
) -> None:
    words = ("open", "lunch", "--sheet", "Table 1")
    first = Terminal(workshop, surroundings, *words)
    terminals.append(first)
    first.wait_for("must always")
    first.type("+ Hot food\r! no stars\rhalf a sen")
    draft = workshop.folder / "sheets"
    first.wait_for_a_draft(draft, "half a sen")
    first.process.kill()
    first.process.wait(SLOWEST)

    again = Terminal(workshop, surroundings, *words)
    terminals.append(again)
    again.wait_for("brought back")
    again.wait_for("half a sen")
    again.type("tence\r")
    again.wait_for("✓ 2 saved")
    again.wait_for("? 1 not taken")
    again.type("\x11\x11")
    assert again.wait_for_end() == 0
    assert list(draft.glob("*.draft")) == []
    (sheet,) = draft.glob("*.yaml")
    said = [each.entry for each in read_sheet(sheet).placed]
    assert [entry.text for entry in said if isinstance(entry, Always)] == [
        "Hot food",
        "half a sentence",
    ]


@pytest.mark.parametrize("ending", ["SIGTERM", "SIGHUP", "closed"])
def test_a_terminal_that_is_closed_and_a_system_that_shuts_down_lose_no_letter(
    workshop: Workshop, surroundings: dict[str, str], terminals: list[Terminal], ending: str
) -> None:
    words = ("open", "lunch", "--sheet", "Table 1")
    first = Terminal(workshop, surroundings, *words)
    terminals.append(first)
    first.wait_for("must always")
    first.type("+ Hot food\r")
    first.wait_for("✓ 1 saved")
    first.type("typed to the very last lettex")
    first.wait_for("lettex")
    if ending == "closed":
        first.hang_up()
        status = first.process.wait(SLOWEST)
        assert status in {128 + signal.SIGHUP, -signal.SIGHUP}
    else:
        number = getattr(signal, ending)
        os.kill(first.process.pid, number)
        assert first.wait_for_end() == 128 + number
        first.wait_for("open the same sheet again")

    again = Terminal(workshop, surroundings, *words)
    terminals.append(again)
    again.wait_for("brought back")
    again.wait_for("typed to the very last lettex")


def test_what_was_saved_elsewhere_survives_a_kill_and_comes_home(
    workshop: Workshop, surroundings: dict[str, str], terminals: list[Terminal], tmp_path: Path
) -> None:
    documents = tmp_path / "Documents"
    documents.mkdir()
    surroundings = {**surroundings, "XDG_DOCUMENTS_DIR": str(documents)}
    words = ("open", "lunch", "--sheet", "Table 1")
    first = Terminal(workshop, surroundings, *words)
    terminals.append(first)
    first.wait_for("must always")
    first.type("/eating\r+ Hot food\r")
    first.wait_for("✓ 1 saved")
    workshop.sheets.rename(workshop.folder / "aside")
    workshop.sheets.touch()
    first.type("- Cold food\r")
    first.wait_for("✗ not saved")
    first.type("\x1bOS")  # F4
    first.wait_for("Save in another place")
    first.type("\r")
    first.wait_for("✓ 2 saved")
    first.type("- Tiny print\r")
    first.wait_for("✓ 3 saved")
    os.kill(first.process.pid, signal.SIGKILL)
    first.process.wait(SLOWEST)
    (there,) = documents.glob("journeymap-elsewhere/lunch/sheets/*.yaml")
    assert [placed.entry.kind for placed in read_sheet(there).placed] == ["sheet", "never", "never"]

    still_blocked = Terminal(workshop, surroundings, *words)
    terminals.append(still_blocked)
    still_blocked.wait_for("2 entries are not in")
    still_blocked.wait_for("Tiny print")
    still_blocked.type("\x11")
    assert still_blocked.wait_for_end() == 0
    still_blocked.wait_for("folder yet, but in: ")

    workshop.sheets.unlink()
    (workshop.folder / "aside").rename(workshop.sheets)
    again = Terminal(workshop, surroundings, *words)
    terminals.append(again)
    again.wait_for("brought home: 2 entries")
    again.wait_for("✓ 3 saved")
    again.type("+ A wide door\r")
    again.wait_for("✓ 4 saved")
    again.type("\x11")
    assert again.wait_for_end() == 0
    assert (workshop.sheets / there.name).read_bytes() == there.read_bytes()
    said = [(each.entry.text, each.entry.stage) for each in workshop.read().board.said()]
    assert sorted(said) == [
        ("A wide door", "eating"),
        ("Cold food", "eating"),
        ("Hot food", "eating"),
        ("Tiny print", "eating"),
    ]


def test_a_fault_in_the_program_ends_it_with_a_status_and_says_where_everything_is(
    workshop: Workshop, surroundings: dict[str, str], terminals: list[Terminal]
) -> None:
    fault = (
        "import sys; from journeymap.tui.state_line import StateLine as Line;"
        "from journeymap.cli import main; show = Line.show;"
        "Line.show = lambda self, answer, line='': 1 / (len(answer.text.split('.7:')) - 2)"
        " and show(self, answer, line);"
        "sys.argv = ['journeymap', 'open', 'lunch', '--sheet', 'Table 1']; main()"
    )
    terminal = Terminal(workshop, surroundings, fault=fault)
    terminals.append(terminal)
    terminal.wait_for("must always")
    for number in range(1, 8):
        terminal.type(f"+ said {number}\rhalf a sen" if number == 7 else f"+ said {number}\r")
    assert terminal.wait_for_end() == 1
    terminal.wait_for("open the same sheet again")
    (sheet,) = (workshop.folder / "sheets").glob("*.yaml")
    said = [each.entry for each in read_sheet(sheet).placed]
    assert [entry.text for entry in said if isinstance(entry, Always)] == [
        f"said {number}" for number in range(1, 8)
    ]


def test_what_was_being_typed_below_a_recalled_line_is_offered_after_a_kill(
    workshop: Workshop, surroundings: dict[str, str], terminals: list[Terminal]
) -> None:
    words = ("open", "lunch", "--sheet", "Table 1")
    first = Terminal(workshop, surroundings, *words)
    terminals.append(first)
    first.wait_for("must always")
    first.type("+ Hot food\rhalf a sen\x1b[A")
    drafts = workshop.folder / "sheets"
    first.wait_for_a_draft(drafts, "half a sen")
    first.type(" and plates\x1b[A")
    first.wait_for_a_draft(drafts, "not_taken")
    first.process.kill()
    first.process.wait(SLOWEST)

    again = Terminal(workshop, surroundings, *words)
    terminals.append(again)
    again.wait_for("brought back")
    again.wait_for("half a sen")
    again.type("\r\x1b[A\x1b[A\r")
    again.wait_for("✓ 3 saved")
    (sheet,) = drafts.glob("*.yaml")
    said = [each.entry for each in read_sheet(sheet).placed]
    assert [entry.text for entry in said if isinstance(entry, Always)] == [
        *("Hot food", "half a sen", "Hot food and plates")
    ]


def in_brackets(*lines: str) -> str:
    """Return lines as a terminal sends them when they are pasted."""
    return "\x1b[200~" + "\r".join(lines) + "\x1b[201~"


def said_in(workshop: Workshop) -> list[str]:
    (sheet,) = (workshop.folder / "sheets").glob("*.yaml")
    said = (each.entry for each in read_sheet(sheet).placed)
    return [entry.text for entry in said if isinstance(entry, Said)]


def test_a_paste_survives_a_kill_before_it_is_taken_and_is_taken_after_that(
    workshop: Workshop, surroundings: dict[str, str], terminals: list[Terminal]
) -> None:
    words = ("open", "lunch", "--sheet", "Table 1")
    first = Terminal(workshop, surroundings, *words)
    terminals.append(first)
    first.wait_for("must always")
    first.type(in_brackets("/eating", *(f"+ line {number}" for number in range(40))))
    first.wait_for("41 lines: 40 must always, 1 command")
    first.process.kill()
    first.process.wait(SLOWEST)
    assert said_in(workshop) == []

    again = Terminal(workshop, surroundings, *words)
    terminals.append(again)
    again.wait_for("brought back")
    again.wait_for("40 more pasted lines wait")
    again.type("\x1b[15~")
    again.wait_for("41 lines: 40 must always, 1 command")
    again.type("\r")
    again.wait_for("saved 40 lines")
    again.type("\x11")
    assert again.wait_for_end() == 0
    assert said_in(workshop) == [f"line {number}" for number in range(40)]
    assert list((workshop.folder / "sheets").glob("*.draft")) == []


def test_a_kill_while_a_paste_is_taken_loses_no_line(
    workshop: Workshop, surroundings: dict[str, str], terminals: list[Terminal]
) -> None:
    words = ("open", "lunch", "--sheet", "Table 1")
    first = Terminal(workshop, surroundings, *words)
    terminals.append(first)
    first.wait_for("must always")
    first.type(in_brackets(*(f"+ line {number}" for number in range(400))))
    first.wait_for("400 lines: 400 must always")
    first.type("\r")
    first.wait_for("taking line")
    os.kill(first.process.pid, signal.SIGKILL)
    first.process.wait(SLOWEST)

    again = Terminal(workshop, surroundings, *words)
    terminals.append(again)
    again.wait_for("brought back")
    again.type("\x1b[15~")
    again.wait_for("without a sign")
    again.type("\r")
    again.wait_for("✓ saved")
    said = said_in(workshop)
    assert list(dict.fromkeys(said)) == [f"line {number}" for number in range(400)]


def test_an_escape_character_in_a_paste_stays_where_it_is_and_presses_no_key(
    workshop: Workshop, surroundings: dict[str, str], terminals: list[Terminal]
) -> None:
    terminal = Terminal(workshop, surroundings, "open", "lunch", "--sheet", "Table 1")
    terminals.append(terminal)
    terminal.wait_for("must always")
    terminal.type(in_brackets("+ before \x1b[31mafter\x1b"))
    terminal.wait_for("2 characters that cannot be shown were left out")
    terminal.type("\r")
    terminal.wait_for("✓ 1 saved")
    assert said_in(workshop) == ["before [31mafter"]


def test_what_is_typed_before_anything_is_saved_is_offered_after_a_kill(
    workshop: Workshop, surroundings: dict[str, str], terminals: list[Terminal]
) -> None:
    words = ("open", "lunch", "--sheet", "Table 1")
    first = Terminal(workshop, surroundings, *words)
    terminals.append(first)
    first.wait_for("must always")
    first.type("the very first sen")
    sheets = workshop.folder / "sheets"
    first.wait_for_a_draft(sheets, "first sen")
    first.process.kill()
    first.process.wait(SLOWEST)

    again = Terminal(workshop, surroundings, *words)
    terminals.append(again)
    again.wait_for("brought back")
    again.wait_for("the very first sen")
    again.type("\x11\x11")
    assert again.wait_for_end() == 0
    assert list(sheets.iterdir()) == []


def test_the_wall_follows_the_room_in_a_terminal_and_is_left_with_a_key(
    workshop: Workshop, surroundings: dict[str, str], terminals: list[Terminal]
) -> None:
    terminal = Terminal(workshop, surroundings, "wall", "lunch")
    terminals.append(terminal)
    terminal.wait_for("Nothing said yet")
    sheets = workshop.folder / "sheets"
    hostile = r'"Hot \e]52;c;aGFja2Vk\a \e[2J \x9b31m \u202E [@click=app.quit]x[/]"'
    (sheets / "table-9.zzzz.yaml").write_text(
        f"- always: {hostile}\n  stage: eating\n  at: 2017-05-18T12:00:00+00:00\n  id: zzzz.1\n",
        encoding="utf-8",
    )
    terminal.wait_for("1 thing said, at 1 table")
    terminal.wait_for("Hot")
    for command in ("\x1b]52;c;aGFja2Vk", "\x1b[2J ", "\x9b", "\u202e"):
        assert command not in terminal.shown
    terminal.type("q")
    assert terminal.wait_for_end() == 0
    assert len(list(workshop.folder.rglob("*.yaml"))) == 2
