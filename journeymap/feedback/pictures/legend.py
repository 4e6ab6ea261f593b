"""What explains the picture, below the road: what was said of no stop, all stars, the signs."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.feedback.pictures import sayings
from journeymap.feedback.pictures.columns import WIDTH
from journeymap.feedback.pictures.lettering import wrapped
from journeymap.feedback.pictures.placed import Piece, below, beside_a_sign, lines
from journeymap.feedback.pictures.road_map import RoadMap, Stop
from journeymap.feedback.pictures.signs import bar, star, tick
from journeymap.feedback.pictures.stops import Pen, most_of, said_there, stars_there
from journeymap.feedback.pictures.svg import at, element
from journeymap.findings.small_groups import FEWEST_SHOWN


def legend(road_map: RoadMap, width: float, pen: Pen) -> Piece:
    """Return what stands below the road, in a place of this width."""
    size = pen.size
    inset = size * 1.2
    inside = _inside(road_map, width - 2 * inset, pen)
    height = inside.height + 2 * inset
    line = size * pen.inks.line
    ground = element(
        "rect", x=line / 2, y=line / 2, width=width - line, height=height - line, rx=size * 0.8,
        fill=pen.inks.paper, stroke=pen.inks.road, stroke_width=line,
    )  # fmt: skip
    return Piece(ground + at(inset, inset, inside.svg), height)


def _inside(road_map: RoadMap, width: float, pen: Pen) -> Piece:
    """Return all of it side by side if there is room, in two columns, or one below the other."""
    narrow, gap, between = pen.size * (WIDTH + 3), pen.size * 2, pen.size * 0.45
    beside = list(_beside_the_road(road_map, narrow, pen))
    if width < 2 * narrow + gap:
        said = below(_meanings(road_map, width, pen), between)
        return below((*_beside_the_road(road_map, width, pen), said), pen.size)
    if width < (narrow + gap) * len(beside) + narrow * 1.2:
        beside = [below(beside, pen.size)]
    x = (narrow + gap) * len(beside)
    said = below(_meanings(road_map, width - x, pen), between)
    row = (*beside, said)
    drawn = (at((narrow + gap) * order, 0, each.svg) for order, each in enumerate(row))
    return Piece("".join(drawn), max(each.height for each in row))


def _beside_the_road(road_map: RoadMap, width: float, pen: Pen) -> Iterator[Piece]:
    stars = list(stars_there(road_map.stars, width, most_of(road_map.stars), pen))
    if stars:
        yield below((_heading(sayings.all_stars(pen.language), width, pen), *stars), pen.size * 0.3)
    named = (
        (road_map.everywhere, sayings.at_every_stop(pen.language)),
        (road_map.elsewhere, sayings.elsewhere(pen.language)),
    )
    yield from (_place(stop, name, width, pen) for stop, name in named if stop)


def _place(stop: Stop, name: str, width: float, pen: Pen) -> Piece:
    said = said_there(stop.always, stop.never, width, pen)
    return below((_heading(name, width, pen), said), pen.size * 0.45)


def _heading(text: str, width: float, pen: Pen) -> Piece:
    size = pen.size
    return lines(wrapped(text, width, size), size, pen.inks.ink, is_bold=True)


def _meanings(road_map: RoadMap, width: float, pen: Pen) -> Iterator[Piece]:
    inks, size, language = pen.inks, pen.size, pen.language
    ticks, bars = sayings.what_ticks_mean(language), sayings.what_bars_mean(language)
    yield beside_a_sign(tick(size, inks.always), ticks, width, size, inks.ink)
    yield beside_a_sign(bar(size, inks.never), bars, width, size, inks.ink)
    if road_map.has_stars:
        said = " ".join(sayings.what_stars_mean(FEWEST_SHOWN, language))
        yield beside_a_sign(star(size, inks.stars), said, width, size, inks.ink)
    if road_map.has_survey:
        yield _plain(sayings.why_two_numbers(language), width, pen)
    if road_map.held_back:
        yield _plain(sayings.what_is_held_back(road_map.held_back, language), width, pen)


def _plain(text: str, width: float, pen: Pen) -> Piece:
    return lines(wrapped(text, width, pen.size), pen.size, pen.inks.ink)
