"""How many returns the survey had, and how many of them are not whole."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.board import Board
from journeymap.counting import counted


@dataclass(frozen=True, slots=True)
class Returns:
    """The survey's returns: each person's answers are one, however often they were taken in."""

    number: int
    partial: int
    """Those whose writer stopped before the end, with some answer in them."""
    empty: int
    """Those in which nothing was answered."""

    @property
    def in_words(self) -> str:
        """How many there are: "36 returns in the survey, 2 of them partial, 1 empty"."""
        some = [f"{self.partial} of them partial"] if self.partial else []
        some += [f"{self.empty}{'' if some else ' of them'} empty"] if self.empty else []
        return ", ".join((f"{counted(self.number, 'return')} in the survey", *some))


def count_returns(board: Board) -> Returns:
    """Return how many returns there are. One that came in twice is whole if it was once."""
    returns = board.returns()
    answered = {each.fingerprint for each in returns if each.answered}
    whole = {each.fingerprint for each in returns if not each.partial}
    number = len({each.fingerprint for each in returns})
    return Returns(number, len(answered - whole), number - len(answered))
