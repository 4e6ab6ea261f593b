"""Points out what belongs together and is not merged: other stages, and an always and its never."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from journeymap.entries import STATEMENTS, Always, Never
from journeymap.findings.alike import wording_of
from journeymap.findings.finding import Finding


class Tie(StrEnum):
    """Why two findings are linked."""

    OTHER_STAGE = "another stage"
    """The same is said of another stage."""
    ALWAYS_NEVER = "always and never"
    """One must always happen and the other never, and they are about the same thing."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two findings that are linked, and stay two."""

    one: str
    """The id of the finding that was said first."""
    other: str
    tie: Tie
    is_tension: bool = False
    """Whether they pull against each other: the same is to happen always, and never."""


def find_links(findings: Sequence[Finding]) -> list[Link]:
    """Return which findings are linked, in the order in which the first of each was said."""
    statements = [each for each in findings if isinstance(each.headline.entry, STATEMENTS)]
    by_words: dict[str, dict[str, Finding]] = {}
    for finding in statements:
        for each in finding.standings:
            _, words, _ = wording_of(each)
            by_words.setdefault(words, {})[finding.id] = finding
    found = {
        (link.one, link.other): link
        for alike in by_words.values()
        for one, other in combinations(alike.values(), 2)
        for link in _tied(one, other)
    }
    return list(found.values())


def _tied(one: Finding, other: Finding) -> Iterator[Link]:
    if {one.kind, other.kind} == {Always.kind, Never.kind}:
        yield Link(one.id, other.id, Tie.ALWAYS_NEVER, one.stage == other.stage)
    elif one.stage != other.stage:
        yield Link(one.id, other.id, Tie.OTHER_STAGE)
