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
from journeymap.capture.tally import tally
from journeymap.counting import counted
from journeymap.entries import Critic, Said
from journeymap.findings.stars import find_spread, find_spread_in_survey
from journeymap.tui.entry_list import question_of
from journeymap.tui.fitted_view import FittedView
from journeymap.tui.rows import Row, Rows

_MOST = 5
_LINES = 5
"""A bar for each number of stars needs so many lines."""


class StarBars(Widget, can_focus=False):
    """How many people gave how many stars."""

    spread: reactive[dict[int, int]] = reactive(dict)
    in_survey: reactive[dict[int, int]] = reactive(dict)
    """The stars given in the survey, beside those of the room; none if there were none."""

    def render(self) -> Content:
        if self.size.height < _LINES:
            return Content("  ".join(f"{n}★ {self._number(n)}" for n in self.spread))
        most = max((*self.spread.values(), *self.in_survey.values()), default=0) or 1
        digits = max((len(self._number(stars)) for stars in self.spread), default=1)
        room = max(self.size.width - len(_stars(_MOST)) - digits - 2, 1)
        between = "\n\n" if self.size.height >= 2 * _LINES else "\n"
        return Content(between).join(
            Content.assemble(
                (f"{_stars(stars)} ", "$accent"),
                ("█" * _length(people, most, room // self._bars), "$primary"),
                ("▒" * _length(self.in_survey.get(stars, 0), most, room // self._bars), "$primary"),
                f" {self._number(stars)}",
            )
            for stars, people in self.spread.items()
        )

    @property
    def _bars(self) -> int:
        return 2 if self.in_survey else 1

    def _number(self, stars: int) -> str:
        """Return how many gave so many stars: of the room, or of the room and of the survey."""
        of_both = f" + {self.in_survey.get(stars, 0)}" if self.in_survey else ""
        return f"{self.spread[stars]}{of_both}"


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
        in_survey = find_spread_in_survey(notes, board.ratings())
        bars.display = bool(notes or board.ratings())
        bars.spread = find_spread(notes)
        bars.in_survey = in_survey if any(in_survey.values()) else {}
        people = counted(sum(bars.spread.values()), "person", "people")
        bars.border_title = Content(_who_gave(people, sum(in_survey.values())))

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


def _who_gave(people: str, in_survey: int) -> str:
    """Return how many gave stars: "6 people"; with a survey "█ 6 people, ▒ 9 in the survey"."""
    return f"█ {people}, ▒ {in_survey} in the survey" if in_survey else people


def _row(board: Board, note: Standing, on_the_table: str | None) -> Row:
    entry = note.entry
    stage = board.stage(entry.stage) if entry.stage else None
    where = f"   {in_a_sentence(stage.name)}" if stage else ""
    head = ((" ".join(_stars(_stars_of(note))), "bold $accent"), (where, "dim"))
    here = entry.id == on_the_table
    return Row(
        ((head,), (((entry.text, "bold" if here else ""),),)),
        "▸" if here else " ",
        tally(note),
        gap=True,
    )


def _stars_of(note: Standing) -> int:
    return (note.entry.stars or 0) if isinstance(note.entry, Critic) else 0


def _stars(number: int) -> str:
    return "★" * number + "☆" * (_MOST - number)


def _length(people: int, most: int, room: int) -> int:
    """Return the length of a bar: what is not none is seen."""
    return max(round(room * people / most), 1) if people else 0
