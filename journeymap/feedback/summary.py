"""The summary: the plain account that goes back to the participants.

Its sentences are short and each says one thing (docs/concepts.md, "plain words"). People
are quoted in their own words and never named, and nothing that stands on the board is left
out of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from journeymap.board import Board
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
    document_of,
    paragraph,
    spoken,
    with_spoken,
)
from journeymap.feedback.wording import in_a_row, people, room_and_survey
from journeymap.findings.alike import Wording, find_alike
from journeymap.findings.hearing_back import (
    Round,
    WayAsked,
    booked_days,
    last_round,
    ways_asked_for,
)
from journeymap.findings.identity import (
    contact_details_in,
    without_contact_details,
    without_possible_names,
)
from journeymap.findings.looks import may_go_out, number_held_back, to_be_looked_at
from journeymap.findings.presence import (
    Presence,
    Returned,
    find_presence,
    find_returned,
    voices_heard,
)
from journeymap.findings.small_groups import FEWEST_SHOWN
from journeymap.findings.stars import find_spread, find_spread_in_survey
from journeymap.guide import Guide, Stage
from journeymap.standing import Standing

_NUMBERS = (
    "The number after the words is how many people said so. What most people said comes first."
)
_NUMBERS_OF_BOTH = (
    "The numbers after the words are how many people in the room said so, and how many answers in"
    " the survey. We do not add them up, as you may have done both. We put first what has the"
    " larger of its two numbers."
)
_KINDS_AT_ONCE = 6
"""So many kinds of what was left out are told in one sentence: it stays short."""


def make_summary(board: Board, unread: int = 0) -> Document:
    """Return the account of all that stands on the board.

    `unread` is how many things in the notes could not be read or used: if there are any,
    the account says that something may be missing.
    """
    returned = find_returned(board)
    presence = find_presence(board.guide, voices_heard(board.said()), returned)
    quoted = (*_along_the_journey(board), *_by_kind(board), *_what_you_thought_of_it(board))
    coming_back = tuple(_how_we_come_back(board))
    from_the_room = [each.how for each in booked_days(board) if not each.is_the_guides]
    from_the_room += [stage.name for stage in board.stages() if stage not in board.guide.stages]
    told = (*spoken((*quoted, *coming_back)), *from_the_room)
    return document_of(
        *_what_this_is(board.guide),
        _what_is_here(contact_details_in(told), unread, number_held_back(board)),
        *_who_was_there(presence),
        *_who_answered(returned, board),
        *(with_spoken(block, without_contact_details) for block in quoted),
        *_who_was_not_heard(presence, board),
        *(with_spoken(block, without_contact_details) for block in coming_back),
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


def _what_is_here(left_out: Sequence[str], unread: int, held_back: int) -> Block:
    """Return what this account is made of, and what is not in it. It says only what is so."""
    kept = ["These are your own words, as they were written down.", "We do not say who said what."]
    if left_out:
        first, others = left_out[:_KINDS_AT_ONCE], left_out[_KINDS_AT_ONCE:]
        kept.append(f"We left out {in_a_row(first)}.")
        kept += [f"We left out {in_a_row(others)} too."] if others else []
    if unread:
        kept.append("We could not read or use some of our notes yet.")
        kept.append("Something that you said may be missing here.")
        kept += [_held_back(held_back)] if held_back else []
    elif held_back:
        kept.append(_held_back(held_back))
        kept.append("We left nothing else out.")
    else:
        kept.append(f"We left nothing {'else ' if left_out else ''}out.")
    return paragraph(" ".join(kept))


def _who_was_there(presence: Presence) -> Iterator[Block]:
    yield Heading(2, "Who was there")
    if presence.kept_back and presence.total is not None:
        yield paragraph(f"{people(presence.total)} were there.")
    elif not presence.counted:
        yield paragraph("We give no numbers here.")
    if presence.counted:
        yield Points(tuple((f"{number} {voice.name}",) for voice, number in presence.counted))
    yield paragraph(f"We give a number only for groups of {FEWEST_SHOWN} people or more.")
    if presence.kept_back:
        yield paragraph(
            f"{FEWEST_SHOWN} people or more came from each of these groups. With their numbers,"
            " others could work out how many there were of a small group."
        )
        yield Points(tuple((voice.name,) for voice in presence.kept_back))
    if presence.uncounted:
        yield paragraph("We did not count how many came from these groups.")
        yield Points(tuple((voice.name,) for voice in presence.uncounted))


def _held_back(number: int) -> str:
    are, they = ("is", "it tells") if number == 1 else ("are", "they tell")
    return (
        f"{counted(number, 'answer')} in the survey {are} not shown yet."
        f" We look first whether {they} who somebody is."
    )


def _who_answered(returned: Returned, board: Board) -> Iterator[Block]:
    """Yield how many answered the survey. Of no group is it told, as theirs could be worked out."""
    if board.has_survey():
        yield Heading(2, "Who answered the survey")
        yield paragraph("We asked the same questions in a survey, for people who were not there.")
        if returned.number is None:
            yield paragraph("We do not say here how many people answered it.")
        else:
            yield paragraph(f"{people(returned.number)} answered it.")


def _along_the_journey(board: Board) -> Iterator[Block]:
    yield Heading(2, "What you said, stage by stage")
    yield paragraph(_NUMBERS_OF_BOTH if board.has_survey() else _NUMBERS)
    journey = [(stage.id, _name_of(stage, board.guide)) for stage in board.stages()]
    said = [each for each in board.said() if isinstance(each.entry, STATEMENTS)]
    for number, (stage, name) in enumerate(journey, 1):
        yield Heading(3, f"{number}. {name}")
        here = [each for each in said if each.entry.stage == stage]
        if not here:
            yield paragraph("Nobody has said yet what must always or never happen here.")
        yield from _statements(here, board)
    if journey:
        whole = [each for each in said if each.entry.stage is None]
        elsewhere = [each for each in said if each.entry.stage not in (None, *dict(journey))]
        yield from _under("At every stage", whole, board)
        yield from _under("Elsewhere", elsewhere, board)
    else:
        yield from _under("What you told us", said, board)


def _name_of(stage: Stage, guide: Guide) -> str:
    """Return the name of a stage as it goes out: one that was typed in the room may say more."""
    return stage.name if stage in guide.stages else without_contact_details(stage.name)


def _under(heading: str, said: list[Standing], board: Board) -> Iterator[Block]:
    if said:
        yield Heading(3, heading)
        yield from _statements(said, board)


def _statements(said: list[Standing], board: Board) -> Iterator[Block]:
    for kind, heading in zip(STATEMENTS, ("must always", "must never"), strict=True):
        of_kind = [each for each in said if isinstance(each.entry, kind)]
        if of_kind:
            yield Heading(4, f"This {heading} happen")
            wordings = find_alike(may_go_out(of_kind))
            points = tuple((*_words(each), f" ({_said_so(each, board)})") for each in wordings)
            yield from _with_what_is_held_back(points, of_kind)


def _with_what_is_held_back(items: tuple[Text, ...], said: Sequence[Standing]) -> Iterator[Block]:
    """Yield a list if there is anything in it, and in the place of the rest how much it is."""
    if items:
        yield Points(items)
    if held_back := to_be_looked_at(said):
        yield paragraph(_held_back(len(held_back)))


def _said_so(wording: Wording, board: Board) -> str:
    """Return how many said so; in the room and in the survey apart, if there is one."""
    if not board.has_survey():
        return people(wording.in_room)
    return room_and_survey(wording.in_room, wording.in_survey)


def _by_kind(board: Board) -> Iterator[Block]:
    """Yield a section for each kind that is not said of a stage, if there is anything in it."""
    statements = {kind.kind for kind in STATEMENTS}
    for kind, cls in SAID_KINDS.items():
        said = board.of_kind(kind)
        ratings = board.ratings() if kind == Critic.kind else []
        if kind not in statements and (said or ratings):
            default = ((cls.heading or kind).capitalize(), _points_in_full)
            heading, section = _SECTIONS.get(kind, default)
            yield Heading(2, heading)
            yield from section(said, board)


def _all_points(said: Sequence[Standing], board: Board) -> Iterator[Block]:
    wordings = find_alike(may_go_out(said), across_stages=True)
    yield from _with_what_is_held_back(tuple(_point(each, board) for each in wordings), said)


def _points_in_full(said: Sequence[Standing], board: Board) -> Iterator[Block]:
    """Yield a point each, with whatever fields this kind has of its own."""
    wordings = find_alike(may_go_out(said), across_stages=True)
    points = tuple((*_point(each, board), *_own_fields(each)) for each in wordings)
    yield from _with_what_is_held_back(points, said)


def _own_fields(wording: Wording) -> Text:
    own = wording.first.entry.own().items()
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
    wrote = "You wrote these cards."
    if board.has_survey():
        wrote = "You wrote these on cards, or in the survey."
    yield paragraph(f"We asked for the one thing that makes it good. {wrote}")
    yield from _all_points(said, board)


def _recipes(said: Sequence[Standing], board: Board) -> Iterator[Block]:
    yield paragraph("You wrote these recipes.")
    for wording in find_alike(may_go_out(said), across_stages=True):
        recipe = wording.first.entry
        assert isinstance(recipe, Recipe), "the section of recipes is given recipes"
        yield paragraph("Recipe: ", *_point(wording, board))
        if recipe.ingredients:
            yield paragraph("What it takes:")
            yield Points(tuple((Spoken(each),) for each in recipe.ingredients))
        if recipe.method:
            yield paragraph("What to do:")
            yield Points(tuple((Spoken(each),) for each in recipe.method), numbered=True)
    yield from _with_what_is_held_back((), said)


def _critics(said: Sequence[Standing], board: Board) -> Iterator[Block]:
    yield paragraph("You could give 1 to 5 stars. 5 stars are the best.")
    if board.has_survey():
        yield paragraph("These stars were given in the room.")
        yield _spread(find_spread(said))
        yield paragraph("These stars were given in the survey.")
        yield _spread(find_spread_in_survey(said, board.ratings()))
    else:
        yield _spread(find_spread(said))
    if said:
        yield paragraph("This is what you wrote.")
    wordings = sorted(find_alike(may_go_out(said)), key=lambda wording: -_stars_of(wording))
    yield from _with_what_is_held_back(tuple(_review(each, board) for each in wordings), said)


def _spread(spread: Mapping[int, int]) -> Block:
    given = ((f"{counted(stars, 'star')}: {people(number)}",) for stars, number in spread.items())
    return Points(tuple(given))


def _review(wording: Wording, board: Board) -> Text:
    entry = wording.first.entry
    stage = board.stage(entry.stage) if entry.stage else None
    at = f", {_name_of(stage, board.guide)}" if stage else ""
    stars = counted(_stars_of(wording), "star") if _stars_of(wording) else "No stars given"
    return (f"{stars}{at}: ", *_point(wording, board))


def _stars_of(wording: Wording) -> int:
    entry = wording.first.entry
    assert isinstance(entry, Critic), "the section of critics is given critics' notes"
    return entry.stars or 0


def _parked(said: Sequence[Standing], board: Board) -> Iterator[Block]:
    yield paragraph("You did not all think the same about these. Nothing is decided yet.")
    items: list[Text] = []
    for wording in find_alike(may_go_out(said), across_stages=True):
        parked = wording.first.entry
        assert isinstance(parked, Parked), "the section of parked points is given those"
        sides = [part for side in parked.positions or () for part in (" One side: ", Spoken(side))]
        when = (" To be taken up: ", Spoken(parked.taken_up)) if parked.taken_up else ()
        items.append((*_point(wording, board), *sides, *when))
    yield from _with_what_is_held_back(tuple(items), said)


def _topics(said: Sequence[Standing], board: Board) -> Iterator[Block]:
    yield paragraph("We asked first what you wanted to talk about.")
    yield from _all_points(said, board)


_SECTIONS: dict[str, tuple[str, Callable[[Sequence[Standing], Board], Iterator[Block]]]] = {
    "ingredient": ("What matters most", _ingredients),
    "recipe": ("How to do it well", _recipes),
    "critic": ("How many stars you gave", _critics),
    "parked": ("What you did not all agree about", _parked),
    "topic": ("What you wanted to talk about", _topics),
}
"""The heading and the section of each kind; a kind without one is a list of points."""


def _who_was_not_heard(presence: Presence, board: Board) -> Iterator[Block]:
    if presence.missing:
        yield Heading(2, "Who we have not heard enough from")
        few = f"We heard from fewer than {FEWEST_SHOWN} people in each of these groups."
        if board.has_survey():
            few = (
                f"Fewer than {FEWEST_SHOWN} people in each of these groups were there, and fewer"
                f" than {FEWEST_SHOWN} answered the survey."
            )
        yield paragraph(f"{few} It may have been nobody.")
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
    yield _spread(given.spread())


def _how_we_come_back(board: Board) -> Iterator[Block]:
    """Yield the ways, without numbers: one person may be the only one who asked for one."""
    yield Heading(2, "How and when we come back to you")
    ways, booked = ways_asked_for(board), booked_days(board)
    if ways:
        yield paragraph("You told us how you want to hear from us.")
        yield Points(tuple((_way(each),) for each in ways))
    else:
        yield paragraph("We still have to ask how you want to hear from us.")
    if booked:
        yield paragraph("These days are booked.")
        when = ((plainly(each.day, each.hour), how_told(each)) for each in booked)
        yield Points(tuple((f"{day}: {how}",) for day, how in when))
    else:
        yield paragraph("No day is booked yet. We will tell you when there is one.")


def _way(asked: WayAsked) -> str | Spoken:
    """Return a way to hear back; own words of the survey, which nobody has read, without names."""
    if asked.is_the_guides:
        return asked.way
    return Spoken(asked.way if asked.people else without_possible_names(asked.way))


def _point(wording: Wording, board: Board) -> Text:
    """Return the words, with how many said so if it is not one person in the room."""
    is_one = wording.in_room == 1 and not wording.in_survey
    several = () if is_one else (f" ({_said_so(wording, board)})",)
    return (*_words(wording), *several)


def _words(wording: Wording) -> Text:
    return (Spoken(wording.first.entry.text),)
