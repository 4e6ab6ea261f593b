"""All that the picture of the road map says, in short sentences."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.feedback.document import Text
from journeymap.feedback.pictures import sayings
from journeymap.feedback.pictures.road_map import RoadMap, Said, Spread, Stars, Stop
from journeymap.findings.small_groups import FEWEST_SHOWN
from journeymap.language.language import Language


def in_words(road_map: RoadMap, language: Language) -> tuple[Text, ...]:
    """Return the picture in words: each run can be read alone and has a few sentences."""
    return tuple((" ".join(each),) for each in _told(road_map, language))


def in_short(road_map: RoadMap, language: Language) -> str:
    """Return what the picture shows, in a sentence or two."""
    stops = language.several(
        "A road with {number} stop.", "A road with {number} stops.", len(road_map.stops)
    )
    return f"{stops} {language.say('The words beside it tell all that it shows.')}"


def _told(road_map: RoadMap, language: Language) -> Iterator[list[str]]:
    yield [
        language.several(
            "This picture is a road with {number} stop.",
            "This picture is a road with {number} stops.",
            len(road_map.stops),
        ),
        *_how_it_counts(road_map, language),
    ]
    if road_map.has_stars:
        yield list(sayings.what_stars_mean(FEWEST_SHOWN, language))
    for order, stop in enumerate(road_map.stops, 1):
        name = sayings.name_of(stop, language)
        where = language.say("Stop {number}: {name}.", number=order, name=name.rstrip("."))
        yield [where, *_said(stop, road_map, language)]
        yield from _stars(where, stop.stars, road_map, language)
    beside = (
        (sayings.at_every_stop(language), road_map.everywhere),
        (sayings.elsewhere(language), road_map.elsewhere),
    )
    for name, place in beside:
        if place:
            yield [f"{name}.", *_said(place, road_map, language)]
    yield from _stars(f"{sayings.all_stars(language)}.", road_map.stars, road_map, language)


def _how_it_counts(road_map: RoadMap, language: Language) -> Iterator[str]:
    yield language.say(
        "At each stop it says how many things you said must always or never happen there."
    )
    if road_map.has_survey:
        yield sayings.why_two_numbers(language)
    if road_map.held_back:
        yield sayings.what_is_held_back(road_map.held_back, language)


def _said(stop: Stop, road_map: RoadMap, language: Language) -> Iterator[str]:
    for how_many, said in _kinds(stop):
        yield f"{how_many(said, language, has_survey=road_map.has_survey)}."


def _kinds(stop: Stop) -> Iterator[tuple[sayings.HowMany, Said]]:
    yield sayings.how_many_always, stop.always
    yield sayings.how_many_never, stop.never


def _stars(where: str, stars: Stars, road_map: RoadMap, language: Language) -> Iterator[list[str]]:
    headings = sayings.stars_of_whom(language, has_survey=road_map.has_survey)
    for heading, spread in zip(headings, (stars.in_room, stars.in_survey), strict=True):
        if spread:
            yield [where, f"{heading}.", f"{_spread(spread, language)}."]


def _spread(spread: Spread, language: Language) -> str:
    """Return "1 star: 2 people, 2 stars: nobody, …": the range, and no mean."""
    return ", ".join(
        language.several(
            "{number} star: {people}",
            "{number} stars: {people}",
            stars,
            people=_people(people, language),
        )
        for stars, people in enumerate(spread, 1)
    )


def _people(number: int, language: Language) -> str:
    if not number:
        return language.say("nobody")
    return language.several("{number} person", "{number} people", number)
