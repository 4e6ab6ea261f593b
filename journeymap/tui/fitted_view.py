"""A view that fits the room it has, and says which keys do what there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.events import Resize
from textual.message import Message

from journeymap.capture.answer import Answer
from journeymap.capture.session import Session
from journeymap.tui.view import View

_LOW, _ROOMY = 9, 20
"""Rows: with fewer than the first frames are left out; with the second there is room."""
_SLIM, _BROAD = 56, 104
"""Columns, likewise."""


class FittedView(View):
    """What is clicked there is done at once, and answered with a message."""

    DEEDS: ClassVar[tuple[str, ...]] = ()
    """What its first deed does, and its second, in two words."""

    @dataclass
    class Answered(Message):
        """Something was done by a click, and this is the answer."""

        answer: Answer

    def __init__(self) -> None:
        super().__init__()
        self.session: Session | None = None
        """Whose board is shown, once one is."""

    def show(self, session: Session) -> None:
        self.session = session
        if self.is_mounted:
            self.draw(session)

    def draw(self, session: Session) -> None:
        """Show a session's board in the room that there is."""
        raise NotImplementedError

    def move(self, step: int) -> None:
        raise NotImplementedError

    def on_mount(self) -> None:
        self._draw_again()
        self.call_after_refresh(self._fit)  # what is given its room while it is made is not told

    def on_resize(self, event: Resize) -> None:
        del event
        self._fit()

    def _fit(self) -> None:
        """Suit the frames to the room that there is."""
        size = self.outer_size
        self.set_class(size.height < _LOW, "-low")
        self.set_class(size.height >= _ROOMY, "-roomy")
        self.set_class(size.width < _SLIM, "-slim")
        self.set_class(size.width >= _BROAD, "-broad")
        self._draw_again()

    def answer(self, answer: Answer) -> None:
        """Tell the screen what became of a click."""
        self.post_message(self.Answered(answer))

    def hint(self, deed: int = 1) -> str:
        """Return the key for a deed and what that does: F9 draws a card. Empty without a key."""
        key = self.key_for(f"act({deed})")
        return f"{key} {self.DEEDS[deed - 1]}" if key else ""

    def hints(self) -> str:
        """Return what all deeds are done with."""
        return " · ".join(filter(None, map(self.hint, range(1, len(self.DEEDS) + 1))))

    def key_for(self, action: str) -> str:
        """Return the key of the screen's that does an action, as it is called; empty if none."""
        for active in self.screen.active_bindings.values():
            if active.binding.action == action:
                key = self.app.get_key_display(active.binding)
                return key[:1].upper() + key[1:]
        return ""

    def _draw_again(self) -> None:
        if self.session is not None:
            self.draw(self.session)
