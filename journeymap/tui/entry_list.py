"""A list of what was said, of one kind, in a box with its name and number."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from journeymap.board import Board
from journeymap.capture.session import Session
from journeymap.capture.tally import tally
from journeymap.counting import counted
from journeymap.entries import STATEMENTS, Critic, Ingredient, Parked, Recipe, Said
from journeymap.standing import Standing
from journeymap.tui.words import shown

_GUTTER = 2
_NARROWEST = 8
_REMEMBERED = 512
"""Entries whose looks are remembered, at most, when something is listed anew."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list shows."""

    standings: tuple[Standing, ...] = ()
    on_the_table: str | None = None
    """The id of the entry that "me too" would be for, if it is one of these."""
    question: str = ""
    """What stands there while the list is empty."""
    number: str = ""
    """How much there is, in the frame."""
    contested: frozenset[str] = frozenset()
    """The ids of what was parked, as people do not agree about it."""


def listed_of(session: Session, kind: type[Said], stage: str | None = None) -> Listed:
    """Return what a list shows of one kind: at one stage, or wherever it was said.

    Cards lie in the pot unseen until they are drawn; nothing else is ever unseen.
    """
    board = session.board
    said = board.of_kind(kind.kind, stage)
    seen = [each for each in said if not each.is_unseen] if kind is Ingredient else said
    survey = _in_survey(board, kind, stage)
    room = len(said) - survey
    question, number = question_of(board, kind), str(room or "")
    if len(seen) < len(said):
        question = f"{counted(room, 'card')} in the pot, not drawn yet"
        number = f"{len(seen) - survey} of {room} drawn"
    number = ", ".join(filter(None, (number, f"{survey} survey" if survey else "")))
    contested = frozenset(board.contested()) if kind in STATEMENTS else frozenset()
    return Listed(tuple(seen), _on_the_table(session, kind, stage), question, number, contested)


def _on_the_table(session: Session, kind: type[Said], stage: str | None) -> str | None:
    """Return the id of what is on the table if it is listed here: else nothing here is changed."""
    standing = session.board.get(session.on_the_table or "")
    if standing is None or not isinstance(standing.entry, kind):
        return None
    return standing.entry.id if stage in {None, standing.entry.stage} else None


def _in_survey(board: Board, kind: type[Said], stage: str | None) -> int:
    if stage is None:
        return board.number_of_kind_in_survey(kind.kind)
    return board.number_in_survey(kind.kind, stage)


def question_of(board: Board, kind: type[Said]) -> str:
    """Return what the guide asks for a kind, to be shown where nothing was said yet."""
    return board.question(kind.kind) or "nothing yet"


class EntryList(ScrollView, can_focus=False):
    """Shows entries one under the other, the newest last and in sight.

    Only what is in sight is laid out and drawn: of all else it is only known how many lines it
    takes. So what is long costs no more than what is short.
    """

    listed: var[Listed] = var(Listed(), always_update=True)

    def __init__(self, kind: type[Said], *, id: str) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id, classes="entries")
        self._column = _Column()
        sign = f"{kind.sign} " if kind.sign else ""
        self.border_title = Content(f"{sign}{kind.heading}")

    @property
    def lines(self) -> list[Content]:
        """All its lines, in sight or not."""
        lines = map(self._column.line, range(self._column.height))
        return [line.content for line in lines if line is not None]

    @dataclass
    class Chosen(Message):
        """Somebody clicked on an entry."""

        entry_id: str

    def on_click(self, event: Click) -> None:
        """Tell on which entry somebody clicked."""
        inside = event.get_content_offset(self)
        entry_id = self._column.entry_at(inside.y + self.scroll_offset.y) if inside else None
        if entry_id is not None:
            self.post_message(self.Chosen(entry_id))

    def watch_listed(self) -> None:
        self._lay_out()

    def on_resize(self, event: Resize) -> None:
        del event
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        line = self._column.line(y + self.scroll_offset.y)
        if line is None:
            return Strip.blank(width, self.rich_style)
        style = self.visual_style
        if line.strip is None or line.drawn_for != (width, style):
            (line.strip,) = Visual.to_strips(self, line.content, width, 1, style, pad=True)
            line.drawn_for = (width, style)
        return line.strip

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._column.forget_how_it_looked()  # the colours may have other values now

    def _lay_out(self) -> None:
        """See how many lines what is listed takes, and bring the newest entry into sight."""
        if not self.scrollable_content_region.width:
            return  # it has no room on the screen yet
        width = max(self.scrollable_content_region.width - 1, _NARROWEST)
        if self._column.fill(self.listed, width):
            self.border_subtitle = Content(self.listed.number)
            self._be_long(Size(width, self._column.height))
            self.refresh()
        self.scroll_to(y=self._column.newest, animate=False, immediate=True)

    def _be_long(self, size: Size) -> None:
        """Be as long as this. The bar beside it is always there: nothing is laid out for it."""
        self.set_reactive(EntryList.virtual_size, size)
        self.vertical_scrollbar.window_virtual_size = size.height


@dataclass(frozen=True, slots=True)
class _Look:
    """How an entry is laid out, besides what it says."""

    width: int
    here: bool
    """Whether it is on the table."""
    parked: bool
    """Whether it is contested."""


@dataclass(slots=True)
class _Line:
    """A line of an entry, and how it was drawn the last time."""

    content: Content
    strip: Strip | None = None
    drawn_for: tuple[int, Style] | None = None
    """The width and the style that it was drawn for."""


