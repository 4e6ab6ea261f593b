"""The summary: the plain account that goes back to the participants.

Its sentences are short and each says one thing (docs/concepts.md, "plain words"). People
are quoted in their own words and never named, and nothing that stands on the board is left
out of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from journeymap.board import Board, Standing
from journeymap.counting import counted
from journeymap.days import in_words, plainly
from journeymap.entries import SAID_KINDS, STATEMENTS, Critic, Parked, Recipe
from journeymap.feedback.calendar import how_told
from journeymap.feedback.document import (
    Block,
    Document,
    Heading,
    Points,
    Spoken,
    Text,
    paragraph,
    spoken,
    with_spoken,
)
from journeymap.feedback.wording import in_a_row, people
from journeymap.findings.alike import Finding, find_alike
from journeymap.findings.hearing_back import (
    Round,
    booked_days,
    last_round,
    ways_asked_for,
)
from journeymap.findings.identity import contact_details_in, without_contact_details
from journeymap.findings.presence import (
    FEWEST_SHOWN,
    Presence,
    find_presence,
    voices_heard,
)
from journeymap.findings.stars import find_spread
from journeymap.guide import Guide, Stage


def make_summary(board: Board, unread: int = 0) -> Document:
    """Return the account of all that stands on the board.

    `unread` is how many things in the notes could not be read or used: if there are any,
    the account says that something may be missing.
    """
    presence = find_presence(board.guide, voices_heard(board.said()))
    quoted = (*_along_the_journey(board), *_by_kind(board), *_what_you_thought_of_it(board))
    coming_back = tuple(_how_we_come_back(board))
    from_the_room = [each.how for each in booked_days(board) if not each.is_the_guides]
    from_the_room += [stage.name for stage in board.stages() if stage not in board.guide.stages]
    told = (*spoken((*quoted, *coming_back)), *from_the_room)
    return Document(
        (
            *_what_this_is(board.guide),
            _what_is_here(contact_details_in(told), unread),
            *_who_was_there(presence),
            *(with_spoken(block, without_contact_details) for block in quoted),
            *_who_was_not_heard(presence),
            *(with_spoken(block, without_contact_details) for block in coming_back),
        )
    )


def words_that_go_out(board: Board) -> list[str]:
    """Return the words of the summary that may name somebody.

    They are what people said, the stages, which may have been named in the room, the place
    and the booked days.
    """
    guide = board.guide
    return [
        *spoken(make_summary(board).blocks),
        *(stage.name for stage in board.stages()),
        *([guide.place] if guide.place else []),
        *(how_told(each) for each in booked_days(board)),
    ]


def _what_this_is(guide: Guide) -> Iterator[Block]:
    yield Heading(1, f"{guide.title}: what you said")
    if guide.purpose:
        yield paragraph(guide.purpose)
    about = [f"We talked about this: {guide.service}."] if guide.service else []
    met = [f"We met on {in_a_row([in_words(each) for each in guide.held])}."] if guide.held else []
    place = [f"The place was {guide.place}."] if guide.place else []
    if about or met or place:
        yield paragraph(" ".join((*about, *met, *place)))


def _what_is_here(left_out: Sequence[str], unread: int) -> Block:
    """Return what this account is made of, and what is not in it. It says only what is so."""
    kept = ["These are your own words, as they were written down.", "We do not say who said what."]
    if left_out:
        kept.append(f"We left out {in_a_row(left_out)}.")
    if unread:
        kept.append("We could not read or use some of our notes yet.")
        kept.append("Something that you said may be missing here.")
    else:
        kept.append(f"We left nothing {'else ' if left_out else ''}out.")
    return paragraph(" ".join(kept))


def _who_was_there(presence: Presence) -> Iterator[Block]:
    yield Heading(2, "Who was there")
    if presence.counted:
        yield Points(tuple((f"{number} {voice.name}",) for voice, number in presence.counted))
    else:
        yield paragraph("We give no numbers here.")
    yield paragraph(f"We give a number only for groups of {FEWEST_SHOWN} people or more.")
    if presence.uncounted:
        yield paragraph("We did not count how many came from these groups.")
        yield Points(tuple((voice.name,) for voice in presence.uncounted))


def _along_the_journey(board: Board) -> Iterator[Block]:
    yield Heading(2, "What you said, stage by stage")
    yield paragraph(
        "The number after the words is how many people said so. What most people said comes first."
    )
    journey = [(stage.id, _name_of(stage, board.guide)) for stage in board.stages()]
    said = [each for each in board.said() if isinstance(each.entry, STATEMENTS)]
    for number, (stage, name) in enumerate(journey, 1):
        yield Heading(3, f"{number}. {name}")
        here = [each for each in said if each.entry.stage == stage]
        if not here:
            yield paragraph("Nobody has said yet what must always or never happen here.")
        yield from _statements(here)
    if journey:
        whole = [each for each in said if each.entry.stage is None]
        elsewhere = [each for each in said if each.entry.stage not in (None, *dict(journey))]
        yield from _under("At every stage", whole)
        yield from _under("Elsewhere", elsewhere)
    else:
        yield from _under("What you told us", said)


def _name_of(stage: Stage, guide: Guide) -> str:
    """Return the name of a stage as it goes out: one that was typed in the room may say more."""
    return stage.name if stage in guide.stages else without_contact_details(stage.name)


def _under(heading: str, said: list[Standing]) -> Iterator[Block]:
    if said:
        yield Heading(3, heading)
        yield from _statements(said)


def _statements(said: list[Standing]) -> Iterator[Block]:
    for kind, heading in zip(STATEMENTS, ("must always", "must never"), strict=True):
        of_kind = [each for each in said if isinstance(each.entry, kind)]
        if of_kind:
            yield Heading(4, f"This {heading} happen")
            findings = find_alike(of_kind)
            yield Points(tuple((*_words(each), f" ({people(each.people)})") for each in findings))


def _by_kind(board: Board) -> Iterator[Block]:
    """Yield a section for each kind that is not said of a stage, if there is anything in it."""
    statements = {kind.kind for kind in STATEMENTS}
    for kind, cls in SAID_KINDS.items():
        said = board.of_kind(kind)
        if kind not in statements and said:
            default = ((cls.heading or kind).capitalize(), _points_in_full)
            heading, section = _SECTIONS.get(kind, default)
            yield Heading(2, heading)
            yield from section(said, board)


def _all_points(said: Sequence[Standing]) -> Iterator[Block]:
    yield Points(tuple(_point(finding) for finding in find_alike(said, across_stages=True)))


def _points_in_full(said: Sequence[Standing], board: Board) -> Iterator[Block]:
    """Yield a point each, with whatever fields this kind has of its own."""
    del board
    findings = find_alike(said, across_stages=True)
    yield Points(tuple((*_point(each), *_own_fields(each)) for each in findings))


def _own_fields(finding: Finding) -> Text:
    own = finding.first.entry.own().items()
    fields = [(name.replace("_", " ").capitalize(), _as_text(value)) for name, value in own]
    return tuple(
        part
        for name, text in fields
        if text
        for part in (f" {name}: ", text if text.isdecimal() else Spoken(text))
    )


def _as_text(value: object) -> str:
    """Return a field's value as text, what is in lists joined."""
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_as_text(each)}" for name, each in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(_as_text(each) for each in value)
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _ingredients(said: Sequence[Standing], board: Board) -> Iterator[Block]:
    del board
    yield paragraph("We asked for the one thing that makes it good. You wrote these cards.")
    yield from _all_points(said)


