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
    verge = element("path", **whole, stroke=inks.verge, stroke_width=size * 2.2)
    stone = element("path", **whole, stroke=inks.road, stroke_width=size * 1.15)
    dashes = f"{number(size * 0.7)} {number(size * 0.7)}"
    middle = element(
        "path", **whole, stroke=inks.paper, stroke_width=size * 0.14, stroke_dasharray=dashes
    )
    trees = "".join(_trees(row, size, inks) for row in rows) if inks.leaf else ""
    return trees + verge + stone + middle + _flag(end, size, inks)


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


def _trees(row: Row, size: float, inks: Inks) -> str:
    """Return a few trees between each two stops of a row. They say nothing."""
    across = zip(row.stops, row.stops[1:], strict=False)
    return "".join(
        at((x + to) / 2 + size * shift, row.y - size * 1.1, _tree(size * scale, inks))
        for x, to in across
        for shift, scale in ((-1.1, 0.8), (0.2, 1.1), (1.5, 0.7))
    )


def _tree(size: float, inks: Inks) -> str:
    stem = element("path", d=f"M0 0V{number(-size)}", stroke=inks.leaf, stroke_width=size * 0.22)
    return stem + element("circle", cy=-size * 1.25, r=size * 0.62, fill=inks.leaf)


def _path(rows: Sequence[Row], width: float, size: float) -> tuple[str, Point]:
    """Return the road as SVG draws it, and where it ends."""
    here = (size * 1.3, rows[0].y)
    drawn = [f"M{_point(here)}"]
    for order, row in enumerate(rows):
        if order:
            drawn.append(_turn(here, row.y, size, goes_right=row.goes_right))
        first, *others = row.stops
        drawn.append(f"L{_point((first, row.y))}")
        here = (first, row.y)
        for stop in others:
            drawn.append(_bend(here, (stop, row.y), size))
            here = (stop, row.y)
        edge = width - size * 2.65 if row.goes_right else size * 2.65
        here = (_end_of(row, size) if row is rows[-1] else edge, row.y)
        drawn.append(f"L{_point(here)}")
    return "".join(drawn), here


def _end_of(row: Row, size: float) -> float:
    """Return where the road ends, a short way behind its last stop."""
    return row.stops[-1] + size * 4 if row.goes_right else max(size * 1.3, row.stops[-1] - size * 4)


def _bend(here: Point, there: Point, size: float) -> str:
    """Return a stretch that swings up and then down, the more the longer it is."""
    (x, y), (to, _) = here, there
    swing = min(size * 1.5, abs(to - x) * 0.16)
    third = (to - x) * 0.35
    return f"C{_point((x + third, y - swing))} {_point((to - third, y + swing))} {_point(there)}"


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
