"""The signs of the picture: each has its own form, so that none is told by its colour alone."""

from __future__ import annotations

from math import cos, pi, sin

from journeymap.feedback.pictures.svg import element, number


def tick(size: float, colour: str) -> str:
    """Return the sign for what must always happen: a tick on a square."""
    side = size * 1.3
    path = f"M{number(side * 0.24)} {number(side * 0.54)}" + "".join(
        f"L{number(side * x)} {number(side * y)}" for x, y in ((0.43, 0.73), (0.78, 0.3))
    )
    return element(
        "rect", width=side, height=side, rx=side * 0.22, fill=colour
    ) + _white_line(path, side * 0.15)  # fmt: skip


def bar(size: float, colour: str) -> str:
    """Return the sign for what must never happen: a bar across a disc, as for "no entry"."""
    side = size * 1.3
    middle = side / 2
    return element("circle", cx=middle, cy=middle, r=middle, fill=colour) + _white_line(
        f"M{number(side * 0.24)} {number(middle)}H{number(side * 0.76)}", side * 0.17
    )


def star(size: float, colour: str) -> str:
    """Return a star as wide and as high as the other signs."""
    middle = size * 0.65
    points = []
    for corner in range(10):
        radius = middle * (1 if corner % 2 == 0 else 0.42)
        turn = pi * corner / 5 - pi / 2
        x, y = middle + radius * cos(turn), middle * 1.06 + radius * sin(turn)
        points.append(f"{number(x)},{number(y)}")
    return element("polygon", points=" ".join(points), fill=colour)


def _white_line(path: str, width: float) -> str:
    about = {"stroke_linecap": "round", "stroke_linejoin": "round"}
    return element("path", d=path, fill="none", stroke="#ffffff", stroke_width=width, **about)
