"""Which decision was made after which, as far as those who made them knew, and which apart.

The clocks of two laptops differ, so they cannot tell. What tells is that a decision names
those that it was made `over`, that an edit of an edit knew that one, and that a sheet has one
writer, who knew all that stands higher up on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from graphlib import CycleError, TopologicalSorter

from journeymap.entries import Decision, Edit

_Rank = tuple[datetime, int, str, int]


class History:
    """The decisions about one thing, in the order in which they were made."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._decisions = {each.id: each for each in decisions}
        self._known: dict[str, dict[str, int]] = {}
        """By decision: how far down each sheet the decisions go that its maker knew."""
        self._ranks: dict[str, _Rank] = {}
        if len(self._decisions) <= 1:  # as there are about nearly everything
            for decision in self._decisions.values():
                self._place(decision, [])
            return
        before = self._before()
        for entry_id in self._sorted(before):
            self._place(self._decisions[entry_id], before[entry_id])

    def rank(self, decision: Decision) -> _Rank:
        """Return what decisions are sorted by: behind all that its maker knew, then by moment."""
        return self._ranks[decision.id]

    def in_order(self) -> list[Decision]:
        """Return the decisions, each behind all that its maker knew."""
        return sorted(self._decisions.values(), key=self.rank)

    def knew(self, later: Decision, earlier: Decision) -> bool:
        """Whether whoever made `later` knew `earlier`."""
        return self._known[later.id].get(earlier.sheet_key, -1) >= earlier.number

    def newest(self) -> list[Decision]:
        """Return the decisions that no other was made over, in order."""
        newest: list[Decision] = []
        for each in self.in_order():
            newest = [other for other in newest if not self.knew(each, other)] + [each]
        return newest

    def apart(self, edits: Sequence[Edit]) -> list[Edit]:
        """Return the edits that are not seen because another, made apart, says otherwise.

        `edits` are those of one entry that stand, in order: of several that change the same
        the last is seen.
        """
        if len(edits) <= 1:
            return []
        newest: dict[str, list[Edit]] = {}
        for edit in edits:
            for name in edit.changes():
                others = [each for each in newest.get(name, ()) if not self.knew(edit, each)]
                newest[name] = [*others, edit]
        hidden = {
            each.id
            for name, (*others, seen) in newest.items()
            for each in others
            if each.changes()[name] != seen.changes()[name]
        }
        return [edit for edit in edits if edit.id in hidden]

    def _before(self) -> dict[str, list[str]]:
        """Return, by decision, those that its maker is known to have known at first hand."""
        before: dict[str, list[str]] = {}
        last_on_sheet: dict[str, str] = {}
        for each in sorted(self._decisions.values(), key=lambda each: each.number):
            named = [each.about, *each.over, last_on_sheet.get(each.sheet_key, "")]
            before[each.id] = [name for name in named if name in self._decisions]
            last_on_sheet[each.sheet_key] = each.id
        return before

    def _sorted(self, before: dict[str, list[str]]) -> list[str]:
        """Return the ids, each behind those before it; where they go in a circle, by sheet."""
        if not any(before.values()):
            return list(before)
        try:
            return list(TopologicalSorter(before).static_order())
        except CycleError:
            for entry_id, names in before.items():
                mine = self._decisions[entry_id]
                before[entry_id] = [
                    name
                    for name in names
                    if self._decisions[name].sheet_key == mine.sheet_key
                    and self._decisions[name].number < mine.number
                ]
            return list(TopologicalSorter(before).static_order())

    def _place(self, decision: Decision, before: list[str]) -> None:
        """Work out what its maker knew, and its rank: its own moment, or just behind theirs."""
        known: dict[str, int] = {}
        for name in before:
            for sheet, number in self._known[name].items():
                known[sheet] = max(known.get(sheet, -1), number)
        known[decision.sheet_key] = max(known.get(decision.sheet_key, -1), decision.number)
        self._known[decision.id] = known
        last = max((self._ranks[name][:2] for name in before), default=None)
        behind = (last[0], last[1] + 1) if last else (decision.at, 0)
        moment, step = max((decision.at, 0), behind)
        self._ranks[decision.id] = (moment, step, decision.sheet_key, decision.number)
