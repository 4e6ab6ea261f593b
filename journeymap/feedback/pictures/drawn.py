"""Draws the road map as SVG: the road winds from stop to stop, with what was said at each.

It is drawn from the road map alone, with no font and nothing else loaded: the same road map is
always the same bytes.
"""

from __future__ import annotations

from journeymap.feedback.document import Image, Picture
from journeymap.feedback.forms.look import AS_USUAL, Look
from journeymap.feedback.pictures import sayings
from journeymap.feedback.pictures.inks import inks_for
from journeymap.feedback.pictures.legend import legend
from journeymap.feedback.pictures.placed import Piece, below
from journeymap.feedback.pictures.road import Row, milestone, road, rows_of
from journeymap.feedback.pictures.road_map import RoadMap
from journeymap.feedback.pictures.shape import Shape, for_a_page
from journeymap.feedback.pictures.stops import Pen, at_stop, most_of
from journeymap.feedback.pictures.svg import FONTS, at, element, number, words
from journeymap.feedback.pictures.told import in_short, in_words
from journeymap.language.language import Language

_ABOVE, _UNDER, _BETWEEN = 3.4, 2.1, 1.0
"""The room above the middle of the road, under it, and between two rows, in sizes of letters."""


def draw(
    road_map: RoadMap, language: Language, look: Look = AS_USUAL, shape: Shape | None = None
) -> Picture:
    """Return the road map as a picture, with all that it says in words.

    Without a `shape` it is for an A4 page, with letters as large as the text around it.
    """
    shape = shape or for_a_page(look)
    most = most_of(*(stop.stars for stop in road_map.stops))
    pen = Pen(inks_for(look), shape.size, language, shape.name, road_map.has_survey, most)
    along = _along_the_road(road_map, shape, pen)
    drawn = below((along, legend(road_map, shape.width, pen)), shape.size * 1.2)
    description = in_words(road_map, language)
    about = " ".join(str(part) for text in description for part in text)
    svg = _whole(drawn, shape, pen, about)
    image = Image(svg.encode(), "svg", in_short(road_map, language))
    return Picture(image, description, "journey")


def _whole(drawn: Piece, shape: Shape, pen: Pen, about: str) -> str:
    height = drawn.height + 2
    paper = element("rect", width=shape.width, height=height, fill=pen.inks.paper)
    return element(
        "svg",
        element("title", words(sayings.title(pen.language))),
        element("desc", words(about)),
        paper,
        element("g", drawn.svg, font_family=FONTS),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(shape.width)} {number(height)}",
        width=shape.width,
        height=height,
        role="img",
        **{"xml:lang": pen.language.code},
    ) + "\n"  # fmt: skip


def _along_the_road(road_map: RoadMap, shape: Shape, pen: Pen) -> Piece:
    """Return the road and what stands at its stops."""
    if not road_map.stops:
        return Piece("", 0)
    size = shape.size
    columns = shape.columns(len(road_map.stops))
    width = shape.column(columns)
    rows: list[Row] = []
    there: list[str] = []
    y = 0.0
    for order, places in enumerate(rows_of(len(road_map.stops), columns)):
        goes_right = order % 2 == 0
        pieces = [_at(place, road_map, width, pen) for place in places]
        corners = [
            _left_of(each, columns, shape, goes_right=goes_right) for each in range(len(places))
        ]
        row = Row(y + size * _ABOVE, tuple(x + size * 1.2 for x in corners), goes_right)
        for place, x, piece in zip(places, corners, pieces, strict=True):
            there.append(at(x, row.y + size * _UNDER, piece.svg))
            there.append(milestone((x + size * 1.2, row.y), place + 1, size, pen.inks))
        rows.append(row)
        y = row.y + size * (_UNDER + _BETWEEN) + max(piece.height for piece in pieces)
    return Piece(road(rows, shape.width, size, pen.inks) + "".join(there), y - size * _BETWEEN)


def _at(place: int, road_map: RoadMap, width: float, pen: Pen) -> Piece:
    stop = road_map.stops[place]
    return at_stop(stop, sayings.name_of(stop, pen.language), width, pen)


def _left_of(order: int, columns: int, shape: Shape, *, goes_right: bool) -> float:
    """Return how far right the place of a stop begins. The road comes to it in its direction."""
    column = order if goes_right else columns - 1 - order
    return shape.margin + column * (shape.column(columns) + shape.gap)
