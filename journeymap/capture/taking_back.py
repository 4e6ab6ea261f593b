"""What "undo" and "redo" are about: worked out from what a writer has written down.

An undo is a withdrawal of what this writer did last, and a redo is the withdrawal of an undo.
So both are on the disk like anything else, and go on where they were after a crash.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from journeymap.entries import Entry, Erase, Erased, Mark, Opened, Withdraw

_NOT_UNDONE = (Opened, Erase, Erased)
"""What is no deed, or one that nothing takes back."""


@dataclass(slots=True)
class Deeds:
    """What a writer did and has not undone, and what was undone and can be done again."""

    done: list[Entry] = field(default_factory=list)
    undone: list[tuple[Entry, Withdraw]] = field(default_factory=list)
    """Each with the withdrawal that undid it, the last undone at the end."""

    @classmethod
    def of(cls, written: Iterable[Entry]) -> Deeds:
        """Return the deeds of a writer, from all that is on the writer's sheets, in order."""
        deeds = cls()
        for entry in written:
            deeds.add(entry)
        return deeds

    def add(self, entry: Entry) -> None:
        """Take in what was written next."""
        if isinstance(entry, _NOT_UNDONE):
            return
        about = entry.about if isinstance(entry, Withdraw) else None
        if isinstance(entry, Withdraw) and entry.into:
            self._take_parts_for_one_deed(entry)
        if self.done and about == self.done[-1].id:
            assert isinstance(entry, Withdraw), "only a withdrawal says here what it is about"
            self.undone.append((self.done.pop(), entry))
        elif self.undone and about == self.undone[-1][1].id:
            self.done.append(self.undone.pop()[0])
        else:
            self.done.append(entry)
            self.undone.clear()

    def _take_parts_for_one_deed(self, split: Withdraw) -> None:
        """Forget the parts that something was split into, and their themes, as deeds."""
        while self.done:
            last = self.done[-1]
            about = last.about if isinstance(last, Mark) else last.id
            if about not in split.into:
                return
            self.done.pop()
