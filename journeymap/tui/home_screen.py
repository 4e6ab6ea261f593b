"""The home screen: pick a workshop, or start one, and go on to a table's capture screen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from itertools import zip_longest
from pathlib import Path
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from journeymap.capture.away import still_away
from journeymap.capture.room import OFFICE, enter
from journeymap.cleaning import one_line
from journeymap.counting import counted
from journeymap.days import in_words
from journeymap.findings.returned import count_returns
from journeymap.language.language import ENGLISH
from journeymap.sheets.from_template import guide_from_template
from journeymap.sheets.names import folder_name
from journeymap.sheets.own import OwnSheets
from journeymap.sheets.sheet_names import sheet_names
from journeymap.sheets.workshop import (
    WORKSHOPS,
    NoWorkshop,
    Reading,
    Workshop,
    new_workshop,
    workshops_in,
)
from journeymap.tui.capture_screen import CaptureScreen
from journeymap.tui.questions import AskFolder, AskNewWorkshop, WhichSheet

_NEW, _ANOTHER = "new", "another"
_MARK, _MARK_WIDTH = "▸", 1
"""The names of the lines below the workshops."""


class HomeScreen(Screen[None]):
    """Lists the workshops here with when, where and how much."""

    CSS_PATH = "home_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New", id="home.new", tooltip="Start a workshop from a template"),
        Binding("o", "another", "Open another", id="home.another", tooltip="One in another folder"),
        Binding("w", "wall", "Wall", id="home.wall", tooltip="For the projector: what is said"),
        Binding(
            "s", "survey", "Survey", id="home.survey", tooltip="For those who could not be there"
        ),
        Binding(
            "f",
            "findings",
            "Findings",
            id="home.findings",
            tooltip="What the room and the survey said, put together, and decided on",
        ),
        Binding(
            "a",
            "account",
            "Account",
            id="home.account",
            tooltip="What goes back to people, in the form that they asked for",
        ),
        Binding("q", "app.quit", "Leave", id="home.leave", show=False),
    ]

    def __init__(self, here: Path, clock: Callable[[], datetime], own: OwnSheets) -> None:
        super().__init__()
        self._here = here
        self._clock = clock
        self._own = own
        self._workshops: dict[str, Workshop] = {}
        """By the names of their lines in the list."""

    def compose(self) -> ComposeResult:
        yield Static(Content.styled("journeymap", "bold"), id="name")
        yield Static(
            "What people say about a service, stage by stage, and given back to them.",
            id="what",
            markup=False,
        )
        with Center(id="middle"):
            yield OptionList(id="workshops", markup=False)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self.list_workshops()

    @on(OptionList.OptionSelected)
    def open_or_start(self, event: OptionList.OptionSelected) -> None:
        """Open the workshop that was chosen, or do what the last two lines of the list offer."""
        if event.option_id == _NEW:
            self.action_new()
        elif event.option_id == _ANOTHER:
            self.action_another()
        elif self.chosen is not None:
            self.open_workshop(self.chosen)

    @property
    def chosen(self) -> Workshop | None:
        """The workshop that is marked in the list, if one is."""
        marked = self.query_one("#workshops", OptionList).highlighted_option
        return self._workshops.get(marked.id) if marked and marked.id else None

    def list_workshops(self) -> None:
        """Look which workshops there are, and show them."""
        seen = sorted(map(_look_at, workshops_in(self._here)), key=_newest_first)
        self._workshops = {f"workshop-{n}": workshop for n, (workshop, _) in enumerate(seen)}
        options = self.query_one("#workshops", OptionList)
        options.clear_options()
        for name, (_, reading) in zip(self._workshops, seen, strict=True):
            options.add_options([Option(_described(reading), name), Option("", disabled=True)])
        options.add_option(Option(_offer("+ Start a new workshop"), _NEW))
        options.add_option(Option(_offer("→ Open one in another folder"), _ANOTHER))
        options.highlighted = 0

    @on(OptionList.OptionHighlighted)
    def mark(self, event: OptionList.OptionHighlighted) -> None:
        """Put the mark before what is chosen: where there are few colours, none shows it."""
        for at, option in enumerate(event.option_list.options):
            if isinstance(option.prompt, Table):
                marked = _marked(option.prompt, is_chosen=at == event.option_index)
                event.option_list.replace_option_prompt_at_index(at, marked)

    def action_wall(self) -> None:
        """Show the wall of the workshop that is marked."""
        from journeymap.tui.wall_screen import WallScreen

        if self.chosen is not None:
            self.app.push_screen(WallScreen(self.chosen, self._clock))

    @work
    async def action_survey(self) -> None:
        """Show the survey of the workshop that is marked."""
        from journeymap.tui.survey_screen import SurveyScreen

        if (workshop := self._chosen_with_its_guide()) is not None:
            await self.app.push_screen_wait(SurveyScreen(workshop, self._clock, self._here))
            self.list_workshops()

    @work
    async def action_findings(self) -> None:
        """Show the findings of the workshop that is marked, and decide on the office's sheet."""
        from journeymap.tui.findings_screen import FindingsScreen

        if self.chosen is None:
            self.notify("Choose a workshop first.", markup=False)
            return
        try:
            room = enter(self.chosen, OFFICE, now=self._clock(), own=self._own)
        except NoWorkshop as why:
            self._refuse(str(why))
            return
        with closing(room.sheet):
            session = room.session(self._clock)
            away = room.away(session, self._clock)
            screen = FindingsScreen(
                session, self.chosen, away, since=room.reading, notices=room.notices
            )
            await self.app.push_screen_wait(screen)
        self.list_workshops()

    def action_account(self) -> None:
        """Ask in which forms the account of the workshop that is marked goes back."""
        from journeymap.tui.account_screen import AccountScreen

        if (workshop := self._chosen_with_its_guide()) is not None:
            self.app.push_screen(AccountScreen(workshop))

    def _chosen_with_its_guide(self) -> Workshop | None:
        """Return the workshop that is marked; None, having said why, if that cannot be done."""
        if self.chosen is None:
            self.notify("Choose a workshop first.", markup=False)
            return None
        guide, problems = self.chosen.guide()
        if guide is None:
            self._refuse(str(problems[0]))
            return None
        return self.chosen

    @work
    async def action_another(self) -> None:
        """Ask for the folder of a workshop that is not listed here, and open it."""
        workshop = await self.app.push_screen_wait(AskFolder(self._here))
        if workshop is not None:
            self.open_workshop(workshop)

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
        name = await self.app.push_screen_wait(WhichSheet(sheet_names(workshop, self._own)))
        if name is None:
            return
        room = enter(workshop, name, now=self._clock(), own=self._own)
        with closing(room.sheet):
            session = room.session(self._clock, attended=True, free_text=True)
            away = room.away(session, self._clock)
            await self.app.push_screen_wait(
                CaptureScreen(session, workshop, room.notices, away, room.reading)
            )
        if left := still_away(room.elsewhere):
            self.notify(left, severity="warning", markup=False, timeout=60)
        self.list_workshops()

    def _refuse(self, why: str) -> None:
        self.notify(why, severity="error", markup=False, timeout=10)


