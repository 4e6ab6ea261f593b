"""The capture line: where what is said is typed. It always has the focus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key, Paste
from textual.message import Message
from textual.widgets import Input

from journeymap.capture.session import Answer, Outcome
from journeymap.cleaning import one_line
from journeymap.entries import Parked
from journeymap.sheets.draft import Draft

_ENTER = {"enter", "ctrl+j"}
"""Enter, and what it reads as if it was pressed before the program had the terminal."""


class CaptureLine(Input, inherit_bindings=False):
    """A line to type in, which recalls what was typed and takes a paste of many lines.

    Keys take effect in the order in which they are pressed, however fast: Enter gives the
    line away and clears it in one step, and a key of the screen has its turn here. A line
    that could not be read is laid aside, so that what is typed next does not run into it,
    and comes back with the Up key; one that could not be saved stays. Of several pasted
    lines the first comes into the line and the others wait: each is seen before it is taken.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *Input.BINDINGS,
        Binding("up", "recall(-1)", "Recall the line before", show=False),
        Binding("down", "recall(1)", "Recall the line after", show=False),
    ]

    @dataclass
    class Answered(Message):
        """A line was taken or not, and this is the answer."""

        line: str
        answer: Answer

    def __init__(self, take: Callable[[str], Answer]) -> None:
        """Make a line that is given to `take` when Enter is pressed."""
        super().__init__(id="capture-line", select_on_focus=False)
        self._take = take
        self._typed: list[str] = []
        self._recalled = 0
        self._unfinished = ""
        self._waiting: list[str] = []
        self.left: list[str] = []
        """The lines that could not be read, and were neither mended nor parked yet."""

    @property
    def waiting(self) -> int:
        """How many pasted lines wait behind the one in the line."""
        return len(self._waiting)

    @property
    def draft(self) -> Draft:
        """What stands in the line and around it, and is not an entry yet."""
        return Draft(self.value, tuple(self._waiting), tuple(self.left))

    def take_up(self, draft: Draft) -> None:
        """Go on where somebody stopped typing."""
        self._put(draft.line)
        self._waiting[:] = draft.waiting
        self.left[:] = draft.not_taken
        self._typed += draft.not_taken
        self._recalled = len(self._typed)

    async def on_key(self, event: Key) -> None:
        """Act on a key in its turn. Left to bubble up, it would be overtaken by letters."""
        if event.is_printable:
            return
        key = self.screen.active_bindings.get(event.key)
        if event.key in _ENTER:
            self.submit()
        elif key is not None and key.node is self.screen:
            await self.screen.run_action(key.binding.action)
        else:
            return
        event.stop()
        event.prevent_default()

    def submit(self) -> None:
        """Have the line taken, and bring in the next one that waits."""
        line = self.value
        answer = self._take(line)
        if answer.outcome is not Outcome.NOT_SAVED:
            self._lay_aside(line, answer)
            self._put(self._waiting.pop(0) if self._waiting else "")
        self.post_message(self.Answered(line, answer))

    def _lay_aside(self, line: str, answer: Answer) -> None:
        """Remember a line that was dealt with, and what it settled or left open."""
        settled = self._typed[self._recalled] if self._recalled < len(self._typed) else None
        if isinstance(answer.entry, Parked) and line.strip() == Parked.sign:
            settled = self.left[-1]
        if not answer.keeps_line and settled in self.left:
            self.left.remove(settled)
        if line.strip():
            self._typed.append(line)
        if answer.keeps_line and line not in self.left:
            self.left.append(line)
        self._recalled = len(self._typed)
        self._unfinished = ""

    def action_recall(self, step: int) -> None:
        """Bring back a line that was typed before, or the one after it."""
        if self._recalled == len(self._typed):
            self._unfinished = self.value
        self._recalled = min(max(self._recalled + step, 0), len(self._typed))
        self._put([*self._typed, self._unfinished][self._recalled])

    def on_paste(self, event: Paste) -> None:
        event.prevent_default()
        event.stop()
        lines = [line for each in event.text.splitlines() if (line := one_line(each))]
        if lines:
            self._waiting[:0] = lines[1:]
            self.insert_text_at_cursor(lines[0])

    def _put(self, line: str) -> None:
        self.value = line
        self.cursor_position = len(line)
