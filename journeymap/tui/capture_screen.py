"""The capture screen: what is said at one table, written down as it is said."""

from __future__ import annotations

import asyncio
from collections.abc import Generator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Footer, Input

from journeymap.capture.answer import Answer, Outcome, what_was_left_out
from journeymap.capture.as_text import stage_as_text
from journeymap.capture.away import Away
from journeymap.capture.drafting import Drafting
from journeymap.capture.pasting import Taken
from journeymap.capture.session import Session
from journeymap.counting import counted
from journeymap.entries import SAID_KINDS, Said
from journeymap.sheets.workshop import Reading, Workshop
from journeymap.tui.above import ShowsBoard
from journeymap.tui.board_view import BoardView
from journeymap.tui.capture_keys import CAPTURE_KEYS
from journeymap.tui.capture_line import CaptureLine
from journeymap.tui.clipboard import copy
from journeymap.tui.desk import Desk
from journeymap.tui.entry_list import EntryList
from journeymap.tui.fitted_view import FittedView
from journeymap.tui.heading import Heading
from journeymap.tui.road_map import RoadMap
from journeymap.tui.state_line import StateLine
from journeymap.tui.steering_view import SteeringView
from journeymap.tui.view_tabs import ViewTabs
from journeymap.tui.views import view_of
from journeymap.tui.watch import Watch

_SIGNED: list[type[Said]] = [kind for kind in SAID_KINDS.values() if kind.sign]
"""The kinds that the Tab key goes through."""
_PLAIN = [kind for kind in _SIGNED if kind.takes_plain_text]
"""Those that pasted text without a sign can become."""


_NOTHING = Answer(Outcome.NOTHING)
"""What there is to say behind a screen that said itself what became of all."""
_BETWEEN_DRAFTS = 1.0
"""Seconds. As much of what is typed may be lost with the machine."""


