"""What has not been asked yet in the room: each stage against each activity.

What came back in the survey is no answer to what is asked here, so it does not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from journeymap.board import Board
from journeymap.entries import SAID_KINDS, Said
from journeymap.guide import Activity, Stage

WHOLE_JOURNEY = "The whole journey"

_At = tuple[str, str | None]
"""A kind and the id of a stage; None is the whole journey."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How much of one kind there is at one stage; without a stage, of the whole journey."""

    stage: Stage | None
    kind: str
    number: int
    is_asked: bool
    """Whether an activity asks for it there."""

    @property
    def is_gap(self) -> bool:
        """Whether it is asked for there, and there is nothing yet."""
        return self.is_asked and not self.number


@dataclass(frozen=True, slots=True)
class Gaps:
    """The stages against the activities: each thing said of a kind is counted in one cell."""

    by_stage: tuple[str, ...]
    """The kinds that are asked for at stages, in the order of the activities."""
    of_journey: tuple[str, ...]
    """The kinds that are only asked for of the whole journey, and last those said unasked."""
    rows: tuple[tuple[Stage | None, tuple[Cell, ...]], ...]
    """For each stage, and at the end for none, a cell for each of the kinds `by_stage`.

    What was said of them at no stage of the journey stands in the last row.
    """
    whole: tuple[Cell, ...]
    """A cell for each of the kinds `of_journey`."""

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All cells, row by row."""
        return (*(cell for _, row in self.rows for cell in row), *self.whole)

    @property
    def asked(self) -> tuple[Cell, ...]:
        """The cells for which something is asked."""
        return tuple(cell for cell in self.cells if cell.is_asked)

    @property
    def open(self) -> tuple[Cell, ...]:
        """The cells for which something is asked, and there is nothing yet."""
        return tuple(cell for cell in self.cells if cell.is_gap)


def find_gaps(board: Board) -> Gaps:
    """Return what is asked at each stage and of the whole journey, and how much there is."""
    activities, stages = board.activities(), board.stages()
    asked, said = _asked(activities, stages), [each.entry for each in board.in_the_room()]
    count = _count(asked, stages, said)
    by_stage = tuple(dict.fromkeys(kind for kind in _kinds(activities) if _is_at(kind, asked)))
    whole = (kind for kind in _kinds(activities) if (kind, None) in asked)
    unasked = (kind for kind in SAID_KINDS if count[kind, None])
    others = dict.fromkeys((*whole, *unasked))
    of_journey = tuple(kind for kind in others if kind not in by_stage)

    def cell(stage: Stage | None, kind: str) -> Cell:
        at = (kind, stage.id if stage else None)
        return Cell(stage, kind, count[at], at in asked)

    return Gaps(
        by_stage,
        of_journey,
        tuple((stage, tuple(cell(stage, kind) for kind in by_stage)) for stage in (*stages, None)),
        tuple(cell(None, kind) for kind in of_journey),
    )


def gaps_in_words(gaps: Gaps) -> list[str]:
    """Return what has not been asked yet, a line each: "Finding a seat – must never"."""
    return [f"{_place(cell)} – {label_of(cell.kind)}" for cell in gaps.open]


def label_of(kind: str) -> str:
    """Return what a kind is called in a sentence. A guide may name one that is not known."""
    return SAID_KINDS[kind].label if kind in SAID_KINDS else kind


def _place(cell: Cell) -> str:
    return cell.stage.name if cell.stage else WHOLE_JOURNEY


def _kinds(activities: tuple[Activity, ...]) -> tuple[str, ...]:
    return tuple(each.kind for each in activities)


def _is_at(kind: str, asked: set[_At]) -> bool:
    return any(kind == each and at is not None for each, at in asked)


def _count(asked: set[_At], stages: tuple[Stage, ...], said: Iterable[Said]) -> Counter[_At]:
    """Count what was said of each kind at each stage, or else of the whole journey.

    It counts at its stage if it is asked for there, or if it is asked for at other stages
    and not of the whole journey; otherwise of the whole journey.
    """
    at_some, of_all = {kind for kind, at in asked if at}, {kind for kind, at in asked if not at}
    journey = {stage.id for stage in stages}
    count = Counter[_At]()
    for (kind, stage), number in Counter((each.kind, each.stage) for each in said).items():
        at = stage if stage in journey else None
        stays = (kind, at) in asked or (kind in at_some and kind not in of_all)
        count[kind, at if stays else None] += number
    return count


def _asked(activities: tuple[Activity, ...], stages: tuple[Stage, ...]) -> set[_At]:
    """Return which kind is asked for at which stage; None is the whole journey."""
    whole: set[_At] = {(each.kind, None) for each in activities if each.where == "whole journey"}
    return whole | {
        (each.kind, stage.id)
        for each in activities
        for stage in stages
        if each.is_asked_at(stage.id)
    }
