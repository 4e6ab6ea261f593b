"""A question that is answered by choosing, with a list that grows shorter as one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from journeymap.tui.chooser import Chooser, Offer
from journeymap.tui.words import shown_on_one_line


class ChoiceScreen(ModalScreen[str | None]):
    """Asks for one of several things. The answer is its value; None is the answer of Esc."""

    CSS_PATH = "choice_screen.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (16, "-short"), (25, "-usual")]  # noqa: RUF012  # not a ClassVar to Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", id="choice.back"),
    ]

    def __init__(self, asked: str, offered: Sequence[Offer], about: str = "") -> None:
        """Ask for one of what is `offered`. `about` is what there is to know besides."""
        super().__init__()
        self._asked = asked
        self._offered = offered
        self._about = about

    def compose(self) -> ComposeResult:
        with Vertical(id="choice") as box:
            box.border_title = shown_on_one_line(self._asked)
            box.border_subtitle = Content("Enter chooses, Esc goes back")
            about = Static(shown_on_one_line(self._about), id="about")
            about.display = bool(self._about)
            yield about
            yield Chooser(self._fitting, "some letters of it")

    def _fitting(self, typed: str) -> Sequence[Offer]:
        """Return what has all the words that were typed, in any order."""
        words = typed.casefold().split()
        return [
            each
            for each in self._offered
            if all(word in f"{each.name} {each.note}".casefold() for word in words)
        ]

    @on(Chooser.Chosen)
    def choose(self, event: Chooser.Chosen) -> None:
        """Answer with what was chosen."""
        event.stop()
        self.dismiss(event.value)