class _Column:
    """Entries as lines, one under the other. They are laid out when they are looked at."""

    def __init__(self) -> None:
        self._listed = Listed()
        self._width = 0
        self._ends: list[int] = []
        """The line below each entry, counted from the top."""
        self._heights: dict[str, tuple[Standing, int, bool, int]] = {}
        """By id: what was measured, for which width, parked or not, and its number of lines."""
        self._looked_at: dict[str, tuple[Standing, _Look, list[_Line]]] = {}
        """By id: how the entries look that were in sight since the column was filled."""
        self._question: list[_Line] = []

    @property
    def height(self) -> int:
        """How many lines there are."""
        return self._ends[-1] if self._ends else len(self._question)

    @property
    def newest(self) -> int:
        """The line on which the newest entry begins."""
        return ([0, *self._ends[-2:-1]])[-1]

    def fill(self, listed: Listed, width: int) -> bool:
        """Have these entries in the column; where there are none, the question.

        Returns whether that is anything else than before.
        """
        if (listed, width) == (self._listed, self._width):
            return False
        self._listed, self._width = listed, width
        self._ends = list(accumulate(map(self._height_of, listed.standings)))
        question = [] if self._ends else shown(listed.question, "dim").wrap(width)
        self._question = list(map(_Line, question))
        if len(self._looked_at) > _REMEMBERED:
            self._looked_at.clear()
        return True

    def forget_how_it_looked(self) -> None:
        """Have everything laid out and drawn anew when it is looked at the next time."""
        self._looked_at.clear()
        self._question = [_Line(line.content) for line in self._question]

    def entry_at(self, y: int) -> str | None:
        """Return the id of the entry on a line, counted from the top; None if there is none."""
        if not self._ends or y >= self.height:
            return None
        return self._listed.standings[bisect_right(self._ends, y)].entry.id

    def line(self, y: int) -> _Line | None:
        """Return a line, counted from the top; None below the last one."""
        if y >= self.height:
            return None
        if not self._ends:
            return self._question[y]
        at = bisect_right(self._ends, y)
        lines = self._lines_of(self._listed.standings[at])
        return lines[y - self._ends[at]]  # counted from the entry's own end

    def _height_of(self, standing: Standing) -> int:
        """Return how many lines an entry takes, measured only if it or the width has changed."""
        entry_id = standing.entry.id
        parked = entry_id in self._listed.contested
        known = self._heights.get(entry_id)
        if known is not None and known[0] is standing and known[1:3] == (self._width, parked):
            return known[3]
        height = _height(standing, _Look(self._width, here=False, parked=parked))
        self._heights[entry_id] = (standing, self._width, parked, height)
        return height

    def _lines_of(self, standing: Standing) -> list[_Line]:
        """Return the lines of one entry, from those laid out before if nothing has changed."""
        entry_id = standing.entry.id
        look = _Look(
            self._width,
            here=entry_id == self._listed.on_the_table,
            parked=entry_id in self._listed.contested,
        )
        known = self._looked_at.get(entry_id)
        if known is not None and known[0] is standing and known[1] == look:
            return known[2]
        lines = list(map(_Line, _hung(standing, look)))
        self._looked_at[entry_id] = (standing, look, lines)
        return lines


def _hung(standing: Standing, look: _Look) -> Iterator[Content]:
    """Yield an entry's lines: hung behind a mark, with the number of people at the right."""
    behind_first = _behind_first(standing, look)
    lines = _body(standing, look).wrap(_room(look, behind_first))
    for number, line in enumerate(lines):
        mark = ("▸ " if look.here else "· ") if number == 0 else "  "
        behind = behind_first if number == 0 else ""
        room = look.width - _GUTTER - len(behind) - line.cell_length
        yield Content.assemble(
            (mark, "$accent" if look.here else "dim"), line, " " * max(room, 0), (behind, "$accent")
        )


def _height(standing: Standing, look: _Look) -> int:
    """Return how many lines `_hung` would yield, without making them."""
    room = _room(look, _behind_first(standing, look))
    return _body(standing, look).get_height({}, room)


def _behind_first(standing: Standing, look: _Look) -> str:
    """Return what stands at the right of an entry's first line."""
    people = f" {tally(standing)}" if tally(standing) else ""
    return f"{' ? parked' if look.parked else ''}{people}"


def _room(look: _Look, behind_first: str) -> int:
    """Return how many columns an entry's words have."""
    return max(look.width - _GUTTER - len(behind_first), _NARROWEST)


def _body(standing: Standing, look: _Look) -> Content:
    """Return what an entry says, and below it what other tables would have it say."""
    body = body_of(standing.entry, "bold" if look.here else "")
    if not standing.apart:
        return body
    apart = (shown(f"≠ {edit.in_words()} ({edit.id})", "$warning") for edit in standing.apart)
    return Content("\n").join([body, *apart])


def body_of(entry: Said, style: str = "") -> Content:
    """Return what an entry says with what its kind has besides, as the screen shows it."""
    words = shown(entry.text, style)
    match entry:
        case Critic():
            return Content.assemble((f"{entry.drawn} " if entry.drawn else "", "$accent"), words)
        case Recipe():
            parts = [words]
            parts += [shown("; ".join(entry.ingredients), "dim")] if entry.ingredients else []
            steps = [shown(f"{n}. {each}", "dim") for n, each in enumerate(entry.method, 1)]
            return Content("\n").join([*parts, *steps])
        case Parked():
            return Content("\n").join(
                [
                    words,
                    *(shown(f"– {each}") for each in entry.positions or ()),
                    *([shown(f"taken up: {entry.taken_up}", "dim")] if entry.taken_up else []),
                ]
            )
        case _:
            return words
