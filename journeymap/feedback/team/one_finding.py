"""Makes of one finding what goes out of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from journeymap.entries import Critic
from journeymap.feedback.team.kept import Kept
from journeymap.feedback.team.published import (
    AtSite,
    Numbers,
    OfVoice,
    PublishedEntry,
    PublishedFinding,
)
from journeymap.feedback.team.told_numbers import ToldSite
from journeymap.findings.gaps import label_of
from journeymap.findings.identity import without_contact_details
from journeymap.findings.one_side import find_one_side
from journeymap.findings.ranking import Rank
from journeymap.findings.support import SOURCES, Support
from journeymap.findings.together import Findings
from journeymap.standing import Standing

NOT_KNOWN = "not known"
"""What stands for the voice of those of whom it is not known."""


def published_finding(
    found: Findings, kept: Kept, rank: Rank, number: int, names: Mapping[str | None, str]
) -> PublishedFinding:
    """Return what goes out of a finding, under this number."""
    finding, support = kept.finding, kept.support
    one_side = find_one_side(support)
    has_survey = any(site.board.has_survey() for site in found.sites)
    every = kept.at_sites
    return PublishedFinding(
        number=number,
        kind=label_of(finding.kind),
        stage=names[finding.stage],
        headline=without_contact_details(finding.headline.entry.text),
        grouping=finding.grouping.value,
        likelihood=round(finding.likelihood, 2),
        rank=rank,
        numbers=_numbers(support),
        only_source=one_side.source if has_survey else None,
        only_voice=_only_voice(kept, one_side.voice),
        entries=tuple(sorted(_entries(found, kept), key=_by_words)),
        held_back=kept.held_back,
        themes=tuple(sorted(_themes(kept).values(), key=str.casefold)),
        voices=tuple(row for site, at in every for row in _voices(site, at)),
        groups=tuple(row for site, at in every for row in _groups(site, at)),
        sites=tuple(AtSite(site.site.name, _numbers(at)) for site, at in every),
    )


def _numbers(support: Support) -> Numbers:
    return Numbers(support.room.share, support.survey.share, support.in_words)


def _only_voice(kept: Kept, voice: str | None) -> str | None:
    """Return the name of the only voice that says so, if all numbers of voices are told."""
    if voice is None or not all(site.all_told for site, _ in kept.at_sites):
        return None
    return _names(kept.at_sites[0][0]).get(voice, voice)


def _entries(found: Findings, kept: Kept) -> Iterator[PublishedEntry]:
    for each in kept.finding.standings:
        yield PublishedEntry(
            words=without_contact_details(each.entry.text),
            source=each.entry.source,
            site=found.sites[found.site_of[each.entry.id]].name,
            also_in_room=len(each.echoes),
            stars=each.entry.stars if isinstance(each.entry, Critic) else None,
            beside=tuple(_beside(each)),
        )


def _beside(standing: Standing) -> Iterator[tuple[str, str]]:
    """Yield what its kind has besides words and stars, part by part; no ids."""
    for name, value in standing.entry.own().items():
        if name in {"stars", "of"}:
            continue
        for each in value if isinstance(value, list) else [value]:
            yield name.replace("_", " "), without_contact_details(str(each))


def _by_words(entry: PublishedEntry) -> tuple[object, ...]:
    """Return what entries are sorted by, so that their order tells nothing of who said them."""
    about = (entry.source, entry.site, entry.also_in_room, entry.stars or 0, entry.beside)
    return (entry.words.casefold(), entry.words, *about)


def _themes(kept: Kept) -> dict[str, str]:
    tags = [tag.name for each in kept.finding.standings for tag in each.themes]
    return {tag.casefold(): without_contact_details(tag) for tag in sorted(tags)}


def _voices(site: ToldSite, support: Support) -> Iterator[OfVoice]:
    names = _names(site)
    for source in SOURCES:
        for voice, share in support.of(source).voices.items():
            if share.said:
                name = NOT_KNOWN if voice is None else names.get(voice, voice)
                yield OfVoice(site.site.name, source, name, share)


def _groups(site: ToldSite, support: Support) -> Iterator[OfVoice]:
    for source in SOURCES:
        for group, share in support.of(source).groups.items():
            if share.said:
                yield OfVoice(site.site.name, source, group.words, share)


def _names(site: ToldSite) -> dict[str, str]:
    return {each.id: each.name for each in site.site.board.guide.voices}
