"""One line for the name of a theme, with the names that are there already under it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from journeymap.capture.answer import Answer, Outcome, sentence
from journeymap.tui.chooser import Chooser, Offers
from journeymap.tui.state_line import StateLine
from journeymap.tui.words import shown_on_one_line


class ThemeNameScreen(ModalScreen[Answer | None]):
    """Asks for a name. Its answer is what became of it; None if it was dropped."""

    CSS_PATH = "theme_name_screen.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (16, "-short"), (25, "-usual")]  # noqa: RUF012  # not a ClassVar to Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "drop", "Back", key_display="Esc", id="theme-name.back"),
    ]

    def __init__(self, about: str, offers: Offers, keep: Callable[[str], Answer]) -> None:
        """Ask for the name of what something is `about`. `keep` saves it."""
        super().__init__()
        self._about = about
        self._offers = offers
        self._keep = keep
        self._asked_about: str | None = None
        """What was typed when it was asked whether it is to be dropped."""

    def compose(self) -> ComposeResult:
        with Vertical(id="naming") as box:
            box.border_title = Content("What is it about?")
            box.border_subtitle = Content("Enter keeps, Tab completes, Esc drops")
            yield Static(shown_on_one_line(self._about), id="about")
            yield Chooser(self._offers, "a word or two", is_for_words=True)
            yield StateLine()

    def on_mount(self) -> None:
        self.query_one("#choose").focus()

    @on(Chooser.Chosen)
    def keep(self, event: Chooser.Chosen) -> None:
        """Keep the name. What cannot be kept stays, with what is wrong with it."""
        event.stop()
        answer = self._keep(event.value)
        if not answer.keeps_line:
            self.dismiss(answer)
            return
        self._tell(answer)
        if answer.outcome is Outcome.NOT_SAVED:
            why = sentence(answer.text.removeprefix("not saved: "))
            words = f"✗ Not saved: Enter tries again. What you typed is still there. {why}"
            self.query_one(StateLine).update(shown_on_one_line(words))

    def action_drop(self) -> None:
        """Go back; if something was typed, only when asked again."""
        chooser = self.query_one(Chooser)
        if not chooser.was_changed or self._asked_about == chooser.typed:
            self.dismiss(None)
            return
        self._asked_about = chooser.typed
        text = "not saved yet. Enter keeps what you typed, Esc again drops it."
        self._tell(Answer(Outcome.NOT_TAKEN, text))

    def _tell(self, answer: Answer) -> None:
        self.query_one(StateLine).show(answer)
