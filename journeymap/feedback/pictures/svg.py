"""SVG, written so that whatever words are in it are only ever text, and always the same bytes."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
FONTS = "Atkinson Hyperlegible Next, Arial, sans-serif"
"""Ours if the reader has it; no font is ever loaded."""


def element(name: str, *inside: str, **about: str | float) -> str:
    """Return an element: `inside` is SVG already, the attributes are escaped here.

    An underscore in the name of an attribute stands for a hyphen.
    """
    attributes = "".join(
        f" {key.rstrip('_').replace('_', '-')}={_value(value)}" for key, value in about.items()
    )
    return f"<{name}{attributes}>{''.join(inside)}</{name}>" if inside else f"<{name}{attributes}/>"


def words(text: str) -> str:
    """Return people's words or ours as text in SVG. What XML cannot hold has � in its place."""
    return escape(_NOT_IN_XML.sub("�", text))


def number(value: float) -> str:
    """Return a number as it is written, to a hundredth."""
    return f"{round(value, 2) + 0:g}"


def at(x: float, y: float, *inside: str) -> str:
    """Return what is drawn from this point on."""
    return element("g", *inside, transform=f"translate({number(x)} {number(y)})")


def _value(value: str | float) -> str:
    """Return the value of an attribute in its quotes. In a number there is nothing to escape."""
    if isinstance(value, str):
        return quoteattr(_NOT_IN_XML.sub("�", value))
    return f'"{number(value)}"'
