"""One set of findings: what was said at the tables and in the survey, at one site or at many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from journeymap.board import Board
from journeymap.findings.answers import Replies, Reply
from journeymap.findings.could_have import Asked, CouldHave, Place, find_could_have
from journeymap.findings.finding import Finding
from journeymap.findings.likeness.joined import Told, untold
from journeymap.findings.links import Link, find_links
from journeymap.findings.ranking import By, Rank, find_ranks
from journeymap.findings.suggesting import (
    Suggestion,
    contrary_suggestions,
    find_suggestions,
    suggest_findings,
)
from journeymap.findings.support import (
    SOURCES,
    Side,
    Source,
    Support,
    add_sides,
    nobody_of,
    people_of,
    side_of,
)
from journeymap.findings.tensions import Tension, find_tensions
from journeymap.findings.unheard import Missing, find_missing
from journeymap.findings.units import find_units
from journeymap.guide import InterestGroup
from journeymap.standing import Standing


@dataclass(frozen=True)
class Site:
    """One workshop among those that are put together."""

    name: str
    board: Board
    asked: Asked = field(default_factory=dict)

    @cached_property
    def could_have(self) -> CouldHave:
        """Who could have said what in it."""
        return find_could_have(self.board, self.asked)

    @cached_property
    def groups(self) -> Mapping[str, InterestGroup]:
        """The interest groups of its voices."""
        return {voice.id: voice.group for voice in self.board.guide.voices}

    def nobody(self, source: Source, place: Place) -> Side:
        """Return what supports something of which nobody here says so: who could have."""
        at = place if source == "survey" else None
        if at not in self._nobody:
            could = self.could_have.in_room if at is None else self.could_have.answered(at)
            self._nobody[at] = nobody_of(could, self.groups)
        return self._nobody[at]

    @cached_property
    def _nobody(self) -> dict[Place | None, Side]:
        """By what was asked in the survey, and under None in the room."""
        return {}


class CopiesOfOne(Exception):
    """Two of the workshops are copies of one: the same entries would be counted twice."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(
            f"{one} and {other} have the same entries in them, and so are copies of one workshop."
            f" Bring them together first: journeymap gather {one} {other}"
        )


@dataclass(frozen=True)
class Findings:
    """All that was found, with who supports it."""

    sites: tuple[Site, ...]
    all: tuple[Finding, ...]
    """In the order in which they were first said. Each entry that stands is in one of them."""
    supports: tuple[Support, ...]
    """One for each finding, of all sites together."""
    replies: tuple[Reply, ...]
    """One for each finding."""
    suggestions: tuple[Suggestion, ...]
    contrary: tuple[Suggestion, ...]
    """What was decided both ways, on two laptops: it is apart till people decide again."""
    links: tuple[Link, ...]
    tensions: tuple[Tension, ...]
    missing: tuple[Missing, ...]
    """One for each site."""
    site_of: Mapping[str, int] = field(repr=False, default_factory=dict)
    """By the id of an entry: the place of the site where it was said."""

    @cached_property
    def places(self) -> Mapping[str, int]:
        """By the id of an entry: the place of the finding that it is in."""
        return {id_: n for n, finding in enumerate(self.all) for id_ in finding.ids}

    @property
    def to_decide(self) -> tuple[Suggestion, ...]:
        """All that waits for people: what was decided both ways first, then the likeliest."""
        return self.contrary + self.suggestions

    @cached_property
    def voice_names(self) -> Mapping[str, str]:
        """The names of the voices of all sites, by their ids."""
        return {voice.id: voice.name for site in self.sites for voice in site.board.guide.voices}

    def ranks(self, by: By) -> list[Rank]:
        """Return the rank of each finding among those of its stage and kind."""
        ranks: dict[int, Rank] = {}
        blocks: dict[tuple[str, str | None], list[int]] = {}
        for n, finding in enumerate(self.all):
            blocks.setdefault((finding.kind, finding.stage), []).append(n)
        for places in blocks.values():
            found = find_ranks([self.supports[n] for n in places], by)
            ranks.update(zip(places, found, strict=True))
        return [ranks[n] for n in range(len(self.all))]

    def by_site(self, finding: Finding) -> Iterator[tuple[Site, Support]]:
        """Yield the support of a finding in each workshop from which it came."""
        yield from _by_site(self.sites, finding, self.site_of)


def find_findings(sites: Sequence[Site], told: Told = untold) -> Findings:
    """Put together all that was said in these workshops.

    The order of the workshops, and of what is in them, makes no difference to what is found.
    Raises `CopiesOfOne`, and whatever `told` raises.
    """
    site_of = _site_of(sites)
    said = [each for site in sites for each in site.board.said()]
    units = find_units(said, [site.board for site in sites])
    findings = suggest_findings(units, lambda done, of: told(done, 2 * of))
    supports = tuple(_support(sites, each, site_of) for each in findings)
    replies = Replies(site.board for site in sites)
    links = find_links(findings, lambda done, of: told(of + done, 2 * of))
    return Findings(
        tuple(sites),
        tuple(findings),
        supports,
        tuple(map(replies.to, findings)),
        tuple(find_suggestions(findings)),
        tuple(contrary_suggestions(units)),
        tuple(link for link in links if not link.is_tension),
        tuple(find_tensions(findings, supports, links)),
        tuple(find_missing(site.board, site.could_have) for site in sites),
        site_of,
    )


def _site_of(sites: Sequence[Site]) -> dict[str, int]:
    site_of: dict[str, int] = {}
    for place, site in enumerate(sites):
        for each in site.board.said():
            before = site_of.setdefault(each.entry.id, place)
            if before != place:
                raise CopiesOfOne(sites[before].name, site.name)
    return site_of


def _support(sites: Sequence[Site], finding: Finding, site_of: Mapping[str, int]) -> Support:
    if len(sites) == 1:
        return support_at(sites[0], finding, finding.standings)
    at = [support for _, support in _by_site(sites, finding, site_of)]
    return Support(add_sides([each.room for each in at]), add_sides([each.survey for each in at]))


def _by_site(
    sites: Sequence[Site], finding: Finding, site_of: Mapping[str, int]
) -> Iterator[tuple[Site, Support]]:
    at: dict[int, list[Standing]] = {}
    for each in finding.standings:
        at.setdefault(site_of[each.entry.id], []).append(each)
    for place in sorted(at):
        yield sites[place], support_at(sites[place], finding, at[place])


def support_at(site: Site, finding: Finding, standings: Sequence[Standing]) -> Support:
    """Return who supports a finding at one site, as far as these of its entries say so."""
    place = (finding.kind, finding.stage)
    room, survey = (
        side_of(people_of(standings, source), site.nobody(source, place), site.groups)
        for source in SOURCES
    )
    return Support(room, survey)
