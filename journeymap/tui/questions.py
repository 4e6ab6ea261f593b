"""Small questions on the way from the home screen to the capture screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from journeymap.cleaning import one_line
from journeymap.sheets.names import folder_name
from journeymap.templates import template_names


class WhichSheet(ModalScreen[str | None]):
    """Asks whose notes these are. The answer is the name of a sheet, or None."""

    CSS_PATH = "questions.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def compose(self) -> ComposeResult:
        with Vertical(classes="question") as box:
            box.border_title = Content("Whose notes are these?")
            box.border_subtitle = Content("Enter goes on, Esc goes back")
            yield Input("Table 1", id="sheet-name")
            yield Static("One writer, one sheet: each table has its own.", markup=False)

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Go on with the name, once there is one."""
        if name := one_line(event.value):
            self.dismiss(name)


@dataclass(frozen=True, slots=True)
class NewWorkshop:
    """What a new workshop is called, and the ready guide it begins with."""

    title: str
    template: str


class AskNewWorkshop(ModalScreen[NewWorkshop | None]):
    """Asks what a new workshop is called, then which guide it begins with."""

    CSS_PATH = "questions.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back")]

    def compose(self) -> ComposeResult:
        with Vertical(classes="question") as box:
            box.border_title = Content("A new workshop")
            box.border_subtitle = Content("Enter goes on, Esc goes back")
            yield Input(placeholder="What is it called?", id="workshop-title")
            yield Static("", id="advice", markup=False)
            yield OptionList(*template_names(), id="template", markup=False)

    def on_mount(self) -> None:
        self.query_one("#template").display = False

    @on(Input.Submitted)
    def title_given(self, event: Input.Submitted) -> None:
        """Go on to the template, once there is a title."""
        if not folder_name(event.value):
            advice = "Type what it is called, with at least one letter or digit."
            self.query_one("#advice", Static).update(advice)
            return
        self.query_one("#advice", Static).update("Which guide does it begin with?")
        template = self.query_one("#template", OptionList)
        template.display = True
        template.focus()

    @on(OptionList.OptionSelected)
    def template_given(self, event: OptionList.OptionSelected) -> None:
        """Both are answered."""
        title = one_line(self.query_one("#workshop-title", Input).value)
        self.dismiss(NewWorkshop(title, template_names()[event.option_index]))
