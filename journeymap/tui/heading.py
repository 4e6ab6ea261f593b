"""The top line: which workshop, whose sheet, and whether all is saved."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from journeymap.capture.session import Session
from journeymap.tui.clock_view import ClockView
from journeymap.tui.still import Still
from journeymap.tui.words import shown_on_one_line


class Heading(Horizontal):
    """Names the workshop and the sheet, with the state of what was taken at the right."""

    def compose(self) -> ComposeResult:
        yield Still(id="title")
        yield ClockView()
        yield Still(id="sheet")
        yield Still(id="state")

    def show(self, session: Session, *, is_saved: bool, where: str) -> None:
        """Show a session; `where` says how much of it is saved in other places."""
        title = shown_on_one_line(session.board.guide.title, "bold")
        self.query_one("#title", Still).update(title)
        self.query_one(ClockView).show(session.clocks)
        self.query_one("#sheet", Still).update(shown_on_one_line(session.sheet.name))
        self.query_one("#state", Still).update(_state(session, where, is_saved=is_saved))


def _state(session: Session, where: str, *, is_saved: bool) -> Content:
    """Return whether all that was taken is on the disk, and what was not taken."""
    saved = f"✓ {session.lines_saved} saved" if is_saved else " ✗ not saved "
    left = len(session.left)
    return Content.assemble(
        (f"? {left} not taken  " if left else "", "bold $warning"),
        (saved, "bold $success" if is_saved else "bold $background on $error"),
        shown_on_one_line(f", {where}" if where else "", "bold $warning"),
    )
