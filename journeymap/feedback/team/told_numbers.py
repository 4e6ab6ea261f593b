"""Which numbers of voices go out: those that `small_groups` lets be told, or all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from journeymap.findings.finding import Finding
from journeymap.findings.small_groups import Shown, shown_voices, told
from journeymap.findings.support import SOURCES, Share, Side, Source, Support, add_sides
from journeymap.findings.together import Findings, Site


@dataclass(frozen=True)
class ToldSite:
    """A site, with what may be told of who was there."""

    site: Site
    all_told: bool
    """Whether small groups are told, too, as it is for the team only."""

    @cached_property
    def counts(self) -> Mapping[Source, Mapping[str | None, int | None]]:
        """How many people there were of each voice, on each side; None where nobody counted."""
        voices = self.site.board.guide.voices
        of: dict[str, str | None] = {}
        for each in self.site.board.returns():
            if each.answered:
                of[each.fingerprint] = of.get(each.fingerprint) or each.voice
        returned = Counter(of.values())
        guides: dict[str | None, int | None] = {each.id: returned[each.id] for each in voices}
        return {
            "room": {each.id: each.in_the_room for each in voices},
            "survey": {**guides, **returned, None: returned[None]},
        }

    @cached_property
    def shown(self) -> Mapping[Source, Shown]:
        """How many people may be told to have been there, on each side."""
        if not self.all_told:
            return {source: shown_voices(self.counts[source]) for source in SOURCES}
        return {source: _all_shown(self.counts[source]) for source in SOURCES}

    @property
    def has_no_small_group(self) -> bool:
        """Whether all of the guide's voices are told on each side on which anybody was."""
        sides = SOURCES if self.site.board.has_survey() else SOURCES[:1]
        return all(self.shown[side].by_voice.keys() == self.counts[side].keys() for side in sides)

    def support(self, raw: Support) -> Support:
        """Return of the support at this site what may be told."""
        if self.all_told:
            return raw
        return Support(self._side(raw, "room"), self._side(raw, "survey"))

    def _side(self, raw: Support, source: Source) -> Side:
        side, shown = raw.of(source), self.shown[source]
        said = {voice: share.said for voice, share in side.voices.items()}
        may = told(said, side.share.of, shown, self.site.groups)
        # In the survey it is not told how many of a voice answered one question.
        here = shown.by_voice if source == "room" else {}
        return Side(
            Share(may.said, may.of),
            {voice: Share(number, here.get(voice)) for voice, number in may.by_voice.items()},
            {group: Share(number, None) for group, number in may.by_group.items()},
        )


def supports_at_sites(
    found: Findings, finding: Finding, sites: Sequence[ToldSite]
) -> Iterator[tuple[ToldSite, Support]]:
    """Yield what may be told of the support of a finding, for each site from which it came."""
    by_name = {each.site.name: each for each in sites}
    if len(sites) == 1:
        yield sites[0], sites[0].support(found.supports[found.places[finding.id]])
        return
    for site, raw in found.by_site(finding):
        yield by_name[site.name], by_name[site.name].support(raw)


def support_of_all(at_sites: Sequence[Support]) -> Support:
    """Return the support of several sites together: of voices, what is told at each of them."""
    if len(at_sites) == 1:
        return at_sites[0]
    room, survey = (_add([each.of(source) for each in at_sites]) for source in SOURCES)
    return Support(room, survey)


def _add(sides: Sequence[Side]) -> Side:
    everywhere = set.intersection(*(set(side.voices) for side in sides))
    groups = set.intersection(*(set(side.groups) for side in sides))
    return add_sides(
        [
            Side(
                side.share,
                {voice: share for voice, share in side.voices.items() if voice in everywhere},
                {group: share for group, share in side.groups.items() if group in groups},
            )
            for side in sides
        ]
    )


def _all_shown(counts: Mapping[str | None, int | None]) -> Shown:
    known = {voice: number for voice, number in counts.items() if number is not None}
    total = sum(known.values()) if len(known) == len(counts) else None
    return Shown(total, {voice: number for voice, number in known.items() if voice is not None})
