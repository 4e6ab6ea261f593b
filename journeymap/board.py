"""The board: what the workshop looks like now, the fold of all its sheets.

Entries may come in any order, one at a time or all at once: the board is the same. It is
never stored.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime

from pydantic import ValidationError

from journeymap.entries import (
    Echo,
    Edit,
    Entry,
    Mark,
    Opened,
    Said,
    StageChange,
    Withdraw,
)
from journeymap.guide import Guide, Stage


@dataclass(frozen=True, slots=True)
class Standing:
    """Something said, as it stands now: edits applied, with those who said it too."""

    entry: Said
    echoes: tuple[Echo, ...] = ()

    @property
    def people(self) -> int:
        """How many people said so: the one who said it first, and each echo."""
        return 1 + len(self.echoes)


class Board:
    """What was said, as it stands now. It only grows, by `apply`."""

    def __init__(self, guide: Guide, entries: Iterable[Entry] = ()) -> None:
        self.guide = guide
        self._entries: dict[str, Entry] = {}
        self._clashes: dict[str, list[Entry]] = {}
        self._marks: dict[str, list[Mark]] = {}
        self._standing: dict[str, Standing] = {}
        self._in_order: list[Standing] = []
        """What stands, in the order in which it was said."""
        self._changes: dict[str, StageChange] = {}
        self._void_edits: dict[str, set[str]] = {}
        for entry in entries:
            self.apply(entry)

    def apply(self, entry: Entry) -> None:
        """Take in one entry. One that is there already changes nothing."""
        there = self._entries.get(entry.id)
        if there is None:
            self._entries[entry.id] = entry
            self._place(entry)
        elif there != entry:
            self._settle_clash(there, entry)

    def said(self) -> list[Standing]:
        """Return all that stands, in the order in which it was said."""
        return list(self._in_order)

    def of_kind(self, kind: str, stage: str | None = None) -> list[Standing]:
        """Return what stands of one kind; with `stage`, only what was said there."""
        return [
            each
            for each in self.said()
            if each.entry.kind == kind and stage in (None, each.entry.stage)
        ]

    def get(self, entry_id: str) -> Standing | None:
        """Return what is said under this id, if it stands."""
        return self._standing.get(entry_id)

    def entry(self, entry_id: str) -> Entry | None:
        """Return the entry with this id as it was written, whether it stands or not."""
        return self._entries.get(entry_id)

    def stands(self, entry_id: str) -> bool:
        """Whether there is an entry with this id that nobody has taken back."""
        entry = self._entries.get(entry_id)
        if entry is None:
            return False
        root = self._root(entry)
        return root is not None and entry_id in self._unwithdrawn(root)

    def decisions(self, entry_id: str) -> list[Mark]:
        """Return what was decided about an entry and stands: edits and withdrawals, in order.

        The withdrawal of a decision is no decision of its own.
        """
        entry = self._entries.get(entry_id)
        root = None if entry is None else self._root(entry)
        standing = {} if root is None else self._unwithdrawn(root)
        marks = (
            each
            for each in standing.values()
            if isinstance(each, (Edit, Withdraw))
            and not (
                isinstance(each, Withdraw)
                and isinstance(self._entries[each.about], (Edit, Withdraw))
            )
        )
        return sorted(marks, key=lambda mark: mark.order)

    def root_of(self, entry_id: str) -> str | None:
        """Return the id of what an echo, an edit or a withdrawal is about in the end."""
        entry = self._entries.get(entry_id)
        root = None if entry is None else self._root(entry)
        return None if root is None else root.id

    def on_sheet(self, key: str) -> list[Entry]:
        """Return the entries of one sheet as they were written, in their order."""
        mine = [entry for entry in self._entries.values() if entry.sheet_key == key]
        return sorted(mine, key=lambda entry: entry.number)

    def sheet_name(self, key: str) -> str:
        """Return the name of the sheet with this key, or the key if it has no head."""
        head = self._entries.get(f"{key}.0")
        return head.name if isinstance(head, Opened) else key

    def stages(self) -> tuple[Stage, ...]:
        """Return the journey, with the stages that were added, renamed and moved."""
        journey = list(self.guide.stages)
        for change in sorted(self._changes.values(), key=lambda each: each.order):
            _change_journey(journey, change)
        return tuple(journey)

    def stage(self, stage_id: str) -> Stage | None:
        """Return the stage of the journey with this id, or None."""
        return next((stage for stage in self.stages() if stage.id == stage_id), None)

    def adrift(self) -> list[Mark]:
        """Return the marks that name an entry that is not here, in order."""
        marks = (entry for entry in self._entries.values() if isinstance(entry, Mark))
        return sorted((mark for mark in marks if self._root(mark) is None), key=lambda m: m.order)

    def void_edits(self) -> list[Edit]:
        """Return the edits that say something their entry cannot be, in order."""
        ids = {each for ids in self._void_edits.values() for each in ids}
        edits = (self._entries[each] for each in sorted(ids))
        return [edit for edit in edits if isinstance(edit, Edit)]

    def clashes(self) -> dict[str, list[Entry]]:
        """Return, by id, the entries that are not shown because another has their id."""
        return dict(self._clashes)

    def copy(self) -> Board:
        """Return a board that is the same now, and on which other things may be put."""
        shared = [self.guide, *self._entries.values(), *self._in_order]
        other = Board(self.guide)
        vars(other).update(deepcopy(vars(self), {id(each): each for each in shared}))
        return other

    def _place(self, entry: Entry) -> None:
        if isinstance(entry, Mark):
            insort(self._marks.setdefault(entry.about, []), entry, key=lambda mark: mark.order)
        root = self._root(entry)
        if root is not None:
            self._refresh(root)

    def _settle_clash(self, there: Entry, other: Entry) -> None:
        """Choose which of two entries of one id is shown: the same whichever came first."""
        shown, hidden = sorted((there, other), key=repr, reverse=True)
        known = self._clashes.setdefault(shown.id, [])
        if hidden not in known:
            known.append(hidden)
            known.sort(key=repr)
        if shown == there:
            return
        self._entries[shown.id] = shown
        self._in_order.clear()
        for derived in (self._marks, self._standing, self._changes, self._void_edits):
            derived.clear()  # what it was about may have changed, which is rare: begin again
        for entry in self._entries.values():
            self._place(entry)

    def _root(self, entry: Entry) -> Entry | None:
        """Follow marks to what they are about; None if it is not here or goes in a circle."""
        seen: set[str] = set()
        while isinstance(entry, Mark):
            about = self._entries.get(entry.about)
            if about is None or about.id in seen:
                return None
            seen.add(about.id)
            entry = about
        return entry

    def _tree(self, root: Entry) -> list[Entry]:
        """Return `root` and all marks about it, each behind the one it names."""
        tree = [root]
        for entry in tree:
            tree += self._marks.get(entry.id, ())
        return tree

    def _unwithdrawn(self, root: Entry) -> dict[str, Entry]:
        """Return what stands of `root` and the marks about it, by id.

        A withdrawal counts only while it stands itself, so the tree is read from its
        leaves. Marks of what does not stand are kept: an echo of an edit that was taken
        back is still a person.
        """
        standing: dict[str, Entry] = {}
        for entry in reversed(self._tree(root)):
            marks = self._marks.get(entry.id, ())
            if not any(isinstance(mark, Withdraw) and mark.id in standing for mark in marks):
                standing[entry.id] = entry
        return standing

    def _refresh(self, root: Entry) -> None:
        """Work out anew how one thing stands."""
        standing = self._unwithdrawn(root)
        self._take_off(root.id)
        self._changes.pop(root.id, None)
        self._void_edits.pop(root.id, None)
        if root.id not in standing:
            return
        current = self._edited(root, standing)
        if isinstance(current, StageChange):
            self._changes[root.id] = current
        if isinstance(current, Said):
            echoes = [each for each in standing.values() if isinstance(each, Echo)]
            echoes.sort(key=lambda echo: echo.order)
            current_echoes = (self._edited(echo, standing) for echo in echoes)
            standing_now = Standing(
                current, tuple(echo for echo in current_echoes if isinstance(echo, Echo))
            )
            self._standing[root.id] = standing_now
            insort(self._in_order, standing_now, key=_order)

    def _take_off(self, entry_id: str) -> None:
        """Take off the board what stands under an id, if anything does."""
        old = self._standing.pop(entry_id, None)
        if old is not None:
            at = bisect_left(self._in_order, _order(old), key=_order)
            del self._in_order[at]

    def _edited(self, entry: Entry, standing: dict[str, Entry]) -> Entry:
        """Return `entry` with the edits of it that stand, the later one last."""
        edits = [
            edit
            for edit in standing.values()
            if isinstance(edit, Edit) and self._is_edit_of(edit, entry)
        ]
        for edit in sorted(edits, key=lambda edit: edit.order):
            fields = {name: getattr(entry, name) for name in type(entry).model_fields}
            try:
                entry = type(entry).model_validate({**fields, **edit.changes()})
            except ValidationError:
                root = self._root(edit)
                assert root is not None, "an edit that stands is about something"
                self._void_edits.setdefault(root.id, set()).add(edit.id)
        return entry

    def _is_edit_of(self, edit: Edit, entry: Entry) -> bool:
        """Whether `edit` names `entry`, or an edit of it."""
        about: Entry | None = edit
        while isinstance(about, Edit) and about.id != entry.id:
            about = self._entries.get(about.about)
        return about is not None and about.id == entry.id


def _order(standing: Standing) -> tuple[datetime, str, int]:
    return standing.entry.order


def _change_journey(journey: list[Stage], change: StageChange) -> None:
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
