"""The findings as plain lines: the team's working view, stage by stage, with the ids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.cleaning import one_line
from journeymap.counting import counted, side_by_side
from journeymap.days import in_words
from journeymap.entries import SAID_KINDS, Answered
from journeymap.findings.alike import Wording, find_alike
from journeymap.findings.answers import Aimed, Reply
from journeymap.findings.finding import Finding, Grouping
from journeymap.findings.gaps import WHOLE_JOURNEY
from journeymap.findings.picking import one_side_in_words
from journeymap.findings.ranking import By, Rank
from journeymap.findings.suggesting import Suggestion
from journeymap.findings.support import Support
from journeymap.findings.tensions import Tension
from journeymap.findings.themed import find_named_themes, find_themes_to_name
from journeymap.findings.together import Findings

_Shown = tuple[Rank, Finding, Support, Reply]


def findings_in_lines(found: Findings, by: By) -> Iterator[str]:
    """Yield all that was found: what is of each stage, ranked, and then what goes across them."""
    yield f"{counted(len(found.all), 'finding')}, ranked {by.rule}."
    shown = list(zip(found.ranks(by), found.all, found.supports, found.replies, strict=True))
    for stage, name in stages_of(found):
        at = [each for each in shown if each[1].stage == stage]
        if at:
            yield from ("", name)
            yield from _by_kind(found, at)
    yield from _section("Decided both ways, and apart till people decide again", _contrary(found))
    yield from _section("These pull against each other", _tensions(found))
    yield from _section("Linked, and not put together", _links(found))
    yield from _section("Not asked, not heard", _missing(found))
    yield from _section("Themes", _themes(found))
    yield from _section("These may be a theme: give it a name, with theme", _to_name(found))


def answer_in_words(answer: Answered) -> str:
    """Return an answer on one line: "doing, by the kitchen, by Friday 1 May 2026"."""
    words = [
        answer.what.words,
        f"because {one_line(answer.because)}" if answer.because else "",
        f"by {answer.by}" if answer.by else "",
        f"by {in_words(answer.due)}" if answer.due else "",
    ]
    return ", ".join(filter(None, words))


def aim_in_words(aimed: Aimed) -> Iterator[str]:
    """Yield an aim on one line, and on the next what was counted for it."""
    aim = aimed.aim
    share = f"{aim.share} of {aim.of}"
    yield f"aim: {aim.who}: {one_line(aim.what)}, {share}, by {in_words(aim.due)}"
    counts = (f"{each.times} of {each.of} on {in_words(each.day)}" for each in aimed.counts)
    yield f"known by: {one_line(aim.known)}; counted: {'; '.join(counts) or 'not yet'}"


def tension_in_words(tension: Tension, found: Findings) -> str:
    """Return a tension on one line."""
    first = found.all[found.places[tension.findings[0]]].headline.entry
    differ = tension.difference
    if differ:
        where = "in the room" if differ.source == "room" else "in the survey"
        names = found.voice_names
        most = f"{names.get(differ.most, differ.most)}: {differ.most_share.in_words}"
        least = f"{names.get(differ.least, differ.least)}: {differ.least_share.in_words}"
        return f"voices differ: {one_line(first.text)} ({most}; {least}; {where})"
    sides = " | ".join(map(one_line, tension.positions)) or "the sides were not written down"
    return f"parked: {one_line(first.text)} ({sides})" if tension.pull == "parked" else sides


def stages_of(found: Findings) -> list[tuple[str | None, str]]:
    """Return the stages of all journeys in their order, and last the whole journey."""
    names: dict[str | None, str] = {}
    for site in found.sites:
        for stage in site.board.stages():
            names.setdefault(stage.id, stage.name)
    for finding in found.all:
        names.setdefault(finding.stage, f"{finding.stage} (not in the guide)")
    names.pop(None, None)
    return [*names.items(), (None, WHOLE_JOURNEY)]


def contrary_in_words(suggestion: Suggestion) -> str:
    """Return what was decided both ways on one line: both wordings, and both decisions."""
    decided = suggestion.contrary
    assert decided is not None, "it is among what was decided both ways"
    one, other = (unit.first.entry for unit in (suggestion.one, suggestion.other))
    both = f"{one_line(one.text)} ({one.id}) | {one_line(other.text)} ({other.id})"
    return f"{both}: {decided.in_words}"


def _by_kind(found: Findings, shown: Sequence[_Shown]) -> Iterator[str]:
    for kind, cls in SAID_KINDS.items():
        of_kind = [each for each in shown if each[1].kind == kind]
        if of_kind:
            yield f"  {cls.heading}"
            for each in sorted(of_kind, key=lambda each: each[0].place):
                yield from _finding(found, *each)


def _finding(
    found: Findings, rank: Rank, finding: Finding, support: Support, reply: Reply
) -> Iterator[str]:
    entry = finding.headline.entry
    notes = [support.in_words, *one_side_in_words(support, found.voice_names)]
    if finding.grouping is not Grouping.EXACT:
        notes.append(str(finding.grouping.value))
    yield f"    {rank.in_words}. {one_line(entry.text)} ({'; '.join(notes)}; {finding.id})"
    for wording in find_alike(finding.standings):
        if finding.headline not in wording.standings:
            yield f"       {_other_wording(finding, wording)}"
    if len(found.sites) > 1:
        for site, of_site in found.by_site(finding):
            yield f"       at {site.name}: {of_site.in_words}"
    for answer in reply.answers:
        yield f"       answer: {answer_in_words(answer)} ({answer.id})"
    for aimed in reply.aims:
        first, second = aim_in_words(aimed)
        yield f"       {first} ({aimed.aim.id})"
        yield f"         {second}"


def _other_wording(finding: Finding, wording: Wording) -> str:
    """Return a wording that is not the headline's: behind a ? if people are still to decide."""
    mark = "=" if wording.first in finding.units[0].standings else "?"
    number = side_by_side(wording.in_room, wording.in_survey, "person", "people")
    return f"{mark} {one_line(wording.first.entry.text)} ({number}; {wording.first.entry.id})"


def _contrary(found: Findings) -> list[str]:
    return list(map(contrary_in_words, found.contrary))


def _tensions(found: Findings) -> list[str]:
    return [f"{tension_in_words(each, found)} ({each.findings[0]})" for each in found.tensions]


def _links(found: Findings) -> list[str]:
    texts = {finding.id: one_line(finding.headline.entry.text) for finding in found.all}
    return [
        f"{texts[link.one]} ({link.one}) | {texts[link.other]} ({link.other}): {link.tie.value}"
        for link in found.links
    ]


def _missing(found: Findings) -> list[str]:
    lines = []
    for site, missing in zip(found.sites, found.missing, strict=True):
        at = f"{site.name}: " if len(found.sites) > 1 else ""
        lines += [f"{at}{each.in_words}" for each in missing.unasked]
        lines += [f"{at}{each.in_words}" for each in missing.unheard]
    return lines


def _themes(found: Findings) -> list[str]:
    named = find_named_themes(found.all)
    return [f"{each.name}: {counted(len(each.findings), 'finding')}" for each in named]


def _to_name(found: Findings) -> list[str]:
    lines = []
    for theme in find_themes_to_name(found.all):
        lines.append(f"{', '.join(theme.words)}:")
        lines += [f"  {one_line(each.headline.entry.text)} ({each.id})" for each in theme.findings]
    return lines


def _section(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from ("", heading)
        yield from (f"    {line}" for line in lines)
