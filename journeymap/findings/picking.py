"""Which findings are looked at: those that wait for people, those that pull, those of one side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from journeymap.cleaning import one_line
from journeymap.findings.finding import Finding, Grouping
from journeymap.findings.one_side import find_one_side
from journeymap.findings.support import Support
from journeymap.findings.tensions import Pull
from journeymap.findings.together import Findings


class Pick(StrEnum):
    """What is asked of a finding so that it is shown."""

    ALL = "all"
    SUGGESTED = "suggested"
    """People have not decided yet whether its entries say the same."""
    UNANSWERED = "no answer"
    TENSIONS = "tensions"
    """It pulls against another, or voices differ on it, or it is parked."""
    ONE_SIDE = "one side"
    """Only the room, only the survey, or only one voice says so."""


def pick(found: Findings, by: Pick, words: str = "") -> list[int]:
    """Return the places of the findings that are asked for, and have all these words in them."""
    wanted = one_line(words).casefold().split()
    pulling = {id_ for tension in found.tensions for id_ in tension.findings}
    return [
        place
        for place, finding in enumerate(found.all)
        if _fits(found, place, by, pulling) and _has(finding, wanted)
    ]


def one_side_in_words(support: Support, names: Mapping[str, str]) -> list[str]:
    """Return what is to be said of a finding that comes from one side alone.

    `names` are those of the voices, by their ids.
    """
    one_side = find_one_side(support)
    in_words = {"room": "only in the room", "survey": "only in the survey"}
    of_source = one_side.source if support.survey.share.of else None
    return [
        *([in_words[of_source]] if of_source else []),
        *([f"only {names.get(one_side.voice, one_side.voice)}"] if one_side.voice else []),
    ]


def _fits(found: Findings, place: int, by: Pick, pulling: Iterable[str]) -> bool:
    finding = found.all[place]
    match by:
        case Pick.ALL:
            return True
        case Pick.SUGGESTED:
            return finding.grouping is Grouping.SUGGESTED
        case Pick.UNANSWERED:
            return not found.replies[place].answers
        case Pick.TENSIONS:
            return finding.id in pulling
        case Pick.ONE_SIDE:
            return bool(one_side_in_words(found.supports[place], {}))


def _has(finding: Finding, wanted: list[str]) -> bool:
    if not wanted:
        return True
    texts = " ".join(each.entry.in_full for each in finding.standings).casefold()
    return all(word in texts for word in wanted)


def pulls_in_words(found: Findings) -> dict[str, str]:
    """Return by the id of a finding its sign: decided both ways, or the first tension it is in."""
    signs = {
        Pull.PARKED: "not agreed",
        Pull.ALWAYS_NEVER: "always and never",
        Pull.VOICES: "voices differ",
    }
    both = (unit for each in found.contrary for unit in (each.one, each.other))
    ids = (found.all[found.places[unit.first.entry.id]].id for unit in both)
    said = dict.fromkeys(ids, "decided both ways")
    for tension in found.tensions:
        for each in tension.findings:
            said.setdefault(each, signs[tension.pull])
    return said
