"""The findings in a list, two lines each, under their stages; then what goes across them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import accumulate
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from journeymap.cleaning import one_line
from journeymap.counting import counted
from journeymap.findings.blocks import find_blocks
from journeymap.findings.finding import Finding, Grouping
from journeymap.findings.in_lines import contrary_in_words, tension_in_words
from journeymap.findings.picking import one_side_in_words, pulls_in_words
from journeymap.findings.ranking import By, Rank
from journeymap.findings.themed import find_named_themes
from journeymap.findings.together import Findings
from journeymap.tui.found_list import style_of
from journeymap.tui.words import shown_on_one_line

_INDENT = 9
"""Cells before the words: the mark, the rank and the sign."""
_SIGNS = {Grouping.EXACT: " ", Grouping.SUGGESTED: "?", Grouping.CONFIRMED: "="}
_MARKS = {Grouping.EXACT: "", Grouping.SUGGESTED: "suggested", Grouping.CONFIRMED: "decided"}


class What(Enum):
    """What a row of the list is."""

    PART = auto()
    """The name of a stage, or of what goes across the stages."""
    KIND = auto()
    FINDING = auto()
    NOTE = auto()
    """Something that goes across the findings, on one line."""


_HEIGHTS = {What.PART: 2, What.KIND: 1, What.FINDING: 2, What.NOTE: 1}


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the list."""

    what: What
    words: str = ""
    place: int | None = None
    """The place of the finding that it is, or that it is about."""
    rank: Rank | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What the list shows."""

    found: Findings | None = None
    items: tuple[Item, ...] = ()
    empty: str = ""
    """What stands there if there is nothing."""
    pulls: dict[str, str] = field(default_factory=dict)
    """By the id of a finding, what pulls at it, in a word or two."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The names of the voices, by their ids."""


def list_findings(found: Findings, places: Sequence[int], by: By, *, across: bool) -> Listing:
    """Return what is listed: the findings at these places, and `across` what goes across all."""
    items = [*_of_stages(found, places, by), *(_across(found) if across else ())]
    empty = "There is no such finding."
    return Listing(found, tuple(items), empty, pulls_in_words(found), found.voice_names)


def _of_stages(found: Findings, places: Sequence[int], by: By) -> Iterator[Item]:
    stage = None
    for block in find_blocks(found, places, by):
        if block.stage != stage:
            yield Item(What.PART, block.stage)
            stage = block.stage
        yield Item(What.KIND, block.kind)
        for rank, place in block.ranked:
            yield Item(What.FINDING, place=place, rank=rank)


def _across(found: Findings) -> Iterator[Item]:
    if found.contrary:
        yield Item(What.PART, "Decided both ways, and apart till people decide again: s")
        for each in found.contrary:
            place = found.places[each.one.first.entry.id]
            yield Item(What.NOTE, contrary_in_words(each), place)
    if found.tensions:
        yield Item(What.PART, "These pull against each other")
        for tension in found.tensions:
            words = tension_in_words(tension, found)
            yield Item(What.NOTE, words, found.places[tension.findings[0]])
    if found.links:
        yield Item(What.PART, "Linked, and not put together")
        for link in found.links:
            one, other = found.places[link.one], found.places[link.other]
            texts = " | ".join(found.all[each].headline.entry.text for each in (one, other))
            yield Item(What.NOTE, f"{texts}: {link.tie.value}", one)
    yield from _themes(found)
    lacking = [each.in_words for of in found.missing for each in of.unasked]
    lacking += [each.in_words for of in found.missing for each in of.unheard]
    if lacking:
        yield Item(What.PART, "Not asked, not heard")
        yield from (Item(What.NOTE, words) for words in lacking)


def _themes(found: Findings) -> Iterator[Item]:
    """Yield the themes that people have named, each with what was said first of it."""
    themes = find_named_themes(found.all)
    if themes:
        yield Item(What.PART, "Themes")
    for theme in themes:
        words = f"{theme.name}: {counted(len(theme.findings), 'finding')}"
        first = min(found.places[each.id] for each in theme.findings)
        yield Item(What.NOTE, words, first)


