"""Points out what belongs together and is not merged: other stages, and an always and its never."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from journeymap.entries import STATEMENTS
from journeymap.findings.alike import wording_of
from journeymap.findings.finding import Finding
from journeymap.findings.likeness import nearest
from journeymap.findings.likeness.joined import Told, untold
from journeymap.findings.likeness.opposites import has_opposites, says_the_same_of
from journeymap.findings.likeness.words import words_of
from journeymap.standing import Standing

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


def find_links(findings: Sequence[Finding], told: Told = untold) -> list[Link]:
    """Return which statements are linked, in the order in which the first of each was said.

    They are those in which one wording is the same, and those that are likely about the same. An
    always and a never pull against each other where the same is said of the same stage: "music at
    lunch". They do not where the opposite is said: "served hot", "comes cold".
    """
    statements = [each for each in findings if isinstance(each.headline.entry, STATEMENTS)]
    place = {finding.id: n for n, finding in enumerate(statements)}
    found: dict[tuple[str, str], Link] = {}
    for one, other, likelihood in (*_in_the_same_words(statements), *_likely(statements, told)):
        first, second = (one, other) if place[one.id] <= place[other.id] else (other, one)
        if (first.id, second.id) in found:
            continue
        link = _tied(first, second, likelihood)
        if link is not None:
            found[link.one, link.other] = link
    return sorted(found.values(), key=lambda each: (place[each.one], place[each.other]))


def _in_the_same_words(findings: Sequence[Finding]) -> Iterator[tuple[Finding, Finding, float]]:
    by_words: dict[tuple[str, ...], dict[str, Finding]] = {}
    for finding in findings:
        for each in _of_each_wording(finding):
            _, *words, _ = wording_of(each)
            by_words.setdefault(tuple(words), {})[finding.id] = finding
    for alike in by_words.values():
        for one, other in combinations(alike.values(), 2):
            yield one, other, _SAME_WORDS


def _of_each_wording(finding: Finding) -> Iterator[Standing]:
    """Yield its entries, of a unit that nobody decided about one: all have the same words."""
    for unit in finding.units:
        yield from unit.standings if unit.is_decided else (unit.first,)


def _likely(findings: Sequence[Finding], told: Told) -> Iterator[tuple[Finding, Finding, float]]:
    """Yield what is likely about the same: an always and a never, and then other stages."""
    parts = 1 + len(STATEMENTS)
    said = [(unit.first.entry.text, each) for each in findings for unit in each.units]
    said = [each for each in said if len(words_of(each[0])) >= _FEWEST_WORDS]
    yield from _pairs(said, [each.kind for _, each in said])
    for done, kind in enumerate(STATEMENTS, 1):
        told(done, parts)
        of_kind = [each for each in said if each[1].kind == kind.kind]
        yield from _pairs(of_kind, [each.stage for _, each in of_kind])
    told(parts, parts)


def _pairs(
    said: Sequence[tuple[str, Finding]], marks: Sequence[str | None]
) -> Iterator[tuple[Finding, Finding, float]]:
    """Yield the findings of other marks of which any wordings are likely about the same."""
    texts = [text for text, _ in said]
    for one, other, likelihood in nearest(texts, marks, _LIKELY_IF_OPPOSITE, most=_MOST):
        if likelihood >= _LIKELY or has_opposites(texts[one], texts[other]):
            yield said[one][1], said[other][1], likelihood


def _tied(one: Finding, other: Finding, likelihood: float) -> Link | None:
    if one.kind == other.kind:
        is_elsewhere = one.stage != other.stage
        return Link(one.id, other.id, Tie.OTHER_STAGE, likelihood) if is_elsewhere else None
    pulls = one.stage == other.stage and says_the_same_of(
        one.headline.entry.text, other.headline.entry.text
    )
    return Link(one.id, other.id, Tie.ALWAYS_NEVER, likelihood, pulls)
