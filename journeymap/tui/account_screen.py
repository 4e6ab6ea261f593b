"""The question in which forms the account goes back to people, and what is to be settled first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from journeymap.capture.answer import Answer, Outcome
from journeymap.counting import counted
from journeymap.entries import Entry
from journeymap.feedback.ordering import (
    AnyShape,
    NotOut,
    Order,
    make_ordered,
    to_know,
    to_try,
    unsettled_of,
    wishes_of,
)
from journeymap.feedback.settling import Unsettled
from journeymap.findings.hearing_back import ways_asked_for
from journeymap.language.choosing import Tags, languages_to_choose, named
from journeymap.sheets.export import NotWritten, write_all
from journeymap.sheets.workshop import Reading, Workshop
from journeymap.tui.ticks import Ticks
from journeymap.tui.told_screen import ToldScreen
from journeymap.tui.words import shown_on_one_line

_SHAPES: dict[str, tuple[AnyShape, str]] = {
    "all of it": ("whole", "what was said, stage by stage, and what comes of it"),
    "one page": ("short", "for the fridge door"),
    "Easy Read": ("easy-read", "one idea a row, with pictures"),
    "poster": ("poster", "for a wall, A3; it is always a PDF"),
}
_FORMS = {
    "web page": ("html", "one file, for any browser"),
    "PDF": ("pdf", "to print"),
    "Word": ("docx", "to print, or to go on writing"),
    "text": ("text", "to read aloud, or for a mail"),
    "Markdown": ("markdown", "for GitHub, Obsidian, pandoc"),
}
_LARGE, _LARGER, _CONTRAST = "large print", "larger print", "high contrast"
_LOOKS = {
    _LARGE: "letters of 16 points",
    _LARGER: "letters of 18 points",
    _CONTRAST: "black on white, with thick lines",
}
_USUAL = ("all of it", "web page")


class AccountScreen(ModalScreen[None]):
    """Asks what goes back and in which forms, and writes it, as often as it is asked to."""

    CSS_PATH = "account_screen.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (24, "-usual")]  # noqa: RUF012  # not a ClassVar to Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,ctrl+j",
            "write",
            "Write it",
            key_display="Enter",
            id="account.write",
            tooltip="Each thing that is ticked, in each form that is",
        ),
        Binding(
            "space", "tick", "Tick", key_display="Space", id="account.tick", tooltip="Or untick"
        ),
        Binding(
            "f2",
            "language",
            "Language",
            key_display="F2",
            id="account.language",
            tooltip="Another language, or two",
        ),
        Binding(
            "f3",
            "settle",
            "To settle",
            key_display="F3",
            id="account.settle",
            tooltip="What keeps it from going out, each with its command",
        ),
        Binding("escape", "dismiss", "Back", key_display="Esc", id="account.back"),
    ]

    def __init__(self, workshop: Workshop, written: Sequence[Entry] = ()) -> None:
        """Give `workshop` back. `written` is what this writer wrote, some perhaps elsewhere."""
        super().__init__()
        self._workshop = workshop
        self._written = written
        self._reading: Reading | None = None
        self._languages: tuple[Tags, ...] = ((),)
        self._language = 0
        self._unsettled: Sequence[Unsettled] = ()
        self._is_busy = False
        self.has_written = False
        """Whether anything was written."""

    def compose(self) -> ComposeResult:
        shapes = [(name, what_for) for name, (_, what_for) in _SHAPES.items()]
        forms = [(name, what_for) for name, (_, what_for) in _FORMS.items()]
        with Vertical(id="account") as box:
            box.border_title = Content("What goes back, and in which form")
            yield Static("looking …", id="state", markup=False)
            yield Static(id="asked-for", markup=False)
            yield Ticks(shapes, forms, [*_LOOKS.items()], id="wanted", ticked=_USUAL)
            yield Static(id="advice", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one(Ticks).focus()
        self._advise("Space ticks, Enter writes what is ticked.")
        self.look()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer another language, and what is to be settled, only where there is any."""
        del parameters
        there = {"language": len(self._languages) > 1, "settle": bool(self._unsettled)}
        return there.get(action, True)

    @work(thread=True)
    def look(self) -> None:
        """Read the workshop, and look what is to be settled. A large one takes a moment."""
        reading = self._workshop.read()
        reading.board.apply_all(self._written)
        order = Order(named=self._workshop.name)
        try:
            unsettled = unsettled_of(
                reading, wishes_of(self._workshop, reading, order), order.named
            )
        except NotOut as why:
            self.app.call_from_thread(self._refuse, why)
            return
        languages = languages_to_choose(reading.board.guide.language)
        self.app.call_from_thread(self._show, reading, unsettled, languages)

    def _show(
        self, reading: Reading, unsettled: Sequence[Unsettled], languages: tuple[Tags, ...]
    ) -> None:
        if not self.is_attached:
            return
        self._reading, self._unsettled, self._languages = reading, unsettled, languages
        asked = ", ".join(
            f"{way.way} ({number})" if (number := way.people + way.in_survey) else way.way
            for way in ways_asked_for(reading.board)
        )
        self._put("asked-for", f"They asked for: {asked}" if asked else "")
        self._show_state()
        self.refresh_bindings()

    def _show_state(self) -> None:
        things = len(self._unsettled)
        state = (
            f"{counted(things, 'thing')} to settle before it can go out: F3. Until then it is"
            " written as a draft."
            if things
            else "✓ All is settled: it can go out."
        )
        if len(self._languages) > 1:
            state += f" In {named(self._languages[self._language])}; F2: another language."
        self._put("state", state)
        self.query_one("#state").set_class(bool(things), "wrong")

    def action_tick(self) -> None:
        """Tick what the cursor is on."""
        self.query_one(Ticks).tick_marked()

    def action_language(self) -> None:
        """Go on to the next language, or the next two."""
        self._language = (self._language + 1) % len(self._languages)
        self._show_state()

    def action_settle(self) -> None:
        """Show what is to be settled, each with the command that does it."""
        lines = tuple(line for each in self._unsettled for line in each.in_lines())
        self.app.push_screen(ToldScreen(Answer(Outcome.NOTHING, "to settle", told=lines)))

    def action_write(self) -> None:
        """Make what is ticked, and write it."""
        if self._is_busy or self._reading is None:
            return
        orders = self._orders()
        if not orders:
            self._advise("Tick what goes back, and the forms for it, with Space.", is_wrong=True)
            return
        self._is_busy = True
        self._advise("making it …")
        self._make(self._reading, orders)

    def _orders(self) -> list[Order]:
        ticked = self.query_one(Ticks).ticked
        forms = tuple(form for name, (form, _) in _FORMS.items() if name in ticked)
        order = Order(
            forms,
            points=18 if _LARGER in ticked else 16 if _LARGE in ticked else None,
            high_contrast=_CONTRAST in ticked,
            tags=self._languages[self._language],
            is_draft=bool(self._unsettled),
            named=self._workshop.name,
        )
        shapes = [shape for name, (shape, _) in _SHAPES.items() if name in ticked]
        return [replace(order, shape=each) for each in shapes if forms or each == "poster"]

    @work(thread=True)
    def _make(self, reading: Reading, orders: Sequence[Order]) -> None:
        """Make all, then write it. A PDF takes a moment."""
        try:
            told, files = [], []
            for order in orders:
                wishes = wishes_of(self._workshop, reading, order)
                made = make_ordered(reading, wishes, order)
                files += [each.files for each in made]
                told += [*(line for each in made for line in each.told)]
                told += to_try(reading, wishes, order.named)
            told += to_know(reading, wishes, order.named)
            paths = [write_all(self._workshop, each) for each in files]
        except NotOut as why:
            self.app.call_from_thread(self._refuse, why)
        except NotWritten as why:
            self.app.call_from_thread(self._refuse, NotOut(str(why)))
        else:
            names = [path.name for path in paths]
            lines = [f"✓ {', '.join(names)}", f"  in {paths[0].parent}", *dict.fromkeys(told)]
            self.app.call_from_thread(self._tell_written, lines)

    def _tell_written(self, lines: Sequence[str]) -> None:
        self._is_busy, self.has_written = False, True
        self._advise(*lines)

    def _refuse(self, why: NotOut) -> None:
        self._is_busy = False
        if self.is_attached:
            self._advise(str(why), *map(str, why.problems), is_wrong=True)

    def _advise(self, *lines: str, is_wrong: bool = False) -> None:
        advice = self.query_one("#advice", Static)
        advice.set_class(is_wrong, "wrong")
        advice.update(Content("\n").join(map(shown_on_one_line, lines)))

    def _put(self, name: str, words: str) -> None:
        part = self.query_one(f"#{name}", Static)
        part.display = bool(words)
        part.update(shown_on_one_line(words))