class FindingsList(ScrollView, can_focus=True):
    """Shows findings with one of them under the cursor. Only the rows in sight are drawn."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1)", "Up", show=False, id="findings.up"),
        Binding("down,j", "step(1)", "Down", show=False, id="findings.down"),
        Binding("pageup", "page(-1)", "A page up", show=False, id="findings.page-up"),
        Binding("pagedown", "page(1)", "A page down", show=False, id="findings.page-down"),
        Binding("home,g", "end(0)", "First", show=False, id="findings.first"),
        Binding("end,G", "end(1)", "Last", show=False, id="findings.last"),
        Binding("shift+tab", "part(-1)", "Part before", show=False, id="findings.part-before"),
        Binding(
            "tab",
            "part(1)",
            "Next part",
            key_display="Tab",
            show=False,
            id="findings.part",
            tooltip="The next stage; behind the last, what pulls, links, themes, what is missing",
        ),
    ]

    @dataclass
    class Pointed(Message):
        """The cursor is on another row."""

    @dataclass
    class Opened(Message):
        """Somebody clicked twice on a row."""

    def __init__(self) -> None:
        super().__init__()
        self._listing = Listing()
        self._ends: list[int] = []
        self._cursor = 0

    @property
    def under_cursor(self) -> Finding | None:
        """The finding that the row under the cursor is, or is about."""
        found, items = self._listing.found, self._listing.items
        place = items[self._cursor].place if self._cursor < len(items) else None
        return found.all[place] if found is not None and place is not None else None

    def show(self, listing: Listing) -> None:
        """Show what is listed. The cursor stays on its finding, if that is among them."""
        here, cursor = self.under_cursor, self._cursor
        self._listing = listing
        heights = [_HEIGHTS[item.what] for item in listing.items]
        self._ends = list(accumulate([*(1 for _ in heights[:1]), *heights[1:]]))
        height = self._ends[-1] if self._ends else 1
        self.virtual_size = Size(self.scrollable_content_region.width, height)
        again = self._row_of(here) if here is not None else None
        self._go_to(cursor if again is None else again, 1)

    def _row_of(self, finding: Finding) -> int | None:
        """Return the row of a finding: the one that has most of its entries."""
        found = self._listing.found
        if found is None:
            return None
        place = found.places.get(finding.headline.entry.id)
        rows = (n for n, item in enumerate(self._listing.items) if item.place == place)
        return None if place is None else next(rows, None)

    def action_step(self, step: int) -> None:
        """Go to another row; what is only a heading is passed over."""
        self._go_to(self._cursor + step, step)

    def action_page(self, step: int) -> None:
        """Go on or back by about as much as is in sight."""
        self._go_to(self._cursor + step * max(self.scrollable_content_region.height // 2, 1), step)

    def action_end(self, last: int) -> None:
        """Go to the first row or to the last."""
        self._go_to(last * len(self._listing.items), -1 if last else 1)

    def action_part(self, step: int) -> None:
        """Go to the first row of the next part, or of the part before."""
        parts = [n for n, item in enumerate(self._listing.items) if item.what is What.PART]
        if not parts:
            return
        here = bisect_right(parts, self._cursor) - 1
        self._go_to(parts[(here + step) % len(parts)], 1, at_top=True)

    def _go_to(self, row: int, step: int, *, at_top: bool = False) -> None:
        """Put the cursor on a row that is no heading: the nearest one, `step` first."""
        items = self._listing.items
        row = min(max(row, 0), max(len(items) - 1, 0))
        ways = (range(row, len(items)), range(min(row, len(items) - 1), -1, -1))
        for way in ways if step > 0 else ways[::-1]:
            found = next((n for n in way if items[n].what in {What.FINDING, What.NOTE}), None)
            if found is not None:
                row = found
                break
        self._cursor = row
        self._bring_into_sight(at_top=at_top)
        self.refresh()
        self.post_message(self.Pointed())

    def _bring_into_sight(self, *, at_top: bool = False) -> None:
        if not self._ends:
            return
        height = max(self.scrollable_content_region.height, 1)
        first = self._cursor
        while first and self._listing.items[first - 1].what in {What.PART, What.KIND}:
            first -= 1  # a heading stays in sight with what stands first under it
        start = self._ends[first - 1] if first else 0
        end, top = self._ends[self._cursor], self.scroll_offset.y
        nearest = start if at_top else min(max(top, end - height), start)
        self.scroll_to(y=nearest, animate=False, immediate=True)

    def on_resize(self, event: Resize) -> None:
        del event
        self._bring_into_sight()

    def on_click(self, event: Click) -> None:
        line = event.get_content_offset_capture(self).y + self.scroll_offset.y
        row = bisect_right(self._ends, line)
        if row < len(self._ends) and self._listing.items[row].what in {What.FINDING, What.NOTE}:
            self._go_to(row, 1)
            if event.chain > 1:
                self.post_message(self.Opened())

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        line, items = y + self.scroll_offset.y, self._listing.items
        row = bisect_right(self._ends, line)
        if row < len(items):
            behind = self._ends[row] - line
            content = self._line(items[row], behind, width, here=row == self._cursor)
        elif line == 0:
            content = shown_on_one_line(self._listing.empty, "dim").truncate(width, ellipsis=True)
        else:
            return Strip.blank(width, self.rich_style)
        (strip,) = Visual.to_strips(self, content, width, 1, self.visual_style, pad=True)
        return strip

    def _line(self, item: Item, behind: int, width: int, *, here: bool) -> Content:
        """Return one line of a row; `behind` is 1 for its last line."""
        match item.what:
            case What.PART:
                is_name = behind == 1
                return shown_on_one_line(item.words if is_name else "", "$primary bold").pad_left(1)
            case What.KIND:
                return shown_on_one_line(item.words, "dim").pad_left(4)
            case What.NOTE:
                words = shown_on_one_line(item.words).truncate(max(width - 6, 1), ellipsis=True)
                return _marked(Content.assemble(("  ‣ ", "dim"), words), width, here=here)
        assert self._listing.found is not None
        if behind == 1:
            return _marked(self._counts(item), width, here=here, is_first=False)
        return _marked(self._headline(item, width, here=here), width, here=here)

    def _headline(self, item: Item, width: int, *, here: bool) -> Content:
        finding, answer = self._finding(item), self._answer(item)
        entry = finding.headline.entry
        room = max(width - _INDENT - answer.cell_length - 3, 1)
        words = shown_on_one_line(entry.text, "bold" if here else "")
        words = words.truncate(room, ellipsis=True)
        rank = f"{item.rank.in_words}." if item.rank else ""
        return Content.assemble(
            (f"{rank:>5} ", "dim"),
            (f"{entry.sign or '·'} ", f"bold {style_of(type(entry))}"),
            words,
            " " * max(room - words.cell_length, 0),
            "  ",
            answer,
        )

    def _counts(self, item: Item) -> Content:
        """Return the second line of a finding: its counts, and what there is to know besides."""
        found, finding = self._listing.found, self._finding(item)
        assert found is not None
        assert item.place is not None
        support = found.supports[item.place]
        wordings = len({one_line(each.entry.text) for each in finding.standings})
        mark = _MARKS[finding.grouping]
        if wordings > 1:
            mark = f"{mark}, {counted(wordings, 'wording')}".lstrip(", ")
        notes = [
            mark,
            *one_side_in_words(support, self._listing.names),
            self._listing.pulls.get(finding.id, ""),
        ]
        style = "$warning" if finding.grouping is Grouping.SUGGESTED else "dim"
        parts = [Content.styled(f" · {note}", style) for note in notes if note]
        sign = (f"{_SIGNS[finding.grouping]} ", f"bold {style}")
        counts = shown_on_one_line(support.in_words, "$accent")
        return Content.assemble(" " * (_INDENT - 3), sign, counts, *parts)

    def _answer(self, item: Item) -> Content:
        found = self._listing.found
        assert found is not None
        assert item.place is not None
        answers = found.replies[item.place].answers
        words = " / ".join(dict.fromkeys(each.what.words for each in answers))
        return Content.styled(words, "bold $success") if words else Content("")

    def _finding(self, item: Item) -> Finding:
        assert self._listing.found is not None
        assert item.place is not None
        return self._listing.found.all[item.place]


def _marked(line: Content, width: int, *, here: bool, is_first: bool = True) -> Content:
    """Return a line with the mark before it and the colour under it, if the cursor is there."""
    mark = "▸" if here and is_first else " "
    whole = Content.assemble((mark, "$accent"), line).truncate(width, ellipsis=True, pad=True)
    return whole.stylize_before("on $primary 25%") if here else whole
