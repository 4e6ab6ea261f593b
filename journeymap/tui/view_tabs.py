"""The names of the views, with how much there is in each. A click on one goes there."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from journeymap.tui.still import Still


@dataclass(frozen=True, slots=True)
class Tab:
    """A view's name, and how many things of the room it holds; None where nothing is counted."""

    sign: str
    name: str
    number: int | None
    here: bool
    in_survey: int = 0
    """How many such things came back in the survey."""


_AROUND = 3
"""Cells around a tab, and behind its sign."""


class TabLabel(Still):
    """One tab."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self._at = at

    def show(self, tab: Tab, *, in_words: bool) -> None:
        """Show a tab as it stands now; `in_words` if there is room for the word survey."""
        self.set_class(tab.here, "here")
        sign = f"{tab.sign} " if tab.sign else ""
        both = f"{tab.number} in the room, {tab.in_survey} in the survey"
        self.tooltip = both if tab.in_survey else None
        number = _number(tab, in_words=in_words)
        self.update(Content.assemble(sign, (tab.name, "bold" if tab.here else ""), number))

    def on_click(self) -> None:
        self.post_message(ViewTabs.Chosen(self._at))


class ViewTabs(Horizontal, can_focus=False):
    """The tabs, in the order in which F3 goes through them."""

    tabs: reactive[tuple[Tab, ...]] = reactive((), repaint=False)

    @dataclass
    class Chosen(Message):
        """Somebody clicked on a tab: its place among them."""

        at: int

    def __init__(self, tabs: tuple[Tab, ...] = ()) -> None:
        super().__init__()
        self.set_reactive(ViewTabs.tabs, tabs)

    def compose(self) -> ComposeResult:
        for at, tab in enumerate(self.tabs):
            label = TabLabel(at)
            label.show(tab, in_words=False)
            yield label

    async def watch_tabs(self, tabs: tuple[Tab, ...]) -> None:
        if len(self.query(TabLabel)) != len(tabs):
            await self.recompose()
        self._show()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        """Show the tabs as they stand, in words if there is room for them."""
        in_words = sum(map(_width_in_words, self.tabs)) <= self.size.width
        for label, tab in zip(self.query(TabLabel), self.tabs, strict=False):
            label.show(tab, in_words=in_words)


def _number(tab: Tab, *, in_words: bool) -> str:
    """Return how many there are, those of the survey apart: " 4, 3 survey" or " 4 ▒3"."""
    number = f" {tab.number}" if tab.number is not None else ""
    if not tab.in_survey:
        return number
    return f"{number}, {tab.in_survey} survey" if in_words else f"{number} ▒{tab.in_survey}"


def _width_in_words(tab: Tab) -> int:
    return len(tab.sign) + len(tab.name) + len(_number(tab, in_words=True)) + _AROUND
