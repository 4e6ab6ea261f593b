"""The names of the views, with how much there is in each. A click on one goes there."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static


@dataclass(frozen=True, slots=True)
class Tab:
    """A view's name, and how many things it holds; None where nothing is counted."""

    sign: str
    name: str
    number: int | None
    here: bool


class TabLabel(Static):
    """One tab."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self._at = at

    def show(self, tab: Tab) -> None:
        """Show a tab as it stands now."""
        self.set_class(tab.here, "here")
        sign = f"{tab.sign} " if tab.sign else ""
        number = f" {tab.number}" if tab.number is not None else ""
        self.update(Content.assemble(sign, (tab.name, "bold" if tab.here else ""), number))

    def on_click(self) -> None:
        self.post_message(ViewTabs.Chosen(self._at))


class ViewTabs(Horizontal, can_focus=False):
    """The tabs, in the order in which F3 goes through them."""

    tabs: reactive[tuple[Tab, ...]] = reactive(())

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
            label.show(tab)
            yield label

    async def watch_tabs(self, tabs: tuple[Tab, ...]) -> None:
        if len(self.query(TabLabel)) != len(tabs):
            await self.recompose()
        for label, tab in zip(self.query(TabLabel), tabs, strict=True):
            label.show(tab)
