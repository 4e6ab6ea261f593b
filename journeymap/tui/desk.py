"""The desk: the line in which is typed, what it becomes, what may help with it, the answer."""

from __future__ import annotations

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input

from journeymap.board import Standing
from journeymap.capture.completion import Completion, completions
from journeymap.capture.previewing import preview, says
from journeymap.capture.session import Session
from journeymap.capture.tally import tally
from journeymap.cleaning import one_line
from journeymap.counting import counted
from journeymap.entries import STATEMENTS
from journeymap.findings.similar import Similar
from journeymap.tui.capture_line import CaptureLine
from journeymap.tui.entry_list import question_of
from journeymap.tui.hints import MOST, Hint, Hints
from journeymap.tui.shelves import SHELVED
from journeymap.tui.state_line import StateLine
from journeymap.tui.words import shown_on_one_line

_KEYS = ("F6", "F7", "F8")
"""The keys by which one of the hints is taken."""
HINTS_AFTER = 0.05
"""Seconds after the last letter. The letter itself is never kept waiting by them."""


class Desk(Vertical):
    """Where the scribe works. It looks at the session, and gives it what is typed."""

    def __init__(self, session: Session) -> None:
        super().__init__(id="desk")
        self._session = session
        self._similar = Similar()
        self._like_it: list[Standing] = []
        self._goes_on: list[Completion] = []
        self._frame = (Content(), Content())
        self._followed: tuple[int, int] | None = None
        """The board, and how often it had changed, when it was taken in the last time."""
        self._hints_due: Timer | None = None

    def compose(self) -> ComposeResult:
        yield CaptureLine(self._session)
        yield Hints()
        yield StateLine()

    @property
    def line(self) -> CaptureLine:
        """The line in which is typed."""
        return self.query_one(CaptureLine)

    def follow_board(self) -> None:
        """Take in what is on the board now, if it has changed."""
        now = (id(self._session.board), self._session.board.revision)
        if now == self._followed:
            return
        self._followed = now
        said = self._session.board.said()
        self._similar.follow(each for each in said if not each.is_unseen)

    @on(Input.Changed)
    def show_what_it_becomes(self) -> None:
        """Say in the line's frame what Enter would make of it, and show what may help."""
        line = self.line
        kind, becomes = preview(self._session, line.value)
        for each in STATEMENTS:
            line.set_class(each is kind, f"becomes-{each.kind}")
        line.set_class(kind in SHELVED, "becomes-shelved")
        line.placeholder = self._question()
        frame = (self._title(becomes), shown_on_one_line(self._subtitle()))
        if frame != self._frame:  # or it would be drawn once more for each letter
            line.border_title, line.border_subtitle = self._frame = frame
        if self._hints_due is not None:
            self._hints_due.stop()
        self._hints_due = self.set_timer(HINTS_AFTER, self._show_hints)

    @on(Hints.Chosen)
    def take_clicked_hint(self, event: Hints.Chosen) -> None:
        """Take the hint on which somebody clicked."""
        event.stop()
        self.take_hint(event.at)

    def take_hint(self, at: int) -> bool:
        """Have one more person say what a hint shows, or let the line go on so.

        Returns whether there was such a hint.
        """
        if self._hints_due is not None:
            self._show_hints()
        if at < len(self._goes_on):
            self.line.complete(self._goes_on[at].line)
        elif at < len(self._like_it):
            self.line.say_too(self._like_it[at].entry.id)
        else:
            return False
        return True

    def complete(self) -> bool:
        """Let the line go on as it most likely does; whether there is a way."""
        if self._hints_due is not None:
            self._show_hints()
        return bool(self._goes_on) and self.take_hint(0)

    def open_ends(self) -> str:
        """Return what would be lost if the program ended now, in words; empty if nothing would."""
        line, left = self.line, len(self._session.left)
        open_ends = [
            "the words in the line" if line.value.strip() else "",
            f"{counted(line.waiting, 'pasted line')}, one Enter each" if line.waiting else "",
            f"{counted(left, 'line')}, back with ↑" if left else "",
            "what you were typing, back with ↓" if line.unfinished.strip() else "",
            f"{counted(line.laid_aside, 'changed line')}, back with ↑" if line.laid_aside else "",
        ]
        return "; ".join(filter(None, open_ends))

    def _question(self) -> str:
        """Return what stands in the empty line: what is asked, unless the frame asks for a part."""
        if self._session.filling is not None:
            return ""
        return one_line(question_of(self._session.board, self._session.kind))

    def _title(self, becomes: str) -> Content:
        stage = self._session.stage
        where = stage.name if stage else "the whole journey"
        return Content.assemble(shown_on_one_line(becomes, "bold"), " │ ", shown_on_one_line(where))

    def _subtitle(self) -> str:
        if self.line.waiting:
            return f"{self.line.waiting} more pasted lines wait, F5 shows them"
        voice = self._session.voice
        return f"speaking: {voice.name if voice else 'not said who'}"

    def _show_hints(self) -> None:
        """Show what may help with the line, and that nothing of it is due any more."""
        if self._hints_due is not None:
            self._hints_due.stop()
            self._hints_due = None
        line = self.line.value
        self._goes_on = completions(self._session, line)[:MOST]
        self._like_it = [] if self._goes_on else self._said_like(line)
        self.query_one(Hints).hints = tuple(self._hints())

    def _said_like(self, line: str) -> list[Standing]:
        """Return what was said already and is like the line, if that becomes something said."""
        said = says(self._session, line)
        if said is None:
            return []
        stage = self._session.stage.id if self._session.stage else None
        return self._similar.find(said[1], said[0].kind, stage, MOST)

    def _hints(self) -> Iterator[Hint]:
        for key, each in zip(("Tab", *_KEYS[1:]), self._goes_on, strict=False):
            yield Hint(key, each.line, each.meaning)
        board = self._session.board
        for key, said in zip(_KEYS, self._like_it, strict=False):
            stage = board.stage(said.entry.stage) if said.entry.stage else None
            people = f"{tally(said)} · " if tally(said) else ""
            where = f"{stage.name} · " if stage and stage != self._session.stage else ""
            sheet = board.sheet_name(said.entry.sheet_key)
            yield Hint(key, f"= ‘{said.entry.text}’", f"{people}{where}{sheet}")
