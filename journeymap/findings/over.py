"""Which judgements come in the place of which: what was decided by somebody who knew the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from journeymap.board import Board
from journeymap.entries import Apart, Judgement

_Kind = TypeVar("_Kind", bound=Judgement)


class Over:
    """Who knew of what. It goes on through what was taken back: a third answer is over the first.

    `made` are all judgements there ever were, also those that were taken back, in any order.
    """

    def __init__(self, made: Iterable[Judgement]) -> None:
        self._named = {each.id: each.over for each in made if each.over}
        self._below: dict[str, frozenset[str]] = {}

    @classmethod
    def on(cls, boards: Iterable[Board]) -> Over:
        """Return what is over what on these boards."""
        return cls(each for board in boards for each in board.ever(Judgement))

    def below(self, judgement_id: str) -> frozenset[str]:
        """Return the ids of all that one is over. Of two that name each other, neither is."""
        if judgement_id not in self._below:
            reached = self._reached(judgement_id)
            under = (each for each in reached if judgement_id not in self._reached(each))
            self._below[judgement_id] = frozenset(under)
        return self._below[judgement_id]

    def newest(self, made: Sequence[_Kind]) -> list[_Kind]:
        """Return those that none of the others is over, in the order in which they are given."""
        old = {below for each in made for below in self.below(each.id)}
        return [each for each in made if each.id not in old]

    def in_use(self, made: Sequence[_Kind], is_here: Callable[[str], object]) -> list[_Kind]:
        """Return those that still hold for anything, in the order in which they are given.

        What is over another takes its place for the entries that it names itself, so that one
        is out of use when each of its entries that `is_here` has another. `apart` goes as a whole:
        what is left of it is written anew.
        """
        taken: dict[str, set[str]] = {}
        for each in made:
            for below in self.below(each.id):
                taken.setdefault(below, set()).update(each.entries)
        return [each for each in made if _is_left(each, taken.get(each.id), is_here)]

    def _reached(self, judgement_id: str) -> set[str]:
        reached: set[str] = set()
        to_come = [judgement_id]
        while to_come:
            named = set(self._named.get(to_come.pop(), ())) - reached
            reached |= named
            to_come += named
        return reached


def _is_left(made: Judgement, taken: set[str] | None, is_here: Callable[[str], object]) -> bool:
    if taken is None:
        return True
    if isinstance(made, Apart):
        return False
    return any(is_here(each) for each in made.entries if each not in taken)
