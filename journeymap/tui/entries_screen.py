"""All entries: searched as you type, filtered, and mended where they stand."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer, Input, Static

from journeymap.board import Board, Standing
from journeymap.capture import marking, mending, moving, parking
from journeymap.capture.answer import Answer, Outcome, sentence
from journeymap.capture.as_text import entry_as_text
from journeymap.capture.parts import Part, changed, parts_of
from journeymap.capture.session import Session
from journeymap.counting import counted
from journeymap.entries import Ingredient
from journeymap.findings.filtering import Filter
from journeymap.findings.searching import (
    Known,
    Query,
    find_matching,
    turn_filter,
)
from journeymap.tui.chooser import Chooser
from journeymap.tui.clipboard import copy
from journeymap.tui.entries_keys import with_alt
from journeymap.tui.entry_in_full import in_full
from journeymap.tui.filter_chips import FilterChips
from journeymap.tui.form import Form
from journeymap.tui.found_list import Found, FoundList
from journeymap.tui.offers import stages_for, themes_for
from journeymap.tui.search_line import SearchLine
from journeymap.tui.state_line import StateLine
from journeymap.tui.words import shown_on_one_line

_ABOUT_ONE = frozenset({"edit", "move", "echo", "withdraw", "park", "theme", "go_there"})
"""What is done to the entry under the cursor."""
_NOT_MEANWHILE = frozenset(
    {*_ABOUT_ONE, "undo", "redo", "filter", "show_all", "search", "step", "page", "end"}
)
"""What is not done while something is typed about an entry."""
Keep = Callable[[], Answer]
"""Does what the open form or list is for."""


def _numbers(board: Board, found: Sequence[Standing], *, is_filtered: bool) -> str:
    """Return how many were found of how many; those of the room and the survey apart."""
    in_the_pot = sum(each.is_unseen for each in board.of_kind(Ingredient.kind))
    room = len(board.in_the_room()) - in_the_pot
    number = counted(room, "entry", "entries")
    from_survey = sum(each.in_survey for each in found)
    if is_filtered:
        number = f"{len(found) - from_survey} of {number}"
    if survey := board.number_in_the_survey():
        of = f"{from_survey} of {survey}" if is_filtered else str(survey)
        number += f" in the room, {of} in the survey"
    return number + (f", {counted(in_the_pot, 'card')} in the pot" if in_the_pot else "")


class EntriesScreen(Screen[None]):
    """Shows what was said at all tables, and what can be done to each. It owns none of it.

    The entries are those of the session's board. Call `show_board` when that has changed.
    """

    AUTO_FOCUS = None
    ALLOW_MAXIMIZE = False
    CSS_PATH = "entries_screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (112, "-wide")]  # noqa: RUF012  # not a ClassVar to Textual
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (11, "-short"), (19, "-usual"), (36, "-tall")]  # noqa: RUF012  # likewise
    BINDINGS: ClassVar[list[BindingType]] = [
        *with_alt(),
        Binding("escape", "back", "Back", key_display="Esc", id="entries.back"),
        Binding("slash", "search", "Find", key_display="/", id="entries.search"),
        Binding("ctrl+f", "search", "Search", show=False, id="entries.search-anywhere"),
        Binding(
            "enter,ctrl+j",
            "screen.go_there",
            "Go there",
            key_display="Enter",
            tooltip="Back to what is being written, at its stage and with it on the table",
            id="entries.go-there",
        ),
        Binding("ctrl+z", "screen.undo", "Undo", show=False, id="entries.ctrl-undo"),
        Binding("ctrl+y", "screen.redo", "Redo", show=False, id="entries.ctrl-redo"),
        Binding("pageup", "page(-1)", "A page up", show=False, id="entries.page-up"),
        Binding("pagedown", "page(1)", "A page down", show=False, id="entries.page-down"),
        Binding("ctrl+up", "scroll_in_full(-1)", "Scroll it up", show=False, id="entries.more-up"),
        Binding(
            "ctrl+down", "scroll_in_full(1)", "Scroll it down", show=False, id="entries.more-down"
        ),
    ]

    def __init__(self, session: Session, start: str | None = None, *, search: bool = False) -> None:
        """Show a session's entries, with the cursor on `start`, or begin with a `search`."""
        super().__init__()
        self._session = session
        self._start = start
        self._searches = search
        self._known: Known = {}
        self._found = Found()
        self._open: Form | Chooser | None = None
        self._keep: Keep | None = None
        self._came_from: Widget | None = None
        self._asked_about: object = None
        """What was typed when it was asked whether it is to be dropped."""

    def compose(self) -> ComposeResult:
        yield SearchLine()
        yield FilterChips()
        with Horizontal(id="entries-middle"):
            with Vertical(id="found"):
                yield FoundList()
            with Vertical(id="pane"):
                yield VerticalScroll(Static(id="in-full"), can_focus=False, id="whole-entry")
        yield StateLine()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        self.show_board(self._start or self._session.on_the_table)
        self.set_focus(self.query_one(SearchLine if self._searches else FoundList))
        hint = "Enter goes to the entry on the capture screen, Esc goes back."
        self.query_one(StateLine).update(Content(f"  {hint}"))

    def show_board(self, point_at: str | None = None) -> None:
        """Show the board as it is now: what is looked for stays, and so does the cursor.

        `point_at` is the id of an entry on which the cursor is put, if it is among those found.
        """
        self._found = Found.on(self._session.board, (), "")
        here = self.query_one(FoundList).under_cursor
        self._look(point_at or (here.entry.id if here else None))

    def may_leave(self) -> bool:
        """Whether nothing that was typed here would be lost. If it would, that is said once."""
        if self._open is None or not self._asks() or self._was_asked():
            return True
        self._ask()
        return False

    @on(Input.Changed, "#search")
    def search_changed(self, event: Input.Changed) -> None:
        """Search as somebody types."""
        event.stop()
        rows = self.query_one(FoundList)
        self._look(rows.under_cursor.entry.id if rows.under_cursor else None, otherwise=0)

    def _look(self, point_at: str | None, otherwise: int | None = None) -> None:
        """Show what is found now, with the cursor on an entry, or `otherwise` on a row."""
        board, line = self._session.board, self.query_one(SearchLine)
        query = Query.read(line.value, board)
        standings = find_matching(board, query, self._known)
        nothing = "Nothing like that was said. 0 in this list shows all." if query.tokens else ""
        empty = nothing or "Nothing was said yet."
        rows = self.query_one(FoundList)
        rows.show(replace(self._found, standings=standings, empty=empty), point_at, otherwise)
        self.query_one(FilterChips).show(query, has_survey=board.has_survey())
        number = _numbers(board, standings, is_filtered=bool(query.tokens))
        line.border_title, line.border_subtitle = Content("Search"), Content(number)
        self.refresh_bindings()

    @on(FoundList.Pointed)
    def show_in_full(self) -> None:
        """Show the entry under the cursor in full."""
        standing = self._standing
        tight = self.has_class("-narrow") and not self.has_class("-tall")
        shown = in_full(self._session, standing, is_tight=tight) if standing else Content("")
        self.query_one("#in-full", Static).update(shown)
        if self._open is None:
            self.query_one("#pane").border_title = Content("")

    @property
    def _standing(self) -> Standing | None:
        return self.query_one(FoundList).under_cursor

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        if self._open is not None:
            return action not in _NOT_MEANWHILE
        if action in _ABOUT_ONE and self.is_mounted and self._standing is None:
            return None
        return True

    def action_step(self, step: int) -> None:
        """Go to another entry."""
        rows = self.query_one(FoundList)
        rows.go_to(rows.cursor + step)

    def action_page(self, step: int) -> None:
        """Go on or back by as many entries as are in sight."""
        self.action_step(step * self.query_one(FoundList).page)

    def action_end(self, last: int) -> None:
        """Go to the first entry or to the last."""
        self.query_one(FoundList).go_to(last * len(self._session.board.said()))

    def action_scroll_in_full(self, step: int) -> None:
        """Scroll the entry that is shown in full."""
        self.query_one("#whole-entry").scroll_relative(y=3 * step, animate=False)

    def action_search(self) -> None:
        """Go to the line in which it is typed what to look for."""
        self.set_focus(self.query_one(SearchLine))

    def action_filter(self, by: str, step: int = 1) -> None:
        """Go to the next value of a filter. It is typed into the line, as anybody could."""
        line = self.query_one(SearchLine)
        line.value = turn_filter(line.value, self._session.board, Filter[by], step)
        line.cursor_position = len(line.value)

    @on(FilterChips.Turned)
    def chip_turned(self, event: FilterChips.Turned) -> None:
        """Somebody clicked on a filter."""
        if self._open is None:
            self.action_filter(event.by.name, event.step)

    def action_show_all(self) -> None:
        """Look for nothing, and filter by nothing."""
        self.query_one(SearchLine).value = ""

    @on(FoundList.Opened)
    def action_go_there(self) -> None:
        """Go back to what is being written, at the stage of this entry, with it on the table."""
        if (standing := self._standing) is not None:
            moving.go_to(self._session, standing.entry.id)
            self.dismiss()

    async def action_back(self) -> None:
        """Drop what is open, or go from the search to the list, or back to what is written."""
        if self._open is not None:
            if self.may_leave():
                await self._close()
                self._show(Answer(Outcome.NOTHING, "nothing was changed."))
        elif self.focused is self.query_one(SearchLine) and self._standing is not None:
            self.set_focus(self.query_one(FoundList))
        else:
            self.dismiss()

    @work(exclusive=True, group="copy")
    async def action_copy(self) -> None:
        """Copy its words."""
        if (standing := self._standing) is not None:
            text = entry_as_text(standing)
            told = await asyncio.to_thread(copy, text, self.app.copy_to_clipboard)
            self._show(Answer(Outcome.TURNED, told))

    def action_echo(self) -> None:
        """One more person says so."""
        if (standing := self._standing) is not None:
            self._done(marking.echo(self._session, standing.entry.id))

    def action_withdraw(self) -> None:
        """Take it back."""
        if (standing := self._standing) is not None:
            self._done(mending.withdraw(self._session, standing.entry.id))

    def action_undo(self) -> None:
        """Take back the last thing done at this table."""
        self._done(self._session.take("undo"))

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._done(self._session.take("redo"))

    async def action_edit(self) -> None:
        """Put right what it says."""
        if (standing := self._standing) is None:
            return
        entry, parts = standing.entry, parts_of(standing.entry)
        form = Form(parts)

        def keep() -> Answer:
            changes = changed(parts, form.typed)
            if not changes:
                return Answer(Outcome.NOTHING, "nothing was changed.")
            return mending.edit(self._session, entry.id, changes)

        await self._begin(form, f"Edit {entry.id}", keep)

    async def action_park(self) -> None:
        """Write down what people do not agree about."""
        if (standing := self._standing) is None:
            return
        entry = standing.entry
        if parking.is_parked(self._session.board, entry):
            self._done(parking.park(self._session, entry.id))
            return
        form = Form(
            (
                Part("one", "One side", entry.text, is_long=True),
                Part("other", "The other side", "", "may be left empty", is_long=True),
                Part("taken_up", "Taken up", "", "when, and where; may be left empty"),
            )
        )

        def keep() -> Answer:
            typed = form.typed
            sides = (typed["one"], typed["other"])
            return parking.park(self._session, entry.id, sides, typed["taken_up"])

        await self._begin(form, f"Park {entry.id}, for later", keep)

    async def action_move(self) -> None:
        """Choose the stage to which it goes."""
        if (standing := self._standing) is not None:
            offers = stages_for(self._session.board, standing.entry)
            chooser = Chooser(offers, "a number, or letters of its name")
            await self._begin(chooser, f"Move {standing.entry.id} to", None)

    async def action_theme(self) -> None:
        """Choose what it is about."""
        if (standing := self._standing) is not None:
            offers = themes_for(self._session.board, standing)
            chooser = Chooser(offers, "a word or two; Tab completes", is_for_words=True)
            await self._begin(chooser, f"What is {standing.entry.id} about?", None)

    @on(Form.Kept)
    async def keep(self) -> None:
        """Do what the form is for. What was typed stays until it is saved."""
        if self._keep is not None:
            await self._finish(self._keep())

    @on(Chooser.Chosen)
    async def chosen(self, event: Chooser.Chosen) -> None:
        """Do what the list is for."""
        standing = self._standing
        if standing is None or not isinstance(self._open, Chooser):
            return
        entry_id, session = standing.entry.id, self._session
        has = {theme.name for theme in standing.themes}
        if not self._open.is_for_words:
            answer = moving.move(session, entry_id, event.value)
        elif event.value in has:
            answer = marking.untag(session, entry_id, event.value)
        else:
            answer = marking.tag(session, entry_id, event.value)
        await self._finish(answer)

    async def _begin(self, part: Form | Chooser, title: str, keep: Keep | None) -> None:
        """Open a form or a list in place of the entry. Until it closes there is nothing else."""
        self._open, self._keep, self._came_from = part, keep, self.focused
        self._asked_about = None
        pane = self.query_one("#pane")
        pane.border_title = shown_on_one_line(title)
        pane.border_subtitle = Content("Enter keeps, Esc drops")
        self.add_class("-open")
        self.query_one(SearchLine).disabled = True
        self.query_one(FoundList).wait(waits=True)
        await pane.mount(part)
        self.set_focus(part.query("Input, ManyLines").first())
        self.refresh_bindings()

    async def _close(self) -> None:
        if self._open is None:
            return
        part, self._open, self._keep = self._open, None, None
        pane = self.query_one("#pane")
        pane.border_title = pane.border_subtitle = Content("")
        self.remove_class("-open")
        self.query_one(SearchLine).disabled = False
        self.query_one(FoundList).wait(waits=False)
        self.set_focus(self._came_from or self.query_one(FoundList))
        await part.remove()
        self.refresh_bindings()

    async def _finish(self, answer: Answer) -> None:
        """Close what is open, if it is dealt with."""
        if not answer.keeps_line:
            await self._close()
        self._done(answer)

    def _done(self, answer: Answer) -> None:
        """Show what became of a deed, and the entry that it was about if that stands."""
        about = self._session.board.root_of(answer.entry.id) if answer.entry else None
        self.show_board(about)
        self._show(answer)

    def _show(self, answer: Answer) -> None:
        line = self.query_one(StateLine)
        line.show(answer)
        if answer.outcome is Outcome.NOT_SAVED:
            again = "Enter tries again" if self._open else "press the key again"
            kept = " What you typed is still there." if self._open else ""
            why = sentence(answer.text.removeprefix("not saved: "))
            line.update(shown_on_one_line(f"✗ Not saved: {again}.{kept} {why}"))

    def _asks(self) -> bool:
        """Whether something was typed that somebody might miss."""
        return self._open is not None and self._open.is_for_words and self._open.was_changed

    def _was_asked(self) -> bool:
        return self._open is not None and self._asked_about == self._open.typed

    def _ask(self) -> None:
        assert self._open is not None, "it asks about what is open"
        self._asked_about = self._open.typed
        text = "not saved yet. Enter keeps what you typed, Esc again drops it."
        self.query_one(StateLine).show(Answer(Outcome.NOT_TAKEN, text))
