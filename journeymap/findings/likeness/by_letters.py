"""Joins texts by their letters: what works where nothing else is installed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.findings.likeness.joined import Joined, MayJoin, Told


@dataclass(frozen=True, slots=True)
class ByLetters:
    """Tells by the letters that texts share."""

    name: str = "letters"
    sentence: str = (
        "Grouped by letters only: with `pip install 'journeymap[findings]'` it is by meaning."
    )

    def join(
        self, texts: Sequence[str], blocks: Sequence[Sequence[int]], may_join: MayJoin, told: Told
    ) -> list[Joined]:
        return []

    def nearest(
        self, ours: Sequence[str], theirs: Sequence[str], least: float, most: int
    ) -> list[tuple[int, int, float]]:
        return []
