"""The board: what the workshop looks like now, the fold of all its sheets.

Entries may come in any order, one at a time or all at once: the board is the same. It is
never stored.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import deepcopy
from operator import attrgetter
from types import NoneType
from typing import Any, TypeVar

from pydantic import ValidationError

from journeymap.belonging import Belonging, belongs_to, stands_by_itself
from journeymap.entries import (
    WITH_WORDS,
    ActivityAdded,
    Change,
    Decision,
    Draw,
    Echo,
    Edit,
    Entry,
    Erase,
    Erased,
    Judgement,
    Mark,
    Opened,
    Parked,
    Rating,
    Return,
    Said,
    StageChange,
    Withdraw,
    number_in,
)
from journeymap.guide import Activity, Guide, Stage, has_words
from journeymap.history import History
from journeymap.journey import journey_after
from journeymap.packing import packed
from journeymap.shelves import Shelves
from journeymap.standing import Standing

_moment = attrgetter("at")
_MANY = 3
"""Of so many entries one has to be sorted, that it is worth going through all of them."""
_NO_HISTORY = History(())
_Change = TypeVar("_Change", bound=Change)
_Judgement = TypeVar("_Judgement", bound=Judgement)
_SETTLED = {"returned", "part_of", "fingerprint"}
"""What no edit changes: of which return an entry is, and what it is a part of."""
_AT_ONCE = {Erase.kind, Erased.kind, Return.kind}
"""The kinds that do something as soon as they are there, whatever comes."""
_BESIDE = (Change, Return, Rating, Judgement)
"""The kinds that stand and are neither said nor about anything."""
_Beside = TypeVar("_Beside", bound=Entry)


class Board:
    """What was said, as it stands now. It only grows, by `apply`."""

    def __init__(self, guide: Guide, entries: Iterable[Entry] = ()) -> None:
        self.guide = guide
        self.revision = 0
        """How often something has come onto it. While it is the same, so is the board."""
        self._entries: dict[str, Entry] = {}
        self._clashes: dict[str, list[Entry]] = {}
        self._marks: dict[str, list[Mark]] = {}
        """By what they are about: marks in their order."""
        self._shelves = Shelves()
        self._belonging = Belonging(self._entries)
        self._survey_sheets: set[str] = set()
        """The keys of the sheets on which returns are written."""
        self._on_sheets: dict[str, list[str]] = {}
        """By sheet: the ids of its entries, in the order of their numbers."""
        self._heads: dict[str, Opened] = {}
        """The heads of sheets that may not have been read yet, by key."""
        self._beside: dict[type[Entry], dict[str, Entry]] = {}
        """What stands and is neither said nor about anything, by its class and id."""
        self._void_edits: dict[str, set[str]] = {}
        self._apart: dict[str, tuple[Decision, ...]] = {}
        self._erased: set[str] = set()
        """The ids of what was erased, also of what is not here."""
        self.apply_all(entries)

    def apply(self, entry: Entry) -> None:
        """Take in one entry. One that is there already changes nothing."""
        self.apply_all((entry,))

    def apply_all(self, entries: Iterable[Entry]) -> None:
        """Take in entries, as if one came after the other."""
        touched: dict[str, None] = {}
        """The ids of what has changed. Each is worked out once, when all are there."""
        came: list[Entry] = []
        for entry in entries:
            if entry.id in self._entries or entry.kind in _AT_ONCE or entry.id in self._erased:
                self._add(came, touched)
                came.clear()
                self._take_in(entry, touched)
            else:
                self._entries[entry.id] = entry
                came.append(entry)
        self._add(came, touched)
        came.clear()  # what is worked out next can have the memory
        self.revision += bool(touched)
        self._refresh(self._belonging.with_what_is_below(touched))

    def _take_in(self, entry: Entry, touched: dict[str, None]) -> None:
        """Take in one entry that may not just be added, and note what it changes in `touched`."""
        self._note_what_holds_at_once(entry)
        entry = self._without_what_was_erased(entry)
        there = self._entries.get(entry.id)
        if there is None:
            self._entries[entry.id] = entry
            self._add([entry], touched)
        elif there != entry:
            self._settle_clash(there, entry)

    def _note_what_holds_at_once(self, entry: Entry) -> None:
        """Take in what no other entry can change, also of one that another with its id hides."""
        if isinstance(entry, Erase):
            self._erase(entry.about)
        if isinstance(entry, Erased):
            self._erase(entry.id)
        if isinstance(entry, Return):
            self._survey_sheets.add(entry.sheet_key)

    def said(self) -> list[Standing]:
        """Return all that stands, in the order in which it was said."""
        return self._shelves.said()

    def in_the_room(self) -> list[Standing]:
        """Return what stands and was said in the room, in the order in which it was said."""
        return self._shelves.in_the_room()

    def of_kind(self, kind: str, stage: str | None = None) -> list[Standing]:
        """Return what stands of one kind; with `stage`, only what was said there."""
        if stage is None:
            return self._shelves.of_kind(kind)
        return self._shelves.at_stage(kind, stage)

    def number_of(self, kind: str, stage: str | None) -> int:
        """Return how much of a kind was said in the room at one stage; with None, at none."""
        return self._shelves.number_at(kind, stage)[0]

    def number_in_survey(self, kind: str, stage: str | None) -> int:
        """Return how much of a kind came back in the survey for one stage; with None, for none."""
        return self._shelves.number_at(kind, stage)[1]

    def number_of_kind(self, kind: str) -> int:
        """Return how much of one kind was said in the room, wherever that was."""
        return self._shelves.number_of(kind)[0]

    def number_of_kind_in_survey(self, kind: str) -> int:
        """Return how much of one kind came back in the survey."""
        return self._shelves.number_of(kind)[1]

    def get(self, entry_id: str) -> Standing | None:
        """Return what is said under this id, if it stands."""
        return self._shelves.get(entry_id)

    def entry(self, entry_id: str) -> Entry | None:
        """Return the entry with this id as it was written, whether it stands or not."""
        return self._entries.get(entry_id)

    def stands(self, entry_id: str) -> bool:
        """Whether there is an entry with this id that nobody has taken back."""
        entry = self._entries.get(entry_id)
        root = None if entry is None else self._root(entry)
        if root is None or (entry is root and self._is_off(root)):
            return False
        return entry_id in self._unwithdrawn(root)

    def decisions(self, entry_id: str) -> list[Decision]:
        """Return what was decided about an entry and stands: edits and withdrawals, in order.

        The withdrawal of a decision is no decision of its own.
        """
        entry = self._entries.get(entry_id)
        root = None if entry is None else self._root(entry)
        if root is None:
            return []
        standing = self._unwithdrawn(root)
        return [each for each in self._history(root).in_order() if each.id in standing]

    def newest_decisions(self, entry_id: str) -> list[Decision]:
        """Return the decisions about an entry that no other one was made over, in order."""
        entry = self._entries.get(entry_id)
        root = None if entry is None else self._root(entry)
        return [] if root is None else self._history(root).newest()

    def root_of(self, entry_id: str) -> str | None:
        """Return the id of what an echo, an edit or a withdrawal is about in the end."""
        entry = self._entries.get(entry_id)
        root = None if entry is None else self._root(entry)
        return None if root is None else root.id

    def on_sheet(self, key: str) -> list[Entry]:
        """Return the entries of one sheet as they were written, in their order."""
        return [self._entries[entry_id] for entry_id in self._on_sheets.get(key, ())]

    def number_on_sheet(self, key: str) -> int:
        """Return how many entries one sheet has, its head not counted."""
        on_sheet = self._on_sheets.get(key, [])
        return sum(number_in(each) > 0 for each in on_sheet[:1]) + len(on_sheet[1:])

    def sheet_keys(self) -> list[str]:
        """Return the keys of the sheets of which anything is here or known, if only the head."""
        return list(dict.fromkeys((*self._on_sheets, *self._heads)))

    def sheet_name(self, key: str) -> str:
        """Return the name of the sheet with this key, or the key if it has no head."""
        head = self._entries.get(f"{key}.0", self._heads.get(key))
        return head.name if isinstance(head, Opened) else key

    def know(self, head: Opened) -> None:
        """Name a sheet on which nothing is written yet, or which was not read."""
        self._heads[head.sheet_key] = head

    def changes(self, kind: type[_Change]) -> list[_Change]:
        """Return what stands of one kind of change, in the order in which it was made."""
        return self._of_class(kind)

    def returns(self) -> list[Return]:
        """Return the survey's returns, in the order in which they came.

        One of which more came in later stands there again, with the same fingerprint.
        """
        return self._of_class(Return)

    def same_return(self, return_id: str) -> list[str]:
        """Return the ids under which a return was taken in, whether it stands or not, in order."""
        returned = self._entries.get(return_id)
        if not isinstance(returned, Return):
            return []
        same = (e for e in self.every_return() if e.fingerprint == returned.fingerprint)
        return [each.id for each in same]

    def has_survey(self) -> bool:
        """Whether anything came back in a survey, and stands."""
        return self._shelves.number_in_survey() > 0 or bool(self._beside.get(Return))

    def number_in_the_survey(self) -> int:
        """Return how many entries came back in the survey."""
        return self._shelves.number_in_survey()

    def is_survey_sheet(self, key: str) -> bool:
        """Whether returns are written on this sheet, and so it is no table's in the room."""
        return key in self._survey_sheets

    def parts_of(self, entry_id: str) -> list[Said]:
        """Return what an entry was split into, whether it stands or not, in order."""
        return self._belonging.parts_of(entry_id)

    def wholes_of(self, entry: Entry) -> list[Entry]:
        """Return what an entry is a part of, and what that is a part of, as far as it is here."""
        return list(self._belonging.wholes(entry))

    def answers_in(self, return_id: str) -> list[Entry]:
        """Return all that came in a return, whether it stands or not, in order."""
        return self._belonging.answers_in(self.same_return(return_id))

    def answers_under(self, return_id: str) -> list[Entry]:
        """Return what came in a return as it was taken in under this id alone, in order."""
        return self._belonging.answers_in((return_id,))

    def every_return(self) -> list[Return]:
        """Return the survey's returns, in order, also those that somebody has taken back.

        None of them is to be taken in again.
        """
        found = (each for each in self._entries.values() if isinstance(each, Return))
        return sorted(found, key=lambda each: each.order)

    def ratings(self) -> list[Rating]:
        """Return the stars that were given in the survey without a word."""
        return self._of_class(Rating)

    def judgements(self, kind: type[_Judgement]) -> list[_Judgement]:
        """Return what stands of one kind of judgement, in the order in which it was made."""
        return self._of_class(kind)

    def ever(self, kind: type[_Beside]) -> list[_Beside]:
        """Return all of one kind as it was written, in order, also what was taken back."""
        found = (each for each in self._entries.values() if isinstance(each, kind))
        return sorted(found, key=lambda each: each.order)

    def marks_on(self, entry_id: str) -> list[Mark]:
        """Return the marks about an entry and about these, in order, also what was taken back."""
        entry = self._entries.get(entry_id)
        tree = [] if entry is None else self._tree(entry)[1:]
        marks = (each for each in tree if isinstance(each, Mark))
        return sorted(marks, key=lambda each: each.order)

    def _of_class(self, kind: type[_Beside]) -> list[_Beside]:
        classes = (cls for cls in self._beside if issubclass(cls, kind))
        found = (each for cls in classes for each in self._beside[cls].values())
        kept = (each for each in found if isinstance(each, kind))
        return sorted(kept, key=lambda each: each.order)

    def stages(self) -> tuple[Stage, ...]:
        """Return the journey, with the stages that were added, renamed and moved."""
        return journey_after(self.guide.stages, self.changes(StageChange))

    def activities(self) -> tuple[Activity, ...]:
        """Return what is asked: the guide's activities, then those that the room has added."""
        added = (
            Activity(
                kind=each.yields,
                where=(each.stage,) if each.stage else "whole journey",
                ask=each.ask,
                survey=each.ask,
            )
            for each in self.changes(ActivityAdded)
        )
        return (*self.guide.activities, *added)

    def is_in_use(self, kind: str) -> bool:
        """Whether a kind is asked for, or anything of it stands."""
        return self.question(kind) is not None or any(self._shelves.number_of(kind))

    def question(self, kind: str) -> str | None:
        """Return the question that is put at the table for this kind, or None."""
        return next((each.ask for each in self.activities() if each.kind == kind), None)

    def contested(self) -> set[str]:
        """Return the ids of what was parked, as people do not agree about it."""
        parked = (each.entry for each in self.of_kind("parked") if isinstance(each.entry, Parked))
        return {each.of for each in parked if each.of is not None}

    def stage(self, stage_id: str) -> Stage | None:
        """Return the stage of the journey with this id, or None."""
        return next((stage for stage in self.stages() if stage.id == stage_id), None)

    def adrift(self) -> list[Mark]:
        """Return the marks that name an entry that is not here, in order."""
        doubtful = (
            mark
            for about, marks in self._marks.items()
            if isinstance(self._entries.get(about), (Mark, NoneType))
            for mark in marks
        )
        return sorted((m for m in doubtful if self._root(m) is None), key=lambda m: m.order)

    def void_edits(self) -> list[Edit]:
        """Return the edits that say something their entry cannot be, in order."""
        ids = {each for ids in self._void_edits.values() for each in ids}
        edits = (self._entries[each] for each in sorted(ids))
        return [edit for edit in edits if isinstance(edit, Edit)]

    def apart(self) -> dict[str, tuple[Decision, ...]]:
        """Return, by the id of what they are about, the decisions made apart that disagree.

        They are edits that are not seen because another one is, and edits of something that
        was taken back at another table, before either table knew.
        """
        return dict(sorted(self._apart.items()))

    def erased(self) -> set[str]:
        """Return the ids of what it was asked to erase, here or not."""
        return set(self._erased)

    def edits_of(self, entry_id: str) -> list[Edit]:
        """Return the edits of an entry, and of these, whether they stand or not.

        The entry itself need not be here.
        """
        edits: dict[str, Edit] = {}
        ids = [entry_id]
        for each in ids:
            for mark in self._marks.get(each, ()):
                if isinstance(mark, Edit) and mark.id not in edits:
                    edits[mark.id] = mark
                    ids.append(mark.id)
        return list(edits.values())

    def clashes(self) -> dict[str, list[Entry]]:
        """Return, by id, the entries that are not shown because another has their id."""
        return dict(self._clashes)

    def copy(self) -> Board:
        """Return a board that is the same now, and on which other things may be put."""
        shared = [self.guide, *self._entries.values(), *self._shelves.said()]
        other = Board(self.guide)
        vars(other).update(deepcopy(vars(self), {id(each): each for each in shared}))
        return other

    def _add(self, came: Sequence[Entry], touched: dict[str, None]) -> None:
        """Put new entries where they belong, and note what they change in `touched`."""
        self._number(came)
        self._place(came, touched)

    def _place(self, came: Iterable[Entry], touched: dict[str, None]) -> None:
        """Put marks beside what they are about, and note what stands only with something else.

        The ids of what they change go into `touched`, as far as that is here.
        """
        marks: list[Mark] = []
        for entry in came:
            if isinstance(entry, Mark):
                self._hang(entry)
                marks.append(entry)
            else:
                touched[entry.id] = None
        self._belonging.note(came)
        for mark in marks:
            root = None if mark.about in touched else self._root(mark)
            if root is not None:
                touched[root.id] = None

    def _number(self, came: Iterable[Entry]) -> None:
        """Put new entries where they stand on their sheets."""
        of, last = "", -1
        on_sheet: list[str] = []
        for entry in came:
            key, _, digits = entry.id.partition(".")
            number = int(digits)
            if key != of:
                of, on_sheet = key, self._on_sheets.setdefault(key, [])
                last = number_in(on_sheet[-1]) if on_sheet else -1
            if last < number:  # as they come from a sheet
                on_sheet.append(entry.id)
                last = number
            else:
                insort(on_sheet, entry.id, key=_by_number)

    def _hang(self, mark: Mark) -> None:
        """Put a mark beside what it is about."""
        marks = self._marks.get(mark.about)
        if marks is None:  # most have one: a list made of it has no room to spare
            self._marks[mark.about] = [mark]
        else:
            insort(marks, mark, key=lambda each: each.order)

    def _settle_clash(self, there: Entry, other: Entry) -> None:
        """Choose which of two entries of one id is shown: the same whichever came first."""
        shown, hidden = sorted((there, other), key=repr, reverse=True)
        known = self._clashes.setdefault(shown.id, [])
        if hidden not in known:
            known.append(hidden)
            known.sort(key=repr)
        if shown.id in self._erased:
            del self._clashes[shown.id]  # there are no words about which to disagree
        if shown != there:
            self._replace(shown)

    def _replace(self, entry: Entry) -> None:
        """Put an entry in the place of the one with its id.

        What that was about may have changed, which is rare: everything is placed anew.
        """
        self._entries[entry.id] = entry
        self._shelves = Shelves()
        self._belonging.forget()
        for derived in (self._marks, self._beside, self._void_edits, self._apart):
            derived.clear()
        touched: dict[str, None] = {}
        self._place(self._entries.values(), touched)
        self._refresh(touched)

    def _erase(self, entry_id: str) -> None:
        """Take the words of an entry off the board, whether it came or is to come."""
        if entry_id in self._erased:
            return
        self._erased.add(entry_id)
        there = self._entries.get(entry_id)
        if there is None:
            return
        one_id = [there, *self._clashes.pop(entry_id, ())]
        left = max(map(self._without_what_was_erased, one_id), key=repr)
        if left == there:
            return
        if isinstance(there, Mark) or isinstance(left, Mark):
            self._replace(left)
            return
        self._entries[entry_id] = left
        self._refresh(self._belonging.with_what_is_below([entry_id]))

    def _without_what_was_erased(self, entry: Entry) -> Entry:
        """Return what is left of an entry if it was erased, and if it had any words."""
        has_to_go = entry.id in self._erased and isinstance(entry, WITH_WORDS)
        return Erased.in_place_of(entry) if has_to_go else entry

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
        if root.id not in self._marks:
            return {root.id: root}
        standing: dict[str, Entry] = {}
        for entry in reversed(self._tree(root)):
            marks = self._marks.get(entry.id)
            if not marks or not any(
                isinstance(mark, Withdraw) and mark.id in standing for mark in marks
            ):
                standing[entry.id] = entry
        return standing

    def _refresh(self, ids: Collection[str]) -> None:
        """Work out anew how things stand."""
        ordered = self._in_order(ids)
        if self._shelves or self._beside or self._void_edits or self._apart:
            for root in ordered:
                self._forget(root.id)
        standing: list[Standing] = []
        for root in ordered:
            if root.id not in self._marks and stands_by_itself(root):  # as most do
                standing.append(Standing(root, (), (), None, root.id))
                continue
            current = self._as_it_stands_now(root)
            if isinstance(current, Standing):
                standing.append(current)
            elif isinstance(current, _BESIDE):
                self._beside.setdefault(type(current), {})[current.id] = current
        self._shelves.put(standing)

    def _in_order(self, ids: Collection[str]) -> list[Entry]:
        """Return entries in their order."""
        if len(ids) * _MANY < len(self._entries):
            return sorted((self._entries[each] for each in ids), key=lambda entry: entry.order)
        by_sheet = (each for key in sorted(self._on_sheets) for each in self._on_sheets[key])
        entries = (self._entries[each] for each in by_sheet if each in ids)
        return sorted(entries, key=_moment)  # of one moment, they stay in the order of the sheets

    def _forget(self, entry_id: str) -> None:
        """Forget how one thing stood."""
        self._shelves.take_off(entry_id)
        for beside in self._beside.values():
            beside.pop(entry_id, None)
        self._void_edits.pop(entry_id, None)
        self._apart.pop(entry_id, None)

    def _as_it_stands_now(self, root: Entry) -> Entry | Standing | None:
        """Work out how one thing stands; None if it does not."""
        if isinstance(root, (Erased, Mark)):  # a mark, if it hides another entry with its id
            return None
        marks = self._marks.get(root.id)
        if not (marks and self._are_decided(marks)) and not belongs_to(root):
            return (
                Standing(root, tuple(marks or ()), said_in=root.id)
                if isinstance(root, Said)
                else root
            )
        standing = self._unwithdrawn(root)
        history = self._history(root) if len(standing) > 1 else _NO_HISTORY
        if self._is_off(root):
            return None
        if root.id not in standing:
            self._note_apart(root, _edits_of_what_was_taken_back(root, standing, history))
            return None
        current = self._edited(root, standing, history)
        return (
            self._as_it_stands(current, standing, history) if isinstance(current, Said) else current
        )

    def _are_decided(self, marks: Sequence[Mark]) -> bool:
        """Whether anything was decided by these marks, or about one of them."""
        return any(isinstance(each, Decision) or each.id in self._marks for each in marks)

    def _as_it_stands(self, said: Said, standing: dict[str, Entry], history: History) -> Standing:
        """Return something said, with what was made of it."""
        marks = [
            self._edited(each, standing, history)
            for each in standing.values()
            if isinstance(each, Mark) and not isinstance(each, Decision)
        ]
        marks += self._marks_before_the_split(said) if said.part_of else ()
        return Standing(
            said,
            tuple(sorted((m for m in marks if isinstance(m, Mark)), key=lambda m: m.order)),
            tuple(each for each in self._apart.get(said.id, ()) if isinstance(each, Edit)),
            self._belonging.return_of(said) if said.returned else None,
            self._belonging.said_in(said) if said.part_of else said.id,
        )

    def _is_off(self, entry: Entry) -> bool:
        """Whether it does not stand whatever was decided about it alone.

        An answer goes with its return, and a part stands only in the place of what was split.
        """
        if not belongs_to(entry):
            return False
        returned = self._entries.get(getattr(entry, "returned", None) or "")
        if isinstance(returned, Return) and returned.id not in self._unwithdrawn(returned):
            return True
        return self._is_put_together_again(entry)

    def _is_put_together_again(self, entry: Entry) -> bool:
        """Whether it is a part of something that is not split any more."""
        for whole in self._belonging.wholes(entry):
            standing = self._unwithdrawn(whole).values()
            if not any(isinstance(e, Withdraw) and entry.id in e.into for e in standing):
                return True
            entry = whole
        return False

    def _marks_before_the_split(self, root: Said) -> list[Entry]:
        """Return the echoes and draws of what it is a part of: they were for each part."""
        marks: list[Entry] = []
        for whole in self._belonging.wholes(root):
            standing, history = self._unwithdrawn(whole), self._history(whole)
            found = (each for each in standing.values() if isinstance(each, (Echo, Draw)))
            marks += [self._with_edits(each, standing, history)[0] for each in found]
        return marks

    def _history(self, root: Entry) -> History:
        """Return the decisions about one thing; the withdrawal of a decision is none."""
        decisions = [
            each
            for each in self._tree(root)
            if isinstance(each, Edit)
            or (isinstance(each, Withdraw) and not isinstance(self._entries[each.about], Decision))
        ]
        return History(decisions) if decisions else _NO_HISTORY

    def _note_apart(self, root: Entry, decisions: Iterable[Decision]) -> None:
        """Remember decisions about one thing that were made apart and disagree."""
        known = self._apart.get(root.id, ())
        if both := (*known, *decisions):
            self._apart[root.id] = both

    def _edited(self, entry: Entry, standing: dict[str, Entry], history: History) -> Entry:
        """Return `entry` with the edits of it that stand, and note those that do not fit."""
        if entry.id not in self._marks:
            return entry
        edited, applied, void = self._with_edits(entry, standing, history)
        for edit in void:
            root = self._root(edit)
            assert root is not None, "an edit that stands is about something"
            self._void_edits.setdefault(root.id, set()).add(edit.id)
        if hidden := history.apart(applied):
            root = self._root(entry)
            assert root is not None, "an entry that is edited is about something"
            self._note_apart(root, hidden)
        return edited

    def _with_edits(
        self, entry: Entry, standing: dict[str, Entry], history: History
    ) -> tuple[Entry, list[Edit], list[Edit]]:
        """Return `entry` with the edits of it that stand, the later one last.

        Behind it are the edits that were applied, and those that say what it cannot be.
        """
        its_edits = {edit.id for edit in self.edits_of(entry.id)}
        if not its_edits:
            return entry, [], []
        edits = [
            edit
            for edit in history.in_order()
            if isinstance(edit, Edit) and edit.id in standing and edit.id in its_edits
        ]
        applied: list[Edit] = []
        void: list[Edit] = []
        for edit in edits:
            if edit.changes().keys() & _SETTLED:
                void.append(edit)
                continue
            try:
                entry = _changed(entry, edit.changes())
                applied.append(edit)
            except ValidationError:
                void.append(edit)
        return entry, applied, void


def _changed(entry: Entry, changes: Mapping[str, Any]) -> Entry:
    """Return an entry with other values in some of its fields. Raises `ValidationError`."""
    text = changes.get("text")
    if len(changes) == 1 and isinstance(entry, Said) and isinstance(text, str) and has_words(text):
        return packed(entry.model_copy(update={"text": text}))  # as most edits: it is clean already
    fields = {name: getattr(entry, name) for name in type(entry).model_fields}
    return packed(type(entry).model_validate({**fields, **changes}))


def _by_number(entry_id: str) -> tuple[int, str]:
    return number_in(entry_id), entry_id


def _edits_of_what_was_taken_back(
    root: Entry, standing: dict[str, Entry], history: History
) -> list[Edit]:
    """Return the edits of something that was taken back where neither knew of the other."""
    decisions = [each for each in history.in_order() if each.id in standing]
    withdrawals = [e for e in decisions if isinstance(e, Withdraw) and e.about == root.id]
    return [
        edit
        for edit in decisions
        if isinstance(edit, Edit)
        and all(not history.knew(edit, w) and not history.knew(w, edit) for w in withdrawals)
    ]
