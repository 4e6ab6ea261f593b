"""The findings as plain values, for other programs: the team's working view, with all ids."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from journeymap.entries import Entry
from journeymap.findings.answers import Reply
from journeymap.findings.finding import Finding
from journeymap.findings.one_side import find_one_side
from journeymap.findings.ranking import By, Rank
from journeymap.findings.suggesting import Suggestion
from journeymap.findings.support import Share, Support
from journeymap.findings.tensions import Tension
from journeymap.findings.themed import find_named_themes, find_themes_to_name
from journeymap.findings.together import Findings
from journeymap.findings.unheard import Missing
from journeymap.findings.units import Unit


def findings_as_values(found: Findings) -> dict[str, Any]:
    """Return all that was found: lists, mappings, texts and numbers, nothing held back."""
    ranks = zip(found.ranks(By.PEOPLE), found.ranks(By.VOICES), strict=True)
    each = zip(found.all, found.supports, found.replies, ranks, strict=True)
    return {
        "workshops": [site.name for site in found.sites],
        "findings": [_finding(found, *every) for every in each],
        "links": [
            {
                "findings": [link.one, link.other],
                "why": link.tie.value,
                "likelihood": round(link.likelihood, 2),
            }
            for link in found.links
        ],
        "tensions": [_tension(tension) for tension in found.tensions],
        "gaps": [
            gap
            for site, missing in zip(found.sites, found.missing, strict=True)
            for gap in _gaps(site.name, missing)
        ],
        "suggestions": [_suggestion(each) for each in found.suggestions],
        "contrary": [_contrary(each) for each in found.contrary],
        "themes": [
            {"name": theme.name, "findings": [each.id for each in theme.findings]}
            for theme in find_named_themes(found.all)
        ],
        "suggested_themes": [
            {"words": list(theme.words), "findings": [each.id for each in theme.findings]}
            for theme in find_themes_to_name(found.all)
        ],
    }


def _finding(
    found: Findings, finding: Finding, support: Support, reply: Reply, ranks: tuple[Rank, Rank]
) -> dict[str, Any]:
    one_side = find_one_side(support)
    return {
        "id": finding.id,
        "kind": finding.kind,
        "stage": finding.stage,
        "headline": finding.headline.entry.text,
        "grouping": finding.grouping.value,
        "likelihood": round(finding.likelihood, 2),
        "rank": {by.value: rank.in_words for by, rank in zip(By, ranks, strict=True)},
        "room": _share(support.room.share),
        "survey": _share(support.survey.share),
        "voices": {voice: _both(support, voice) for voice in support.voices},
        "groups": {
            group.value: {"room": of.said, "survey": support.survey.groups[group].said}
            for group, of in support.room.groups.items()
            if of.said or support.survey.groups[group].said
        },
        **({"only_source": one_side.source} if one_side.source else {}),
        **({"only_voice": one_side.voice} if one_side.voice else {}),
        "entries": [_entry(found, finding, at) for at in range(len(finding.standings))],
        **_themes(finding),
        **_reply(reply),
    }


def _entry(found: Findings, finding: Finding, at: int) -> dict[str, Any]:
    standing = finding.standings[at]
    entry, site = standing.entry, found.sites[found.site_of[standing.entry.id]]
    return {
        "id": entry.id,
        "source": entry.source,
        "text": entry.text,
        "voice": entry.voice,
        "sheet": site.board.sheet_name(entry.sheet_key),
        **({"workshop": site.name} if len(found.sites) > 1 else {}),
        **({"echoes": len(standing.echoes)} if standing.echoes else {}),
        **entry.own(),
    }


def _themes(finding: Finding) -> dict[str, Any]:
    names = {tag.name.casefold(): tag.name for each in finding.standings for tag in each.themes}
    return {"themes": list(names.values())} if names else {}


def _reply(reply: Reply) -> dict[str, Any]:
    answers = [_item(answer) for answer in reply.answers]
    aims = [
        {**_item(aimed.aim), "counts": [_item(count) for count in aimed.counts]}
        for aimed in reply.aims
    ]
    values = {"answers": answers} if len(answers) > 1 else {"answer": next(iter(answers), None)}
    return {name: value for name, value in {**values, "aims": aims}.items() if value}


def _tension(tension: Tension) -> dict[str, Any]:
    differ = tension.difference
    return {
        "kind": tension.pull.value,
        "findings": list(tension.findings),
        **({"positions": list(tension.positions)} if tension.positions else {}),
        **(
            {
                "source": differ.source,
                "voices": {
                    differ.most: _share(differ.most_share),
                    differ.least: _share(differ.least_share),
                },
            }
            if differ
            else {}
        ),
    }


def _item(entry: Entry) -> dict[str, Any]:
    """Return an entry as it stands in a sheet, its days and moments as texts."""
    item = entry.as_item()
    return {name: str(each) if isinstance(each, date) else each for name, each in item.items()}


def _gaps(workshop: str, missing: Missing) -> Iterator[dict[str, Any]]:
    for unasked in missing.unasked:
        stage = unasked.stage.id if unasked.stage else None
        answered = {"answered_in_survey": unasked.in_survey}
        yield {"workshop": workshop, "stage": stage, "kind": unasked.kind, **answered}
    for unheard in missing.unheard:
        voice = {"voice": unheard.voice.id} if unheard.voice else {}
        yield {
            "workshop": workshop,
            **voice,
            "group": unheard.group.value,
            "in_the_room": unheard.in_room,
        }


def _suggestion(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "finding": suggestion.finding,
        "one": _unit(suggestion.one),
        "other": _unit(suggestion.other),
        "likelihood": round(suggestion.likelihood, 2),
        "words": list(suggestion.words),
    }


def _contrary(suggestion: Suggestion) -> dict[str, Any]:
    decided = suggestion.contrary
    assert decided is not None, "it is among what was decided both ways"
    return {
        "same": _item(decided.same),
        "apart": _item(decided.apart),
        "one": _unit(suggestion.one),
        "other": _unit(suggestion.other),
    }


def _unit(unit: Unit) -> dict[str, Any]:
    texts = dict.fromkeys(each.entry.text for each in unit.standings)
    return {"entries": [each.entry.id for each in unit.standings], "texts": list(texts)}


def _share(share: Share) -> dict[str, int | None]:
    return {"said": share.said, "of": share.of}


def _both(support: Support, voice: str) -> dict[str, int]:
    sides = {"room": support.room.voices, "survey": support.survey.voices}
    return {name: of[voice].said if voice in of else 0 for name, of in sides.items()}
