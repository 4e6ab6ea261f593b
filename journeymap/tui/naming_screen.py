"""Themes to name: one suggestion at a time, and a name that people give it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from journeymap.capture.answer import Answer, Outcome, sentence
from journeymap.capture.naming import InHand, Naming, how_many
from journeymap.capture.session import Session
from journeymap.counting import counted
from journeymap.findings.together import Findings
from journeymap.tui.look_for_themes import LookForThemes
from journeymap.tui.naming_rows import rows_of_theme, with_cursor
from journeymap.tui.offers import names_for_a_theme
from journeymap.tui.rows import Row, Rows
from journeymap.tui.state_line import StateLine
from journeymap.tui.theme_name_screen import ThemeNameScreen
from journeymap.tui.words import shown_on_one_line

_BAR = 24
"""Cells of the bar that shows how far it is."""


class NamingScreen(Screen[None]):
    """Shows what may be a theme, with all its findings. A name is on the disk before the next."""

    AUTO_FOCUS = ""
    CSS_PATH = "naming_screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012  # not a ClassVar to Textual
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (15, "-usual")]  # noqa: RUF012  # likewise
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,ctrl+j,n",
            "name",
            "Name",
            key_display="Enter",
            id="naming.name",
            tooltip="Say in a word or two what it is about, for all that is left in",
        ),
        Binding(
            "x",
            "leave_out",
            "Out",
            id="naming.leave-out",
            tooltip="What the cursor is on does not belong to it; again, and it does",
        ),
        Binding("l", "go(1)", "Later", id="naming.later", tooltip="The next one; this comes again"),
        Binding("b", "go(-1)", "Before", id="naming.before", tooltip="Back to the one before"),
        Binding(
            "u",
            "undo",
            "Undo",
            id="naming.undo",
            tooltip="Take back the last name that was given, and go to what had it",
        ),
        Binding(
            "escape,q",
            "dismiss",
            "List",
            key_display="Esc",
            id="naming.back",
            tooltip="To the list of all findings. What was named is saved",
        ),
        Binding(
            "question_mark,f1",
            "help",
            "Help",
            key_display="?",
            id="naming.help",
            tooltip="The keys",
        ),
        Binding("up,k", "move(-1)", "Up", show=False, id="naming.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="naming.down"),
        Binding("pageup", "page(-1)", "A page up", show=False, id="naming.page-up"),
        Binding("pagedown", "page(1)", "A page down", show=False, id="naming.page-down"),
        Binding("home,g", "end(0)", "First", show=False, id="naming.first"),
        Binding("end,G", "end(1)", "Last", show=False, id="naming.last"),
    ]

    def __init__(self, session: Session, changed: Callable[[], None]) -> None:
        """Name what may be a theme. `changed` is called when a name was given or taken back."""
        super().__init__()
        self._session = session
        self._changed = changed
        self._naming = Naming(session)
        self._found: Findings | None = None
        """The findings among which themes were looked for."""
        self._looks = True
        self._how_far = ""
        self._in_hand: InHand | None = None
        self._listed: list[Row] = []
        self._here = ""
        """The id of the finding that the cursor is on."""

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Static(id="title")
            yield Static(id="how-far")
        yield Static(id="words")
        yield Rows(id="findings")
        with Vertical(id="nothing"):
            yield Static(id="all-done")
        yield StateLine()
        yield LookForThemes()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        title = shown_on_one_line(self._session.board.guide.title, "bold")
        heading = Content.assemble(("Themes to name", "bold $primary"), "  ", title)
        self.query_one("#title", Static).update(heading)
        self._show()
        if self._found is not None:
            self.query_one(LookForThemes).look(self._found.all)

    def show_findings(self, found: Findings) -> None:
        """Look for themes among these. Once they are looked for, what is suggested stays."""
        if self._found is None:
            self._found = found
            if self.is_mounted:
                self.query_one(LookForThemes).look(found.all)

    def show_how_far(self, words: str) -> None:
        """Say that findings are being made, among which themes are looked for then."""
        if self._found is None:
            self._wait(words)

    def show_board(self) -> None:
        """Somebody else has written: what they have named is not asked any more."""
        if self.is_mounted:
            self._show()

    @on(LookForThemes.HowFar)
    def how_far(self, event: LookForThemes.HowFar) -> None:
        """Show how far the looking is."""
        part = event.now / event.of if event.of else 0
        done = round(_BAR * part)
        self._wait(f"Looking for themes {'━' * done}{'─' * (_BAR - done)} {part:.0%}")

    @on(LookForThemes.Done)
    def found(self, event: LookForThemes.Done) -> None:
        """Have the first theme in hand."""
        assert self._found is not None, "themes are looked for among findings"
        self._naming.bring(event.themes, self._found.all)
        self._looks = False
        self._show()

    def _wait(self, words: str) -> None:
        self._how_far = words
        if self._looks and self.is_mounted:
            self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        if action in {"name", "leave_out", "go"}:
            return self._in_hand is not None or None
        return True

    @work(exclusive=True, group="deed")
    async def action_name(self) -> None:
        """Ask for its name, and tag all that is left in with it."""
        now = self._in_hand
        if now is None:
            return
        words = ", ".join(now.words)
        about = f"{words}: {how_many(now)}" if words else how_many(now)
        offers = names_for_a_theme(self._session.board)
        keep = partial(self._naming.name, now.number)
        answer = await self.app.push_screen_wait(ThemeNameScreen(about, offers, keep))
        if answer is not None:
            self._done(answer)

    def action_leave_out(self) -> None:
        """Leave out what the cursor is on, or take it in again."""
        self._done(self._naming.leave_out(self._here))

    def action_go(self, step: int) -> None:
        """Go to the next theme, or to the one before."""
        self._done(self._naming.go(step))

    def action_undo(self) -> None:
        """Take the last name back."""
        self._done(self._naming.undo())

    def action_move(self, step: int) -> None:
        """Go to another finding."""
        keys = [row.key for row in self._listed]
        if keys:
            at = keys.index(self._here) if self._here in keys else 0
            self._point(keys[min(max(at + step, 0), len(keys) - 1)])

    def action_page(self, step: int) -> None:
        """Go on or back by about as much as is in sight."""
        self.action_move(step * max(self.query_one(Rows).size.height // 4, 1))

    def action_end(self, last: int) -> None:
        """Go to the first finding or to the last."""
        self.action_move((1 if last else -1) * len(self._listed))

    @on(Rows.Chosen)
    def choose(self, event: Rows.Chosen) -> None:
        """Go to the finding that somebody clicked on."""
        self._point(event.key)

    def action_help(self) -> None:
        """Show the keys, and what a name is."""
        from journeymap.tui.keys_help import KeysHelp

        self.app.push_screen(KeysHelp("Themes to name", self.BINDINGS, _HELP))

    def _done(self, answer: Answer) -> None:
        """Show what became of it, and what is next."""
        line = self.query_one(StateLine)
        line.show(answer)
        if answer.outcome is Outcome.NOT_SAVED:
            reason = sentence(answer.text.removeprefix("not saved: "))
            line.update(shown_on_one_line(f"✗ Not saved: press the key again. {reason}"))
        if answer.outcome is Outcome.SAVED:
            self._changed()
        self._show()

    def _show(self) -> None:
        now, before = self._naming.in_hand, self._in_hand
        self._in_hand = now
        self.set_class(now is None, "-nothing")
        self.query_one("#how-far", Static).update(self._progress())
        if now is None:
            self._listed = []
            self.query_one("#all-done", Static).update(self._nothing())
        elif now != before and self._found is not None:
            self.query_one("#words", Static).update(_words(now))
            self._listed = rows_of_theme(now, self._found, self._session.board)
        keys = {row.key for row in self._listed}
        self._point(self._here if self._here in keys else next(iter(self._listed), _NO_ROW).key)
        if (now is None) != (before is None):  # or the footer would be made anew with each key
            self.refresh_bindings()

    def _point(self, key: str) -> None:
        self._here = key
        self.query_one(Rows).rows = with_cursor(self._listed, key)

    def _progress(self) -> str:
        if self._in_hand is None:
            return ""
        named = f", {self._naming.named} named" if self._naming.named else ""
        return f"{self._in_hand.number + 1} of {self._naming.number}{named}"

    def _nothing(self) -> Content:
        """Return what is said where nothing is in hand: it is being looked, or all is named."""
        if self._looks:
            words = self._how_far or "Looking for themes …"
            return shown_on_one_line(f"{words.rstrip('. ')}. Esc stops.")
        named = counted(self._naming.named, "theme")
        done = f"All have a name: {named}." if self._naming.named else "No theme is suggested."
        more = "What comes in later may bring more. Esc goes to the findings."
        return Content.assemble((done, "bold"), "\n", (more, "dim"))


_NO_ROW = Row(())
_HELP = (
    "What several findings may be about, at whatever stage: likely, by the words they share or by",
    "their meaning. People say what it is, in a word or two, or go on. A finding can be left out.",
    "Behind ? stands another wording that likely says the same, behind = one that does.",
    "A name is a theme on each entry of the findings that are left in, on this sheet, and u takes",
    "it back, today or another day. Words are never changed.",
)


def _words(now: InHand) -> Content:
    """Return the words that tell it apart, and how much is in it."""
    words = ", ".join(now.words) or "named before, and taken back"
    return Content.assemble(
        shown_on_one_line(words, "bold $accent"), (" │ ", "dim"), (how_many(now), "bold")
    )
