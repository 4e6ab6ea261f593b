"""What stands on a board in its orders: all of it, and apart by kind, stage and source."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime

from journeymap.entries import Said
from journeymap.standing import Standing

_At = tuple[str, str | None]
"""A kind and the id of a stage, or None."""
_Order = tuple[datetime, str, int]


class Shelves:
    """What stands, so that nothing has to be looked through for what is asked of it."""

    def __init__(self) -> None:
        self._by_id: dict[str, Standing] = {}
        self._all: list[Standing] = []
        """In the order in which it was said, as are all the lists here."""
        self._latest: Said | None = None
        """The latest that ever stood here: nothing here comes behind it."""
        self._in_room: list[Standing] = []
        self._by_kind = defaultdict[str, list[Standing]](list)
        self._at_stage = defaultdict[_At, list[Standing]](list)
        self._from_survey = Counter[str | _At]()
        """How much of each kind, and of each kind at each stage, came back in the survey."""

    def __bool__(self) -> bool:
        """Whether anything stands here."""
        return bool(self._by_id)

    def put(self, standing: Sequence[Standing]) -> None:
        """Put things where they belong. They are in the order in which they were said."""
        late = 0
        for each in standing:
            if self._comes_last(each.entry):  # as most do, and so do all behind it
                break
            self._by_id[each.entry.id] = each
            for ordered in self._lists_of(each.entry):
                insort(ordered, each, key=_order)
            self._count(each.entry, 1)
            late += 1
        self._append(standing[late:])

    def _comes_last(self, entry: Said) -> bool:
        latest = self._latest
        return latest is None or latest.at < entry.at or latest.order <= entry.order

    def _append(self, standing: Sequence[Standing]) -> None:
        """Put things behind all that ever stood here."""
        for each in standing:
            entry = each.entry
            self._by_id[entry.id] = each
            self._by_kind[entry.kind].append(each)
            self._at_stage[entry.kind, entry.stage].append(each)
            if entry.returned:
                self._count(entry, 1)
            else:
                self._in_room.append(each)
            self._latest = entry
        self._all += standing

    def take_off(self, entry_id: str) -> None:
        """Take off what stands under an id, if anything does."""
        old = self._by_id.pop(entry_id, None)
        if old is None:
            return
        for ordered in self._lists_of(old.entry):
            del ordered[bisect_left(ordered, _order(old), key=_order)]
        self._count(old.entry, -1)

    def get(self, entry_id: str) -> Standing | None:
        """Return what stands under an id, or None."""
        return self._by_id.get(entry_id)

    def said(self) -> list[Standing]:
        """Return all that stands."""
        return list(self._all)

    def in_the_room(self) -> list[Standing]:
        """Return what was said in the room."""
        return list(self._in_room)

    def of_kind(self, kind: str) -> list[Standing]:
        """Return what stands of one kind."""
        return list(self._by_kind.get(kind, ()))

    def at_stage(self, kind: str, stage: str | None) -> list[Standing]:
        """Return what stands of one kind at one stage; with None, at none."""
        return list(self._at_stage.get((kind, stage), ()))

    def number_of(self, kind: str) -> tuple[int, int]:
        """Return how much there is of a kind, in the room and in the survey."""
        survey = self._from_survey[kind]
        return len(self._by_kind.get(kind, ())) - survey, survey

    def number_at(self, kind: str, stage: str | None) -> tuple[int, int]:
        """Return how much there is of a kind at a stage, in the room and in the survey."""
        survey = self._from_survey[kind, stage]
        return len(self._at_stage.get((kind, stage), ())) - survey, survey

    def number_in_survey(self) -> int:
        """Return how much of it all came back in the survey."""
        return len(self._all) - len(self._in_room)

    def _lists_of(self, entry: Said) -> list[list[Standing]]:
        """Return the lists in which something belongs."""
        lists = [self._all, self._by_kind[entry.kind], self._at_stage[entry.kind, entry.stage]]
        return lists if entry.returned else [*lists, self._in_room]

    def _count(self, entry: Said, step: int) -> None:
        if entry.returned:
            for each in (entry.kind, (entry.kind, entry.stage)):
                self._from_survey[each] += step


def _order(standing: Standing) -> _Order:
    return standing.entry.order
