"""Points out what belongs together and is not merged: other stages, and an always and its never."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from journeymap.entries import STATEMENTS, Always, Never
from journeymap.findings.alike import wording_of
from journeymap.findings.finding import Finding
from journeymap.findings.likeness import nearest
from journeymap.findings.likeness.opposites import has_opposites, says_the_same_of
from journeymap.findings.likeness.words import words_of

_LIKELY = 0.85
"""What is less likely to be about the same is not pointed out."""
_LIKELY_IF_OPPOSITE = 0.5
"""It is likely enough where one is hot and the other cold."""
_MOST = 2
"""Of each wording so many are pointed out: the likest."""
_FEWEST_WORDS = 3
"""What has fewer is about nearly anything."""
_SAME_WORDS = 1.0


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
    likelihood: float
    """How likely they are about the same, from 0 to 1."""
    is_tension: bool = False
    """Whether they pull against each other: the same is to happen always, and never."""


def find_links(findings: Sequence[Finding]) -> list[Link]:
    """Return which statements are linked, in the order in which the first of each was said.

    They are those in which one wording is the same, and those that are likely about the same. An
    always and a never pull against each other where the same is said of the same stage: "music at
    lunch". They do not where the opposite is said: "served hot", "comes cold".
    """
    statements = [each for each in findings if isinstance(each.headline.entry, STATEMENTS)]
    place = {finding.id: n for n, finding in enumerate(statements)}
    found: dict[tuple[str, str], Link] = {}
    for one, other, likelihood in (*_in_the_same_words(statements), *_likely(statements)):
        first, second = sorted((one, other), key=lambda each: place[each.id])
        link = _tied(first, second, likelihood)
        if link is not None:
            found.setdefault((link.one, link.other), link)
    return sorted(found.values(), key=lambda each: (place[each.one], place[each.other]))


def _in_the_same_words(findings: Sequence[Finding]) -> Iterator[tuple[Finding, Finding, float]]:
    by_words: dict[str, dict[str, Finding]] = {}
    for finding in findings:
        for each in finding.standings:
            _, words, _ = wording_of(each)
            by_words.setdefault(words, {})[finding.id] = finding
    for alike in by_words.values():
        for one, other in combinations(alike.values(), 2):
            yield one, other, _SAME_WORDS


def _likely(findings: Sequence[Finding]) -> Iterator[tuple[Finding, Finding, float]]:
    """Yield what is likely about the same: an always and a never, and then other stages."""
    by_kind = {kind: [f for f in findings if f.kind == kind.kind] for kind in STATEMENTS}
    yield from _pairs(by_kind[Always], by_kind[Never])
    for of_kind in by_kind.values():
        stages = dict.fromkeys(finding.stage for finding in of_kind)
        for number, stage in enumerate(stages, 1):
            later = set([*stages][number:])
            here = [finding for finding in of_kind if finding.stage == stage]
            yield from _pairs(here, [each for each in of_kind if each.stage in later])


def _pairs(
    ours: Sequence[Finding], theirs: Sequence[Finding]
) -> Iterator[tuple[Finding, Finding, float]]:
    our_words, their_words = _wordings(ours), _wordings(theirs)
    if not (our_words and their_words):
        return
    one, other = [*our_words], [*their_words]
    for here, there, likelihood in nearest(one, other, _LIKELY_IF_OPPOSITE, most=_MOST):
        if likelihood >= _LIKELY or has_opposites(one[here], other[there]):
            yield our_words[one[here]], their_words[other[there]], likelihood


def _wordings(findings: Sequence[Finding]) -> dict[str, Finding]:
    """Return the findings by each of their wordings."""
    return {
        each.first.entry.text: finding
        for finding in findings
        for each in finding.units
        if len(words_of(each.first.entry.text)) >= _FEWEST_WORDS
    }


def _tied(one: Finding, other: Finding, likelihood: float) -> Link | None:
    if one.kind == other.kind:
        is_elsewhere = one.stage != other.stage
        return Link(one.id, other.id, Tie.OTHER_STAGE, likelihood) if is_elsewhere else None
    same = says_the_same_of(one.headline.entry.text, other.headline.entry.text)
    pulls = one.stage == other.stage and same
    return Link(one.id, other.id, Tie.ALWAYS_NEVER, likelihood, pulls)
