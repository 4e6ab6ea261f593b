"""What joining texts takes, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

MayJoin = Callable[[Sequence[int], Sequence[int]], bool]
"""Says whether two groups may be one, by the places of their members."""
Told = Callable[[int, int], None]
"""Is told how much of how much is done. What it raises stops the work."""


def untold(_done: int, _of: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Texts that likely say the same."""

    members: tuple[int, ...]
    """Their places, ascending."""
    likelihood: float
    """How likely it is of the weakest member that it says the same as the others, 0 to 1."""
