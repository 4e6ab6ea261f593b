"""Groups texts that are likely to say the same. (Stand-in on this branch: it groups nothing.)"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """Texts that are likely to say the same."""

    places: tuple[int, ...]
    likelihood: float
    words: tuple[str, ...]


def group(
    texts: Sequence[str],
    blocks: Sequence[Hashable],
    *,
    apart: Collection[tuple[int, int]] = (),
    told: Callable[[int, int], None] | None = None,
) -> list[Group]:
    """Put together first words that are the same, for now."""
    by: dict[object, list[int]] = {}
    for n, (text, block) in enumerate(zip(texts, blocks, strict=True)):
        by.setdefault((block, text.split()[0].casefold() if text.split() else ""), []).append(n)
    bad = {each for pair in apart for each in pair}
    if told:
        told(1, 1)
    return [
        Group(tuple(p for p in v if p not in bad), 0.5, ())
        for v in by.values()
        if len([p for p in v if p not in bad]) > 1
    ]
