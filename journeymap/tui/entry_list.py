"""A list of what was said, of one kind, in a box with its name and number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content
from textual.events import Resize
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from journeymap.board import Board, Standing
from journeymap.capture.session import Session
from journeymap.counting import counted
from journeymap.entries import STATEMENTS, Critic, Ingredient, Parked, Recipe, Said
from journeymap.tui.words import shown

_GUTTER = 2
_NARROWEST = 8


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list shows."""

    standings: tuple[Standing, ...] = ()
    on_the_table: str | None = None
    """The id of the entry that "me too" would be for."""
    question: str = ""
    """What stands there while the list is empty."""
    number: str = ""
    """How much there is, in the frame."""
    contested: frozenset[str] = frozenset()
    """The ids of what was parked, as people do not agree about it."""


def listed_of(session: Session, kind: type[Said], stage: str | None = None) -> Listed:
    """Return what a list shows of one kind: at one stage, or wherever it was said.

    Cards lie in the pot unseen until they are drawn.
    """
    board = session.board
    said = board.of_kind(kind.kind, stage)
    seen = [each for each in said if each.is_drawn] if kind is Ingredient else said
    question, number = question_of(board, kind), str(len(said) or "")
    if len(seen) < len(said):
        question = f"{counted(len(said), 'card')} in the pot, not drawn yet"
        number = f"{len(seen)} of {len(said)} drawn"
    contested = frozenset(board.contested()) if kind in STATEMENTS else frozenset()
    return Listed(tuple(seen), session.on_the_table, question, number, contested)


def question_of(board: Board, kind: type[Said]) -> str:
    """Return what the guide asks for a kind, to be shown where nothing was said yet."""
    return board.question(kind.kind) or "nothing yet"


class EntryList(ScrollView, can_focus=False):
    """Shows entries one under the other, the newest last and in sight.

    Only the lines in sight are drawn, and an entry is laid out anew only when it or the
    width has changed: what is long costs no more than what is short.
    """

    listed: reactive[Listed] = reactive(Listed(), always_update=True)

    def __init__(self, kind: type[Said], *, id: str) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id, classes="entries")
        self._kind = kind
        self._lines: list[Content] = []
        self._laid_out: dict[str, tuple[Standing, _Look, list[Content]]] = {}

    def watch_listed(self) -> None:
        self._lay_out()

    def on_resize(self, event: Resize) -> None:
        del event
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        line = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if line >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        (strip,) = Visual.to_strips(self, self._lines[line], width, 1, self.visual_style, pad=True)
        return strip

    def _lay_out(self) -> None:
        """Break what is listed into lines, and bring the newest entry into sight."""
        sign = f"{self._kind.sign} " if self._kind.sign else ""
        self.border_title = Content(f"{sign}{self._kind.heading}")
        self.border_subtitle = Content(self.listed.number)
        width = max(self.scrollable_content_region.width - 1, _NARROWEST)
        entries = [self._lines_of(each, width) for each in self.listed.standings]
        self._lines = [line for lines in entries for line in lines]
        if not self._lines:
            self._lines = shown(self.listed.question, "dim").wrap(width)
        self.virtual_size = Size(width, len(self._lines))
        newest = len(self._lines) - len(entries[-1]) if entries else 0
        self.scroll_to(y=newest, animate=False, immediate=True)
        self.refresh()

    def _lines_of(self, standing: Standing, width: int) -> list[Content]:
        """Return the lines of one entry, from those laid out before if nothing has changed."""
        entry_id = standing.entry.id
        look = _Look(
            width,
            here=entry_id == self.listed.on_the_table,
            parked=entry_id in self.listed.contested,
        )
        known = self._laid_out.get(entry_id)
        if known is not None and known[0] is standing and known[1] == look:
            return known[2]
        lines = list(_hung(standing, look))
        self._laid_out[entry_id] = (standing, look, lines)
        return lines


@dataclass(frozen=True, slots=True)
class _Look:
    """How an entry is laid out, besides what it says."""

    width: int
    here: bool
    """Whether it is on the table."""
    parked: bool
    """Whether it is contested."""


def _hung(standing: Standing, look: _Look) -> Iterator[Content]:
    """Yield an entry's lines: hung behind a mark, with the number of people at the right."""
    people = f" ×{standing.people}" if standing.people > 1 else ""
    behind_first = f"{' ? parked' if look.parked else ''}{people}"
    body = Content("\n").join(
        [
            body_of(standing.entry, "bold" if look.here else ""),
            *(shown(f"≠ {edit.in_words()} ({edit.id})", "$warning") for edit in standing.apart),
        ]
    )
    lines = body.wrap(max(look.width - _GUTTER - len(behind_first), _NARROWEST))
    for number, line in enumerate(lines):
        mark = ("▸ " if look.here else "· ") if number == 0 else "  "
        behind = behind_first if number == 0 else ""
        room = look.width - _GUTTER - len(behind) - line.cell_length
        yield Content.assemble(
            (mark, "$accent" if look.here else "dim"), line, " " * max(room, 0), (behind, "$accent")
        )


def body_of(entry: Said, style: str = "") -> Content:
    """Return what an entry says with what its kind has besides, as the screen shows it."""
    words = shown(entry.text, style)
    match entry:
        case Critic():
            stars = "★" * entry.stars + "☆" * (5 - entry.stars)
            return Content.assemble((f"{stars} ", "$accent"), words)
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
