"""The summary: the plain account that goes back to the participants.

Its sentences are short and each says one thing (docs/concepts.md, "plain words"). People
are quoted in their own words and never named, and nothing that stands on the board is left
out of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from journeymap.board import Board, Standing
from journeymap.counting import counted
from journeymap.entries import SAID_KINDS, STATEMENTS, Critic, Parked, Recipe
from journeymap.feedback.document import (
    Block,
    Document,
    Heading,
    Points,
    Spoken,
    Text,
    paragraph,
)
from journeymap.feedback.identity import without_contact_details
from journeymap.feedback.wording import day, in_a_row, people
from journeymap.findings.alike import Finding, find_alike
from journeymap.findings.presence import FEWEST_SHOWN, find_presence
from journeymap.findings.stars import find_spread
from journeymap.guide import Guide


def make_summary(board: Board) -> Document:
    """Return the account of all that stands on the board."""
    return Document(
        (
            *_what_this_is(board.guide),
            *_who_was_there(board.guide),
            *_along_the_journey(board),
            *_by_kind(board),
            *_who_was_not_heard(board.guide),
            *_how_we_come_back(board.guide),
        )
    )


def _what_this_is(guide: Guide) -> Iterator[Block]:
    yield Heading(1, f"{guide.title}: what you said")
    if guide.purpose:
        yield paragraph(guide.purpose)
    about = [f"We talked about this: {guide.service}."] if guide.service else []
    met = [f"We met on {in_a_row([day(each) for each in guide.held])}."] if guide.held else []
    place = [f"The place was {guide.place}."] if guide.place else []
    if about or met or place:
        yield paragraph(" ".join((*about, *met, *place)))
    yield paragraph(
        "These are your own words. We did not change them. We do not say who said what. "
        "We left out telephone numbers and addresses. Everything else is here."
    )


def _who_was_there(guide: Guide) -> Iterator[Block]:
    presence = find_presence(guide)
    yield Heading(2, "Who was there")
    if presence.counted:
        yield Points(tuple((f"{number} {voice.name}",) for voice, number in presence.counted))
        yield paragraph(f"We give a number only for groups of {FEWEST_SHOWN} people or more.")
    if presence.uncounted:
        yield paragraph("We did not count how many came from these groups.")
        yield Points(tuple((voice.name,) for voice in presence.uncounted))
    if not (presence.counted or presence.uncounted):
        yield paragraph("We did not write down who was there.")


def _along_the_journey(board: Board) -> Iterator[Block]:
    yield Heading(2, "What you said, step by step")
    yield paragraph(
        "The number behind the words is how many people said so. What most people said comes first."
    )
    journey = [(stage.id, stage.name) for stage in board.stages()]
    said = [each for each in board.said() if isinstance(each.entry, STATEMENTS)]
    for number, (stage, name) in enumerate(journey, 1):
        yield Heading(3, f"{number}. {name}")
        yield from _statements([each for each in said if each.entry.stage == stage])
    elsewhere = [each for each in said if each.entry.stage not in dict(journey)]
    if elsewhere:
        yield Heading(3, "The whole of it" if journey else "What you told us")
        yield from _statements(elsewhere)


def _statements(said: list[Standing]) -> Iterator[Block]:
    if not said:
        yield paragraph("Nobody has said anything about this yet.")
    for kind, heading in zip(STATEMENTS, ("must always", "must never"), strict=True):
        findings = find_alike([each for each in said if isinstance(each.entry, kind)])
        if findings:
            yield Heading(4, f"This {heading} happen")
            yield Points(tuple(_point(finding) for finding in findings))


def _by_kind(board: Board) -> Iterator[Block]:
    """Yield a section for each kind that is not said of a stage, if there is anything in it."""
    statements = {kind.kind for kind in STATEMENTS}
    for kind, cls in SAID_KINDS.items():
        said = board.of_kind(kind)
        if kind not in statements and said:
            heading, section = _SECTIONS.get(kind, (cls.heading.capitalize(), _all_points))
            yield Heading(2, heading)
            yield from section(said, board)


def _all_points(said: Sequence[Standing], board: Board) -> Iterator[Block]:
    del board
    yield Points(tuple(_point(finding) for finding in find_alike(said)))


def _ingredients(said: Sequence[Standing], board: Board) -> Iterator[Block]:
    yield paragraph("We asked for the one thing that makes it good. You wrote these cards.")
    yield from _all_points(said, board)


def _recipes(said: Sequence[Standing], board: Board) -> Iterator[Block]:
    del board
    yield paragraph("You wrote down how to make it as good as it can be.")
    for finding in find_alike(said):
        recipe = finding.first.entry
        assert isinstance(recipe, Recipe), "the section of recipes is given recipes"
        yield paragraph(*_point_of_several(finding))
        if recipe.ingredients:
            yield paragraph("What it takes:")
            yield Points(tuple((_spoken(each),) for each in recipe.ingredients))
        if recipe.method:
            yield paragraph("What to do:")
            yield Points(tuple((_spoken(each),) for each in recipe.method), numbered=True)


def _critics(said: Sequence[Standing], board: Board) -> Iterator[Block]:
    yield paragraph("You gave 1 to 5 stars. 5 stars are the best.")
    spread = find_spread(said).items()
    yield Points(
        tuple((f"{counted(number, 'star')}: {people(given)}",) for number, given in spread)
    )
    yield paragraph("This is what you wrote.")
    findings = sorted(find_alike(said), key=lambda finding: -_stars_of(finding))
    yield Points(tuple(_review(finding, board) for finding in findings))


def _review(finding: Finding, board: Board) -> Text:
    entry = finding.first.entry
    stage = board.stage(entry.stage) if entry.stage else None
    about = f" About: {stage.name}." if stage else ""
    several = f" ({people(finding.people)})" if finding.people > 1 else ""
    return (f"{counted(_stars_of(finding), 'star')}: ", _spoken(entry.text), f"{several}{about}")


def _stars_of(finding: Finding) -> int:
    entry = finding.first.entry
    assert isinstance(entry, Critic), "the section of critics is given critics' notes"
    return entry.stars


def _parked(said: Sequence[Standing], board: Board) -> Iterator[Block]:
    del board
    yield paragraph("You did not all think the same about these. Both sides stay open.")
    items: list[Text] = []
    for finding in find_alike(said):
        parked = finding.first.entry
        assert isinstance(parked, Parked), "the section of parked points is given those"
        sides = [part for side in parked.positions or () for part in (" One side: ", _spoken(side))]
        items.append((*_point_of_several(finding), *sides))
    yield Points(tuple(items))


def _topics(said: Sequence[Standing], board: Board) -> Iterator[Block]:
    yield paragraph("We asked first what you wanted to talk about.")
    yield from _all_points(said, board)


_SECTIONS: dict[str, tuple[str, Callable[[Sequence[Standing], Board], Iterator[Block]]]] = {
    "ingredient": ("What matters most", _ingredients),
    "recipe": ("How to do it well", _recipes),
    "critic": ("How many stars you gave", _critics),
    "parked": ("What we did not agree about", _parked),
    "topic": ("What you wanted to talk about", _topics),
}
"""The heading and the section of each kind; a kind without one is a list of points."""


def _who_was_not_heard(guide: Guide) -> Iterator[Block]:
    missing = find_presence(guide).missing
    if missing:
        yield Heading(2, "Who we have not heard enough from")
        yield paragraph("From each of these groups there were fewer than five people, or nobody.")
        yield Points(tuple((each,) for each in missing))
        yield paragraph("We still want to ask them. Please tell us if you can help.")


def _how_we_come_back(guide: Guide) -> Iterator[Block]:
    yield Heading(2, "How and when we come back to you")
    back = guide.hear_back
    if back and back.chosen:
        yield paragraph("You told us how you want to hear from us.")
        yield Points(tuple((way,) for way in back.chosen))
    else:
        yield paragraph("We still have to ask how you want to hear from us.")
    if back and back.booked:
        yield paragraph("These days are booked.")
        yield Points(tuple((f"{day(each.day)}: {each.how}",) for each in back.booked))
    else:
        yield paragraph("No day is booked yet. We will tell you when there is one.")


def _point(finding: Finding) -> Text:
    return (_spoken(finding.first.entry.text), f" ({people(finding.people)})")


def _point_of_several(finding: Finding) -> Text:
    """Return the words, with the number of people if it is more than the one who wrote them."""
    return _point(finding) if finding.people > 1 else (_spoken(finding.first.entry.text),)


def _spoken(words: str) -> Spoken:
    return Spoken(without_contact_details(words))
