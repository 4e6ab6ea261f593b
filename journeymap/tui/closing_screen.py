"""Closing the session: what is still empty, hearing back, the last round, the summary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import ContentSwitcher, Footer, Input, OptionList, Static

from journeymap.capture import closing
from journeymap.capture.answer import Answer, Outcome, sentence
from journeymap.capture.session import Session
from journeymap.cleaning import one_line
from journeymap.entries import Unreadable
from journeymap.feedback.calendar import to_calendar
from journeymap.findings.hearing_back import booked_days, last_round, ways_offered
from journeymap.sheets.export import NotWritten, write_all
from journeymap.sheets.workshop import Workshop
from journeymap.tui.choices import Choices
from journeymap.tui.closing_line import ClosingLine
from journeymap.tui.closing_pages import (
    days_page,
    empty_page,
    star_rows,
    voice_row,
    way_rows,
)
from journeymap.tui.closing_steps import (
    HINTS,
    NUMBERS,
    ONLY_IN,
    PLACEHOLDERS,
    SHORTCUTS,
    STEPS,
    Step,
    progress_of,
    step_rows,
)
from journeymap.tui.closing_summary import SummaryPage
from journeymap.tui.help_screen import HelpScreen
from journeymap.tui.state_line import MARKS
from journeymap.tui.words import shown, shown_on_one_line

_TALL = 30
"""Rows from which on all questions have room for their stars."""
_STYLES = {
    Outcome.SAVED: "$success",
    Outcome.NOT_TAKEN: "bold $warning",
    Outcome.NOT_SAVED: "bold $background on $error",
}
"""How answers look that are neither nothing nor a turn."""


class ClosingScreen(Screen[None]):
    """Goes through the end of a session, a step at a time, on the same sheet."""

    AUTO_FOCUS = None
    ALLOW_MAXIMIZE = False
    CSS_PATH = "closing_screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (68, "-usual"), (112, "-wide")]  # noqa: RUF012  # not a ClassVar to Textual
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (12, "-short"), (19, "-usual-height"), (36, "-tall")]  # noqa: RUF012  # likewise
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab",
            "step(1)",
            "Next step",
            key_display="Tab",
            id="closing.next",
            tooltip="On to the next step",
        ),
        Binding("shift+tab", "step(-1)", "Step before", id="closing.before", show=False),
        Binding(
            "1",
            "stars(1)",
            "Stars",
            key_display="1–5",
            id="closing.stars_1",
            tooltip="One person gives so many stars",
        ),
        *(
            Binding(f"{n}", f"stars({n})", f"{n} stars", id=f"closing.stars_{n}", show=False)
            for n in range(2, 6)
        ),
        Binding("left", "voice(-1)", "Voice before", id="closing.voice_before", show=False),
        Binding(
            "right,f2",
            "voice(1)",
            "Who",
            key_display="→",
            id="closing.voice",
            tooltip="Who gives stars now; ← is the one before",
        ),
        Binding("up", "move(-1)", "Up", id="closing.up", show=False),
        Binding("down", "move(1)", "Down", id="closing.down", show=False),
        Binding("pageup", "page(-1)", "A page up", id="closing.page_up", show=False),
        Binding("pagedown", "page(1)", "A page down", id="closing.page_down", show=False),
        Binding(
            "f9",
            "calendar",
            "Calendar file",
            key_display="F9",
            id="closing.calendar",
            tooltip="Write the booked days as a file that calendars take in",
        ),
        Binding(
            "s,f10",
            "write",
            "Write",
            key_display="s",
            id="closing.write",
            tooltip="Write the summary into the folder for what goes out",
        ),
        Binding(
            "f",
            "forms",
            "Forms",
            id="closing.forms",
            tooltip="On paper, as a web page, in large print, Easy Read, on a wall",
        ),
        Binding(
            "ctrl+z",
            "undo",
            "Undo",
            key_display="^Z",
            id="closing.undo",
            tooltip="Take back the last deed",
        ),
        Binding("ctrl+y", "redo", "Redo", id="closing.redo", show=False),
        Binding(
            "f1",
            "help",
            "Help",
            key_display="F1",
            id="closing.help",
            tooltip="What to type, and the keys",
        ),
        Binding(
            "escape",
            "back",
            "Back",
            key_display="Esc",
            id="closing.back",
            tooltip="Back to the table",
        ),
    ]

    def __init__(self, session: Session, workshop: Workshop) -> None:
        super().__init__()
        self._session = session
        self._workshop = workshop
        self._step = STEPS[0]
        self._way = 0
        self._question = 0
        self._typed = dict.fromkeys(PLACEHOLDERS, "")
        """What stands in the line of a step while another step is looked at."""
        self._is_written = False
        self.not_saved: Answer | None = None
        """What could not be saved last, if nothing was saved since."""
        self._asked_to_leave = False

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Static(id="title")
            yield Static(id="saved")
        with Horizontal(id="middle"):
            yield Choices(id="steps")
            with Vertical(id="page"):
                yield Static(id="hint")
                with ContentSwitcher(initial=Step.EMPTY.name, id="pages"):
                    with VerticalScroll(id=Step.EMPTY.name, can_focus=False):
                        yield Static(id="empty")
                    yield Choices(id=Step.WAYS.name)
                    with VerticalScroll(id=Step.DAYS.name, can_focus=False):
                        yield Static(id="days")
                    with Vertical(id=Step.STARS.name):
                        yield Static(id="voices")
                        yield Choices(id="rounds")
                    yield SummaryPage(id=Step.SUMMARY.name, can_focus=False)
                yield ClosingLine()
        yield Static(id="answer")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self._go_to(self._step)

    def show_board(self) -> None:
        """Show what is on the board now: other tables may have closed their round, too."""
        session, board = self._session, self._session.board
        self.query_one("#title", Static).update(
            Content.assemble(
                shown_on_one_line(board.guide.title, "bold"), ("  Closing the session", "$primary")
            )
        )
        saved = f"✓ {session.lines_saved} saved" if self.not_saved is None else " ✗ not saved "
        style = "bold $success" if self.not_saved is None else "bold $background on $error"
        self.query_one("#saved", Static).update(Content.styled(saved, style))
        self._show_steps()
        self._show_hint()
        self._show_page()

    def _show_steps(self) -> None:
        session = self._session
        progress = [progress_of(each, session, is_written=self._is_written) for each in STEPS]
        rows = step_rows(progress, self._step)
        self.query_one("#steps", Choices).show(rows, 2 * STEPS.index(self._step))

    def _show_hint(self) -> None:
        place = f"{STEPS.index(self._step) + 1} of {len(STEPS)} · {self._step.value}"
        self.query_one("#page").border_title = Content(place)
        hint = HINTS[self._step]
        back = self._session.board.guide.hear_back
        if self._step is Step.WAYS and back is not None:
            hint = f"{back.ask}\n{hint}"
        self.query_one("#hint", Static).update(shown(hint))

    def _show_page(self) -> None:
        """Show the page of the step that is looked at."""
        board = self._session.board
        match self._step:
            case Step.EMPTY:
                self.query_one("#empty", Static).update(empty_page(self._session))
            case Step.WAYS:
                self._way = min(self._way, max(len(ways_offered(board)) - 1, 0))
                self.query_one(f"#{Step.WAYS.name}", Choices).show(
                    way_rows(board, self._way), self._way
                )
            case Step.DAYS:
                self.query_one("#days", Static).update(days_page(board))
            case Step.STARS:
                self._show_stars()
            case Step.SUMMARY:
                self.query_one(SummaryPage).look(self._workshop, self._session.written())

    def _show_stars(self) -> None:
        board = self._session.board
        self._question = min(self._question, max(len(last_round(board)) - 1, 0))
        self.query_one("#voices", Static).update(voice_row(self._session))
        rows = star_rows(board, self._question, in_full=self.size.height >= _TALL)
        if not rows:
            rows = [("", Content("The guide has no questions for the last round."))]
        rounds = self.query_one("#rounds", Choices)
        top = rounds.scroll_offset.y
        rounds.show(rows, None)
        rounds.scroll_to(y=top, animate=False)

    def action_step(self, step: int) -> None:
        """Go on to the next step, or back to the one before."""
        self._go_to(STEPS[(STEPS.index(self._step) + step) % len(STEPS)])

    @on(OptionList.OptionSelected, "#steps")
    def go_to_clicked(self, event: OptionList.OptionSelected) -> None:
        """Go to the step that somebody clicked on."""
        event.stop()
        self._go_to(Step[str(event.option_id)])

    def _go_to(self, step: Step) -> None:
        line = self.query_one(ClosingLine)
        if self._step in self._typed:
            self._typed[self._step] = line.value
        self._step = step
        self.query_one("#pages", ContentSwitcher).current = step.name
        line.display = step in PLACEHOLDERS
        line.keys = SHORTCUTS.get(step, frozenset())
        line.placeholder = one_line(PLACEHOLDERS.get(step, ""))
        line.value = self._typed.get(step, "")
        line.border_title = line.border_subtitle = None
        self.set_focus(line if line.display else None)
        self._say(Answer(Outcome.NOTHING))
        self.query_one(SummaryPage).forget()
        self.show_board()
        self._show_reading()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done in this step."""
        del parameters
        return action not in ONLY_IN or self._step in ONLY_IN[action]

    @on(ClosingLine.Pressed)
    def press(self, event: ClosingLine.Pressed) -> None:
        """Do what a key means that was pressed while there were no words in the line."""
        if event.key in NUMBERS:
            self._raise_hand(int(event.key) - 1)
        else:  # the + key
            self._raise_hand(self._way)

    @on(Input.Submitted)
    def take_line(self, event: Input.Submitted) -> None:
        """Take the way or the day that was typed. What could not be taken stays in the line."""
        event.stop()
        if self._step is Step.WAYS and not event.value.strip():
            self._raise_hand(self._way)
            return
        take = closing.take_way if self._step is Step.WAYS else closing.take_booking
        answer = take(self._session, self._for_the_marked_way(event.value))
        if not answer.keeps_line:
            event.input.value = ""
        self._show_answer(answer)

    def _for_the_marked_way(self, line: str) -> str:
        """Return a line with the marked way before it, if it has only a number of hands."""
        hands_alone = closing.is_hands_alone(line) and self._step is Step.WAYS
        return f"{self._way + 1} {line}" if hands_alone else line

    @on(Input.Changed)
    def look_at_line(self) -> None:
        """Show how the line is read."""
        self._asked_to_leave = False
        self._show_reading()

    def _show_reading(self) -> None:
        line = self.query_one(ClosingLine)
        if self._step is Step.DAYS:
            line.border_title = shown_on_one_line(self._day_in_words(line.value))
        elif self._step is Step.WAYS:
            line.border_title = shown_on_one_line("Another way")

    def _day_in_words(self, line: str) -> str:
        """Return the day as it is read, so that a wrong reading is seen before it is booked."""
        if not line.strip():
            return "Book a day"
        try:
            return closing.look_at_booking(self._session, line).in_words()
        except Unreadable as unreadable:
            return sentence(unreadable.wrong)

    @on(OptionList.OptionSelected, f"#{Step.WAYS.name}")
    def raise_hand_for_clicked(self, event: OptionList.OptionSelected) -> None:
        """One more hand for the way that somebody clicked on."""
        event.stop()
        self._raise_hand(event.option_index)

    def _raise_hand(self, number: int) -> None:
        ways = ways_offered(self._session.board)
        if number >= len(ways):
            text = "there is no such way yet. Type it in words."
            self._show_answer(Answer(Outcome.NOT_TAKEN, text))
            return
        self._way = number
        self._show_answer(closing.choose_way(self._session, ways[number].way))

    def action_stars(self, stars: int) -> None:
        """One more person gives so many stars to the question that is asked."""
        self._give(self._question, stars)

    @on(OptionList.OptionSelected, "#rounds")
    def give_clicked(self, event: OptionList.OptionSelected) -> None:
        """Give the stars that somebody clicked on, or ask the question."""
        event.stop()
        what, question, *stars = str(event.option_id).split("-")
        if what == "ask":
            self._question = int(question)
            self._show_stars()
        else:
            self._give(int(question), int(stars[0]))

    def _give(self, question: int, stars: int) -> None:
        rounds = last_round(self._session.board)
        if question < len(rounds):
            self._question = question
            given = closing.give_stars(self._session, rounds[question].question, stars)
            self._show_answer(given)

    def action_voice(self, step: int) -> None:
        """Let the next voice give stars, or the one before."""
        voices = self._session.board.guide.voices
        at = voices.index(self._session.voice) + 1 if self._session.voice in voices else 0
        self.action_speak((at + step) % (len(voices) + 1))

    def action_speak(self, number: int) -> None:
        """Let a voice give stars: its number in the guide, or 0 if it is not said who."""
        voices = self._session.board.guide.voices
        named = voices[number - 1].id if number else ""
        self._show_answer(self._session.take(f"@{named}"))

    def action_move(self, step: int) -> None:
        """Go to another way or question, or scroll what is read."""
        board = self._session.board
        match self._step:
            case Step.WAYS:
                self._way = (self._way + step) % max(len(ways_offered(board)), 1)
            case Step.STARS:
                self._question = (self._question + step) % max(len(last_round(board)), 1)
            case _:
                self._page_shown().scroll_relative(y=step, animate=False)
                return
        self._show_page()

    def action_page(self, step: int) -> None:
        """Scroll what is read by a page."""
        page = self._page_shown()
        page.scroll_relative(y=step * max(page.size.height - 1, 1), animate=False)

    def _page_shown(self) -> VerticalScroll:
        return self.query_one(f"#{self._step.name}", VerticalScroll)

    def action_calendar(self) -> None:
        """Write the booked days as a calendar file, and say where it is."""
        board = self._session.board
        booked = booked_days(board)
        if not booked:
            self._say(Answer(Outcome.NOT_TAKEN, "no day is booked yet."))
            return
        text = to_calendar(board.guide, booked, self._session.clock())
        self._write({"days.ics": text.encode()})

    def action_write(self) -> None:
        """Write the summary, as `journeymap feedback` does, and say where it is."""
        account = self.query_one(SummaryPage).account
        if account is None:
            self._say(Answer(Outcome.NOT_TAKEN, "it is still being put together. Press s again."))
            return
        told = account.told()
        self._is_written = self._write(account.files, *told[:1]) or self._is_written
        self._show_steps()

    @work
    async def action_forms(self) -> None:
        """Ask in which other forms it goes back, and write those."""
        from journeymap.tui.account_screen import AccountScreen

        screen = AccountScreen(self._workshop, self._session.written())
        await self.app.push_screen_wait(screen)
        self._is_written |= screen.has_written
        self._show_steps()

    def _write(self, files: Mapping[str, bytes], told: str = "") -> bool:
        """Write a file and its pictures, and say where it is and what there is to say of it."""
        name = next(iter(files))
        try:
            path = write_all(self._workshop, files)
        except NotWritten as why:
            self._say(Answer(Outcome.NOT_SAVED, f"{name} cannot be written. {why}"))
            return False
        written = f"written: {name}, in {_from_here(path.parent)}"
        self._say(Answer(Outcome.SAVED, f"{written}. {told}" if told else written))
        return True

    def action_undo(self) -> None:
        """Take back the last deed on this sheet."""
        self._show_answer(self._session.take("undo"))

    def action_redo(self) -> None:
        """Do again what was undone last."""
        self._show_answer(self._session.take("redo"))

    def action_help(self) -> None:
        """Show the keys of this screen."""
        self.app.push_screen(HelpScreen(self._session.board))

    def action_back(self) -> None:
        """Go back to the table, but not from words in a line without a warning."""
        if self.may_leave():
            self.dismiss()

    def may_leave(self) -> bool:
        """Whether nothing would be lost now, or the warning that it would was given before."""
        if self._step in self._typed:
            self._typed[self._step] = self.query_one(ClosingLine).value
        words = [each.strip() for each in self._typed.values() if each.strip()]
        if self._asked_to_leave or not words:
            return True
        self._asked_to_leave = True
        text = f"not saved yet: {_quoted(words)}. To drop it, leave again."
        self._say(Answer(Outcome.NOT_TAKEN, text))
        return False

    def _show_answer(self, answer: Answer) -> None:
        """Show what became of a deed, and the board with it."""
        if answer.outcome in {Outcome.SAVED, Outcome.NOT_SAVED}:
            self.not_saved = answer if answer.outcome is Outcome.NOT_SAVED else None
            if answer.outcome is Outcome.SAVED:
                self._is_written = False  # the summary would be another one now
        self._asked_to_leave = False
        self.show_board()
        self._say(answer)

    def _say(self, answer: Answer) -> None:
        if answer.outcome is Outcome.NOTHING and self.not_saved is not None:
            return  # nothing takes out of sight what is not saved
        mark, style = MARKS[answer.outcome], _STYLES.get(answer.outcome, "")
        text = answer.text
        if answer.outcome is Outcome.NOT_SAVED and answer is self.not_saved:
            text = f"{sentence(text)} Do it again, or go back with Esc and save elsewhere with F4."
        self.query_one("#answer", Static).update(shown_on_one_line(f"{mark} {text}", style))


def _quoted(words: Sequence[str]) -> str:
    return " and ".join(f"‘{each}’" for each in words)


def _from_here(path: Path) -> Path:
    """Return where a file is, seen from the current folder if it is below it."""
    try:
        return path.relative_to(Path.cwd())
    except (ValueError, OSError):  # it is elsewhere, or the folder was deleted under us
        return path
