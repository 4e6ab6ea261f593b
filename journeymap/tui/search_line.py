"""The line in which somebody types what to look for, while the arrows go through the list."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

_HINT = "words, +kind, /stage, @voice, ~table, #theme"


class SearchLine(Input):
    """Words and signs to look for. Enter goes to the entry under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "screen.step(-1)", "Up", show=False),
        Binding("down", "screen.step(1)", "Down", show=False),
        Binding("enter,ctrl+j", "screen.go_there", "Go there", key_display="Enter"),
    ]

    def __init__(self) -> None:
        super().__init__(placeholder=_HINT, id="search", select_on_focus=False)

    def hint(self, *, has_survey: bool) -> None:
        """Say in the empty line what can be typed; where they come from if there was a survey."""
        self.placeholder = f"{_HINT}, <room, <survey" if has_survey else _HINT
