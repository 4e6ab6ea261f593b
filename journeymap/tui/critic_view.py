"""The critics' view: stars and reviews, and beside them how the stars are spread."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from journeymap.board import Board, Standing
from journeymap.capture.answer import Answer, Outcome, in_a_sentence
from journeymap.capture.session import Session
from journeymap.entries import Critic, Said
from journeymap.findings.stars import find_spread
from journeymap.tui.entry_list import question_of
from journeymap.tui.fitted_view import FittedView
from journeymap.tui.rows import Row, Rows

_MOST = 5
_LINES = 5
"""A bar for each number of stars needs so many lines."""


class StarBars(Widget, can_focus=False):
    """How many people gave how many stars."""

    spread: reactive[dict[int, int]] = reactive(dict)

    def render(self) -> Content:
        if self.size.height < _LINES:
            parts = [f"{stars}★ {people}" for stars, people in self.spread.items()]
            return Content("  ".join(parts))
        most = max(self.spread.values(), default=0) or 1
        digits = len(str(most))
        room = max(self.size.width - len(_stars(_MOST)) - digits - 2, 1)
        between = "\n\n" if self.size.height >= 2 * _LINES else "\n"
        return Content(between).join(
            Content.assemble(
                (f"{_stars(stars)} ", "$accent"),
                ("█" * _length(people, most, room), "$primary"),
                f" {people}",
            )
            for stars, people in self.spread.items()
        )


class CriticView(FittedView):
    """What the critics wrote, each under the stars that they gave."""

    NAME = "critics"
    KINDS: ClassVar[tuple[type[Said], ...]] = (Critic,)
    DEEDS = ("sorts them",)

    def __init__(self) -> None:
        super().__init__()
        self._by_stars = False

    def compose(self) -> ComposeResult:
        with Horizontal(id="critics"):
            yield Rows(id="reviews")
            yield StarBars()

    def draw(self, session: Session) -> None:
        board = session.board
        notes = board.of_kind(Critic.kind)[::-1]
        if self._by_stars:
            notes.sort(key=_stars_of, reverse=True)
        reviews = self.query_one("#reviews", Rows)
        reviews.rows = tuple(_row(board, note, session.on_the_table) for note in notes)
        reviews.nothing = question_of(board, Critic)
        reviews.border_title = Content(self._order)
        reviews.border_subtitle = Content(self.hint() if notes else "")
        bars = self.query_one(StarBars)
        bars.display = bool(notes)
        bars.spread = find_spread(notes)
        bars.border_title = Content(f"{sum(bars.spread.values())} people")

    def move(self, step: int) -> None:
        self.query_one("#reviews", Rows).scroll_relative(y=3 * step, animate=False)

    def act(self, session: Session, deed: int) -> Answer | None:
        if deed != 1:
            return None
        self._by_stars = not self._by_stars
        self.draw(session)
        return Answer(Outcome.TURNED, f"now seen: {self._order}")

    @property
    def _order(self) -> str:
        return "by stars" if self._by_stars else "newest first"


def _row(board: Board, note: Standing, on_the_table: str | None) -> Row:
    entry = note.entry
    stage = board.stage(entry.stage) if entry.stage else None
    where = f"   {in_a_sentence(stage.name)}" if stage else ""
    head = ((" ".join(_stars(_stars_of(note))), "bold $accent"), (where, "dim"))
    here = entry.id == on_the_table
    return Row(
        ((head,), (((entry.text, "bold" if here else ""),),)),
        "▸" if here else " ",
        f"×{note.people}" if note.people > 1 else "",
        gap=True,
    )


def _stars_of(note: Standing) -> int:
    return (note.entry.stars or 0) if isinstance(note.entry, Critic) else 0


def _stars(number: int) -> str:
    return "★" * number + "☆" * (_MOST - number)


def _length(people: int, most: int, room: int) -> int:
    """Return the length of a bar: what is not none is seen."""
    return max(round(room * people / most), 1) if people else 0
