"""What nobody in the room has said anything to: the stages, and what was to be asked there."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.board import Board
from journeymap.guide import Activity, Stage


@dataclass(frozen=True, slots=True)
class EmptyPlace:
    """A stage, or the whole journey, at which something that is to be asked has no answer."""

    stage: Stage | None
    unanswered: tuple[Activity, ...]
    is_empty: bool
    """Whether nothing at all was said there."""


def find_empty(board: Board) -> tuple[EmptyPlace, ...]:
    """Return the places with something still empty, in the order of the journey.

    The whole journey comes last. A place where all that is asked has an answer is not there.
    """
    said = {(each.entry.stage, each.entry.kind) for each in board.in_the_room()}
    stages_with_words = {stage for stage, _ in said}
    kinds = {kind for _, kind in said}
    places = []
    for stage in board.stages():
        asked = [each for each in board.activities() if each.is_asked_at(stage.id)]
        left = tuple(each for each in asked if (stage.id, each.kind) not in said)
        if left or stage.id not in stages_with_words:
            is_empty = stage.id not in stages_with_words
            places.append(EmptyPlace(stage, left, is_empty))
    whole = [each for each in board.activities() if each.where == "whole journey"]
    left = tuple(each for each in whole if each.kind not in kinds)
    if left:
        places.append(EmptyPlace(None, left, is_empty=len(left) == len(whole)))
    return tuple(places)
