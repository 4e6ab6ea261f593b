"""The address of the page as a QR code, for the wall, the paper and the terminal."""

from __future__ import annotations

import io

import segno

_WHITE_ON_BLACK = "\x1b[97;40m{}\x1b[0m"
"""Most phones read a code only if its dark squares are dark, whatever colours a terminal has."""


def svg(address: str) -> bytes:
    """Return a QR code that leads to an address, as an SVG file."""
    picture = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(picture, kind="svg", scale=10, border=4, light="white", title=address)
    return picture.getvalue()


def drawn(address: str, *, in_colour: bool) -> str:
    """Return a QR code that leads to an address, drawn in characters."""
    text = io.StringIO()
    segno.make(address, error="l", micro=False).terminal(out=text, border=2, compact=True)
    lines = text.getvalue().splitlines()
    return "\n".join(_WHITE_ON_BLACK.format(line) if in_colour else line for line in lines)
