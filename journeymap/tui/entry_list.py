"""A list of what was said, of one kind, in a box with its name and number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.reactive import reactive
from textual.widgets import Static

from journeymap.board import Standing
from journeymap.entries import Critic, Parked, Recipe, Said
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


class EntryList(VerticalScroll, can_focus=False):
    """Shows entries one under the other, the newest last and in sight."""

    listed: reactive[Listed] = reactive(Listed())

    def __init__(self, kind: type[Said], *, id: str) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id, classes="entries")
        self._kind = kind

    def compose(self) -> ComposeResult:
        yield Static()

    def watch_listed(self) -> None:
        self._draw()

    def on_resize(self, event: Resize) -> None:
        del event
        self._draw()

    def _draw(self) -> None:
        number = len(self.listed.standings)
        sign = f"{self._kind.sign} " if self._kind.sign else ""
        self.border_title = Content(f"{sign}{self._kind.heading}")
        self.border_subtitle = Content(str(number) if number else "")
        if not self.query(Static):
            return  # nothing to draw on yet; the first resize draws it
        width = max(self.scrollable_content_region.width - 1, _NARROWEST)
        lines = [line for each in self.listed.standings for line in self._lines(each, width)]
        if not lines:
            lines = [shown(self.listed.question, "dim")]
        self.query_one(Static).update(Content("\n").join(lines))
        self.scroll_end(animate=False)

    def _lines(self, standing: Standing, width: int) -> Iterator[Content]:
        """Yield an entry's lines: hung behind a mark, with the number of people at the right."""
        here = standing.entry.id == self.listed.on_the_table
        people = f" ×{standing.people}" if standing.people > 1 else ""
        body = body_of(standing.entry, "bold" if here else "")
        lines = body.wrap(max(width - _GUTTER - len(people), _NARROWEST))
        for number, line in enumerate(lines):
            mark = ("▸ " if here else "· ") if number == 0 else "  "
            behind = people if number == 0 else ""
            room = width - _GUTTER - len(behind) - line.cell_length
            yield Content.assemble(
                (mark, "$accent" if here else "dim"), line, " " * max(room, 0), (behind, "$accent")
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
            return Content("\n").join([words, *(shown(f"– {each}") for each in entry.positions)])
        case _:
            return words
