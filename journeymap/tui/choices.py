"""A list to choose from with a click or from the keys of its screen: it takes no focus."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class Choices(OptionList, can_focus=False):
    """Shows choices, people's words as text, and keeps the mark where it was."""

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's way
        super().__init__(id=id, markup=False)

    def show(self, rows: Sequence[tuple[str, Content]], marked: int | None) -> None:
        """Show rows, each with its name; one without a name cannot be chosen."""
        self.clear_options()
        self.add_options([Option(words, name or None, disabled=not name) for name, words in rows])
        self.highlighted = marked if marked is not None and marked < len(rows) else None
