"""What stands only with something else: answers with their return, parts in the place of a whole.

It is told from the entries as they were written, in whatever order they came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeGuard

from journeymap.entries import Entry, Erased, Rating, Return, Said, Way

Answer = Said | Way | Rating
"""The kinds that may have come back in the survey."""


class Belonging:
    """Which entries belong to a return, or to something that was split."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        """`entries` are all that are known, by their ids; it may grow."""
        self._entries = entries
        self._below: dict[str, list[str]] = {}
        """By id: the ids of what stands only with it or in its place."""

    def note(self, entries: Iterable[Entry]) -> None:
        """Remember to what entries belong."""
        for entry in entries:
            if stands_by_itself(entry):  # as most
                continue
            for other in belongs_to(entry):
                self._below.setdefault(other, []).append(entry.id)

    def forget(self) -> None:
        """Forget all, as entries are others now."""
        self._below.clear()

    def with_what_is_below(self, ids: Collection[str]) -> Collection[str]:
        """Return ids, and behind them those of all that belongs to them."""
        if not self._below:
            return ids
        found = dict.fromkeys(ids)
        waiting = [each for each in found if each in self._below]
        for entry_id in waiting:
            new = [each for each in self._below[entry_id] if each not in found]
            found.update(dict.fromkeys(new))
            waiting += [each for each in new if each in self._below]
        return found

    def answers_in(self, return_ids: Iterable[str]) -> list[Entry]:
        """Return what came in a return, which was taken in under these ids, in order."""
        below = (self._entries[each] for of in return_ids for each in self._below.get(of, ()))
        return sorted((e for e in below if isinstance(e, Answer)), key=lambda each: each.order)

    def parts_of(self, entry_id: str) -> list[Said]:
        """Return what an entry was split into, in order."""
        below = (self._entries[each] for each in self._below.get(entry_id, ()))
        parts = [each for each in below if isinstance(each, Said) and each.part_of == entry_id]
        return sorted(parts, key=lambda each: each.order)

    def wholes(self, entry: Entry) -> Iterator[Entry]:
        """Yield what an entry is a part of, and what that is a part of, as far as it is here."""
        seen = {entry.id}
        while isinstance(entry, Said) and entry.part_of and entry.part_of not in seen:
            whole = self._entries.get(entry.part_of)
            if not isinstance(whole, (Said, Erased)):
                return
            yield whole
            seen.add(whole.id)
            entry = whole

    def said_in(self, said: Said) -> str:
        """Return the id of what it is a part of in the end, here or not, or its own."""
        ids = [said.id]
        for each in (said, *self.wholes(said)):
            if isinstance(each, Said) and each.part_of and each.part_of not in ids:
                ids.append(each.part_of)
        return ids[-1]

    def return_of(self, said: Said) -> str | None:
        """Return what is the same for all that came in one return; None for what did not."""
        returned = self._entries.get(said.returned or "")
        return returned.fingerprint if isinstance(returned, Return) else said.returned


def stands_by_itself(entry: Entry) -> TypeGuard[Said]:
    """Whether this was said in the room, and is no part of anything: then it belongs to nothing."""
    return isinstance(entry, Said) and entry.returned is entry.part_of is None


def belongs_to(entry: Entry) -> tuple[str, ...]:
    """Return the ids of the return in which an entry came, and of what it is a part of."""
    if isinstance(entry, Said):
        returned, part_of = entry.returned, entry.part_of
    elif isinstance(entry, (Way, Rating)):
        returned, part_of = entry.returned, None
    else:
        return ()
    if returned is part_of is None:
        return ()
    return tuple(each for each in (returned, part_of) if each)
