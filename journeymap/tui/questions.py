"""Small questions on the way from the home screen to the capture screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from journeymap.cleaning import one_line
from journeymap.counting import counted
from journeymap.guide import Guide
from journeymap.sheets.another_folder import workshops_at
from journeymap.sheets.guide_file import read_guide
from journeymap.sheets.names import folder_name
from journeymap.sheets.sheet_names import SheetName, proposed_name
from journeymap.sheets.workshop import NoWorkshop, Workshop
from journeymap.templates import template_names, template_path
from journeymap.tui.words import shown_on_one_line

_Answer = TypeVar("_Answer")
_STAGES_SHOWN = 3


class Question(ModalScreen[_Answer | None]):
    """A line to type in, and what can be chosen below it. None is the answer of Esc."""

    CSS_PATH = "questions.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Back", id="question.back"),
        Binding("down", "to_choices", "What can be chosen", id="question.choices", show=False),
    ]

    asked: ClassVar[str]

    def compose(self) -> ComposeResult:
        with Vertical(classes="question") as box:
            box.border_title = Content(self.asked)
            box.border_subtitle = Content("Enter goes on, Esc goes back")
            yield from self.parts()

    def parts(self) -> Iterator[Input | Static | OptionList]:
        """Yield what is asked."""
        raise NotImplementedError

    def action_to_choices(self) -> None:
        """Go from the line to what can be chosen below it."""
        choices = self.query_one(OptionList)
        if choices.display and choices.option_count:
            choices.highlighted = choices.highlighted or 0
            choices.focus()

    def advise(self, words: str) -> None:
        """Say what to type, or what was wrong with it."""
        self.query_one("#advice", Static).update(shown_on_one_line(words))


class WhichSheet(Question[str]):
    """Asks whose notes these are. The answer is the name of a sheet, or None."""

    asked = "Whose notes are these?"

    def __init__(self, names: Sequence[SheetName] = ()) -> None:
        """Offer the names that there are, beside the next one that is free."""
        super().__init__()
        self._names = list(names)

    def parts(self) -> Iterator[Input | Static | OptionList]:
        proposed = proposed_name(self._names)
        yield Input(proposed, id="sheet-name")
        yield Static(_advice(proposed, self._names), id="advice", markup=False)
        choices = OptionList(*map(_sheet, self._names), id="sheets", markup=False)
        choices.display = bool(self._names)
        yield choices

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        """Go on with the name, once there is one."""
        if name := one_line(event.value):
            self.dismiss(name)

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Go on with a name that is there."""
        self.dismiss(self._names[event.option_index].name)


@dataclass(frozen=True, slots=True)
class NewWorkshop:
    """What a new workshop is called, and the ready guide it begins with."""

    title: str
    template: str


class AskNewWorkshop(Question[NewWorkshop]):
    """Asks what a new workshop is called, then which guide it begins with."""

    asked = "A new workshop"

    def parts(self) -> Iterator[Input | Static | OptionList]:
        yield Input(placeholder="What is it called?", id="workshop-title")
        yield Static("", id="advice", markup=False)
        choices = OptionList(*map(_template, template_names()), id="template", markup=False)
        choices.display = False
        yield choices

    @on(Input.Submitted)
    def title_given(self, event: Input.Submitted) -> None:
        """Go on to the template, once there is a title."""
        if not folder_name(event.value):
            self.advise("Type what it is called, with at least one letter or digit.")
            return
        self.advise("Which guide does it begin with? It can be changed in any editor.")
        self.query_one("#template").display = True
        self.action_to_choices()

    @on(OptionList.OptionSelected)
    def template_given(self, event: OptionList.OptionSelected) -> None:
        """Both are answered."""
        title = one_line(self.query_one("#workshop-title", Input).value)
        if folder_name(title):
            self.dismiss(NewWorkshop(title, template_names()[event.option_index]))
        else:
            self.query_one("#workshop-title").focus()


class AskFolder(Question[Workshop]):
    """Asks for the folder of a workshop elsewhere; where there are several, which one."""

    asked = "Open another workshop"

    def __init__(self, here: Path) -> None:
        super().__init__()
        self._here = here
        self._found: list[Workshop] = []

    def parts(self) -> Iterator[Input | Static | OptionList]:
        yield Input(placeholder="~/Documents/hazel-court-lunch", id="folder")
        yield Static(
            "Type the folder of a workshop, or one that workshops are in.",
            id="advice",
            markup=False,
        )
        choices = OptionList(id="found", markup=False)
        choices.display = False
        yield choices

    @on(Input.Changed)
    def forget_what_was_found(self) -> None:
        """What was found belongs to the folder that was typed before."""
        self.query_one("#found").display = False

    @on(Input.Submitted)
    def look(self, event: Input.Submitted) -> None:
        """Open the workshop that is there, or show which ones are."""
        try:
            self._found = workshops_at(event.value, self._here)
        except NoWorkshop as none:
            self.advise(str(none))
            return
        if len(self._found) == 1:
            self.dismiss(self._found[0])
            return
        self.advise(f"There are {len(self._found)} workshops. Which one?")
        choices = self.query_one("#found", OptionList)
        choices.clear_options()
        choices.add_options([Option(_found(each)) for each in self._found])
        choices.display = True
        self.action_to_choices()

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Open the one that was chosen."""
        self.dismiss(self._found[event.option_index])


def _advice(proposed: str, names: Sequence[SheetName]) -> Content:
    """Return what to do about the name that is proposed, and why that one is."""
    advice = "Type a new name, or go on with ↓ on one that is there."
    if not names:
        advice = "One writer, one sheet: each table has its own."
    if any(each.waits and each.name == proposed for each in names):
        advice = f"Words on {proposed} are not saved yet: Enter brings them back."
    return shown_on_one_line(advice)


def _sheet(sheet: SheetName) -> Option:
    """Return a sheet's name, how much is on it, and what choosing it means."""
    where = (
        "goes on where it left off" if sheet.is_own else "from another machine: begins a new sheet"
    )
    unsaved = " and words not saved yet" if sheet.waits else ""
    details = f"{counted(sheet.entries, 'line')}{unsaved}, {where}"
    return Option(Content.assemble(shown_on_one_line(sheet.name, "bold"), ("  " + details, "dim")))


def _template(name: str) -> Option:
    """Return a ready guide's name, and below it what is in it."""
    guide, _ = read_guide(template_path(name))
    about = _in_short(guide) if guide else ""
    return Option(Content.assemble((name, "bold"), "\n  ", (about, "dim")))


def _in_short(guide: Guide) -> str:
    """Return how many stages and activities a guide has, and the first stages by name."""
    if not guide.stages:
        return "nothing in it yet: a guide of your own"
    first = " → ".join(each.name for each in guide.stages[:_STAGES_SHOWN])
    more = " → …" if len(guide.stages) > _STAGES_SHOWN else ""
    stages, asked = counted(len(guide.stages), "stage"), len(guide.activities)
    activities = counted(asked, "activity", "activities")
    return one_line(f"{stages}, {activities}: {first}{more}")


def _found(workshop: Workshop) -> Content:
    guide, _ = workshop.guide()
    title = guide.title if guide else "its guide cannot be read"
    return Content.assemble(
        shown_on_one_line(title, "bold"), "  ", shown_on_one_line(workshop.name, "dim")
    )
