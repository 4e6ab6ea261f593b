"""The survey of a workshop: what was issued, what came back, and both can be done from here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from journeymap.capture.answer import Answer, Outcome
from journeymap.sheets.workshop import Workshop
from journeymap.survey.overview import Overview, came_back, look_at_survey, went_out
from journeymap.tui.told_screen import ToldScreen
from journeymap.tui.words import shown_on_one_line

_ISSUE, _RETURNS = "issue", "returns"
_DEEDS = {
    _ISSUE: ("Issue the questions", "for paper or for a survey tool"),
    _RETURNS: ("Take in what came back", "from a file of a survey tool"),
}


class SurveyScreen(Screen[None]):
    """Shows where the survey stands. It reads the workshop anew whenever something was done."""

    CSS_PATH = "survey_screen.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (15, "-usual"), (30, "-tall")]  # noqa: RUF012  # not a ClassVar to Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "i", "issue", "Issue", id="survey.issue", tooltip="Write the questions, to hand out"
        ),
        Binding(
            "t",
            "returns",
            "Take in",
            id="survey.returns",
            tooltip="Take in a file of what came back",
        ),
        Binding(
            "p",
            "problems",
            "Problems",
            id="survey.problems",
            tooltip="What is wrong with the files of the workshop",
        ),
        Binding("escape,q", "dismiss", "Back", key_display="Esc", id="survey.back"),
    ]

    def __init__(self, workshop: Workshop, clock: Callable[[], datetime], here: Path) -> None:
        """Show the survey of `workshop`. `here` is the folder in which files are looked for."""
        super().__init__()
        self._workshop = workshop
        self._clock = clock
        self._here = here
        self._overview: Overview | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="title")
        yield Static(
            "Those who could not come are asked the same questions.", id="what", markup=False
        )
        with VerticalScroll(id="state"):
            yield Static("looking …", id="went-out", markup=False)
            yield Static(id="came-back", markup=False)
        yield OptionList(id="deeds", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        deeds = self.query_one("#deeds", OptionList)
        deeds.add_options(Option(_deed(name, is_marked=False), name) for name in _DEEDS)
        deeds.focus()
        self.query_one("#went-out").border_title = Content("what went out")
        self.query_one("#came-back").border_title = Content("what came back")
        self.look()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the problems only where there are any."""
        del parameters
        return action != "problems" or bool(self._overview and self._overview.problems)

    @work(thread=True, exclusive=True, group="look")
    def look(self) -> None:
        """Look where the survey stands. With many returns it takes a moment."""
        overview = look_at_survey(self._workshop, self._clock().astimezone().date())
        self.app.call_from_thread(self._show, overview)

    def _show(self, overview: Overview) -> None:
        if not self.is_attached:
            return
        is_first = self._overview is None
        self._overview = overview
        self.query_one("#title", Static).update(
            Content.assemble(
                ("Survey", "bold $primary"), "  ", shown_on_one_line(overview.title, "bold")
            )
        )
        self.query_one("#went-out", Static).update(_as_lines(went_out(overview)))
        self.query_one("#came-back", Static).update(_as_lines(_came_back(overview)))
        if is_first:
            deeds = self.query_one("#deeds", OptionList)
            deeds.highlighted = 1 if overview.editions else 0
        self.refresh_bindings()

    @on(OptionList.OptionHighlighted, "#deeds")
    def mark(self, event: OptionList.OptionHighlighted) -> None:
        """Put the mark before what Enter does: where there are few colours, none shows it."""
        for at, name in enumerate(_DEEDS):
            prompt = _deed(name, is_marked=at == event.option_index)
            event.option_list.replace_option_prompt_at_index(at, prompt)

    @on(OptionList.OptionSelected, "#deeds")
    async def do(self, event: OptionList.OptionSelected) -> None:
        """Do what was chosen."""
        await self.run_action(event.option_id or "")

    @work(exclusive=True, group="deed")
    async def action_issue(self) -> None:
        """Ask in which forms the questions go out, and write them."""
        from journeymap.tui.issue_screen import IssueScreen
        from journeymap.tui.sent_out_screen import SentOutScreen

        if self._overview is None:
            return
        if not self._overview.editions and self._overview.not_issued:
            self.notify(self._overview.not_issued, severity="error", markup=False, timeout=20)
            return
        screen = IssueScreen(self._workshop, self._overview, self._clock)
        sent_out = await self.app.push_screen_wait(screen)
        if sent_out is not None:
            self.query_one("#deeds", OptionList).highlighted = 1
            self.look()
            await self.app.push_screen_wait(SentOutScreen(sent_out))

    @work(exclusive=True, group="deed")
    async def action_returns(self) -> None:
        """Ask for a file, show how it is read, and take it in."""
        from journeymap.tui.taking_in import take_in_a_file

        if self._overview is None:
            return
        await take_in_a_file(self.app, self._workshop, self._clock, self._here)
        self.look()

    def action_problems(self) -> None:
        """Show what is wrong with the files."""
        if self._overview is not None:
            answer = Answer(Outcome.TURNED, "problems", told=self._overview.problems)
            self.app.push_screen(ToldScreen(answer))


def _came_back(overview: Overview) -> Iterator[str]:
    yield from came_back(overview)
    if overview.problems:
        number = len(overview.problems)
        are = "is 1 problem" if number == 1 else f"are {number} problems"
        yield f"There {are} in the files of the workshop: p shows what is wrong."


def _as_lines(sentences: Iterator[str]) -> Content:
    return Content("\n").join(map(shown_on_one_line, sentences))


def _deed(name: str, *, is_marked: bool) -> Content:
    what, where = _DEEDS[name]
    return Content.assemble(
        ("▸ " if is_marked else "  ", "$accent"), (what, "bold"), "  ", (where, "dim")
    )
