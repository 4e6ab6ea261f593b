"""What was said in the room and in the survey, put together: ranked, picked from, decided on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Protocol, runtime_checkable

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Input, Static

from journeymap.capture.away import Away
from journeymap.capture.session import Session
from journeymap.capture.sitting import Sitting
from journeymap.counting import counted
from journeymap.findings.picking import Pick, pick
from journeymap.findings.ranking import By
from journeymap.findings.together import Findings
from journeymap.sheets.workshop import Reading, Workshop
from journeymap.tui.finding_rows import Shown, rows_of_finding
from journeymap.tui.finding_screen import FindingScreen
from journeymap.tui.findings_list import FindingsList, Listing, list_findings
from journeymap.tui.naming_screen import NamingScreen
from journeymap.tui.pick_chips import PickChips
from journeymap.tui.put_together import PutTogether
from journeymap.tui.rows import Rows
from journeymap.tui.sitting_screen import SittingScreen
from journeymap.tui.state_line import StateLine
from journeymap.tui.watch import Watch
from journeymap.tui.words import shown_on_one_line

_ROOM_FOR_RULE = 100
_RULES = {
    By.PEOPLE: "by people: room or survey, whichever is more",
    By.VOICES: "by voices: each group weighs the same",
}
"""The rules in short. Help has them in full."""
_HINT = "Enter opens a finding, s begins to decide, t names themes."
_BAR = 24
"""Cells of the bar that shows how far it is."""


@runtime_checkable
class ShowsFindings(Protocol):
    """A screen over this one that shows the findings anew when they are made anew."""

    def show_findings(self, found: Findings) -> None:
        """Show these."""


class FindingsScreen(Screen[None]):
    """Lists the findings. They are made beside it, and made anew when somebody has written."""

    AUTO_FOCUS = ""
    CSS_PATH = "findings_screen.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012  # not a ClassVar to Textual
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (15, "-usual")]  # noqa: RUF012  # likewise
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,ctrl+j",
            "open",
            "Open",
            key_display="Enter",
            id="findings.open",
            tooltip="The finding in full: who said it, what happens to it",
        ),
        Binding(
            "s",
            "sit",
            "Decide",
            id="findings.decide",
            tooltip="Suggestions one at a time: the same, apart, later",
        ),
        Binding(
            "t",
            "themes",
            "Themes",
            id="findings.themes",
            tooltip="What several findings may be about, one at a time, to be named",
        ),
        Binding(
            "r",
            "rank",
            "Rank",
            id="findings.rank",
            tooltip="By how many people said so, or so that each voice group weighs the same",
        ),
        Binding("slash", "search", "Find", key_display="/", id="findings.search"),
        *(
            Binding(
                str(number),
                f"pick('{by.name}')",
                f"Show: {by}",
                show=False,
                id=f"findings.pick-{by.name.lower().replace('_', '-')}",
            )
            for number, by in enumerate(Pick, 1)
        ),
        Binding("escape,q", "back", "Back", key_display="Esc", id="findings.back"),
        Binding(
            "question_mark,f1",
            "help",
            "Help",
            key_display="?",
            id="findings.help",
            tooltip="The keys",
        ),
    ]

    def __init__(  # noqa: PLR0913  # what has a default is named
        self,
        session: Session,
        workshop: Workshop,
        away: Away,
        *,
        since: Reading | None = None,
        notices: Sequence[str] = (),
        sits: bool = False,
    ) -> None:
        """Show the findings of a workshop, on whose sheet is decided; or begin a sitting at once.

        What others have written is news `since` the workshop was read, if that is known.
        """
        super().__init__()
        self._session = session
        self._workshop = workshop
        self._away = away
        self._follower = workshop.follow(session.sheet, since)
        self._notices = notices
        self._sits = sits
        self._sitting = Sitting(session)
        self._found: Findings | None = None
        self._by = By.PEOPLE
        self._pick = Pick.ALL

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Static(id="title")
            yield Static(id="number")
        yield PickChips()
        yield Static(id="rule", markup=False)
        yield Input(placeholder="words that are in it", id="search", select_on_focus=False)
        with Horizontal(id="middle"):
            with Vertical(id="listed"):
                yield FindingsList()
            yield Rows(id="in-full")
        yield StateLine()
        yield PutTogether(self._session, self._workshop)
        yield Watch(self._follower, self._away)
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        title = shown_on_one_line(self._session.board.guide.title, "bold")
        heading = Content.assemble(("Findings", "bold $primary"), "  ", title)
        self.query_one("#title", Static).update(heading)
        self.query_one("#search").display = False
        self._list.focus()
        self._list.show(Listing(empty="Putting together what was said …"))
        self._say(" ".join((*self._notices, _HINT)))
        self._made.look()
        self._show()
        if self._sits:
            self.call_after_refresh(self.action_sit)

    @property
    def _list(self) -> FindingsList:
        return self.query_one(FindingsList)

    @property
    def _made(self) -> PutTogether:
        return self.query_one(PutTogether)

    @on(PutTogether.Done)
    def found(self, event: PutTogether.Done) -> None:
        """Show the findings as they were a moment ago, here and on the screens above."""
        self._found = event.findings
        if self.is_current:
            self._show()
        for screen in self.app.screen_stack:
            if isinstance(screen, ShowsFindings):
                screen.show_findings(event.findings)

    @on(PutTogether.HowFar)
    def how_far(self, event: PutTogether.HowFar) -> None:
        """Show how far it is, where nothing else can be shown yet."""
        part = event.now / event.of if event.of else 0
        done = round(_BAR * part)
        bar = f"{'━' * done}{'─' * (_BAR - done)}"
        words = f"Putting together what was said {bar} {part:.0%}"
        if self._found is None:
            self._list.show(Listing(empty=f"{words}. Esc stops."))
        for screen in self.app.screen_stack:
            if isinstance(screen, (SittingScreen, NamingScreen)):
                screen.show_how_far(words)

    @on(Watch.News)
    def hear(self, event: Watch.News) -> None:
        """Take in what others have written: at other tables, or on another laptop."""
        if event.board is not None:
            self._session.look_anew(event.board)
        self._session.hear(event.entries)
        if not self.is_attached:
            return
        self._made.look_in_a_pause()
        for screen in self.app.screen_stack:
            if isinstance(screen, (SittingScreen, NamingScreen)):
                screen.show_board()

    @on(Watch.HomeWorks)
    def go_home(self) -> None:
        """Bring home what was saved elsewhere."""
        before = self._away.home
        told = self._away.go_home()
        if self._away.home is not before:
            self.query_one(Watch).follow_all_but(self._away.home.path)
        if told and self.is_attached:
            self._say(told)

    def _show(self) -> None:
        """Show what is picked, ranked as it is asked for."""
        found = self._found
        self._show_rule()
        if found is None:
            self.query_one(PickChips).show({}, self._pick)
            return
        words = self.query_one("#search", Input).value
        places = pick(found, self._pick, words)
        numbers = {by: len(pick(found, by)) for by in Pick}
        self.query_one(PickChips).show(numbers, self._pick)
        across = self._pick is Pick.ALL and not words
        self._list.show(list_findings(found, places, self._by, across=across))
        number = counted(len(found.all), "finding")
        if len(places) < len(found.all):
            number = f"{len(places)} of {number}"
        waiting, both = len(found.suggestions), len(found.contrary)
        suggested = f", {counted(waiting, 'suggestion')} to decide" if waiting else ""
        contrary = f", {both} both ways" if both else ""
        self.query_one("#number", Static).update(f"{number}{suggested}{contrary}")
        self._show_in_full()

    def _show_rule(self) -> None:
        """State the rule by which is ranked: in full where it has room on a line or two."""
        rule = self._by.rule if self.size.width >= _ROOM_FOR_RULE else _RULES[self._by]
        self.query_one("#rule", Static).update(f"Ranked {rule}.")

    @on(FindingsList.Pointed)
    def _show_in_full(self) -> None:
        """Show the finding under the cursor beside the list, where there is room."""
        finding, found = self._list.under_cursor, self._found
        rows = self.query_one("#in-full", Rows)
        if finding is None or found is None or not self.has_class("-wide"):
            rows.rows = ()
            return
        place = found.places[finding.headline.entry.id]
        shown = Shown(found, place, self._session.board, found.replies[place], rows.size.width)
        rows.rows = tuple(rows_of_finding(shown))
        rows.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Show what there is room for now."""
        self.call_after_refresh(self._show)

    @on(FindingsList.Opened)
    def action_open(self) -> None:
        """Open the finding under the cursor."""
        finding, found = self._list.under_cursor, self._found
        if finding is None or found is None:
            return
        self.app.push_screen(
            FindingScreen(self._session, found, finding, self._made.look), self._came_back
        )

    def action_sit(self) -> None:
        """Begin a sitting, or go on with it."""
        screen = SittingScreen(self._session, self._sitting, self._decided)
        if self._found is not None:
            screen.show_findings(self._found)
        self.app.push_screen(screen, self._came_back)

    def action_themes(self) -> None:
        """Name what may be a theme."""
        screen = NamingScreen(self._session, self._made.look_in_a_pause)
        if self._found is not None:
            screen.show_findings(self._found)
        self.app.push_screen(screen, self._came_back)

    def _decided(self) -> None:
        """Make the findings anew: at once if nothing is left to decide, else in a pause."""
        if self._sitting.in_hand is None:
            self._made.look()
        else:
            self._made.look_in_a_pause()

    def _came_back(self, answer: None) -> None:
        del answer
        self._show()
        self._made.look()
        self._say(_HINT)

    def action_rank(self) -> None:
        """Rank by the other rule."""
        self._by = By.VOICES if self._by is By.PEOPLE else By.PEOPLE
        self._show()

    def action_pick(self, by: str) -> None:
        """Show only these."""
        self._pick = Pick[by]
        self._show()

    @on(PickChips.Picked)
    def picked(self, event: PickChips.Picked) -> None:
        """Show what somebody clicked on."""
        self.action_pick(event.by.name)

    def action_search(self) -> None:
        """Show the line in which it is typed what to look for."""
        line = self.query_one("#search", Input)
        line.display = True
        line.focus()

    @on(Input.Changed, "#search")
    def searched(self) -> None:
        """Look for what is typed so far."""
        self._show()

    @on(Input.Submitted, "#search")
    def leave_search(self) -> None:
        """Go to what was found."""
        self._list.focus()

    def action_back(self) -> None:
        """Drop the search, or show all again, or go back."""
        line = self.query_one("#search", Input)
        if line.display:
            line.value = ""
            line.display = False
            self._list.focus()
        elif self._pick is not Pick.ALL:
            self.action_pick(Pick.ALL.name)
        else:
            self._session.sheet.give_up_claim()
            self.dismiss()

    def action_help(self) -> None:
        """Show the keys, and what stands in the list."""
        from journeymap.tui.keys_help import KeysHelp

        bindings = (*self.BINDINGS, *FindingsList.BINDINGS)
        self.app.push_screen(KeysHelp("Findings", bindings, _HELP))

    def _say(self, words: str) -> None:
        self.query_one(StateLine).update(shown_on_one_line(f"  {words}"))


_HELP = (
    "What was said in other words is one finding. Numbers are of people: those in the room, and",
    "those who answered in the survey, side by side and never added up. ? is suggested: likely the",
    "same, and people decide. = was decided. Two findings of one rank are tied: 2=.",
    f"Ranked {By.PEOPLE.rule}. Or, with r, {By.VOICES.rule}.",
)
