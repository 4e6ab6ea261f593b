"""The home screen: pick a workshop, or start one, and go on to a table's capture screen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from journeymap.capture.away import still_away
from journeymap.capture.room import enter
from journeymap.counting import counted
from journeymap.feedback.wording import day, in_a_row
from journeymap.sheets.from_template import guide_from_template
from journeymap.sheets.names import folder_name
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.workshop import (
    WORKSHOPS,
    NoWorkshop,
    Workshop,
    new_workshop,
    workshops_in,
)
from journeymap.tui.capture_screen import CaptureScreen
from journeymap.tui.questions import AskNewWorkshop, WhichSheet
from journeymap.tui.words import shown_on_one_line


class HomeScreen(Screen[None]):
    """Lists the workshops here with when, where and how much."""

    CSS_PATH = "home_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New workshop", id="home.new"),
        Binding("q", "app.quit", "Leave", show=False, id="home.leave"),
    ]

    def __init__(self, here: Path, clock: Callable[[], datetime], own: OwnSheets) -> None:
        super().__init__()
        self._here = here
        self._clock = clock
        self._own = own
        self._workshops: list[Workshop] = []

    def compose(self) -> ComposeResult:
        yield Static(Content.styled("journeymap", "bold"), id="name")
        yield Static(
            "What people say about a service, stage by stage, and given back to them.",
            id="what",
            markup=False,
        )
        yield OptionList(id="workshops", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self.list_workshops()

    @on(OptionList.OptionSelected)
    def open_or_start(self, event: OptionList.OptionSelected) -> None:
        """Open the workshop that was chosen, or start a new one: the last line of the list."""
        number = event.option_index
        if number < len(self._workshops):
            self.open_workshop(self._workshops[number])
        else:
            self.action_new()

    def list_workshops(self) -> None:
        """Look which workshops there are, and show them."""
        self._workshops = workshops_in(self._here)
        options = self.query_one("#workshops", OptionList)
        options.clear_options()
        options.add_options([Option(_described(each)) for each in self._workshops])
        options.add_option(Option(Content.styled("+ Start a new workshop", "bold")))
        options.highlighted = 0

    @work
    async def action_new(self) -> None:
        """Ask for a title and a guide, make the workshop, and open it."""
        answer = await self.app.push_screen_wait(AskNewWorkshop())
        if answer is None:
            return
        guide = guide_from_template(answer.template, answer.title)
        try:
            workshop = new_workshop(self._here / WORKSHOPS / folder_name(answer.title), guide)
        except NoWorkshop as error:
            self._refuse(str(error))
            return
        self.list_workshops()
        self.open_workshop(workshop)

    @work
    async def open_workshop(self, workshop: Workshop) -> None:
        """Ask whose notes are taken, and open that table's capture screen."""
        guide, problems = workshop.guide()
        if guide is None:
            self._refuse(str(problems[0]))
            return
        name = await self.app.push_screen_wait(WhichSheet())
        if name is None:
            return
        room = enter(workshop, name, now=self._clock(), own=self._own)
        with closing(room.sheet):
            session = room.session(self._clock, attended=True, free_text=True)
            away = room.away(session, self._clock)
            await self.app.push_screen_wait(CaptureScreen(session, workshop, room.notices, away))
        if left := still_away(room.elsewhere):
            self.notify(left, severity="warning", markup=False, timeout=60)
        self.list_workshops()

    def _refuse(self, why: str) -> None:
        self.notify(why, severity="error", markup=False, timeout=10)


def _described(workshop: Workshop) -> Content:
    """Return a workshop's title, and under it when, where and how much."""
    reading = workshop.read()
    guide, said = reading.guide, reading.board.said()
    when = in_a_row([day(each) for each in guide.held])
    sheets = {each.entry.sheet_key for each in said}
    much = (
        f"{counted(len(said), 'thing')} said, on {counted(len(sheets), 'sheet')}"
        if said
        else "nothing said yet"
    )
    number = len(reading.problems)
    problems = f"{counted(number, 'problem')} in its files" if number else ""
    details = " · ".join(part for part in (when, guide.place, much, problems) if part)
    return Content("\n").join(
        [shown_on_one_line(guide.title, "bold"), shown_on_one_line(details), Content("")]
    )
