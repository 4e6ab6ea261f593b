"""A finding: what was said in one sense, in however many words, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from journeymap.findings.alike import find_alike
from journeymap.findings.units import Unit
from journeymap.standing import Standing


class Grouping(StrEnum):
    """How it is known that the entries of a finding say the same."""

    EXACT = "exact"
    """They are the same but for case, punctuation and spacing; or there is one alone."""
    SUGGESTED = "suggested"
    """They are likely to say the same. Nobody has decided yet."""
    CONFIRMED = "confirmed"
    """People have decided so."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Entries of one kind and stage that say the same. It never replaces them."""

    units: tuple[Unit, ...]
    """What says the same for certain, that of the headline first. With several the finding is
    suggested: people decide whether they are one."""
    headline: Standing
    """The entry whose words stand for all: see `finding_of`."""
    standings: tuple[Standing, ...]
    """All its entries, in the order in which they were said."""
    likelihood: float = 1.0
    """How likely it is that all say the same, from 0 to 1."""
    words: tuple[str, ...] = ()
    """The words for which it is suggested; none if it is for their meaning."""

    @property
    def id(self) -> str:
        """The id of the entry that was said first."""
        return self.standings[0].entry.id

    @property
    def kind(self) -> str:
        """The kind that all its entries have."""
        return self.headline.entry.kind

    @property
    def stage(self) -> str | None:
        """The id of the stage that all its entries are about; None for the whole journey."""
        return self.headline.entry.stage

    @property
    def grouping(self) -> Grouping:
        """How it is known that its entries say the same."""
        if len(self.units) > 1:
            return Grouping.SUGGESTED
        return Grouping.CONFIRMED if self.units[0].is_decided else Grouping.EXACT

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its entries."""
        return frozenset(each.entry.id for each in self.standings)


def finding_of(
    units: Sequence[Unit], likelihood: float = 1.0, words: Sequence[str] = ()
) -> Finding:
    """Make a finding of one unit or several.

    Its headline is the wording of most people, in the room or in the survey, whichever are more;
    of wordings that as many people used, the one that was said first. It is as it was first
    written down.
    """
    standings = sorted((s for unit in units for s in unit.standings), key=lambda s: s.entry.order)
    headline = find_alike(standings)[0].first
    by_headline = sorted(units, key=lambda u: all(each is not headline for each in u.standings))
    return Finding(tuple(by_headline), headline, tuple(standings), likelihood, tuple(words))
