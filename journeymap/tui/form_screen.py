"""A small form over a screen: what is typed stays until it is saved, or dropped on purpose."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from journeymap.capture.answer import Answer, Outcome, sentence
from journeymap.capture.parts import Part
from journeymap.tui.form import Form
from journeymap.tui.state_line import StateLine
from journeymap.tui.words import shown_on_one_line

Keep = Callable[[Mapping[str, str]], Answer]
"""Does what a form is for, with what was typed by the name of each part."""


class FormScreen(ModalScreen[Answer | None]):
    """Asks for some words. Its answer is what became of them; None if they were dropped."""

    CSS_PATH = "form_screen.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (18, "-usual")]  # noqa: RUF012  # not a ClassVar to Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "drop", "Back", key_display="Esc", id="form.back"),
    ]

    def __init__(self, title: str, parts: Sequence[Part], keep: Keep) -> None:
        super().__init__()
        self._title = title
        self._parts = tuple(parts)
        self._keep = keep
        self._asked_about: Mapping[str, str] | None = None
        """What was typed when it was asked whether it is to be dropped."""

    def compose(self) -> ComposeResult:
        with Vertical(id="form-box") as box:
            box.border_title = shown_on_one_line(self._title)
            box.border_subtitle = Content("Enter keeps, Tab goes on, Esc drops")
            yield Form(self._parts)
            yield StateLine()

    def on_mount(self) -> None:
        self.query("Input, TextArea").first().focus()

    @on(Form.Kept)
    def keep(self) -> None:
        """Keep what was typed. What cannot be kept stays, with what is wrong with it."""
        answer = self._keep(self.query_one(Form).typed)
        if not answer.keeps_line:
            self.dismiss(answer)
        elif answer.outcome is Outcome.NOT_SAVED:
            self._tell(answer)
            why = sentence(answer.text.removeprefix("not saved: "))
            words = f"✗ Not saved: Enter tries again. What you typed is still there. {why}"
            self.query_one(StateLine).update(shown_on_one_line(words))
        else:
            self._tell(answer)

    def action_drop(self) -> None:
        """Go back; if something was typed, only when asked again."""
        if self.may_leave():
            self.dismiss(None)

    def may_leave(self) -> bool:
        """Whether nothing that was typed here would be lost. If it would, that is said once."""
        form = self.query_one(Form)
        if not form.was_changed or self._asked_about == form.typed:
            return True
        self._asked_about = form.typed
        text = "not saved yet. Enter keeps what you typed, Esc again drops it."
        self._tell(Answer(Outcome.NOT_TAKEN, text))
        return False

    def _tell(self, answer: Answer) -> None:
        self.query_one(StateLine).show(answer)
