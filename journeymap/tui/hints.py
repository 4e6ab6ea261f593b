"""What may help with the line while it is typed: who said so already, or how it may go on."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from journeymap.tui.still import Still
from journeymap.tui.words import shown_on_one_line

MOST = 3


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing that can be had with one key, or with a click."""

    key: str
    """The key, as it is shown."""
    words: str
    note: str
    """What is to be known about it: where it was said, what it means."""


class HintLine(Still):
    """One hint: its key, its words, and at the right what is to be known about it."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self._at = at

    def show(self, hint: Hint | None) -> None:
        """Show a hint, or nothing."""
        self.set_class(hint is not None, "is-there")
        if hint is None:
            self.update("")
            return
        self.update(
            Content.assemble(
                (f"{hint.key:>3} ", "bold $accent"),
                shown_on_one_line(hint.words),
                "  ",
                shown_on_one_line(hint.note, "dim"),
            )
        )

    def on_click(self) -> None:
        if self.has_class("is-there"):
            self.post_message(Hints.Chosen(self._at))


class Hints(Vertical, can_focus=False):
    """A line for each of the hints that there is room for. It keeps its place when empty."""

    hints: reactive[tuple[Hint, ...]] = reactive((), repaint=False)

    @dataclass
    class Chosen(Message):
        """Somebody clicked on a hint: its place among them."""

        at: int

    def compose(self) -> ComposeResult:
        for at in range(MOST):
            yield HintLine(at)

    def watch_hints(self, hints: tuple[Hint, ...]) -> None:
        for at, line in enumerate(self.query(HintLine)):
            line.show(hints[at] if at < len(hints) else None)
