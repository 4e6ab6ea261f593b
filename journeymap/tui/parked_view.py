"""The parked points' view: both sides of each, and when it will be taken up."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from journeymap.board import Board, Standing
from journeymap.capture.answer import Answer, quote
from journeymap.capture.filling_in import part_in_words
from journeymap.capture.session import Session
from journeymap.capture.tally import tally
from journeymap.entries import Parked, Said
from journeymap.tui.entry_list import question_of
from journeymap.tui.fitted_view import FittedView
from journeymap.tui.rows import Cell, Row, Rows

_SIDES = ("one side?", "the other side?")
_ASKED = "$foreground 60% italic"
"""How that is shown which nobody has said yet."""


class ParkedView(FittedView):
    """What people do not agree about, with what is still to be said about it."""

    NAME = "parked"
    KINDS: ClassVar[tuple[type[Said], ...]] = (Parked,)
    DEEDS = ("begins another point",)

    def __init__(self) -> None:
        super().__init__()
        self._at: str | None = None
        """The point that was chosen last."""

    def compose(self) -> ComposeResult:
        yield Rows(id="points", keeps_end=True)

    def draw(self, session: Session) -> None:
        points = session.board.of_kind(Parked.kind)
        if session.filling is not None:
            self._at = session.filling.id
        box = self.query_one("#points", Rows)
        box.rows = tuple(self._row(session, point) for point in points)
        box.nothing = question_of(session.board, Parked)
        box.border_title = Content("not agreed, kept for later")
        box.border_subtitle = Content(self.hint() if points else "")

    def move(self, step: int) -> None:
        """Take the point above or below in hand."""
        points = self.session.board.of_kind(Parked.kind) if self.session else []
        if self.session is None or not points:
            return
        ids = [each.entry.id for each in points]
        at = ids.index(self._at) + step if self._at in ids else len(ids) - 1 if step < 0 else 0
        self._choose(self.session, ids[min(max(at, 0), len(ids) - 1)])

    def act(self, session: Session, deed: int) -> Answer | None:
        if deed != 1:
            return None
        session.kind = Parked
        self._at = None
        return session.begin_another()

    @on(Rows.Chosen)
    def choose(self, event: Rows.Chosen) -> None:
        """Take the point in hand on which somebody clicked."""
        event.stop()
        if self.session is not None:
            self._choose(self.session, event.key)

    def _choose(self, session: Session, entry_id: str) -> None:
        self._at = entry_id
        self.answer(session.take_in_hand(entry_id))

    def _row(self, session: Session, point: Standing) -> Row:
        entry = point.entry
        assert isinstance(entry, Parked), "only parked points are asked for"
        here = entry.id == self._at
        part = session.part if session.filling is not None and entry.id == session.in_hand else ""
        about = _about(session.board, entry)
        blocks: list[tuple[Cell, ...]] = [(((entry.text, "bold"),),)]
        blocks += [(((about, "dim"),),)] if about else []
        blocks += [_sides(entry, part), (_taken_up(entry, part),)]
        blocks += [(((f"≠ {edit.in_words()} ({edit.id})", "$warning"),),) for edit in point.apart]
        return Row(tuple(blocks), "▸" if here else "?", tally(point), entry.id, here=here, gap=True)


def _sides(entry: Parked, part: str) -> tuple[Cell, ...]:
    """Return the sides of a point; where one is not known yet, it is asked for."""
    known = entry.positions or ()
    cells: list[Cell] = [((words, ""),) for words in known]
    cells += [((words, _ASKED),) for words in _SIDES[len(known) :]]
    if part == "positions":
        asked = (f"▸ {part_in_words(entry, part)} …", "$accent italic")
        cells[len(known) : len(known) + 1] = [(asked,)]
    return tuple(cells)


def _taken_up(entry: Parked, part: str) -> Cell:
    if part == "taken_up":
        return ((f"▸ {part_in_words(entry, part)} …", "$accent italic"),)
    if entry.taken_up is None:
        return (("when will it be taken up?", _ASKED),)
    return (("taken up: ", "dim"), (entry.taken_up, "$success"))


def _about(board: Board, entry: Parked) -> str:
    """Return what it is about that was said before, if it is about something."""
    if entry.of is None:
        return ""
    said = board.get(board.root_of(entry.of) or entry.of)
    return f"about {quote(said)}, {said.entry.label}" if said else "about what was taken back"
