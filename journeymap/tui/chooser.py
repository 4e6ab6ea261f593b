"""A list to choose from by typing: by number, by letters, with the arrows or the mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from journeymap.tui.words import shown_on_one_line


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to choose: what it stands for, what it is called, what is to know about it."""

    value: str
    name: str
    note: str = ""
    mark: str = ""
    """What stands before it: a number, or a sign that it is chosen already."""


Offers = Callable[[str], Sequence[Offer]]
"""Returns what can be chosen once something is typed. The first is what Enter chooses."""


class Chooser(Vertical):
    """Shows what can be chosen. The line has the focus; the arrows go through the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Up", show=False, priority=True),
        Binding("down", "step(1)", "Down", show=False, priority=True),
        Binding("tab", "complete", "Complete", show=False, priority=True),
    ]

    @dataclass
    class Chosen(Message):
        """Something was chosen."""

        value: str

    def __init__(self, offers: Offers, hint: str, *, is_for_words: bool = False) -> None:
        super().__init__()
        self.is_for_words = is_for_words
        """Whether what is typed may be something new, rather than a choice among what is there."""
        self._offers = offers
        self._hint = hint
        self._offered: Sequence[Offer] = ()
        self._marked: int | None = None

    def compose(self) -> ComposeResult:
        yield Input(placeholder=self._hint, id="choose")
        choices = OptionList(id="choices", markup=False)
        choices.can_focus = False
        yield choices

    def on_mount(self) -> None:
        self._show()

    @property
    def typed(self) -> str:
        """What was typed."""
        return self.query_one(Input).value

    @property
    def was_changed(self) -> bool:
        """Whether anything was typed."""
        return bool(self.typed.strip())

    def action_step(self, step: int) -> None:
        """Go to another choice."""
        choices = self.query_one(OptionList)
        if self._offered:
            choices.highlighted = ((choices.highlighted or 0) + step) % len(self._offered)

    def action_complete(self) -> None:
        """Complete what was typed to the nearest there is."""
        typed = self.query_one(Input).value.casefold().strip()
        names = [each.name for each in self._offered if each.name.casefold() != typed]
        fitting = [name for name in names if name.casefold().startswith(typed)]
        if fitting:
            line = self.query_one(Input)
            line.value = fitting[0]
            line.cursor_position = len(line.value)

    @on(Input.Changed)
    def offer(self, event: Input.Changed) -> None:
        """Offer what fits what is typed."""
        event.stop()
        self._show()

    @on(Input.Submitted)
    def choose(self, event: Input.Submitted) -> None:
        """Choose what is marked."""
        event.stop()
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._offered):
            self.post_message(self.Chosen(self._offered[at].value))

    @on(OptionList.OptionHighlighted)
    def mark(self, event: OptionList.OptionHighlighted) -> None:
        """Mark what Enter would choose, by a sign besides the colour."""
        event.stop()
        self._mark(self.query_one(OptionList).highlighted)

    def _mark(self, at: int | None) -> None:
        choices = self.query_one(OptionList)
        for row in {self._marked, at}:
            if row is not None and row < len(self._offered):
                prompt = _row(self._offered[row], is_marked=row == at)
                choices.replace_option_prompt_at_index(row, prompt)
        self._marked = at

    @on(OptionList.OptionSelected)
    def click(self, event: OptionList.OptionSelected) -> None:
        """A click chooses."""
        event.stop()
        self.post_message(self.Chosen(self._offered[event.option_index].value))

    def _show(self) -> None:
        self._offered = self._offers(self.query_one(Input).value)
        choices = self.query_one(OptionList)
        choices.clear_options()
        choices.add_options(Option(_row(each, is_marked=False)) for each in self._offered)
        choices.highlighted = 0 if self._offered else None
        self._marked = None
        self._mark(choices.highlighted)


def _row(offer: Offer, *, is_marked: bool) -> Content:
    return Content.assemble(
        ("▸ " if is_marked else "  ", "$accent"),
        (f"{offer.mark or ' '} ", "$accent"),
        shown_on_one_line(offer.name),
        "  ",
        shown_on_one_line(offer.note, "dim"),
    )
