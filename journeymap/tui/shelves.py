"""The shelves beside the road map: what each of the other activities has brought so far."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from journeymap.capture.session import Session
from journeymap.entries import SAID_KINDS, STATEMENTS, Said
from journeymap.tui.entry_list import EntryList, listed_of

SHELVED: tuple[type[Said], ...] = tuple(
    kind for kind in SAID_KINDS.values() if kind not in STATEMENTS and kind.sign
)
"""The kinds that lie on a shelf rather than on the road map."""


class Shelves(Vertical, can_focus=False):
    """A list for each kind that the guide asks for. They are seen where there is room."""

    def compose(self) -> ComposeResult:
        for kind in SHELVED:
            yield EntryList(kind, id=f"shelf-{kind.kind}")

    def show(self, session: Session) -> None:
        """Show what lies on each shelf."""
        if not self.display:
            return
        for kind in SHELVED:
            shelf = self.query_one(f"#shelf-{kind.kind}", EntryList)
            shelf.display = session.board.is_in_use(kind.kind)
            shelf.listed = listed_of(session, kind)
