"""What the wall shows: what was said, for the whole room to read, and nothing that is not.

No id, no sheet and no voice is in it, nothing that came back in the survey, and no card before
it is drawn from the pot. Contact details are left out as they are in the summary.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from journeymap.board import Board
from journeymap.counting import counted
from journeymap.entries import (
    Always,
    Critic,
    Draw,
    Echo,
    Entry,
    Ingredient,
    Never,
    Parked,
    Recipe,
    Said,
    StageChange,
    Topic,
)
from journeymap.findings.alike import Wording, find_alike
from journeymap.findings.identity import without_contact_details, without_possible_names
from journeymap.guide import Stage
from journeymap.standing import Standing

JOURNEY = "journey"
STAGE = "stage"
_STATEMENTS = (Always, Never)
_HEADINGS = {
    Topic.kind: "What we want to talk about",
    Ingredient.kind: "The pot",
    Recipe.kind: "Recipes",
    Critic.kind: "The critics",
    Parked.kind: "Parked, for later",
}
"""The pages beside the journey and its stages, in their order, by the kind that they show."""
_MOST = 40
"""More than a wall has room for: what was said before is only counted."""


@dataclass(frozen=True, slots=True)
class Page:
    """One of the things that the wall can show."""

    shows: str
    """`JOURNEY`; `STAGE`; or the kind of entry that it lists."""
    stage: str | None = None
    """Whose statements they are; None is what was said of the whole journey."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said, as the wall shows it."""

    words: str
    people: int = 1
    """How many people said so."""
    beside: tuple[str, ...] = ()
    """What belongs to it: the stars, both positions, when it is taken up."""
    fresh: bool = False
    """Whether it came only just now."""


@dataclass(frozen=True, slots=True)
class Heap:
    """Remarks of one kind, the one that was said last first."""

    sign: str
    heading: str
    number: int
    """How many there are; those in the same words are one remark."""
    remarks: tuple[Remark, ...] = ()
    besides: int = 0
    """How many remarks were said before these."""
    has_last: bool = False
    """Whether what was said last on the page is among them."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A stage of the journey, and how much must always and must never happen there."""

    name: str
    always: int
    never: int
    here: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """What is on the wall at one moment."""

    title: str
    page: Page
    heading: str
    stops: tuple[Stop, ...]
    heaps: tuple[Heap, ...]
    cards: int
    """How many cards lie in the pot unseen."""
    drawn: int
    """How many cards were drawn out of it."""
    said: int
    tables: int

    @property
    def in_short(self) -> str:
        """How much was said, in a few words."""
        if not self.said:
            return "Nothing said yet"
        return f"{counted(self.said, 'thing')} said, at {counted(self.tables, 'table')}"


@dataclass(frozen=True, slots=True)
class Lately:
    """What came while the wall was up, so that what came last is first, whatever clocks say."""

    came: Mapping[str, int]
    """By the id of what was said: when it came, or somebody said it too, counted from 1."""
    fresh: AbstractSet[str] = frozenset()
    """The ids of what came only just now."""


NOTHING_CAME = Lately({})


def pages_of(board: Board) -> list[Page]:
    """Return what the wall can show: the journey, its stages, and what else was asked or said."""
    stages = board.stages()
    known = {stage.id for stage in stages}
    said = [each.entry for each in board.in_the_room()]
    asked = {each.kind for each in board.activities()} | {each.kind for each in said}
    homeless = any(isinstance(e, _STATEMENTS) and e.stage not in known for e in said)
    return [
        *([Page(JOURNEY)] if stages else []),
        *(Page(STAGE, stage.id) for stage in stages),
        *([Page(STAGE)] if homeless or not stages else []),
        *(Page(kind) for kind in _HEADINGS if kind in asked),
    ]


def first_page(board: Board) -> Page:
    """Return the page on which something was said last; the first one, if nothing was."""
    for each in reversed(board.in_the_room()):
        if page := page_of(board, each.entry):
            return page
    return pages_of(board)[0]


def page_of(board: Board, entry: Entry) -> Page | None:
    """Return the page on which an entry changes something, or None if it does not stand."""
    if isinstance(entry, StageChange):
        return Page(JOURNEY) if board.stages() else None
    root = board.root_of(entry.id)
    standing = board.get(root) if root else None
    if standing is None or standing.entry.returned or not board.stands(entry.id):
        return None
    said = standing.entry
    if isinstance(said, _STATEMENTS):
        return Page(STAGE, said.stage if board.stage(said.stage or "") else None)
    return Page(said.kind) if said.kind in _HEADINGS else None


def said_again(entry: Entry) -> bool:
    """Whether an entry brings what it is about before the room: said, echoed or drawn."""
    return isinstance(entry, Said | Echo | Draw)


