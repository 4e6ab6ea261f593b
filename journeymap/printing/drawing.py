"""Makes a PNG of a drawing (SVG), for what shows no drawings."""

from __future__ import annotations

import typst

from journeymap.printing.typesetting import FONTS, PAGES, NotTypeset

_DOTS_AN_INCH = 200
"""As fine as an office printer shows it."""


def png_of(drawing: bytes, width_mm: float) -> bytes:
    """Return a drawing as a PNG that is as wide as this on paper.

    It can read nothing outside `pages/`. Raises `NotTypeset` if it is no SVG.
    """
    try:
        png: bytes = typst.compile(
            str(PAGES / "picture.typ"),
            root=str(PAGES),
            font_paths=[str(FONTS)],
            sys_inputs={"drawing": drawing.decode(), "width": str(width_mm)},
            format="png",
            ppi=_DOTS_AN_INCH,
        )
    except (typst.TypstError, UnicodeDecodeError) as error:
        raise NotTypeset(str(error)) from error
    return png
