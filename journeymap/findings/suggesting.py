"""Suggests which units say the same in other words. People decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from journeymap.entries import Always, Ingredient, Never, Topic
from journeymap.findings.alike import find_alike
from journeymap.findings.finding import Finding, finding_of
from journeymap.findings.grouping import group
from journeymap.findings.likeness.joined import Told, untold
from journeymap.findings.units import Contrary, Unit, Units

GROUPED_KINDS = frozenset(each.kind for each in (Always, Never, Ingredient, Topic))
"""The kinds that are one statement each. A recipe, a review and a parked point stand alone."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two units of one finding of which people are to decide whether they say the same."""

    finding: str
    """The id of the finding in which they are put together till then."""
    one: Unit
    """The unit of the finding's headline."""
    other: Unit
    likelihood: float
    words: tuple[str, ...]
    """The words they share; none if it is for their meaning."""
    contrary: Contrary | None = None
    """What was decided both ways, if that is why it is asked. They are two findings till then."""


def suggest_findings(units: Units, told: Told = untold) -> list[Finding]:
    """Return the findings: units that are likely to say the same are put together.

    Units that people have decided are apart never are. Each unit is in one finding; they stand
    in the order in which they were first said.
    """
    places = [n for n, unit in enumerate(units.all) if unit.first.entry.kind in GROUPED_KINDS]
    here = {place: at for at, place in enumerate(places)}
    apart = {(here[a], here[b]) for a, b in units.apart if a in here and b in here}
    groups = group(
        [_wording(units.all[place]) for place in places],
        [_block(units.all[place]) for place in places],
        apart=apart,
        told=told,
    )
    grouped = {places[at] for each in groups for at in each.places}
    findings = [
        finding_of([units.all[places[at]] for at in each.places], each.likelihood, each.words)
        for each in groups
    ]
    findings += [finding_of([unit]) for n, unit in enumerate(units.all) if n not in grouped]
    return sorted(findings, key=lambda finding: finding.standings[0].entry.order)


def find_suggestions(findings: Sequence[Finding]) -> list[Suggestion]:
    """Return what people are to decide, the likeliest first.

    Of a suggested finding each unit is set beside that of the headline.
    """
    found = [each for finding in findings for each in _of_finding(finding)]
    return sorted(found, key=lambda each: (-each.likelihood, each.other.first.entry.order))


def contrary_suggestions(units: Units) -> list[Suggestion]:
    """Return what was decided both ways, for people to decide who know both."""
    made = []
    for each in units.contrary:
        one, other = (units.all[place] for place in units.at(each.ids))
        made.append(Suggestion(one.first.entry.id, one, other, 0.0, (), each))
    return made


def _of_finding(finding: Finding) -> Iterator[Suggestion]:
    head, *others = finding.units
    for other in others:
        yield Suggestion(finding.id, head, other, finding.likelihood, finding.words)


def _wording(unit: Unit) -> str:
    """Return the words that stand for a unit: those of most people in it."""
    return find_alike(unit.standings)[0].first.entry.text


def _block(unit: Unit) -> tuple[str, str | None]:
    entry = unit.first.entry
    return entry.kind, entry.stage
