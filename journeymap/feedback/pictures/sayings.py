"""What the picture says in words: the same in the picture, beside it and in the diagram."""

from __future__ import annotations

from typing import Protocol

from journeymap.feedback.pictures.road_map import Said, Stop
from journeymap.language.language import Language


class HowMany(Protocol):
    """How many things were said, in words."""

    def __call__(self, said: Said, language: Language, /, *, has_survey: bool) -> str: ...


def name_of(stop: Stop, language: Language) -> str:
    """Return the name of a stop, in this language if the workshop has it in it."""
    return language.own(stop.name) if stop.is_the_guides else stop.name


def how_many_always(said: Said, language: Language, *, has_survey: bool) -> str:
    """Return "Must always: 4", or with a survey "Must always: 4 in the room, 2 in the survey"."""
    if has_survey:
        return language.say(
            "Must always: {room} in the room, {survey} in the survey",
            room=said.in_room,
            survey=said.in_survey,
        )
    return language.say("Must always: {number}", number=said.in_room)


def how_many_never(said: Said, language: Language, *, has_survey: bool) -> str:
    """Return "Must never: 4", or with a survey "Must never: 4 in the room, 2 in the survey"."""
    if has_survey:
        return language.say(
            "Must never: {room} in the room, {survey} in the survey",
            room=said.in_room,
            survey=said.in_survey,
        )
    return language.say("Must never: {number}", number=said.in_room)


def title(language: Language) -> str:
    """Return what the picture is called."""
    return language.say("The journey, stop by stop")


def at_every_stop(language: Language) -> str:
    """Return the heading of what was said of every stage."""
    return language.say("At every stage")


def elsewhere(language: Language) -> str:
    """Return the heading of what was said of stages that are no more on the journey."""
    return language.say("Elsewhere")


def stars_of_whom(language: Language, *, has_survey: bool) -> tuple[str, str]:
    """Return the headings of the stars of the room and of the survey."""
    if has_survey:
        return language.say("Stars in the room"), language.say("Stars in the survey")
    return language.say("Stars"), ""


def all_stars(language: Language) -> str:
    """Return the heading of the stars of all stops together."""
    return language.say("All the stars you gave")


def what_ticks_mean(language: Language) -> str:
    """Return what the tick and its number stand for."""
    return language.say("How many things you said must always happen here.")


def what_bars_mean(language: Language) -> str:
    """Return what the bar across a disc and its number stand for."""
    return language.say("How many things you said must never happen here.")


def what_stars_mean(fewest: int, language: Language) -> tuple[str, ...]:
    """Return what the columns stand for, and when they are there."""
    return (
        language.say("The columns show how many people gave 1, 2, 3, 4 or 5 stars."),
        language.say("5 stars are the best."),
        language.say("We show stars only where {number} people or more gave them.", number=fewest),
    )


def why_two_numbers(language: Language) -> str:
    """Return why the room and the survey stand side by side."""
    return language.say("We do not add up the room and the survey, as you may have done both.")


def what_is_held_back(number: int, language: Language) -> str:
    """Return how many answers are not counted, as nobody has looked at them yet."""
    return language.several(
        "We do not count {number} answer in the survey yet.",
        "We do not count {number} answers in the survey yet.",
        number,
    )