class CaptureScreen(Screen[None]):
    """Shows a session and its board, and gives it the lines that are typed. It owns neither."""

    AUTO_FOCUS = "CaptureLine"
    ALLOW_MAXIMIZE = False
    CSS_PATH = [  # noqa: RUF012  # not a ClassVar to Textual
        "capture_screen.tcss",
        "clock_view.tcss",
        "steering_view.tcss",
        "views.tcss",
    ]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  # not a ClassVar to Textual
        (0, "-narrow"),
        (112, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012  # likewise
        (0, "-tiny"),
        (11, "-short"),
        (19, "-usual"),
        (36, "-tall"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = CAPTURE_KEYS

    def __init__(
        self,
        session: Session,
        workshop: Workshop,
        notices: Sequence[str] = (),
        away: Away | None = None,
        since: Reading | None = None,
    ) -> None:
        """Show `session`, and what else `workshop` has; `notices` are told at the beginning.

        `away` is the way out when the folder cannot be written, if not by this machine's memory.
        What others have written is news `since` the workshop was read, if that is known.
        """
        super().__init__()
        self._notices = notices
        self._session = session
        self._workshop = workshop
        self._away = away or Away.of_this_machine(session, workshop)
        self._follower = workshop.follow(session.sheet, since)
        self._drafting = Drafting(session, self._away.elsewhere.left_by(session.sheet.name))
        self._asked_to_leave = False
        self._is_saved = True

    def compose(self) -> ComposeResult:
        yield Heading()
        yield BoardView(self._session)
        yield Desk(self._session)
        yield Watch(self._follower, self._away)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one(StateLine).begin(self._session.lines_saved, self._notices)
        self._take_up_draft()
        self._show_board()
        self.query_one(Desk).show_what_it_becomes()
        self.set_interval(_BETWEEN_DRAFTS, self.keep_draft)

    def on_resize(self) -> None:
        """Show what there is room for now."""
        self.call_after_refresh(lambda: self.query_one(BoardView).show())

    def keep_draft(self) -> None:
        """Keep what is being typed, for when this is the last that the program does."""
        self._drafting.keep(self.query_one(CaptureLine).draft)

    def _take_up_draft(self) -> None:
        """Offer what was being typed when the program stopped the last time."""
        draft = self._drafting.take_up()
        if draft:
            self.query_one(CaptureLine).take_up(draft)
            number = len(draft.not_taken) + len(draft.waiting) + bool(draft.line.strip())
            text = (
                f"brought back, not saved yet: {counted(number, 'line')} typed before it stopped."
            )
            self.query_one(StateLine).show(Answer(Outcome.NOT_TAKEN, text))

    @on(Watch.News)
    def hear(self, event: Watch.News) -> None:
        """Take in what other tables have written."""
        if event.board is not None:
            self._session.look_anew(event.board)
        self._session.hear(event.entries)
        if not self.is_attached:
            return
        self._show_board()
        self.query_one(Desk).show_what_it_becomes()
        for screen in self.app.screen_stack:
            if isinstance(screen, ShowsBoard):
                screen.show_board()

    @on(Watch.HomeWorks)
    def go_home(self) -> None:
        """Bring home what is elsewhere, between two lines, and say so."""
        before = self._away.home
        told = self._away.go_home()
        if self._away.home is not before:
            self.query_one(Watch).follow_all_but(self._away.home.path)
            self._drafting.forget(before.path)  # whoever has that sheet now has it too
        if not told or not self.is_attached:
            return
        if self._is_saved:
            self._show_answer(Answer(Outcome.SAVED, told))
            return
        has_words = self.query_one(CaptureLine).value.strip()
        what_to_do = "Enter saves the line" if has_words else "do it again"
        self.query_one(StateLine).show_that_it_can_be_saved(what_to_do, told)
        self._show_board()

    @on(CaptureLine.Answered)
    def line_answered(self, event: CaptureLine.Answered) -> None:
        """Show what became of the line."""
        self._show_answer(event.answer, event.line)

    @on(Input.Changed)
    def go_on_typing(self) -> None:
        """Warn anew before leaving, once something else is in the line."""
        self._asked_to_leave = False

    @on(RoadMap.Chosen)
    def go_to_stage(self, event: RoadMap.Chosen) -> None:
        """Go to the stage that somebody clicked on."""
        self._show_answer(self._session.take(f"/{event.stage or ''}"))

    @on(FittedView.Answered)
    def view_answered(self, event: FittedView.Answered) -> None:
        """Show what became of a click in a view."""
        self._show_answer(event.answer)

    @on(SteeringView.Chosen)
    def go_where_nothing_was_asked(self, event: SteeringView.Chosen) -> None:
        """Go to what somebody clicked on: a stage, and what is asked there."""
        self._show_answer(self._session.take(f"/{event.stage or ''}"))
        kind = SAID_KINDS.get(event.kind)
        if kind is not None:
            self.query_one(BoardView).look_at(view_of(kind))
            self._show_answer(self._session.turn_to_kind(kind))

    def action_go(self, step: int) -> None:
        """Go to another stage. What is in the line stays there."""
        self._show_answer(self._session.go(step))

    def action_voice(self, step: int) -> None:
        """Let the next voice speak, or the one before."""
        self._show_answer(self._session.next_voice(step))

    def action_kind(self, step: int) -> None:
        """Let a line that was begun go on; or change what a line without a sign becomes."""
        if self.query_one(Desk).complete():
            return
        if self._session.filling is not None:
            self._show_answer(self._session.next_part())
            return
        self._show_answer(self._session.next_kind(_SIGNED, step))

    def action_finish(self, kind: str) -> None:
        """Take the line as one of a kind; with nothing in it, that kind is in force."""
        said = SAID_KINDS[kind]
        line = self.query_one(CaptureLine)
        if line.value.strip():
            line.submit(said)
        else:
            self._show_answer(self._session.turn_to_kind(said))

    def action_me_too(self, at: int) -> None:
        """Have one more person say what is like the line, or what is on the table."""
        if self.query_one(Desk).take_hint(at):
            return
        line, about = self.query_one(CaptureLine), self._session.on_the_table
        if about is None or at > 0 or line.value.strip():
            has_words = bool(line.value.strip())
            said = "nothing like it was said yet. Enter keeps the line."
            text = said if has_words else "type some words first: what is like them is shown."
            self._show_answer(Answer(Outcome.TURNED, text))
        else:
            line.say_too(about)

    def action_view(self, step: int) -> None:
        """Look at the board in the next way, or in the one before."""
        self.query_one(BoardView).turn(step)
        self.query_one(Desk).show_what_it_becomes()

    @on(ViewTabs.Chosen)
    def look_at_line_anew(self) -> None:
        """Say what the line becomes in the view that somebody clicked on."""
        self.query_one(Desk).show_what_it_becomes()

    def action_act(self, deed: int) -> None:
        """Do what the view has of its own."""
        answer = self.query_one(BoardView).act(deed)
        nothing = Answer(Outcome.TURNED, "there is nothing to do with this key here.")
        self._show_answer(answer or nothing)

    @work(exclusive=True, group="another place")
    async def action_elsewhere(self) -> None:
        """Offer another place for what could not be saved, and save it there."""
        if self._is_saved:
            text = "no need of another place: all that was taken is saved."
            self._show_answer(Answer(Outcome.TURNED, text))
            return
        line = self.query_one(CaptureLine)
        proposed = await asyncio.to_thread(self._away.elsewhere.propose)
        go = partial(self._away.go, line=line.value)
        from journeymap.tui.elsewhere_screen import ElsewhereScreen

        if not await self.app.push_screen_wait(ElsewhereScreen(proposed, go)):
            return
        if not self._away.elsewhere.is_remembered:
            self.notify(
                f"Write the place down: {self._session.place}. It cannot be remembered here;"
                " journeymap gather brings in what is there.",
                severity="warning",
                markup=False,
                timeout=60,
            )
        if line.value.strip():
            line.submit()
        else:
            text = f"from now on it is kept in {self._session.place}. Do again what was not saved."
            self._show_answer(Answer(Outcome.SAVED, text))

    def action_undo(self, line: str) -> None:
        """Take back the last deed of this table or do it again, but not while words are typed."""
        if self.query_one(CaptureLine).value.strip():
            text = "there are words in the line: Enter keeps them, and Undo takes them back again."
            self._show_answer(Answer(Outcome.NOT_TAKEN, text))
            return
        self._show_answer(self._session.take(line))

    def action_scroll(self, step: int) -> None:
        """Go up or down in the view."""
        self.query_one(BoardView).move(step)

    @on(CaptureLine.Pasted)
    def look_at_paste(self, event: CaptureLine.Pasted) -> None:
        """Offer a paste of many lines as many entries, and say if anything was left out of it."""
        note = what_was_left_out(event.left_out)
        if note:
            self._show_state(Answer(Outcome.TURNED, note), "")
        self.query_one(Desk).show_what_it_becomes()
        if self.query_one(CaptureLine).waiting:
            self.action_pile(note)

    def action_pile(self, note: str = "") -> None:
        """Show what is in the line and what waits behind it, to be taken together."""
        line = self.query_one(CaptureLine)
        if line.waiting:
            from journeymap.tui.paste_screen import PasteScreen, Pile

            self.keep_draft()
            pile = Pile(lambda: line.pile, self._take_pile, self._paste_behind)
            screen = PasteScreen(self._session, pile, _PLAIN, note)
            self.app.push_screen(screen, partial(self._show_taken, note))

    def _take_pile(
        self, kind: type[Said], left_out: AbstractSet[int]
    ) -> Generator[Answer, None, None]:
        """Take the pile, and keep the draft of what still waits in a tenth of the time."""
        due = 0.0
        with closing(self.query_one(CaptureLine).take_pile(kind, left_out)) as answers:
            for answer in answers:
                began = monotonic()
                if began >= due:
                    self.keep_draft()
                    ended = monotonic()
                    due = ended + 9 * (ended - began)
                yield answer

    def _paste_behind(self, text: str) -> None:
        """Put another paste behind the pile."""
        self.query_one(CaptureLine).paste_behind(text)
        self.keep_draft()

    def _show_taken(self, note: str, taken: Taken | None) -> None:
        """Show what became of many lines; None if they are taken one at a time."""
        self.keep_draft()
        self.query_one(Desk).show_what_it_becomes()
        if taken is not None:
            self._show_answer(taken.answer.with_note(note))

    def action_stages(self) -> None:
        """Add, rename and move stages: the agenda is theirs."""
        from journeymap.tui.stages_screen import StagesScreen

        screen = StagesScreen(self._session)
        self.app.push_screen(screen, lambda answer: self._show_answer(answer or _NOTHING))

    def action_entries(self, search: bool) -> None:  # noqa: FBT001  # Textual's way
        """Look at all that was said, to find something, or to do something with it."""
        self._look_at_entries(self._session.on_the_table, search=search)

    @on(EntryList.Chosen)
    def look_at_clicked(self, event: EntryList.Chosen) -> None:
        """Look at the entry on which somebody clicked, among all that was said."""
        self._look_at_entries(event.entry_id)

    def _look_at_entries(self, start: str | None, *, search: bool = False) -> None:
        from journeymap.tui.entries_screen import EntriesScreen

        screen = EntriesScreen(self._session, start, search=search)
        self.app.push_screen(screen, lambda _: self._show_answer(_NOTHING))

    def action_close(self) -> None:
        """Close the session: how people hear back, the last round, what is still empty."""
        from journeymap.tui.closing_screen import ClosingScreen

        screen = ClosingScreen(self._session, self._workshop)
        self.app.push_screen(screen, lambda _: self._show_answer(screen.not_saved or _NOTHING))

    def action_survey(self) -> None:
        """Show the survey: for those who could not be there."""
        from journeymap.tui.survey_screen import SurveyScreen

        screen = SurveyScreen(self._workshop, lambda: datetime.now(UTC), Path.cwd())
        self.app.push_screen(screen, lambda _: self._show_answer(_NOTHING))

    @work(exclusive=True, group="copy")
    async def action_copy(self) -> None:
        """Copy what stands at this stage."""
        text = stage_as_text(self._session)
        told = await asyncio.to_thread(copy, text, self.app.copy_to_clipboard)
        self._show_answer(Answer(Outcome.TURNED, told))

    def action_help(self) -> None:
        """Show what can be typed, and the keys."""
        from journeymap.tui.help_screen import HelpScreen

        self.app.push_screen(HelpScreen(self._session.board))

    def action_leave(self) -> None:
        """Leave the screen, but not words that are still in the line without a warning."""
        if self.may_leave():
            self._drafting.end()
            self._session.sheet.give_up_claim()
            self.dismiss()

    def tell_how_to_leave(self) -> None:
        """Say how to leave, and that what was taken stays; that is not said where it is not so."""
        text = "Ctrl+Q leaves. All that was taken is saved."
        self._show_answer(Answer(Outcome.TURNED, text))

    def may_leave(self) -> bool:
        """Whether nothing would be lost now, or the warning that it would was given before."""
        text = self.query_one(Desk).open_ends()
        if self._asked_to_leave or not text:
            return True
        self._asked_to_leave = True
        answer = Answer(Outcome.NOT_TAKEN, f"not saved yet: {text}. To drop them, leave again.")
        self.query_one(StateLine).show(answer)
        return False

    def _show_answer(self, answer: Answer, line: str = "") -> None:
        if answer.outcome is not Outcome.NOTHING:
            self._show_state(answer, line)
        if answer.told:
            from journeymap.tui.told_screen import ToldScreen

            self.app.push_screen(ToldScreen(answer))
        if isinstance(answer.entry, Said):
            self.query_one(BoardView).look_where(type(answer.entry))
        self._show_board()
        self.query_one(Desk).show_what_it_becomes()

    def _show_state(self, answer: Answer, line: str) -> None:
        """Show an answer; but while something is not saved, nothing takes that out of sight."""
        if answer.outcome in {Outcome.SAVED, Outcome.NOT_SAVED}:
            self._is_saved = answer.outcome is Outcome.SAVED
        if self._is_saved or answer.keeps_line:
            self.query_one(StateLine).show(answer, line)

    def _show_board(self) -> None:
        where = self._away.where() if self._is_saved else ""
        self.query_one(Heading).show(self._session, is_saved=self._is_saved, where=where)
        self.query_one(BoardView).show()
        self.query_one(Desk).follow_board()
