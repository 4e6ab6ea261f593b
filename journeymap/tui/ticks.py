"""A list in which several things can be ticked: with Space, or with a click."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from journeymap.tui.words import shown_on_one_line


class Ticks(OptionList, inherit_bindings=False):
    """Shows names with what each is for. A tick is a sign, and not only a colour.

    Enter is left to the screen, and comes to it behind the keys that were pressed before it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        each for each in OptionList.BINDINGS if isinstance(each, Binding) and each.key != "enter"
    ]

    def __init__(
        self,
        *groups: Sequence[tuple[str, str]],
        id: str,  # noqa: A002  # Textual's way
        ticked: Iterable[str] = (),
    ) -> None:
        """Offer names, each with what it is for; between groups of them there is a line."""
        super().__init__(id=id, markup=False)
        self._offered = [each for group in groups for each in group]
        self._ends = {len(group) for group in accumulate(map(list, groups))}
        self._ticked = set(ticked)

    def on_mount(self) -> None:
        for at, (name, _) in enumerate(self._offered):
            if at in self._ends:
                self.add_option(None)
            self.add_option(Option(self._row(at), name))
        self.highlighted = 0

    @property
    def ticked(self) -> tuple[str, ...]:
        """The names that are ticked, in the order in which they are offered."""
        return tuple(name for name, _ in self._offered if name in self._ticked)

    @property
    def marked(self) -> str:
        """The name under the cursor."""
        return self._offered[self.highlighted or 0][0]

    @on(OptionList.OptionSelected)
    def tick(self, event: OptionList.OptionSelected) -> None:
        """Tick the name that somebody clicked on, or take the tick away."""
        event.stop()
        self._turn(self._offered[event.option_index][0])

    def tick_marked(self) -> None:
        """Tick the name under the cursor, or take the tick away, before the next key counts."""
        self._turn(self.marked)

    def _turn(self, name: str) -> None:
        self._ticked ^= {name}
        self._show()

    @on(OptionList.OptionHighlighted)
    def mark(self, event: OptionList.OptionHighlighted) -> None:
        """Put the mark before what the cursor is on: where there are few colours, none shows it."""
        event.stop()
        self._show()

    def on_focus(self) -> None:
        self._show()

    def on_blur(self) -> None:
        self._show()

    def _show(self) -> None:
        for at in range(self.option_count):
            self.replace_option_prompt_at_index(at, self._row(at))

    def _row(self, at: int) -> Content:
        name, what_for = self._offered[at]
        width = max(len(each) for each, _ in self._offered)
        is_here = self.has_focus and at == self.highlighted
        return Content.assemble(
            ("▸ " if is_here else "  ", "$accent"),
            ("[✓] " if name in self._ticked else "[ ] ", "$accent"),
            shown_on_one_line(name, "bold"),
            " " * (width - len(name) + 2),
            shown_on_one_line(what_for, "dim"),
        )
