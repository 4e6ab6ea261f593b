"""The summary as it would be written now, put together while the screen goes on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from journeymap.entries import Entry
from journeymap.feedback.plain.of_document import faults_of
from journeymap.feedback.plain.of_guide import with_voices_of
from journeymap.feedback.summary import words_that_go_out
from journeymap.feedback.usual_account import UsualAccount, usual_account
from journeymap.findings.identity import possible_names
from journeymap.organisation.word_lists import word_lists_of
from journeymap.plain_words.fault import Fault
from journeymap.sheets.workshop import Workshop
from journeymap.tui.closing_pages import hard_words, summary_page, to_settle, warnings


@dataclass(frozen=True, slots=True)
class Preview:
    """The summary as it may go out, what in it may be names and what is hard to read."""

    account: UsualAccount
    names: list[str]
    hard: list[Fault]


def preview(workshop: Workshop, written: Iterable[Entry]) -> Preview:
    """Read a workshop and return its summary.

    `written` is what this writer has written, some of it perhaps in another place.
    """
    reading = workshop.read()
    reading.board.apply_all(written)
    account = usual_account(workshop, reading.board, len(reading.problems))
    names = possible_names(words_that_go_out(reading.board))
    lists = with_voices_of(reading.guide, word_lists_of(account.organisation))
    return Preview(account, names, faults_of(account.document, lists))


class SummaryPage(VerticalScroll):
    """Shows the summary as text: nothing in it acts, whatever people said."""

    def __init__(self, *, id: str, can_focus: bool) -> None:  # noqa: A002  # Textual's way
        super().__init__(id=id, can_focus=can_focus)
        self._preview: Preview | None = None
        self._is_looking = False
        self._next: tuple[Workshop, Sequence[Entry]] | None = None
        """What is to be looked at when the look that is taken now is done."""

    def compose(self) -> ComposeResult:
        yield Static(id="unsettled")
        yield Static(id="names")
        yield Static(id="hard-words")
        yield Static(id="summary")

    @property
    def account(self) -> UsualAccount | None:
        """The summary as it is written; None while it is being put together."""
        return None if self._preview is None or self._is_looking else self._preview.account

    def forget(self) -> None:
        """Show nothing of what was put together before."""
        self._preview = None

    def look(self, workshop: Workshop, written: Sequence[Entry]) -> None:
        """Have the summary put together anew, with what this writer has written."""
        self._next = (workshop, written)
        self._show()
        if not self._is_looking:
            self._begin()

    def _begin(self) -> None:
        assert self._next is not None, "there is something to look at"
        (workshop, written), self._next = self._next, None
        self._is_looking = True
        self.put_together(workshop, written)

    @work(thread=True)
    def put_together(self, workshop: Workshop, written: Sequence[Entry]) -> None:
        """Put it together. In a large workshop on a slow disk nobody waits for it."""
        self.app.call_from_thread(self._take, preview(workshop, written))

    def _take(self, put_together: Preview) -> None:
        self._preview, self._is_looking = put_together, False
        if self._next is not None:
            self._begin()
        if self.is_attached:
            self._show()

    def _show(self) -> None:
        summary = Content("Putting it together …")
        unsettled = names = hard = Content("")
        if self._preview is not None:
            summary = summary_page(self._preview.account.document)
            unsettled = to_settle(self._preview.account.told())
            names = warnings(self._preview.names)
            hard = hard_words(self._preview.hard)
        self.query_one("#summary", Static).update(summary)
        for name, told in (("unsettled", unsettled), ("names", names), ("hard-words", hard)):
            part = self.query_one(f"#{name}", Static)
            part.display = bool(told)
            part.update(told)
