"""The sitting: two units side by side, and one key for whether they say the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Static

from journeymap.board import Board
from journeymap.capture.answer import Answer, Outcome, sentence
from journeymap.capture.session import Session
from journeymap.capture.sitting import Progress, Sitting, why
from journeymap.cleaning import clean
from journeymap.counting import counted
from journeymap.findings.gaps import WHOLE_JOURNEY
from journeymap.findings.sayings import find_sayings
from journeymap.findings.suggesting import Suggestion
from journeymap.findings.together import Findings
from journeymap.findings.units import Unit
from journeymap.findings.would_make import would_make
from journeymap.tui.found_list import style_of
from journeymap.tui.state_line import StateLine
from journeymap.tui.words import shown, shown_on_one_line

UNSEEN = 0.4
"""So many seconds nobody has seen what came by itself: a key then was meant for what was there."""
_BARS = {"-narrow": 0, "-wide": 10, "-vast": 24}
"""By the width of the screen: cells of the bar that shows how far it is."""
_SHORTEST = 4
"""Letters of a shared word from which on its other endings are marked, too."""
_WORD = re.compile(r"\w+(?:['’]\w+)*")


class Would(Static):
    """What a decision would make. A click on it decides so."""

    @dataclass
    class Clicked(Message):
        """Somebody clicked on it."""

        action: str

    def __init__(self, action: str) -> None:
        super().__init__(id=f"would-{action}")
        self._action = action

    def on_click(self) -> None:
        self.post_message(self.Clicked(self._action))


class SittingScreen(Screen[None]):
    """Shows suggestions one at a time. A decision is on the disk before the next one comes."""

    AUTO_FOCUS = ""
    CSS_PATH = "sitting_screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-wide"), (112, "-vast")]  # noqa: RUF012  # not a ClassVar to Textual
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (22, "-short"), (32, "-tall")]  # noqa: RUF012  # likewise
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "same", "Same", id="sitting.same", tooltip="They say the same: one finding"),
        Binding("a", "apart", "Apart", id="sitting.apart", tooltip="They do not: two findings"),
        Binding("l", "later", "Later", id="sitting.later", tooltip="It comes again at the end"),
        Binding(
            "u", "undo", "Undo", id="sitting.undo", tooltip="Take back the last step, and go to it"
        ),
        Binding(
            "escape,q",
            "dismiss",
            "List",
            key_display="Esc",
            id="sitting.back",
            tooltip="To the list of all findings. What was decided is saved",
        ),
        Binding(
            "question_mark,f1",
            "help",
            "Help",
            key_display="?",
            id="sitting.help",
            tooltip="The keys",
        ),
        Binding("up,k", "scroll_both(-1)", "Up", show=False, id="sitting.up"),
        Binding("down,j", "scroll_both(1)", "Down", show=False, id="sitting.down"),
        Binding("pageup", "scroll_both(-9)", "A page up", show=False, id="sitting.page-up"),
        Binding("pagedown", "scroll_both(9)", "A page down", show=False, id="sitting.page-down"),
    ]

    def __init__(self, session: Session, sitting: Sitting, changed: Callable[[], None]) -> None:
        """Go on with a sitting. `changed` is called when something was decided."""
        super().__init__()
        self._session = session
        self._sitting = sitting
        self._changed = changed
        self._found: Findings | None = None
        self._in_hand: Suggestion | None = None
        self._shown_at = 0.0
        """When something came that nobody had asked for."""
        self._waits = True
        """Whether findings are being made, so that there may be more to decide."""
        self._how_far = ""

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Static(id="title")
            yield Static(id="how-far")
        yield Static(id="where")
        with Horizontal(id="two"):
            yield VerticalScroll(Static(id="one"), id="one-side", can_focus=False)
            yield VerticalScroll(Static(id="other"), id="other-side", can_focus=False)
        with Vertical(id="nothing"):
            yield Static(id="all-done")
        with Horizontal(id="would"):
            yield Would("same")
            yield Would("apart")
        yield StateLine()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        title = shown_on_one_line(self._session.board.guide.title, "bold")
        heading = Content.assemble(("The same, or apart?", "bold $primary"), "  ", title)
        self.query_one("#title", Static).update(heading)
        self._show()

    def show_findings(self, found: Findings) -> None:
        """Take what is suggested now. What is in hand stays, unless it is settled."""
        self._found = found
        self._sitting.bring(found.to_decide)
        self._waits = False
        if self.is_mounted:
            self._came_by_itself()

    def show_how_far(self, words: str) -> None:
        """Say that findings are being made, and how far that is."""
        self._how_far, self._waits = words, True
        if self._in_hand is None and self.is_mounted:
            self._show()

    def show_board(self) -> None:
        """Somebody else has written: what they have settled is not asked any more."""
        self._sitting.hear()
        if self.is_mounted:
            self._came_by_itself()

    def _came_by_itself(self) -> None:
        """Show what is in hand now; if it is another one, a key was meant for the one before."""
        before = self._in_hand
        self._show()
        now = self._in_hand
        if now is not None and (before is None or _ids(before) != _ids(now)):
            self._shown_at = monotonic()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        if action in {"same", "apart", "later"}:
            return self._in_hand is not None or None
        return True

    def action_same(self) -> None:
        """Decide that they say the same."""
        self._do(self._sitting.same)

    def action_apart(self) -> None:
        """Decide that they do not."""
        self._do(self._sitting.apart)

    def action_later(self) -> None:
        """Put them off."""
        self._do(self._sitting.later)

    def action_undo(self) -> None:
        """Take the last step back."""
        self._done(self._sitting.undo())

    @on(Would.Clicked)
    async def click(self, event: Would.Clicked) -> None:
        """Decide as somebody clicked."""
        await self.run_action(event.action)

    def action_scroll_both(self, step: int) -> None:
        """Scroll both sides, where they are longer than there is room."""
        for side in self.query("#two > VerticalScroll"):
            side.scroll_relative(y=step, animate=False)

    def action_help(self) -> None:
        """Show the keys, and what a decision is."""
        from journeymap.tui.keys_help import KeysHelp

        self.app.push_screen(KeysHelp("The same, or apart?", self.BINDINGS, _HELP))

    def _do(self, deed: Callable[[], Answer]) -> None:
        if monotonic() - self._shown_at >= UNSEEN:
            self._done(deed())

    def _done(self, answer: Answer) -> None:
        """Show what became of it, and what is next."""
        self._tell(answer)
        if answer.outcome is Outcome.SAVED:
            self._changed()
        self._show()

    def _tell(self, answer: Answer) -> None:
        line = self.query_one(StateLine)
        line.show(answer)
        if answer.outcome is Outcome.NOT_SAVED:
            reason = sentence(answer.text.removeprefix("not saved: "))
            line.update(shown_on_one_line(f"✗ Not saved: press the key again. {reason}"))

    def _show(self) -> None:
        suggestion = self._sitting.in_hand
        progress = self._sitting.progress
        is_other = suggestion is None or suggestion != self._in_hand
        is_anything_else = (suggestion is None) != (self._in_hand is None)
        self._in_hand = suggestion
        self.query_one("#how-far", Static).update(_how_far(progress, self._bar))
        self.set_class(suggestion is None, "-nothing")
        if suggestion is None:
            self.query_one("#all-done", Static).update(self._nothing(progress))
        elif is_other:
            self._show_suggestion(suggestion)
        if is_anything_else:  # or the footer would be made anew with each key
            self.refresh_bindings()

    def _show_suggestion(self, suggestion: Suggestion) -> None:
        board = self._session.board
        where = _where(suggestion, board, is_put_off=self._sitting.is_put_off)
        self.query_one("#where", Static).update(where)
        for name, unit in (("one", suggestion.one), ("other", suggestion.other)):
            self.query_one(f"#{name}", Static).update(_unit(unit, suggestion.words, board))
            self.query_one(f"#{name}-side").scroll_home(animate=False)
        site = self._found.sites[0] if self._found else None
        if site is None:
            return
        one, other = (would_make(site, [each]) for each in (suggestion.one, suggestion.other))
        both = would_make(site, [suggestion.one, suggestion.other])
        same = Content.assemble(
            ("S  the same: ", "bold $success"),
            "one finding, ",
            (both.in_words, "bold"),
            "\n",
            shown_on_one_line(f"‘{both.headline}’", "$foreground 80%"),
        )
        apart = Content.assemble(
            ("A  apart: ", "bold $error"),
            "two findings, ",
            (one.in_words, "bold"),
            "\nand ",
            (other.in_words, "bold"),
        )
        self.query_one("#would-same", Static).update(same)
        self.query_one("#would-apart", Static).update(apart)

    @property
    def _bar(self) -> int:
        """How many cells there are for the bar."""
        return next((cells for name, cells in _BARS.items() if self.has_class(name)), 0)

    def on_resize(self) -> None:
        """Draw the bar as there is room for it."""
        self.call_after_refresh(self._show)

    def _nothing(self, progress: Progress) -> Content:
        """Return what is said where nothing is in hand: it is being looked, or all is decided."""
        if self._waits:
            return shown_on_one_line(self._how_far or "looking what may say the same …")
        decided = counted(progress.decided, "suggestion")
        done = f"All is decided: {decided}." if progress.decided else "Nothing is to be decided."
        more = "What comes in later may bring more. Esc goes to the findings."
        return Content.assemble((done, "bold"), "\n", (more, "dim"))


_HELP = (
    "Two wordings that are likely to say the same, with who said each, and what a decision makes.",
    "Words are never changed. Every decision is an entry on this sheet, saved before the next one.",
    "u takes it back, today or another day. What was put off comes again at the end.",
)


def _ids(suggestion: Suggestion) -> tuple[str, str]:
    return suggestion.one.first.entry.id, suggestion.other.first.entry.id


def _how_far(progress: Progress, cells: int) -> Content:
    """Return how far it is, behind a bar of so many cells."""
    if not progress.of:
        return Content("")
    done = cells * progress.decided // progress.of
    bar = Content.assemble(("━" * done, "$success"), ("─" * (cells - done), "$foreground 40%"))
    return Content.assemble(bar, "  ", progress.in_words)


def _where(suggestion: Suggestion, board: Board, *, is_put_off: bool) -> Content:
    """Return the stage and the kind, and how likely it is and why."""
    entry = suggestion.one.first.entry
    stage = board.stage(entry.stage) if entry.stage else None
    name = stage.name if stage else entry.stage or WHOLE_JOURNEY
    later = ("  · put off before", "$warning") if is_put_off else ""
    return Content.assemble(
        (f"{entry.sign or '·'} {entry.label}", f"bold {style_of(type(entry))}"),
        (" │ ", "dim"),
        shown_on_one_line(name),
        (" │ ", "dim"),
        shown_on_one_line(why(suggestion), "$accent"),
        later,
    )


def _unit(unit: Unit, words: Sequence[str], board: Board) -> Content:
    """Return all wordings of a unit in full, each with who said it; shared words are marked."""
    return Content("\n\n").join(
        Content.assemble(
            _with_marks(saying.first.entry.in_full, words),
            "\n",
            shown("\n".join(saying.who), "dim"),
        )
        for saying in find_sayings(unit.standings, board)
    )


def _with_marks(text: str, words: Sequence[str]) -> Content:
    content = shown(text, "bold")
    for start, end in _shared(clean(text), words):
        content = content.stylize("$accent underline", start, end)
    return content


def _shared(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where in a text the shared words stand, whatever their endings."""
    wanted = [word.casefold() for word in words]
    for found in _WORD.finditer(text):
        word = found[0].casefold()
        if any(word == w or (len(w) >= _SHORTEST and word.startswith(w)) for w in wanted):
            yield found.span()
