"""Findings as they are listed: stage by stage, kind by kind, ranked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from journeymap.entries import SAID_KINDS
from journeymap.findings.in_lines import stages_of
from journeymap.findings.ranking import By, Rank
from journeymap.findings.together import Findings


@dataclass(frozen=True, slots=True)
class Block:
    """The findings of one kind at one stage, in the order of their ranks."""

    stage: str
    """The name of the stage."""
    kind: str
    """The heading of the kind."""
    ranked: tuple[tuple[Rank, int], ...]
    """The rank of each among all of its stage and kind, and its place among the findings."""


def find_blocks(found: Findings, places: Collection[int], by: By) -> list[Block]:
    """Return the blocks in the order of the journey, with the findings at these places."""
    ranks = found.ranks(by)
    at: dict[tuple[str | None, str], list[tuple[Rank, int]]] = {}
    for place in places:
        finding = found.all[place]
        at.setdefault((finding.stage, finding.kind), []).append((ranks[place], place))
    return [
        Block(name, cls.heading, tuple(sorted(at[stage, kind])))
        for stage, name in stages_of(found)
        for kind, cls in SAID_KINDS.items()
        if (stage, kind) in at
    ]
