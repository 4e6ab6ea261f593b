"""What of each finding may go out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from journeymap.feedback.team.told_numbers import ToldSite, support_of_all, supports_at_sites
from journeymap.findings.finding import Finding, finding_of
from journeymap.findings.looks import needs_a_look
from journeymap.findings.support import Support
from journeymap.findings.together import Findings
from journeymap.findings.units import Unit


@dataclass(frozen=True, slots=True)
class Kept:
    """A finding of which something may go out."""

    finding: Finding
    """What is left of it without what is held back: its headline may be another one."""
    whole: Finding
    support: Support
    """What may be told of the support of the whole: numbers tell no words."""
    at_sites: tuple[tuple[ToldSite, Support], ...]

    @property
    def held_back(self) -> int:
        """How many of its entries do not go out."""
        return len(self.whole.standings) - len(self.finding.standings)


def kept_of(found: Findings, sites: Sequence[ToldSite]) -> list[Kept]:
    """Return the findings of which something may go out, in their order."""
    return [kept for finding in found.all for kept in _kept(found, finding, sites)]


def _kept(found: Findings, finding: Finding, sites: Sequence[ToldSite]) -> Iterator[Kept]:
    held = {each.entry.id for each in finding.standings if needs_a_look(each)}
    if len(held) == len(finding.standings):
        return
    at_sites = tuple(supports_at_sites(found, finding, sites))
    support = support_of_all([each for _, each in at_sites])
    yield Kept(_without(finding, held) if held else finding, finding, support, at_sites)


def _without(finding: Finding, held: AbstractSet[str]) -> Finding:
    units = [
        Unit(tuple(each for each in unit.standings if each.entry.id not in held), unit.is_decided)
        for unit in finding.units
    ]
    return finding_of([each for each in units if each.standings], finding.likelihood)
