"""The road: it goes along a row of stops, turns, and comes back along the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeymap.feedback.pictures.inks import Inks
from journeymap.feedback.pictures.svg import at, element, number, words

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of stops: how far down its road is, and the stops in the order of the road."""

    y: float
    stops: tuple[float, ...]
    """How far right each is."""
    goes_right: bool


def rows_of(stops: int, columns: int) -> list[range]:
    """Return which stops, from 0, stand in each row."""
    return [range(first, min(first + columns, stops)) for first in range(0, stops, columns)]


def road(rows: Sequence[Row], width: float, size: float, inks: Inks) -> str:
    """Return the road under its stops, with a line along its middle, and a flag at its end."""
    path, end = _path(rows, width, size)
    whole = {"d": path, "fill": "none", "stroke_linecap": "round", "stroke_linejoin": "round"}
    verge = element("path", **whole, stroke=inks.verge, stroke_width=size * 2.6)
    stone = element("path", **whole, stroke=inks.road, stroke_width=size * 1.15)
    dashes = f"{number(size * 0.7)} {number(size * 0.7)}"
    middle = element(
        "path", **whole, stroke=inks.paper, stroke_width=size * 0.14, stroke_dasharray=dashes
    )
    return verge + stone + middle + _flag(end, size, inks)


def milestone(here: Point, order: int, size: float, inks: Inks) -> str:
    """Return the number of a stop, on the road."""
    radius = size * 1.05
    x, y = here
    disc = element(
        "circle", cx=x, cy=y, r=radius, fill=inks.paper, stroke=inks.road, stroke_width=size * 0.26
    )
    text = element(
        "text", words(str(order)), x=x, y=y + size * 0.36, font_size=size, font_weight="bold",
        text_anchor="middle", fill=inks.ink,
    )  # fmt: skip
    return disc + text


def _path(rows: Sequence[Row], width: float, size: float) -> tuple[str, Point]:
    """Return the road as SVG draws it, and where it ends."""
    first = rows[0]
    drawn = [f"M{_point((size * 0.9, first.y))}"]
    here = (size * 0.9, first.y)
    for order, row in enumerate(rows):
        if order:
            drawn.append(_turn(here, row.y, size, goes_right=row.goes_right))
            here = (here[0], row.y)
        for stop in row.stops:
            drawn.append(_bend(here, (stop, row.y), size))
            here = (stop, row.y)
        is_last = order == len(rows) - 1
        edge = width - size * 2.4 if row.goes_right else size * 2.4
        ahead = _end_of(row, size) if is_last else edge
        drawn.append(_bend(here, (ahead, row.y), size))
        here = (ahead, row.y)
    return "".join(drawn), here


def _end_of(row: Row, size: float) -> float:
    """Return where the road ends, a short way behind its last stop."""
    return row.stops[-1] + size * (5 if row.goes_right else -2.2)


def _bend(here: Point, there: Point, size: float) -> str:
    """Return a stretch that swings up and then down, the more the longer it is."""
    (x, y), (to, _) = here, there
    swing = min(size * 0.9, abs(to - x) * 0.12)
    return f"C{_point((x + (to - x) * 0.35, y - swing))} {_point((to - (to - x) * 0.35, y + swing))} {_point(there)}"  # noqa: E501


def _turn(here: Point, down_to: float, size: float, *, goes_right: bool) -> str:
    """Return the turn from one row to the next, at the side where they meet."""
    x, y = here
    radius = size * 1.5
    out = x + (-radius if goes_right else radius)
    return (
        f"Q{_point((out, y))} {_point((out, y + radius))}"
        f"V{number(down_to - radius)}Q{_point((out, down_to))} {_point((x, down_to))}"
    )


def _flag(end: Point, size: float, inks: Inks) -> str:
    pole = element(
        "path", d=f"M0 0V{number(-size * 2.3)}", stroke=inks.ink, stroke_width=size * 0.2,
        stroke_linecap="round",
    )  # fmt: skip
    top, tip, low = (number(-size * each) for each in (2.3, 1.75, 1.2))
    cloth = element("path", d=f"M0 {top}L{number(size * 1.3)} {tip}L0 {low}Z", fill=inks.never)
    return at(*end, cloth + pole)


def _point(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