def has_something(board: Board, page: Page) -> bool:
    """Whether there is anything to read on a page."""
    picture = picture_of(board, page)
    in_the_pot = picture.cards if page.shows == Ingredient.kind else 0
    return page.shows == JOURNEY or in_the_pot > 0 or any(heap.remarks for heap in picture.heaps)


def picture_of(board: Board, page: Page, lately: Lately = NOTHING_CAME) -> Picture:
    """Return what the wall shows of one page."""
    said = board.in_the_room()
    stages = board.stages()
    cards = [each for each in said if isinstance(each.entry, Ingredient)]
    title = without_contact_details(board.guide.title)
    tables = {board.sheet_name(each.entry.sheet_key).casefold() for each in said}
    return Picture(
        title=title,
        page=page,
        heading=_heading(page, stages, title),
        stops=_stops(said, stages, page),
        heaps=_heaps(said, page, stages, lately),
        cards=sum(not each.is_drawn for each in cards),
        drawn=sum(each.is_drawn for each in cards),
        said=len(said),
        tables=len(tables),
    )


def _heading(page: Page, stages: Iterable[Stage], title: str) -> str:
    if page.shows == JOURNEY:
        return title
    if page.shows == STAGE:
        name = next((each.name for each in stages if each.id == page.stage), "The whole journey")
        return without_contact_details(name)
    return _HEADINGS[page.shows]


def _stops(said: Iterable[Standing], stages: Sequence[Stage], page: Page) -> tuple[Stop, ...]:
    numbers: dict[tuple[str, str | None], int] = {}
    for each in said:
        at = (each.entry.kind, each.entry.stage)
        numbers[at] = numbers.get(at, 0) + 1
    return tuple(
        Stop(
            name=without_contact_details(stage.name),
            always=numbers.get((Always.kind, stage.id), 0),
            never=numbers.get((Never.kind, stage.id), 0),
            here=page.shows == STAGE and page.stage == stage.id,
        )
        for stage in stages
    )


def _heaps(
    said: Iterable[Standing], page: Page, stages: Iterable[Stage], lately: Lately
) -> tuple[Heap, ...]:
    if page.shows == JOURNEY:
        return ()
    if page.shows == STAGE:
        known = {stage.id for stage in stages}
        here = [
            e for e in said if (e.entry.stage if e.entry.stage in known else None) == page.stage
        ]
        last = max(here, key=lambda each: _last_said(lately, (each,)), default=None)
        return tuple(_heap(kind, here, lately, last) for kind in _STATEMENTS)
    kind = {each.kind: each for each in (Topic, Ingredient, Recipe, Critic, Parked)}[page.shows]
    if kind is Ingredient:
        said = (each for each in said if each.is_drawn)
    return (_heap(kind, said, lately),)


def _heap(
    kind: type[Said], said: Iterable[Standing], lately: Lately, last: Standing | None = None
) -> Heap:
    of_kind = [each for each in said if isinstance(each.entry, kind)]
    wordings = find_alike(of_kind, across_stages=True)
    wordings.sort(key=lambda each: _last_said(lately, each.standings), reverse=True)
    remarks = tuple(_remark(each, lately) for each in wordings[:_MOST])
    heading = "drawn" if kind is Ingredient else kind.heading
    besides = len(wordings) - len(remarks)
    return Heap(kind.sign, heading, len(of_kind), remarks, besides, has_last=last in of_kind)


def _last_said(lately: Lately, standings: Sequence[Standing]) -> tuple[object, ...]:
    """Return what tells when something was last before the room: the greater, the later."""
    came = max(lately.came.get(each.entry.id, 0) for each in standings)
    again = [mark.order for each in standings for mark in each.marks if said_again(mark)]
    return (came, max([each.entry.order for each in standings] + again))


def _remark(wording: Wording, lately: Lately) -> Remark:
    return Remark(
        words=_for_all_to_see(wording.first.entry.text),
        people=wording.in_room,
        beside=tuple(_for_all_to_see(each) for each in _beside(wording.first.entry)),
        fresh=any(each.entry.id in lately.fresh for each in wording.standings),
    )


def _for_all_to_see(words: str) -> str:
    """Return what somebody said without what leads to a person, and without names."""
    return without_possible_names(without_contact_details(words))


def _beside(said: Said) -> tuple[str, ...]:
    """Return what stands beside an entry. What goes into a recipe may lie in the pot unseen."""
    if isinstance(said, Critic):
        return (said.drawn,) if said.drawn else ()
    if isinstance(said, Parked):
        taken_up = (f"to be taken up: {said.taken_up}",) if said.taken_up else ()
        sides = (f"{number}. {side}" for number, side in enumerate(said.positions or (), 1))
        return (*sides, *taken_up)
    return ()
