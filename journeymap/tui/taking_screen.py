"""A file is taken in: how far it is, and then what became of its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Event
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, ProgressBar, Static

from journeymap.cleaning import one_line
from journeymap.counting import counted
from journeymap.findings.looks import number_held_back
from journeymap.sheets.sheet import NotSaved
from journeymap.sheets.workshop import Workshop
from journeymap.survey.returns.columns_text import columns_text_without_cells
from journeymap.survey.returns.proposal import Proposal
from journeymap.survey.returns.taking_in import take_in
from journeymap.survey.returns.tally_in_words import in_words
from journeymap.survey.returns.unfit import Unfit
from journeymap.tui.words import shown_on_one_line

_BETWEEN_LOOKS = 0.1
"""Seconds between two looks at how far it is. The file is read in a thread of its own."""
_ALMOST = 0.98
"""How far the bar goes before all is on the disk."""


class TakingScreen(ModalScreen[bool]):
    """Takes a file in. Esc stops, and what was taken in up to there is whole.

    The answer is whether it was taken in; if not, nothing of it was kept.
    """

    CSS_PATH = "taking_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+j", "close", "Go on", key_display="Enter", id="taking.close"),
        Binding(
            "escape",
            "stop",
            "Back",
            key_display="Esc",
            id="taking.stop",
            tooltip="Stops it first: what was taken in up to there is whole",
        ),
    ]

    def __init__(
        self, proposal: Proposal, workshop: Workshop, clock: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._proposal = proposal
        self._table = proposal.table
        self._columns = proposal.columns
        self._workshop = workshop
        self._clock = clock
        self._stop = Event()
        self._through = (0, 0)
        """How many rows are through, and how many letters."""
        self._is_done: bool | None = None
        """Whether it was taken in; None while it is being."""

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="taking") as box:
            box.border_title = shown_on_one_line(f"Taking in {self._table.path.name}")
            yield Static("beginning …", id="how-far", markup=False)
            yield ProgressBar(total=None, show_eta=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one("#taking").focus()
        self.set_interval(_BETWEEN_LOOKS, self._show_how_far)
        self._take()

    def on_unmount(self) -> None:
        """Stop if the program is left meanwhile: what was taken in up to there is whole."""
        self._stop.set()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go on when it is done."""
        del parameters
        return action != "close" or self._is_done is not None

    def action_stop(self) -> None:
        """Stop behind the rows that are in hand; when all is done, go on."""
        if self._is_done is not None:
            self.action_close()
            return
        self._stop.set()
        self.query_one("#how-far", Static).update("stopping behind the rows in hand …")

    def action_close(self) -> None:
        """Go on, when all is done."""
        if self._is_done is not None:
            self.dismiss(self._is_done)

    @work(thread=True)
    def _take(self) -> None:
        """Take the file in. Nobody has to wait for it to press a key."""
        try:
            tally = take_in(
                self._table,
                self._columns,
                self._workshop,
                self._clock(),
                columns_text_without_cells(self._columns, self._table, self._proposal.board),
                self._note,
                self._stop.is_set,
            )
        except (Unfit, NotSaved) as why:
            words = one_line(str(why)).rstrip(".")
            self._end([f"{words[:1].upper()}{words[1:]}.", "Nothing of it was kept."], done=False)
            return
        told = [*in_words(tally, self._columns)]
        if tally.stopped:
            told.append("Stopped before the end. Take the file in again: only the rest is added.")
        if not self._stop.is_set() or tally.stopped:
            held_back = number_held_back(self._workshop.read().board)
            if held_back:
                need = "answer needs" if held_back == 1 else "answers need"
                look = f"journeymap look {self._workshop.name}"
                told.append(f"{held_back} {need} a look before going out: {look}")
        self._end(told, done=True)

    def _note(self, rows: int, letters: int) -> None:
        self._through = (rows, letters)

    def _end(self, told: Sequence[str], *, done: bool) -> None:
        """Show what became of it, unless the program is being left."""
        if self.is_attached and self.app.is_running:
            self.app.call_from_thread(self._show_end, told, done)

    def _show_end(self, told: Sequence[str], done: bool) -> None:  # noqa: FBT001  # as it is called
        if not self.is_attached:
            return
        self._is_done = done
        box = self.query_one("#taking")
        box.set_class(not done, "refused")
        title = "Taken in" if done else "Not taken in"
        box.border_title = shown_on_one_line(f"{title}: {self._table.path.name}")
        box.border_subtitle = Content("Enter goes on")
        self.query_one(ProgressBar).display = False
        self.query_one("#how-far", Static).update(Content("\n").join(map(shown_on_one_line, told)))
        self.refresh_bindings()

    def _show_how_far(self) -> None:
        if self._is_done is not None or self._stop.is_set():
            return
        rows, letters = self._through
        if rows:
            self.query_one("#how-far", Static).update(f"{counted(rows, 'row')} through. Esc stops.")
        if self._table.form.startswith("CSV"):
            share = min(letters / max(self._table.size, 1), _ALMOST)
            self.query_one(ProgressBar).update(total=1, progress=share)
