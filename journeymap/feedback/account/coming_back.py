"""How and when people hear back, whom to ring, and what they thought of the session."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.feedback.account.by_kind import spread
from journeymap.feedback.account.material import Material
from journeymap.feedback.calendar import how_told
from journeymap.feedback.document import Block, Heading, Points, Spoken, Text, paragraph
from journeymap.findings.hearing_back import (
    DayForIt,
    WayAsked,
    booked_days,
    last_round,
    ways_asked_for,
)
from journeymap.findings.identity import without_possible_names
from journeymap.findings.small_groups import FEWEST_SHOWN


def how_we_come_back(material: Material) -> Iterator[Block]:
    """Yield the ways, without numbers: one person may be the only one who asked for one."""
    language, board = material.language, material.board
    yield Heading(2, language.say("How and when we come back to you"))
    if ways := ways_asked_for(board):
        yield paragraph(language.say("You told us how you want to hear from us."))
        yield Points(tuple((_way(each, material),) for each in ways))
    else:
        yield paragraph(language.say("We still have to ask how you want to hear from us."))
    if booked_days(board):
        yield paragraph(language.say("We have booked these days."))
    yield from days_booked(material)


def days_booked(material: Material) -> Iterator[Block]:
    """Yield the booked days, or that there is none yet."""
    language = material.language
    if booked := booked_days(material.board):
        yield Points(tuple(day_told(each, material) for each in booked))
    else:
        yield paragraph(
            language.say("We have not booked a day yet."),
            " ",
            language.say("We will tell you when there is one."),
        )


def whom_to_ring(material: Material) -> Iterator[Block]:
    """Yield whom to ring or write to, if the organisation has said."""
    if material.contact:
        yield Heading(2, material.language.say("Whom you can ask"))
        yield Points(tuple((material.language.own(each),) for each in material.contact))


def day_told(day: DayForIt, material: Material) -> Text:
    """Return a booked day, with how and where."""
    language = material.language
    return (f"{language.day(day.day, day.hour)}: {how_told(day, language)}",)


def _way(asked: WayAsked, material: Material) -> str | Spoken:
    """Return a way to hear back; own words, which nobody looks at before it goes out, no names."""
    if asked.is_the_guides:
        return material.language.own(asked.way)
    return Spoken(without_possible_names(asked.way), material.spoken_here)


def what_you_thought_of_it(material: Material) -> Iterator[Block]:
    """Yield the last round: its spread over everybody, and no numbers of a few.

    A round in which only a few gave stars looks the same as one in which nobody did.
    """
    rounds, language = last_round(material.board), material.language
    rounds = tuple(e for e in rounds if e.is_the_guides or e.people >= FEWEST_SHOWN)
    if not any(each.people >= FEWEST_SHOWN for each in rounds):
        return
    yield Heading(2, language.say("What you thought of the session"))
    yield paragraph(language.say("You could give 1 to 5 stars. 5 stars are the best."))
    for each in rounds:
        typed = Spoken(without_possible_names(each.question), material.spoken_here)
        yield paragraph(language.own(each.question) if each.is_the_guides else typed)
        if each.people >= FEWEST_SHOWN:
            yield spread(each.spread(), language)
        else:
            yield paragraph(
                language.say(
                    "Fewer than {fewest} people gave stars, so we give no numbers.",
                    fewest=FEWEST_SHOWN,
                ),
                " ",
                language.say("It may have been nobody."),
            )
