"""What a decision would make: one finding of two units, or a finding of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.cleaning import one_line
from journeymap.findings.finding import Finding, finding_of
from journeymap.findings.support import Support
from journeymap.findings.together import Site, support_at
from journeymap.findings.units import Unit


@dataclass(frozen=True, slots=True)
class Would:
    """A finding that there would be, and who would support it."""

    finding: Finding
    support: Support

    @property
    def in_words(self) -> str:
        """Its support: "5 of 34 in the room, 6 of 15 who answered"."""
        return self.support.in_words

    @property
    def headline(self) -> str:
        """The words that would stand for all of it, on one line."""
        return one_line(self.finding.headline.entry.text)


def would_make(site: Site, units: Sequence[Unit]) -> Would:
    """Return the finding that there would be if these said the same for certain."""
    standings = tuple(each for unit in units for each in unit.standings)
    in_order = tuple(sorted(standings, key=lambda each: each.entry.order))
    finding = finding_of([Unit(in_order, is_decided=True)])
    return Would(finding, support_at(site, finding, in_order))