def _recipes(said: Sequence[Standing], board: Board) -> Iterator[Block]:
    del board
    yield paragraph("You wrote these recipes.")
    for finding in find_alike(said, across_stages=True):
        recipe = finding.first.entry
        assert isinstance(recipe, Recipe), "the section of recipes is given recipes"
        yield paragraph("Recipe: ", *_point(finding))
        if recipe.ingredients:
            yield paragraph("What it takes:")
            yield Points(tuple((Spoken(each),) for each in recipe.ingredients))
        if recipe.method:
            yield paragraph("What to do:")
            yield Points(tuple((Spoken(each),) for each in recipe.method), numbered=True)


def _critics(said: Sequence[Standing], board: Board) -> Iterator[Block]:
    yield paragraph("You could give 1 to 5 stars. 5 stars are the best.")
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
    at = f", {_name_of(stage, board.guide)}" if stage else ""
    stars = counted(_stars_of(finding), "star") if _stars_of(finding) else "No stars given"
    return (f"{stars}{at}: ", *_point(finding))


def _stars_of(finding: Finding) -> int:
    entry = finding.first.entry
    assert isinstance(entry, Critic), "the section of critics is given critics' notes"
    return entry.stars or 0


def _parked(said: Sequence[Standing], board: Board) -> Iterator[Block]:
    del board
    yield paragraph("You did not all think the same about these. Nothing is decided yet.")
    items: list[Text] = []
    for finding in find_alike(said, across_stages=True):
        parked = finding.first.entry
        assert isinstance(parked, Parked), "the section of parked points is given those"
        sides = [part for side in parked.positions or () for part in (" One side: ", Spoken(side))]
        when = (" To be taken up: ", Spoken(parked.taken_up)) if parked.taken_up else ()
        items.append((*_point(finding), *sides, *when))
    yield Points(tuple(items))


