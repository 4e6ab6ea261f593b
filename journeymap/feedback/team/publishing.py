"""Makes of the findings what may go out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from journeymap.cleaning import one_line
from journeymap.entries import SAID_KINDS, Critic, Parked
from journeymap.feedback.team.decided import decisions_of
from journeymap.feedback.team.gaps_told import gaps_of
from journeymap.feedback.team.kept import Kept, kept_of
from journeymap.feedback.team.one_finding import published_finding
from journeymap.feedback.team.published import (
    PeopleThere,
    Published,
    PublishedLink,
    PublishedSite,
    PublishedTension,
    PublishedTheme,
    StarsGiven,
)
from journeymap.feedback.team.stage_names import stage_names
from journeymap.feedback.team.told_numbers import ToldSite
from journeymap.findings.identity import without_contact_details
from journeymap.findings.likeness.joined import Told
from journeymap.findings.links import find_links
from journeymap.findings.looks import number_held_back
from journeymap.findings.ranking import By, Rank
from journeymap.findings.small_groups import FEWEST_SHOWN
from journeymap.findings.stars import find_spread, find_spread_in_survey
from journeymap.findings.support import SOURCES
from journeymap.findings.tensions import Pull, Tension, find_tensions
from journeymap.findings.themed import find_themes_to_name
from journeymap.findings.together import Findings, Site

EVERYBODY = "everybody"
"""What stands in the place of a voice, for all of them together."""


def publish(
    found: Findings,
    by: By = By.PEOPLE,
    *,
    small_groups: bool = False,
    unread: int = 0,
    told: Told | None = None,
) -> Published:
    """Return what of the findings may go out.

    With `small_groups` all numbers by voice are told: then it is for the team only. `unread` is
    how many problems there are in the files. `told` is told how far themes are looked for. Raises
    `ValueError` where voices are ranked by and small groups are not told, as their shares could be
    worked out from the ranks; and whatever `told` raises.
    """
    if by is By.VOICES and not small_groups:
        raise ValueError("from a rank by voices the shares of small groups could be worked out")
    sites = [ToldSite(site, small_groups) for site in found.sites]
    kept = kept_of(found, sites)
    reduced = _reduced(found, kept)
    names = stage_names(found)
    ranked = _in_order(reduced, kept, by, names)
    numbers = {each.finding.id: number for number, (each, _) in enumerate(ranked, 1)}
    return Published(
        sites=tuple(_site(each) for each in found.sites),
        by=by,
        is_for_team_only=small_groups,
        unread=unread,
        held_back=sum(number_held_back(site.board) for site in found.sites),
        findings=tuple(
            published_finding(found, each, rank, numbers[each.finding.id], names)
            for each, rank in ranked
        ),
        decisions=decisions_of(
            found.sites,
            {id_: numbers[each.finding.id] for each in kept for id_ in each.whole.ids},
        ),
        tensions=tuple(_tensions(reduced, numbers, sites)),
        links=tuple(_links(reduced, numbers)),
        themes_to_name=tuple(_themes_to_name(reduced, numbers, told)),
        gaps=tuple(
            gap
            for site, missing in zip(sites, found.missing, strict=True)
            for gap in gaps_of(site, missing)
        ),
        people=tuple(each for site in sites for each in _people(site)),
        stars=tuple(each for site in sites for each in _stars(site)),
    )


def _reduced(found: Findings, kept: Sequence[Kept]) -> Findings:
    """Return the findings without what is held back, and with the numbers that may be told."""
    left = tuple(each.finding for each in kept)
    supports = tuple(each.support for each in kept)
    links = find_links(left)
    return replace(
        found,
        all=left,
        supports=supports,
        replies=(),
        suggestions=(),
        links=tuple(link for link in links if not link.is_tension),
        tensions=tuple(find_tensions(left, supports, links)),
    )


def _in_order(
    reduced: Findings, kept: Sequence[Kept], by: By, names: Mapping[str | None, str]
) -> list[tuple[Kept, Rank]]:
    """Return the findings in the order in which they are told: nothing of when they were said."""
    stages, kinds = list(names), list(SAID_KINDS)

    def place(each: tuple[Kept, Rank]) -> tuple[object, ...]:
        finding, rank = each[0].finding, each[1]
        words = sorted(one.entry.text for one in finding.standings)
        at = (stages.index(finding.stage), kinds.index(finding.kind), rank.place)
        return (*at, finding.headline.entry.text.casefold(), words)

    return sorted(zip(kept, reduced.ranks(by), strict=True), key=place)


def _site(site: Site) -> PublishedSite:
    return PublishedSite(site.name, without_contact_details(site.board.guide.title))


def _links(reduced: Findings, numbers: Mapping[str, int]) -> Iterator[PublishedLink]:
    """Yield the links by number, so that their order does not tell what was said first."""
    links = []
    for link in reduced.links:
        one, other = sorted((numbers[link.one], numbers[link.other]))
        links.append(PublishedLink(one, other, link.tie.value, round(link.likelihood, 2)))
    yield from sorted(links, key=lambda link: (link.one, link.other, link.why))


def _themes_to_name(
    reduced: Findings, numbers: Mapping[str, int], told: Told | None
) -> Iterator[PublishedTheme]:
    """Yield what may be themes, in the order of the findings that go out."""
    themes = [
        PublishedTheme(
            without_contact_details(", ".join(theme.words)),
            tuple(sorted(numbers[each.id] for each in theme.findings)),
        )
        for theme in find_themes_to_name(reduced.all, told)
    ]
    yield from sorted(themes, key=lambda theme: theme.findings)


def _tensions(
    reduced: Findings, numbers: Mapping[str, int], sites: Sequence[ToldSite]
) -> Iterator[PublishedTension]:
    """Yield the tensions, those of a kind by the numbers of their findings."""
    kinds = list(Pull)
    told = [_tension(each, reduced, numbers, sites) for each in reduced.tensions]
    yield from sorted(told, key=lambda each: (kinds.index(Pull(each.pull)), each.findings))


def _tension(
    tension: Tension, reduced: Findings, numbers: Mapping[str, int], sites: Sequence[ToldSite]
) -> PublishedTension:
    findings = [reduced.all[reduced.places[each]] for each in tension.findings]
    points = [each.entry for each in findings[0].standings if isinstance(each.entry, Parked)]
    sides = tuple(sorted(one_line(without_contact_details(each)) for each in tension.positions))
    when = [each.taken_up for each in points if each.taken_up]
    return PublishedTension(
        tension.pull.value,
        tuple(numbers[each] for each in tension.findings),
        sides,
        tuple(sorted({without_contact_details(each) for each in when})),
        _differing(tension, sites),
    )


def _differing(tension: Tension, sites: Sequence[ToldSite]) -> str:
    """Return how the voices differ, if it is about that; else nothing."""
    differ = tension.difference
    if tension.pull is not Pull.VOICES or differ is None:
        return ""
    names = {v.id: v.name for each in sites for v in each.site.board.guide.voices}
    most, least = (names.get(each, each) for each in (differ.most, differ.least))
    where = "in the room" if differ.source == "room" else "in the survey"
    most_share, least_share = differ.most_share.in_words, differ.least_share.in_words
    return f"{most}: {most_share}; {least}: {least_share}; {where}"


def _people(site: ToldSite) -> Iterator[PeopleThere]:
    names = {each.id: each.name for each in site.site.board.guide.voices}
    for source in SOURCES:
        shown = site.shown[source]
        if shown.total:
            yield PeopleThere(site.site.name, source, EVERYBODY, shown.total)
        for voice, number in shown.by_voice.items():
            if number:
                yield PeopleThere(site.site.name, source, names.get(voice, voice), number)


def _stars(site: ToldSite) -> Iterator[StarsGiven]:
    """Yield the stars on each side on which five people gave any.

    Of fewer it would tell how few there were who gave stars without a word of review.
    """
    board = site.site.board
    said = board.of_kind(Critic.kind)
    spreads = (find_spread(said), find_spread_in_survey(said, board.ratings()))
    room, survey = (
        spread if site.all_told or sum(spread.values()) >= FEWEST_SHOWN else {}
        for spread in spreads
    )
    for stars in spreads[0] if any((*room.values(), *survey.values())) else ():
        yield StarsGiven(site.site.name, stars, room.get(stars), survey.get(stars))
