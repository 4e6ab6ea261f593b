"""How a file is read, before anything of it is kept: each column, and the first returns."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static
from textual.worker import get_current_worker

from journeymap.counting import counted
from journeymap.survey.returns import in_a_table
from journeymap.survey.returns.can_be import CanBe, at_stages, what_it_can_be
from journeymap.survey.returns.columns import Column, Columns, Use
from journeymap.survey.returns.first_returns import FirstReturn, first_returns
from journeymap.survey.returns.proposal import SETTLED, Proposal
from journeymap.survey.returns.two_readings import two_readings
from journeymap.survey.returns.unfit import Unfit
from journeymap.tui.choice_screen import ChoiceScreen
from journeymap.tui.chooser import Offer
from journeymap.tui.columns_in_a_file import ask_for_columns_file
from journeymap.tui.columns_rows import (
    DATES,
    EDITION,
    IN_A_FILE,
    TAKE,
    Line,
    lines_of,
    returns_rows,
    rows_of,
)
from journeymap.tui.rows import Rows
from journeymap.tui.words import shown_on_one_line

UNSEEN = 0.4
"""So many seconds nobody has seen the screen: a key pressed then was meant for the one before."""
_FIRST = 5
"""So many returns are shown as they would be kept."""
_CELL = 60
_WIDE = 110
"""From so many columns of the terminal on, how it was told stands beside it."""


class ColumnsScreen(Screen[bool]):
    """Shows what each column is taken for, and lets it be settled. Enter does what is marked.

    The answer is whether the file is to be taken in as it is shown.
    """

    AUTO_FOCUS = ""
    CSS_PATH = "columns_screen.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (15, "-short"), (22, "-usual")]  # noqa: RUF012  # not a ClassVar to Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,ctrl+j,space",
            "settle",
            "Change",
            key_display="Enter",
            id="columns.settle",
            tooltip="What the cursor is on; on the first row it takes in",
        ),
        Binding("t", "take", "Take", id="columns.take", tooltip="All of it, as it is shown"),
        Binding(
            "tab",
            "turn",
            "Rows",
            key_display="Tab",
            id="columns.turn",
            tooltip="The first returns as they would be kept, and back",
        ),
        Binding("escape,q", "back", "Back", key_display="Esc", id="columns.back"),
        Binding(
            "c",
            "in_a_file",
            "Columns file",
            show=False,
            id="columns.file",
            tooltip="Write what each column is into a file, or read it from one",
        ),
        Binding("up", "move(-1)", "Up", show=False, id="columns.up"),
        Binding("down", "move(1)", "Down", show=False, id="columns.down"),
        Binding("pageup", "page(-1)", "A page up", show=False, id="columns.page-up"),
        Binding("pagedown", "page(1)", "A page down", show=False, id="columns.page-down"),
        Binding("home", "end(0)", "First", show=False, id="columns.first"),
        Binding("end", "end(1)", "Last", show=False, id="columns.last"),
    ]

    def __init__(self, proposal: Proposal, clock: Callable[[], datetime], here: Path) -> None:
        """Show how a file is read. `here` is the folder for a columns file."""
        super().__init__()
        self._proposal = proposal
        self._clock = clock
        self._here = here
        self._lines: list[Line] = []
        self._cursor = 0
        self._told = ""
        self._shown_at = 0.0

    def compose(self) -> ComposeResult:
        yield Static(id="file")
        yield Static(id="doubts")
        yield Rows(id="columns")
        yield Rows(id="first-returns")
        yield Static(id="in-full")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self._shown_at = monotonic()
        self.query_one("#first-returns").display = False
        self._show()
        self._look_for_unknown()
        doubtful = (at for at, line in enumerate(self._lines) if "?" in line.lead)
        self._go_to(0 if self._proposal.is_ready else next(doubtful, 0))

    def on_resize(self) -> None:
        """Set the columns side by side as there is room."""
        if self._lines:
            self._show_rows()

    @property
    def _shows_returns(self) -> bool:
        return bool(self.query_one("#first-returns").display)

    def action_move(self, step: int) -> None:
        """Go to another row."""
        if self._shows_returns:
            self.query_one("#first-returns").scroll_relative(y=step, animate=False)
        else:
            self._go_to(self._cursor + step)

    def action_page(self, step: int) -> None:
        """Go on or back by about as much as is in sight."""
        shown = self.query_one("#first-returns" if self._shows_returns else "#columns")
        rows = max(shown.size.height - 1, 1)
        self.action_move(step * (rows if self._shows_returns else max(rows // 2, 1)))

    def action_end(self, last: int) -> None:
        """Go to the first row or to the last."""
        self.action_move((1 if last else -1) * (10**6 if self._shows_returns else 10**4))

    def action_turn(self) -> None:
        """Show the first returns as they would be kept, or the columns again."""
        returns, columns = self.query_one("#first-returns"), self.query_one("#columns")
        returns.display, columns.display = columns.display, returns.display
        if self._shows_returns:
            self.query_one("#first-returns", Rows).rows = ()
            self.query_one("#first-returns", Rows).nothing = "looking …"
            self._read_first_returns()
        self._show_in_full()

    def action_back(self) -> None:
        """Go back to the columns, or to the files; first ask if work would be lost by it."""
        settled = sum(each.how == SETTLED for each in self._proposal.columns.columns)
        if self._shows_returns:
            self.action_turn()
        elif settled:
            self._ask_to_leave(settled)
        else:
            self.dismiss(False)  # noqa: FBT003  # Textual's way

    @work(exclusive=True, group="ask")
    async def _ask_to_leave(self, settled: int) -> None:
        about = f"What you said of {counted(settled, 'column')} is not kept unless it is in a file."
        offered = [Offer("stay", "stay here"), Offer("leave", "leave it")]
        if await self.app.push_screen_wait(ChoiceScreen("Go back?", offered, about)) == "leave":
            self.dismiss(False)  # noqa: FBT003  # Textual's way

    def action_take(self) -> None:
        """Take the file in; first ask how its dates are to be read, if that is not clear."""
        if monotonic() - self._shown_at < UNSEEN:
            return
        if not self._proposal.columns.of_use(Use.ANSWER):
            self._tell("No column is taken for answers. Say of at least one what it is.")
        elif self._proposal.two_ways:
            self._ask_dates(then_take=True)
        else:
            self.dismiss(True)  # noqa: FBT003  # Textual's way

    def action_settle(self) -> None:
        """Do what the cursor is on: take in, or say how something is to be read."""
        if self._shows_returns:
            self.action_turn()
            return
        line = self._lines[self._cursor]
        if line.key == TAKE:
            self.action_take()
        elif line.key == DATES:
            self._ask_dates(then_take=False)
        elif line.key == EDITION:
            self._ask_edition()
        elif line.key == IN_A_FILE:
            self.action_in_a_file()
        else:
            self._ask_column(self._proposal.columns.columns[int(line.key)])

    @on(Rows.Chosen, "#columns")
    def point(self, event: Rows.Chosen) -> None:
        """Go to the row that somebody clicked on; clicked on again it is what Enter does."""
        event.stop()
        at = next((n for n, line in enumerate(self._lines) if line.key == event.key), 0)
        if at == self._cursor:
            self.action_settle()
        else:
            self._go_to(at)

    @work(exclusive=True, group="ask")
    async def _ask_dates(self, *, then_take: bool) -> None:
        example = self._proposal.two_ways or "4/5/2026"
        by_day, by_month = two_readings(example)
        offered = [Offer("day", by_day), Offer("month", by_month)]
        about = "The file does not say. Whoever made it knows, or the tool’s settings do."
        said = await self.app.push_screen_wait(ChoiceScreen(f"{example} is …", offered, about))
        if said is None:
            return
        self._proposal.say_dates(day_first=said == "day")
        self._show_anew()
        if then_take:
            self.action_take()

    @work(exclusive=True, group="ask")
    async def _ask_edition(self) -> None:
        editions = {str(each.edition): each for each in self._proposal.editions}
        offered = [Offer(name, f"edition {name}", each.title) for name, each in editions.items()]
        said = await self.app.push_screen_wait(ChoiceScreen("Which edition is it?", offered))
        if said is None:
            return
        try:
            await to_thread(self._proposal.read_as, editions[said])
        except Unfit as unfit:
            self._tell(str(unfit))
        self._show_anew()

    @work(exclusive=True, group="ask")
    async def action_in_a_file(self) -> None:
        """Write how the columns are read into a file, or read it from one."""
        self._tell(await ask_for_columns_file(self.app, self._proposal, self._here))
        self._show_anew()

    @work(exclusive=True, group="ask")
    async def _ask_column(self, column: Column) -> None:
        """Ask what a column is, where it belongs, and what is written in it."""
        about = f"column {column.place + 1}: {column.heading}"
        chosen = await self._ask([*what_it_can_be(column, self._proposal)], "What is it?", about)
        if chosen is not None and chosen.asks_where:
            places = [*at_stages(chosen, self._proposal)]
            chosen = await self._ask(places, f"{chosen.name}: at which stage?", about)
        if chosen is None:
            return
        settled = await self._with_values(chosen.column)
        displaced = await to_thread(self._proposal.settle, settled)
        self._tell(
            "; ".join(f"column {each.place + 1} is now left: {each.how}" for each in displaced)
        )
        self._show_anew()

    async def _ask(self, can_be: Sequence[CanBe], asked: str, about: str) -> CanBe | None:
        offered = [Offer(str(at), each.name, each.note) for at, each in enumerate(can_be)]
        said = await self.app.push_screen_wait(ChoiceScreen(asked, offered, about))
        return None if said is None else can_be[int(said)]

    async def _with_values(self, column: Column) -> Column:
        """Return a column with what its values mean, where they are none of the options."""
        values: dict[str, str] = {}
        options = column.question.options if column.question else ()
        only = column.option
        offered = [Offer(each.name, each.says) for each in options if only in {None, each.name}]
        offered.append(Offer("", "none of these", "it is left"))
        unknown = await to_thread(self._proposal.not_understood, column)
        for number, written in enumerate(unknown, 1):
            about = f"{number} of {len(unknown)} that are none of the options"
            screen = ChoiceScreen(f"‘{written[:_CELL]}’ means …", offered, about)
            said = await self.app.push_screen_wait(screen)
            if said is None:
                break
            values[written] = said
        return replace(column, values={**column.values, **values})

    @work(thread=True, exclusive=True, group="look")
    def _look_for_unknown(self) -> None:
        """Look through the file for answers that are none of the options."""
        worker, before = get_current_worker(), self._proposal.columns
        try:
            found = self._proposal.look_for_unknown(lambda: worker.is_cancelled)
        except Unfit as unfit:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._tell, str(unfit))
        else:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._doubt, before, found)

    def _doubt(self, before: Columns, found: Columns) -> None:
        """Show what is in doubt now, unless the columns are read in another way meanwhile."""
        if self.is_attached and self._proposal.columns is before and found != before:
            self._proposal.columns = found
            self._show()

    @work(thread=True, exclusive=True, group="read")
    def _read_first_returns(self) -> None:
        proposal = self._proposal
        try:
            found = first_returns(proposal.table, proposal.columns, self._clock(), _FIRST)
        except Unfit as unfit:
            self.app.call_from_thread(self._tell, str(unfit))
        else:
            self.app.call_from_thread(self._show_returns, found)

    def _show_returns(self, returns: Sequence[FirstReturn]) -> None:
        if self.is_attached:
            rows = self.query_one("#first-returns", Rows)
            rows.nothing = "There is no return in this file."
            rows.rows = tuple(returns_rows(returns, self._proposal))

    def _go_to(self, at: int) -> None:
        self._cursor = min(max(at, 0), len(self._lines) - 1)
        self._show_rows()
        self._show_in_full()

    def _tell(self, words: str) -> None:
        self._told = words
        self._show_in_full()

    def _show_anew(self) -> None:
        """Show how the file is read now, and look through it once more for what is in doubt."""
        self._show()
        self._look_for_unknown()

    def _show(self) -> None:
        """Show how the file is read now."""
        table, columns = self._proposal.table, self._proposal.columns
        self._lines = lines_of(self._proposal)
        self._cursor = min(self._cursor, len(self._lines) - 1)
        self.query_one("#file", Static).update(
            Content("\n").join(
                [
                    Content.assemble(
                        shown_on_one_line(table.path.name, "bold"),
                        "  ",
                        shown_on_one_line(table.form, "dim"),
                    ),
                    shown_on_one_line(f"{in_a_table.summary(columns)}."),
                ]
            )
        )
        doubts = self.query_one("#doubts", Static)
        doubts.display = bool(columns.doubts)
        doubts.update(Content("\n").join(shown_on_one_line(f"? {e}") for e in columns.doubts))
        self._show_rows()
        self._show_in_full()

    def _show_rows(self) -> None:
        is_wide = self.size.width >= _WIDE
        rows = rows_of(self._lines, self._cursor, self._proposal, is_wide=is_wide)
        self.query_one("#columns", Rows).rows = tuple(rows)

    def _show_in_full(self) -> None:
        """Show what is in the column under the cursor, but not what could lead to a person."""
        line = self._lines[self._cursor]
        words = [shown_on_one_line(self._told, "bold $warning")] if self._told else []
        if self._shows_returns:
            words.append(Content("As they would be kept: nobody’s name, and of the time the day."))
        elif line.key.isdigit():
            column = self._proposal.columns.columns[int(line.key)]
            words += [_told(column), shown_on_one_line(column.heading, "bold"), self._in_it(column)]
        else:
            ready = self._proposal.is_ready or line.key != TAKE
            words.append(Content(_HINTS[line.key] if ready else _NOT_YET))
        self.query_one("#in-full", Static).update(Content("\n").join(words))

    def _in_it(self, column: Column) -> Content:
        if column.use in {Use.IDENTITY, Use.RETURN_ID}:
            return Content.styled("What is in it is not shown and not kept.", "dim")
        cells = self._proposal.cells(column.place)
        some = ", ".join(f"‘{each[:_CELL]}’" for each in dict.fromkeys(cells[:50]))
        return shown_on_one_line(f"in it: {some}" if cells else "nothing in it", "dim")


def _told(column: Column) -> Content:
    """Return how it was told what a column is, and what is in doubt about it."""
    return Content.assemble(
        f"column {column.place + 1}",
        shown_on_one_line(f": {column.how}" if column.how else ""),
        shown_on_one_line(f", but {column.doubt}" if column.doubt else "", "bold $warning"),
    )


_NOT_YET = "Go down to what is not clear yet, and Enter says how it is read."
_HINTS = {
    TAKE: "Enter takes it in, as it is shown here.\nTo change how a column is read, go down to it.",
    DATES: "Enter: say which way round the dates are written.",
    EDITION: "Enter: say to which edition the answers are.",
    IN_A_FILE: "Enter: write what each column is into a file of its own, or read it from one.",
}