def _topics(said: Sequence[Standing], board: Board) -> Iterator[Block]:
    del board
    yield paragraph("We asked first what you wanted to talk about.")
    yield from _all_points(said)


_SECTIONS: dict[str, tuple[str, Callable[[Sequence[Standing], Board], Iterator[Block]]]] = {
    "ingredient": ("What matters most", _ingredients),
    "recipe": ("How to do it well", _recipes),
    "critic": ("How many stars you gave", _critics),
    "parked": ("What you did not all agree about", _parked),
    "topic": ("What you wanted to talk about", _topics),
}
"""The heading and the section of each kind; a kind without one is a list of points."""


def _who_was_not_heard(presence: Presence) -> Iterator[Block]:
    if presence.missing:
        yield Heading(2, "Who we have not heard enough from")
        yield paragraph(
            f"We heard from fewer than {FEWEST_SHOWN} people in each of these groups."
            " It may have been nobody."
        )
        yield Points(tuple((each,) for each in presence.missing))
        yield paragraph("We still want to ask them. Please tell us if you can help.")


def _what_you_thought_of_it(board: Board) -> Iterator[Block]:
    """Yield the last round: its spread over everybody, and no numbers of a few."""
    rounds = last_round(board)
    if any(each.people for each in rounds):
        yield Heading(2, "What you thought of the session")
        yield paragraph("You could give 1 to 5 stars. 5 stars are the best.")
        for each in rounds:
            yield paragraph(each.question if each.is_the_guides else Spoken(each.question))
            yield from _stars_given(each)


def _stars_given(given: Round) -> Iterator[Block]:
    if given.people < FEWEST_SHOWN:
        yield paragraph(
            f"Fewer than {FEWEST_SHOWN} people gave stars, so we give no numbers."
            " It may have been nobody."
        )
        return
    spread = given.spread().items()
    yield Points(tuple((f"{counted(stars, 'star')}: {people(gave)}",) for stars, gave in spread))


def _how_we_come_back(board: Board) -> Iterator[Block]:
    """Yield the ways, without numbers: one person may be the only one who asked for one."""
    yield Heading(2, "How and when we come back to you")
    ways, booked = ways_asked_for(board), booked_days(board)
    if ways:
        yield paragraph("You told us how you want to hear from us.")
        yield Points(
            tuple((each.way if each.is_the_guides else Spoken(each.way),) for each in ways)
        )
    else:
        yield paragraph("We still have to ask how you want to hear from us.")
    if booked:
        yield paragraph("These days are booked.")
        when = ((plainly(each.day, each.hour), how_told(each)) for each in booked)
        yield Points(tuple((f"{day}: {how}",) for day, how in when))
    else:
        yield paragraph("No day is booked yet. We will tell you when there is one.")


def _point(finding: Finding) -> Text:
    """Return the words, with the number of people if it is more than the one who said them."""
    several = (f" ({people(finding.people)})",) if finding.people > 1 else ()
    return (*_words(finding), *several)


def _words(finding: Finding) -> Text:
    return (Spoken(finding.first.entry.text),)