def _look_at(workshop: Workshop) -> tuple[Workshop, Reading]:
    return workshop, workshop.read()


def _newest_first(seen: tuple[Workshop, Reading]) -> tuple[int, str]:
    """Return where a workshop comes: by the last day it was held or written on, then by name."""
    workshop, reading = seen
    days = [*reading.guide.held, *(each.entry.at.date() for each in reading.board.in_the_room())]
    return -max(days).toordinal() if days else -date.max.toordinal(), workshop.name


def _described(reading: Reading) -> Table:
    """Return a workshop's title and place at the left, and when and how much at the right."""
    guide, said = reading.guide, reading.board.in_the_room()
    when = ENGLISH.row([in_words(each) for each in guide.held])
    sheets = counted(len({each.entry.sheet_key for each in said}), "sheet")
    much = f"{counted(len(said), 'thing')} said, on {sheets}" if said else "nothing said yet"
    much += _returned(reading)
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=_MARK_WIDTH)
    table.add_column(ratio=3)
    table.add_column(ratio=2)
    problems = len(reading.problems)
    wrong = f"{counted(problems, 'problem')} in its files" if problems else ""
    left = [_cell(guide.title, "bold"), _cell(guide.place or "", "dim")]
    right = [_cell(when), _cell(much, "dim"), _cell(wrong, "bold")]
    for row in zip_longest(left, filter(None, right), fillvalue=Text()):
        table.add_row("", *row)
    return table


def _returned(reading: Reading) -> str:
    """Return how many returns the survey had, to stand behind what was said."""
    returns = count_returns(reading.board)
    return f", {returns.in_words}" if returns.number else ""


def _offer(words: str) -> Table:
    """Return what the list offers to do, with room for the mark before it."""
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=_MARK_WIDTH)
    table.add_column(ratio=1)
    table.add_row("", _cell(words, "bold"))
    return table


def _marked(row: Table, *, is_chosen: bool) -> Table:
    """Return a row of the list with the mark in its first column, or without."""
    rows = zip(*(column.cells for column in row.columns), strict=True)
    marked = Table.grid(padding=(0, 1), expand=True)
    for column in row.columns:
        marked.add_column(width=column.width, ratio=column.ratio)
    for number, (_, *cells) in enumerate(rows):
        marked.add_row(_MARK if is_chosen and not number else "", *cells)
    return marked


def _cell(words: str, style: str = "") -> Text:
    """Return words as a table shows them: as text."""
    return Text(one_line(words), style=style)
