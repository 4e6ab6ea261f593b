"""The findings as a readable account for the team, stage by stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from journeymap.counting import counted
from journeymap.days import in_words
from journeymap.entries import SAID_KINDS
from journeymap.feedback.document import (
    Block,
    Heading,
    Points,
    Spoken,
    Text,
    document_of,
    paragraph,
)
from journeymap.feedback.forms import markdown
from journeymap.feedback.team.about import about
from journeymap.feedback.team.published import (
    OfVoice,
    Published,
    PublishedDecision,
    PublishedFinding,
    PublishedTension,
)

_TENSIONS = {
    "parked": "The room did not agree on this, and parked it.",
    "always-never": "The same is to happen always, and never.",
    "voices": "The voices differ on this.",
}


def to_markdown(published: Published) -> str:
    """Return the account."""
    return markdown.to_markdown(document_of(*_blocks(published)))


def _blocks(published: Published) -> Iterator[Block]:
    yield Heading(1, published.title)
    yield from (paragraph(each) for each in about(published))
    yield from _section("Who was there", _people(published))
    yield from _stages(published)
    yield from _section("How many stars were given", _stars(published))
    yield from _section("These pull against each other", _tensions(published))
    yield from _section("Linked, and not put together", _links(published))
    yield from _section("These may be a theme, and have no name yet", _to_name(published))
    yield from _section("Not asked, not heard", _gaps(published))
    yield from _section("What was decided", (_decision(d, published) for d in published.decisions))


def _section(heading: str, items: Iterable[Text]) -> Iterator[Block]:
    points = tuple(items)
    if points:
        yield Heading(2, heading)
        yield Points(points)


def _at(published: Published, site: str) -> str:
    """Return where something is, if there are several workshops."""
    return f"{site}: " if len(published.sites) > 1 else ""


def _people(published: Published) -> Iterator[Text]:
    for each in published.people:
        where = "in the room" if each.source == "room" else "who answered the survey"
        at = f" at {each.site}" if len(published.sites) > 1 else ""
        yield (f"{each.name.capitalize()} {where}{at}: {each.number}",)


def _stages(published: Published) -> Iterator[Block]:
    for stage in dict.fromkeys(each.stage for each in published.findings):
        yield Heading(2, stage)
        here = [each for each in published.findings if each.stage == stage]
        for kind in dict.fromkeys(each.kind for each in here):
            yield Heading(3, _headings().get(kind, kind).capitalize())
            for finding in (each for each in here if each.kind == kind):
                yield from _finding(finding, published)


def _headings() -> dict[str, str]:
    return {cls.label: cls.heading for cls in SAID_KINDS.values()}


def _finding(finding: PublishedFinding, published: Published) -> Iterator[Block]:
    yield paragraph(
        f"Finding {finding.number}, on place {finding.rank.in_words}: ", Spoken(finding.headline)
    )
    yield Points(tuple(_of_finding(finding, published)))


def _of_finding(finding: PublishedFinding, published: Published) -> Iterator[Text]:
    yield (f"Support: {finding.numbers.in_words}.{_only(finding)}",)
    if finding.grouping == "suggested":
        yield ("Suggested: nobody has decided yet whether these say the same.",)
    if finding.grouping == "confirmed":
        yield ("Confirmed: people have decided that these say the same.",)
    yield from _in_other_words(finding, published)
    yield from dict.fromkeys(_beside(finding))
    if finding.held_back:
        yield (f"{counted(finding.held_back, 'answer')} held back until somebody has looked.",)
    if finding.themes:
        yield ("Themes: ", *_with_commas(finding.themes))
    yield from _by("Voices", finding.voices, published)
    yield from _by("Interest groups", finding.groups, published)
    if len(published.sites) > 1:
        yield from ((f"At {each.site}: {each.numbers.in_words}",) for each in finding.sites)
    for decision in published.decided.get(finding.number, ()):
        if decision.in_words:
            yield (f"{decision.what.capitalize()}: ", Spoken(decision.in_words))


def _only(finding: PublishedFinding) -> str:
    source = f" Only in the {finding.only_source}." if finding.only_source else ""
    voice = f" Only {finding.only_voice}." if finding.only_voice else ""
    return source + voice


def _in_other_words(finding: PublishedFinding, published: Published) -> Iterator[Text]:
    """Yield what was said in other words than those of the headline, each wording once."""
    seen = {finding.headline}
    for each in finding.entries:
        if each.words not in seen:
            seen.add(each.words)
            at = f" at {each.site}" if len(published.sites) > 1 else ""
            yield (f"Also said in the {each.source}{at}: ", Spoken(each.words))


def _beside(finding: PublishedFinding) -> Iterator[Text]:
    for each in finding.entries:
        if each.stars:
            yield (counted(each.stars, "star"),)
        yield from ((f"{name.capitalize()}: ", Spoken(words)) for name, words in each.beside)


def _by(heading: str, rows: Sequence[OfVoice], published: Published) -> Iterator[Text]:
    if rows:
        words = [
            f"{_at(published, each.site)}{each.name} {each.share.in_words} in the {each.source}"
            for each in rows
        ]
        yield (f"{heading}: {'; '.join(words)}",)


def _with_commas(words: Sequence[str]) -> Iterator[str | Spoken]:
    for number, each in enumerate(words):
        yield from (", ", Spoken(each)) if number else (Spoken(each),)


def _stars(published: Published) -> Iterator[Text]:
    for each in published.stars:
        sides = ((each.in_room, "in the room"), (each.in_survey, "in the survey"))
        numbers = ", ".join(f"{number} {side}" for number, side in sides if number is not None)
        yield (f"{_at(published, each.site)}{counted(each.stars, 'star')}: {numbers}",)


def _tensions(published: Published) -> Iterator[Text]:
    for each in published.tensions:
        sides = tuple(part for side in each.positions for part in (" One side: ", Spoken(side)))
        when = tuple(part for day in each.taken_up for part in (" To be taken up: ", Spoken(day)))
        differ = (f" {each.in_words}.",) if each.in_words else ()
        yield (_TENSIONS[each.pull], *_named(each, published), *sides, *when, *differ)


def _named(tension: PublishedTension, published: Published) -> Iterator[str | Spoken]:
    """Yield the findings that a tension is about, with their words."""
    for number in tension.findings:
        yield from (f" Finding {number}: ", Spoken(published.findings[number - 1].headline))


def _links(published: Published) -> Iterator[Text]:
    for link in published.links:
        one, other = (published.findings[each - 1].headline for each in (link.one, link.other))
        yield (
            f"Finding {link.one}: ",
            Spoken(one),
            f" and finding {link.other}: ",
            Spoken(other),
            f" ({link.why})",
        )


def _to_name(published: Published) -> Iterator[Text]:
    for theme in published.themes_to_name:
        headlines = [published.findings[number - 1].headline for number in theme.findings]
        yield (Spoken(theme.words), ": ", *_with_commas(headlines))


def _gaps(published: Published) -> Iterator[Text]:
    return ((f"{_at(published, each.site)}{each.in_words}",) for each in published.gaps)


def _decision(decision: PublishedDecision, published: Published) -> Text:
    about = ", ".join(map(str, decision.findings))
    which = f"finding{'s' if len(decision.findings) > 1 else ''} {about}"
    where = _at(published, decision.site)
    what = (": ", Spoken(decision.in_words)) if decision.in_words else ()
    replaced = " (replaced by a later decision)" if decision.is_replaced else ""
    return (
        (
            f"{where}{in_words(decision.day)}, {decision.writer}: {decision.what},"
            f" {which if about else 'about what is not shown here'}"
        ),
        *what,
        replaced,
    )
