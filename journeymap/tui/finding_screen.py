"""One finding in full, and what the service team does about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from journeymap.capture.answer import Answer, Outcome
from journeymap.capture.mending import undo
from journeymap.capture.session import Session
from journeymap.capture.taking_apart import take_apart
from journeymap.entries import Outlook
from journeymap.findings.answers import Replies, Reply
from journeymap.findings.finding import Finding
from journeymap.findings.together import Findings
from journeymap.tui.choice_screen import ChoiceScreen
from journeymap.tui.finding_rows import Shown, rows_of_finding
from journeymap.tui.form_screen import FormScreen
from journeymap.tui.replies import (
    OUTLOOKS,
    aim_form,
    aims_to_count,
    answer_form,
    count_form,
    theme_form,
)
from journeymap.tui.rows import Rows
from journeymap.tui.state_line import StateLine
from journeymap.tui.words import shown_on_one_line

_SEVERAL = 2


class FindingScreen(Screen[None]):
    """Shows a finding with all its entries. Each deed is on the disk before it says so.

    What was decided is seen at once; what it makes of the findings comes with the next ones.
    """

    AUTO_FOCUS = ""
    CSS_PATH = "finding_screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012  # not a ClassVar to Textual
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "d",
            "answer",
            "Answer",
            id="finding.answer",
            tooltip="What happens to it: doing, done, not doing because, still talking",
        ),
        Binding("a", "aim", "Aim", id="finding.aim", tooltip="Who does what, how often, by when"),
        Binding(
            "c", "count", "Count", id="finding.count", tooltip="What was counted for an aim: n of m"
        ),
        Binding(
            "t", "theme", "Theme", id="finding.theme", tooltip="What it is about, for all of it"
        ),
        Binding(
            "x",
            "apart",
            "Apart",
            id="finding.apart",
            tooltip="What the cursor is on does not say the same as the rest",
        ),
        Binding(
            "u", "undo", "Undo", id="finding.undo", tooltip="Take back the last thing done here"
        ),
        Binding("escape,q", "dismiss", "Back", key_display="Esc", id="finding.back"),
        Binding(
            "question_mark,f1",
            "help",
            "Help",
            key_display="?",
            id="finding.help",
            tooltip="The keys",
        ),
        Binding("up,k", "move(-1)", "Up", show=False, id="finding.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="finding.down"),
        Binding("pageup", "page(-1)", "A page up", show=False, id="finding.page-up"),
        Binding("pagedown", "page(1)", "A page down", show=False, id="finding.page-down"),
        Binding("home,g", "end(0)", "First", show=False, id="finding.first"),
        Binding("end,G", "end(1)", "Last", show=False, id="finding.last"),
    ]

    def __init__(
        self, session: Session, found: Findings, finding: Finding, changed: Callable[[], None]
    ) -> None:
        """Show a finding. `changed` is called when something was written about it."""
        super().__init__()
        self._session = session
        self._found = found
        self._about = finding.headline.entry.id
        """The entry whose finding is shown: findings come and go, entries stay."""
        self._here = ""
        self._changed = changed
        self._together: list[str] = []
        """The ids of the decisions that were made last, if they were made together."""

    def compose(self) -> ComposeResult:
        yield Static(id="title")
        yield Rows(id="finding")
        yield StateLine()
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        title = shown_on_one_line(self._session.board.guide.title, "bold")
        heading = Content.assemble(("Finding", "bold $primary"), "  ", title)
        self.query_one("#title", Static).update(heading)
        self._show()
        self._point(self._first_said())

    def show_findings(self, found: Findings) -> None:
        """Show the finding as it is among these, made anew."""
        self._found = found
        if self._about not in found.places:
            self.dismiss()  # all that was said in it was taken back meanwhile
            return
        self._show()
        self.refresh_bindings()

    @property
    def _finding(self) -> Finding:
        return self._found.all[self._found.places[self._about]]

    @property
    def _reply(self) -> Reply:
        return Replies([self._session.board]).to(self._finding)

    def _show(self) -> None:
        place = self._found.places[self._about]
        shown = Shown(
            self._found, place, self._session.board, self._reply, self.query_one(Rows).size.width
        )
        rows = self.query_one(Rows)
        rows.rows = tuple(rows_of_finding(shown, self._here))

    def on_resize(self) -> None:
        """Set the numbers as there is room for them."""
        self.call_after_refresh(self._show)

    def _first_said(self) -> str:
        ids = self._finding.ids
        return next((row.key for row in self.query_one(Rows).rows if row.key in ids), "")

    def _point(self, key: str) -> None:
        self._here = key
        self._show()

    def action_move(self, step: int) -> None:
        """Go to another row. Where there is nothing, the cursor passes on."""
        keys = [row.key for row in self.query_one(Rows).rows]
        at = keys.index(self._here) if self._here in keys else 0
        self._point(keys[min(max(at + step, 0), len(keys) - 1)])

    def action_page(self, step: int) -> None:
        """Go on or back by about as much as is in sight."""
        self.action_move(step * max(self.query_one(Rows).size.height // 2, 1))

    def action_end(self, last: int) -> None:
        """Go to the first row or to the last."""
        self.action_move((1 if last else -1) * len(self.query_one(Rows).rows))

    @on(Rows.Chosen)
    def choose(self, event: Rows.Chosen) -> None:
        """Go to the row that somebody clicked on."""
        self._point(event.key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        if action == "apart":
            return len(self._finding.standings) > 1 or None
        if action == "count":
            return bool(self._reply.aims)
        return True

    @work(exclusive=True, group="deed")
    async def action_answer(self) -> None:
        """Ask what happens to it, then why, by whom and by when."""
        said = await self.app.push_screen_wait(ChoiceScreen("What happens to it?", OUTLOOKS))
        if said is not None:
            before = self._reply.answers
            await self._fill_in(answer_form(self._session, self._about, Outlook(said), before))

    @work(exclusive=True, group="deed")
    async def action_aim(self) -> None:
        """Ask what is aimed at."""
        await self._fill_in(aim_form(self._session, self._about))

    @work(exclusive=True, group="deed")
    async def action_count(self) -> None:
        """Ask what was counted, for which aim if there are several."""
        aims = {each.aim.id: each.aim for each in self._reply.aims}
        said: str | None = next(iter(aims))
        if len(aims) > 1:
            offered = aims_to_count([*aims.values()])
            said = await self.app.push_screen_wait(ChoiceScreen("Counted for which aim?", offered))
        if said is not None:
            await self._fill_in(count_form(self._session, aims[said]))

    @work(exclusive=True, group="deed")
    async def action_theme(self) -> None:
        """Ask what it is about, and tag all its entries so."""
        ids = [each.entry.id for each in self._finding.standings]
        before = len(self._session.written())
        await self._fill_in(theme_form(self._session, ids))
        tags = self._session.written()[before:]
        self._together = [each.id for each in tags] or self._together

    async def _fill_in(self, form: FormScreen) -> None:
        answer = await self.app.push_screen_wait(form)
        if answer is not None:
            self._together = []
            self._done(answer)

    def action_apart(self) -> None:
        """Decide that what the cursor is on does not say the same as the rest."""
        finding = self._finding
        if self._here not in finding.ids:
            text = "go to what was said (↑ ↓) that is to be taken apart from the rest."
            self._done(Answer(Outcome.NOT_TAKEN, text))
            return
        answers = take_apart(self._session, finding, self._here)
        if all(each.outcome is Outcome.SAVED for each in answers):
            self._together = [each.entry.id for each in answers if each.entry]
        self._done(answers[-1])

    def action_undo(self) -> None:
        """Take back the last thing done on this sheet; what was done together, together."""
        last, self._together = self._together, []
        if len(last) < _SEVERAL or not all(map(self._session.board.stands, last)):
            self._done(self._session.take("undo"))
            return
        answer = Answer(Outcome.NOTHING)
        for each in reversed(last):
            answer = undo(self._session, each)
            if answer.keeps_line:
                break
        self._done(answer)

    def action_help(self) -> None:
        """Show the keys."""
        from journeymap.tui.keys_help import KeysHelp

        self.app.push_screen(KeysHelp("A finding", self.BINDINGS))

    def _done(self, answer: Answer) -> None:
        self.query_one(StateLine).show(answer)
        if answer.outcome is Outcome.SAVED:
            self._changed()
        self._show()
        self.refresh_bindings()
