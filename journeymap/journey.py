"""The journey as it is after the changes that were made while people talked."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.entries import StageChange
from journeymap.guide import Stage


def journey_after(stages: Iterable[Stage], changes: Iterable[StageChange]) -> tuple[Stage, ...]:
    """Return the stages, with those that were added, renamed and moved, in this order."""
    journey = list(stages)
    for change in changes:
        _change(journey, change)
    return tuple(journey)


def _change(journey: list[Stage], change: StageChange) -> None:
    """Add, rename or move one stage. A stage to follow that is not there leaves it last."""
    at = next((n for n, stage in enumerate(journey) if stage.id == change.stage), None)
    old = None if at is None else journey[at]
    name = change.name or (old.name if old else change.stage)
    new = Stage(id=change.stage, name=name)
    if at is not None and change.after is None:
        journey[at] = new
        return
    if at is not None:
        del journey[at]
    behind = [n for n, stage in enumerate(journey) if stage.id == change.after]
    where = 0 if change.after == "" else behind[0] + 1 if behind else len(journey)
    journey.insert(where, new)
