"""The question in which forms the questionnaire goes out, and what is printed besides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Static

from journeymap.cleaning import one_line
from journeymap.counting import counted
from journeymap.days import in_words
from journeymap.language.choosing import named
from journeymap.sheets.workshop import Workshop
from journeymap.survey.changes import changes_in_words
from journeymap.survey.forms.form import Wishes
from journeymap.survey.forms.making import WHAT_FOR
from journeymap.survey.issuing import NotOut, Order, Ready, prepare, send_out
from journeymap.survey.overview import Overview
from journeymap.tui.sent_out_screen import SentOut
from journeymap.tui.sure_screen import SureScreen
from journeymap.tui.ticks import Ticks
from journeymap.tui.words import shown_on_one_line

_LARGE = "large print"
_FIELDS = {
    "return-to": ("Give back to", "Reception, Hazel Court"),
    "by": ("Answer by", "2026-12-04"),
    "page": ("Web page", "https://… to answer there instead"),
}
"""What can be typed besides: what it is called, and an example."""


class _NotUnderstood(Exception):
    """What was typed cannot be meant: what to type instead, and the name of the field."""

    def __init__(self, advice: str, field: str) -> None:
        super().__init__(advice)
        self.field = field


class IssueScreen(ModalScreen[SentOut | None]):
    """Asks for forms and wishes, and writes them. The answer is what was written, or None."""

    CSS_PATH = "issue_screen.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (20, "-usual")]  # noqa: RUF012  # not a ClassVar to Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,ctrl+j",
            "write",
            "Write",
            key_display="Enter",
            id="issue.write",
            tooltip="What is ticked, or what the cursor is on",
        ),
        Binding(
            "space",
            "tick",
            "Tick",
            key_display="Space",
            id="issue.tick",
            tooltip="To write several forms at once",
        ),
        Binding(
            "tab",
            "app.focus_next",
            "Next",
            key_display="Tab",
            id="issue.next",
            tooltip="What is printed besides",
        ),
        Binding(
            "f2", "edition", "Edition", id="issue.edition", tooltip="An edition that was issued"
        ),
        Binding(
            "f3",
            "language",
            "Language",
            key_display="F3",
            id="issue.language",
            tooltip="Another language, or two",
        ),
        Binding("escape", "dismiss(None)", "Back", key_display="Esc", id="issue.back"),
    ]

    def __init__(
        self, workshop: Workshop, overview: Overview, clock: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._workshop = workshop
        self._overview = overview
        self._clock = clock
        numbers = [each.edition for each in overview.editions]
        self._choices = [None, *numbers] if overview.has_changed else [None, *numbers[1:]]
        if overview.not_issued:
            self._choices = [*numbers]
        self._chosen = 0
        """Which edition, by its place among the choices: None is what is asked now."""
        self._language = 0
        """Which languages, by their place among those that can be chosen."""
        self._is_busy = False

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="issue", can_focus=False) as box:
            box.border_title = Content("Issue the questions")
            yield Static(id="edition", markup=False)
            yield Static(id="language", markup=False)
            yield Ticks([*WHAT_FOR.items(), (_LARGE, "larger letters, on paper")], id="forms")
            for name, (label, example) in _FIELDS.items():
                with Horizontal(classes="field"):
                    yield Static(label, markup=False)
                    yield Input(placeholder=example, id=name, compact=True)
            yield Static(id="advice", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one(Ticks).focus()
        self._show_edition()
        self._show_language()
        self._advise("Space ticks a form, Enter writes what is ticked.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer another edition, and another language, only where there is one."""
        del parameters
        there = {"edition": self._choices, "language": self._overview.languages}
        return action not in there or len(there[action]) > 1

    def action_tick(self) -> None:
        """Tick the form that the cursor is on, wherever the keyboard is."""
        self.query_one(Ticks).tick_marked()

    def action_edition(self) -> None:
        """Change between what is asked now and what was issued before."""
        self._chosen = (self._chosen + 1) % len(self._choices)
        self._show_edition()

    def action_language(self) -> None:
        """Go on to the next language, or the next two."""
        self._language = (self._language + 1) % len(self._overview.languages)
        self._show_language()

    @on(Input.Submitted)
    async def write_from_a_field(self, event: Input.Submitted) -> None:
        """Write them as well where Enter ends what was typed."""
        event.stop()
        await self.action_write()

    async def action_write(self) -> None:
        """Make what is ticked; before a new edition is frozen, ask."""
        if self._is_busy:
            return
        try:
            order = self._order()
        except _NotUnderstood as why:
            self._advise(str(why), is_wrong=True)
            self.query_one(f"#{why.field}").focus()
            return
        self._is_busy = True
        self._advise("making them …")
        self._make(order)

    @work(thread=True)
    def _make(self, order: Order) -> None:
        """Make the forms. A booklet takes a moment."""
        try:
            board = self._workshop.read().board
            ready = prepare(self._workshop, board, order, self._clock().astimezone().date())
        except NotOut as why:
            self.app.call_from_thread(self._refuse, str(why))
        else:
            self.app.call_from_thread(self._look_at, ready, order)

    @work
    async def _look_at(self, ready: Ready, order: Order) -> None:
        """Ask whether a new edition is wanted if it differs from the last; then write."""
        self._is_busy = False
        self._advise("")
        if ready.is_new and ready.before is not None:
            sure = SureScreen(
                f"Edition {ready.asked.edition} is new. What has changed:",
                tuple(changes_in_words(ready.before, ready.asked)),
                f"Answers to edition {ready.before.edition} can still be taken in.",
                "Issue it",
            )
            if not await self.app.push_screen_wait(sure):
                self._advise("Nothing was written.")
                return
        try:
            paths = send_out(self._workshop, ready)
        except NotOut as why:
            self._refuse(str(why))
            return
        self.dismiss(SentOut(ready, paths, order.forms))

    def _refuse(self, why: str) -> None:
        self._is_busy = False
        self._advise(why, is_wrong=True)

    def _order(self) -> Order:
        """Return what was asked for. Raises `_NotUnderstood`."""
        ticks = self.query_one(Ticks)
        forms = tuple(each for each in ticks.ticked if each != _LARGE)
        if not forms and ticks.marked != _LARGE:
            forms = (ticks.marked,)
        if not forms:
            raise _NotUnderstood("Tick the forms that you want with Space.", "forms")
        wishes = Wishes(
            large_print=_LARGE in ticks.ticked,
            return_to=self._typed("return-to") or None,
            by=_day(self._typed("by")),
            page=_address(self._typed("page")),
        )
        # The workshop's own need not be spoken by the program: then its own sentences are English.
        tags = self._overview.languages[self._language] if self._language else ()
        return Order(forms, wishes, self._choices[self._chosen], tags)

    def _typed(self, name: str) -> str:
        return one_line(self.query_one(f"#{name}", Input).value)

    def _advise(self, words: str, *, is_wrong: bool = False) -> None:
        advice = self.query_one("#advice", Static)
        advice.set_class(is_wrong, "wrong")
        advice.update(shown_on_one_line(words))

    def _show_language(self) -> None:
        """Say in which language they go out, where there is a choice."""
        languages = self._overview.languages
        language = self.query_one("#language", Static)
        language.display = len(languages) > 1
        words = f"In {named(languages[self._language])}. F3: another language."
        language.update(shown_on_one_line(words))

    def _show_edition(self) -> None:
        """Say which questions go out."""
        number = self._choices[self._chosen]
        asked = self._overview.asked
        there = {each.edition: each for each in self._overview.editions}
        if number is not None:
            edition = there[number]
            words = f"Edition {number} again, as it was issued on {in_words(edition.issued)}."
        elif asked is not None and asked.edition in there:
            words = f"Edition {asked.edition}, as it was issued on {in_words(asked.issued)}."
        elif asked is not None:
            questions = counted(len(asked.questions), "question")
            words = (
                f"What is asked in the room now: {questions}. It becomes edition {asked.edition}."
            )
        else:
            words = ""
        if len(self._choices) > 1:
            words += " F2: another edition."
        self.query_one("#edition", Static).update(shown_on_one_line(words))


def _day(typed: str) -> date | None:
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        advice = "Write the day as year, month and day, as in 2026-12-04."
        raise _NotUnderstood(advice, "by") from None


def _address(typed: str) -> str | None:
    if typed and not typed.startswith(("http://", "https://")):
        advice = "Write the whole address of the page, as in https://example.org/lunch."
        raise _NotUnderstood(advice, "page")
    return typed or None
