"""What stands at a stop of the road: its name, how much was said there, and its stars."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeymap.feedback.pictures import sayings
from journeymap.feedback.pictures.columns import columns
from journeymap.feedback.pictures.inks import Inks
from journeymap.feedback.pictures.lettering import wrapped
from journeymap.feedback.pictures.placed import Piece, below, beside_a_sign, lines
from journeymap.feedback.pictures.road_map import Said, Stars, Stop
from journeymap.feedback.pictures.signs import bar, tick
from journeymap.language.language import Language


@dataclass(frozen=True, slots=True)
class Pen:
    """What every part of a picture is drawn with."""

    inks: Inks
    size: float
    language: Language
    name: float
    """How large names are, in sizes of the letters."""
    has_survey: bool
    most: int
    """The largest number of people in any column of a stop: it is as high as columns are."""


def most_of(*stars: Stars) -> int:
    """Return the largest number of people who gave so many stars."""
    spreads = [spread for each in stars for spread in (each.in_room, each.in_survey) if spread]
    return max((people for spread in spreads for people in spread), default=0)


def at_stop(stop: Stop, name: str, width: float, pen: Pen) -> Piece:
    """Return what stands at a stop, in a place of this width."""
    size = pen.size
    large = size * pen.name
    heading = lines(wrapped(name, width, large), large, pen.inks.ink, is_bold=True)
    said = said_there(stop.always, stop.never, width, pen)
    return below((heading, said, *stars_there(stop.stars, width, pen.most, pen)), size * 0.55)


def said_there(always: Said, never: Said, width: float, pen: Pen) -> Piece:
    """Return how many things must always and must never happen, with their signs."""
    inks, size = pen.inks, pen.size
    first = sayings.how_many_always(always, pen.language, has_survey=pen.has_survey)
    second = sayings.how_many_never(never, pen.language, has_survey=pen.has_survey)
    signed = (
        beside_a_sign(tick(size, inks.always), first, width, size, inks.ink),
        beside_a_sign(bar(size, inks.never), second, width, size, inks.ink),
    )
    return below(signed, size * 0.3)


def stars_there(stars: Stars, width: float, most: int, pen: Pen) -> Iterator[Piece]:
    """Yield the stars of the room and those of the survey, as far as they may be told."""
    headings = sayings.stars_of_whom(pen.language, has_survey=pen.has_survey)
    for heading, spread in zip(headings, (stars.in_room, stars.in_survey), strict=True):
        if spread:
            named = lines(wrapped(heading, width, pen.size), pen.size, pen.inks.ink)
            yield below((named, columns(spread, most, pen.size, pen.inks)), 0)
