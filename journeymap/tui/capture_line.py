"""The capture line: where what is said is typed. It always has the focus."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.events import Paste as PasteEvent
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input

from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.pasting import Paste
from journeymap.capture.session import Session
from journeymap.entries import Said
from journeymap.sheets.draft import Draft

_ENTER = {"enter", "ctrl+j"}
"""Enter, and what it reads as if it was pressed before the program had the terminal."""


class CaptureLine(Input, inherit_bindings=False):
    """A line to type in, which recalls what was typed and takes a paste of many lines.

    Keys take effect in the order in which they are pressed, however fast: Enter gives the
    line away and clears it in one step, and a key of the screen has its turn here. A line
    that could not be read goes, so that what is typed next does not run into it, and comes
    back with the Up key; one that could not be saved stays. Of several pasted lines the
    first comes into the line and the others wait. All of them together are the pile: it is
    taken as a whole, or one line with each Enter.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *Input.BINDINGS,
        Binding("up", "recall(-1)", "Recall the line before", show=False),
        Binding("down", "recall(1)", "Recall the line after", show=False),
    ]

    virtual_size = Reactive(Size(0, 0), layout=False)
    """How wide what is typed is. It changes nothing around the line, which has a fixed size."""

    @dataclass
    class Answered(Message):
        """A line was taken or not, and this is the answer."""

        line: str
        answer: Answer

    @dataclass
    class Pasted(Message):
        """Something was pasted; of it, so many characters were not kept."""

        left_out: int

    def __init__(self, session: Session) -> None:
        """Make a line that is given to `session` when Enter is pressed."""
        super().__init__(id="capture-line", select_on_focus=False)
        self._session = session
        self._typed: list[str] = []
        self._recalled = 0
        self._unfinished = ""
        """What was being typed when a line was recalled. It comes after the last of them."""
        self._laid_aside: list[str] = []
        """The recalled lines that were changed and left again. The Up key brings them back."""
        self._waiting: list[str] = []
        self._refused = ""
        """The line that could not be saved, if the last one could not."""

    @property
    def waiting(self) -> int:
        """How many pasted lines wait behind the one in the line."""
        return len(self._waiting)

    @property
    def pile(self) -> tuple[str, ...]:
        """What is in the line and the lines that wait behind it, in their order."""
        return tuple(filter(str.strip, (self.value, *self._waiting)))

    @property
    def unfinished(self) -> str:
        """What was being typed when the line was recalled that is there now, if one is."""
        return self._unfinished if self._is_recalled else ""

    @property
    def laid_aside(self) -> int:
        """How many recalled lines were changed, and are neither in the line nor taken."""
        return len(self._laid_aside)

    @property
    def draft(self) -> Draft:
        """What stands in the line and around it, and is not an entry yet.

        A line that was only recalled is an entry, or one of those that were not taken.
        """
        first, *others = [*filter(str.strip, (self._new_words, self.unfinished)), ""]
        waiting = (*others[:-1], *self._waiting)
        return Draft(first, waiting, (*self._session.left, *self._laid_aside))

    @property
    def _is_recalled(self) -> bool:
        return self._recalled < len(self._typed)

    @property
    def _new_words(self) -> str:
        """What stands in the line, unless it is an old line as it was."""
        is_old = self._is_recalled and self.value == self._typed[self._recalled]
        return "" if is_old else self.value

    def take_up(self, draft: Draft) -> None:
        """Go on where somebody stopped typing."""
        self._put(draft.line)
        self._waiting[:] = draft.waiting
        self._session.left[:] = draft.not_taken
        self._typed += draft.not_taken
        self._recalled = len(self._typed)

    async def on_key(self, event: Key) -> None:
        """Act on a key in its turn. Left to bubble up, it would be overtaken by letters."""
        with_alt = event.key.startswith("alt+")
        if with_alt:
            event.prevent_default()  # or its letter would be typed
        if event.is_printable and not with_alt:
            return
        if event.key in _ENTER:
            self.submit()
        else:
            key = self.screen.active_bindings.get(event.key)
            if key is None or key.node not in {self, self.screen}:
                return
            if not await self.app.run_action(key.binding.action, key.node):
                return
        event.stop()
        event.prevent_default()

    def submit(self, kind: type[Said] | None = None) -> None:
        """Have the line taken, and bring in the next one that waits.

        `kind` is what it becomes if it has no sign of its own.
        """
        line, recalled = self.value, self._is_recalled
        mends = self._typed[self._recalled] if recalled else None
        answer = self._take(line, mends, kind)
        if answer.outcome is not Outcome.NOT_SAVED:
            if recalled and self._unfinished.strip():
                self._waiting.insert(0, self._unfinished)
            self._recalled = len(self._typed)
            self._unfinished = ""
            self._put(self._waiting.pop(0) if self._waiting else "")
        self.post_message(self.Answered(line, answer))

    def say_too(self, entry_id: str) -> None:
        """Have one more person say what is there already, in place of what is in the line.

        The line's own words can be recalled.
        """
        answer = self._session.take(f"= {entry_id}")
        if answer.outcome is Outcome.SAVED and self.value.strip():
            self._typed.append(self.value)
            self._end_of_recall()
        self.post_message(self.Answered("", answer))

    def complete(self, line: str) -> None:
        """Put a whole line in place of the one that was begun."""
        self._put(line)

    def _take(self, line: str, mends: str | None, kind: type[Said] | None = None) -> Answer:
        """Have a line taken, in place of the recalled one that it `mends`, if it mends one."""
        answer = self._session.take(line, mends, kind)
        if answer.outcome is Outcome.NOT_SAVED:
            self._refused = line
            return answer
        self._refused = ""
        if line.strip():
            self._typed.append(line)
            if mends in self._laid_aside:
                self._laid_aside.remove(mends)
        return answer

    def action_recall(self, step: int) -> None:
        """Bring back a line that was typed before, or the one after it.

        What was being typed waits below the last of them; a line that was brought back and
        changed is kept as one of them.
        """
        at = self._recalled
        if at == len(self._typed):
            self._unfinished = self.value
        elif self._new_words.strip():
            self._typed.append(self.value)
            self._laid_aside.append(self.value)
        self._recalled = min(max(at + step, 0), len(self._typed))
        self._put([*self._typed, self._unfinished][self._recalled])

    def take_pile(
        self, kind: type[Said], left_out: AbstractSet[int]
    ) -> Generator[Answer, None, None]:
        """Take the pile, but for those `left_out`, and yield the answer to each line.

        They are named by their numbers in the pile. `kind` is in force at the first line.
        It stops at a line that cannot be saved. That one, and what is behind it when it
        stops or is closed, is a pile as before; those left out are only recalled.
        """
        self._session.kind = kind
        mends = self._typed[self._recalled] if self._is_recalled and self.value.strip() else None
        rest = deque(enumerate(self.pile))
        waiting = [line for number, line in rest if number not in left_out]
        self._waiting[:] = [*waiting, *filter(str.strip, [self.unfinished])]
        self._end_of_recall()
        try:
            while rest:
                number, line = rest.popleft()
                if number in left_out:
                    self._typed.append(line)
                    continue
                answer = self._take(line, mends if number == 0 else None)
                if answer.outcome is Outcome.NOT_SAVED:
                    yield answer
                    break
                self._waiting.pop(0)
                yield answer
        finally:
            self._typed += [line for number, line in rest if number in left_out]
            self._end_of_recall()
            self._put(self._waiting.pop(0) if self._waiting else "")

    def _end_of_recall(self) -> None:
        """Have an empty line, below all that were typed."""
        self._recalled = len(self._typed)
        self._unfinished = ""
        self._put("")

    def on_paste(self, event: PasteEvent) -> None:
        event.prevent_default()
        event.stop()
        self._paste(event.text)

    def paste_behind(self, text: str) -> None:
        """Let what was pasted wait behind all that waits."""
        self._waiting += Paste.of(text).lines

    def action_paste(self) -> None:
        self._paste(self.app.clipboard)

    def _paste(self, text: str) -> None:
        """Put the first line at the cursor, and let the others wait behind it.

        Behind a line that was not saved all of them wait: it is whole as it is.
        """
        pasted = Paste.of(text)
        if self.value.strip() and self.value == self._refused:
            self._waiting[:0] = pasted.lines
        elif pasted.lines:
            self._waiting[:0] = pasted.lines[1:]
            self.replace(pasted.lines[0], *self.selection)
        self.post_message(self.Pasted(pasted.left_out))

    def _put(self, line: str) -> None:
        self.value = line
        self.cursor_position = len(line)
