"""Which pictures may be taken in: by what is in them, never by what they are called.

An SVG is a program that a browser runs. It is taken in only if it is made of shapes and nothing
else: what is allowed is listed, what is not listed is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from struct import unpack_from
from xml.parsers import expat

from journeymap.organisation.organisation import ImageKind

_MOST_PIXELS = 40_000_000
_MOST_PARTS = 20_000
_DEEPEST = 60
_SVG = "http://www.w3.org/2000/svg"
_ALLOWED = frozenset(
    {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title"}
    | {"desc", "defs", "linearGradient", "radialGradient", "stop", "clipPath", "text", "tspan"}
    | {"metadata"}
)
"""Shapes and words. Not here: what fetches, moves or runs, and what draws others many times."""
_OF_TOOLS = frozenset(
    {
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
        "http://www.inkscape.org/namespaces/inkscape",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://creativecommons.org/ns#",
        "http://web.resource.org/cc/",
        "http://purl.org/dc/elements/1.1/",
    }
)
"""What drawing programs write beside the shapes, for themselves: nobody draws it."""
_FETCHES = re.compile(
    r"url\s*\(\s*['\"]?(?!#)|@import|javascript:|data:|image-set|\\", re.IGNORECASE
)
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of a JPEG behind which its size stands."""
_ENDS = "Save it as a plain SVG, made of shapes only, or as a PNG"


class NotTaken(Exception):
    """A picture that is not taken in: the line, what is wrong, and what to do about it."""

    def __init__(self, line: int, wrong: str, mend: str) -> None:
        super().__init__(wrong)
        self.line = line
        self.wrong = wrong
        self.mend = mend


def look_at(data: bytes) -> ImageKind:
    """Return what kind of picture this is. Raises `NotTaken`."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        _see_size(*_size_of_png(data))
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        _see_size(*_size_of_jpeg(data))
        return "jpeg"
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        _Svg().look_at(data)
        return "svg"
    raise NotTaken(1, "this is not a picture that can be used", "Save it as PNG, JPEG or SVG")


def _see_size(width: int, height: int) -> None:
    if not width or not height:
        raise NotTaken(1, "this picture is broken off", "Save it again")
    if width * height > _MOST_PIXELS:
        wrong = f"this picture is too large: {width} by {height} dots"
        raise NotTaken(1, wrong, "Save it smaller: 2000 dots across are plenty")


def _size_of_png(data: bytes) -> tuple[int, int]:
    if len(data) < 33 or data[12:16] != b"IHDR" or b"IEND" not in data[-12:]:  # noqa: PLR2004
        return 0, 0
    width, height = unpack_from(">II", data, 16)
    return width, height


def _size_of_jpeg(data: bytes) -> tuple[int, int]:
    """Return width and height from the frame's header, which stands behind other segments."""
    for at, marker in _segments(data):
        is_frame = marker in _FRAMES
        if is_frame and at + 9 <= len(data):
            height, width = unpack_from(">HH", data, at + 5)
            return width, height
    return 0, 0


def _segments(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield where each segment begins, and its marker, up to the picture itself."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:  # noqa: PLR2004
        yield at, data[at + 1]
        at += 2 + int(unpack_from(">H", data, at + 2)[0])


class _Svg:
    """Goes through an SVG from its beginning to its end, and stops at what is not allowed."""

    def __init__(self) -> None:
        self._parts = 0
        self._depth = 0
        self._parser = expat.ParserCreate("utf-8", "\n")
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.EntityDeclHandler = self._doctype
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.StartElementHandler = self._begins
        self._parser.EndElementHandler = self._ends

    def look_at(self, data: bytes) -> None:
        """Look at the whole of it. Raises `NotTaken`."""
        try:
            self._parser.Parse(data, True)  # noqa: FBT003
        except expat.ExpatError as error:
            raise NotTaken(error.lineno, "this SVG is broken", "Save it again") from error
        except ValueError as error:
            raise NotTaken(1, "this SVG is not in UTF-8", "Save it again") from error

    def _refuse(self, wrong: str, mend: str = _ENDS) -> None:
        raise NotTaken(self._parser.CurrentLineNumber, wrong, mend)

    def _doctype(self, *_: object) -> None:
        self._refuse("an SVG with a DOCTYPE is not taken", "Delete what stands in <!DOCTYPE …>")

    def _instruction(self, target: str, _: str) -> None:
        self._refuse(f"<?{target[:40]}?> cannot stand in a picture")

    def _begins(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._parts += 1
        space, _, local = name.rpartition("\n")
        if self._depth == 1 and (space, local) != (_SVG, "svg"):
            self._refuse(f"it does not begin with <svg xmlns={_SVG!r}>".replace("'", '"'))
        if self._parts > _MOST_PARTS or self._depth > _DEEPEST:
            self._refuse("this SVG has too many parts", "Draw it simpler, or save it as a PNG")
        if space != _SVG and space not in _OF_TOOLS:
            self._refuse(f"<{local[:40]}> is no shape, and cannot stand in a picture")
        if space == _SVG and local not in _ALLOWED:
            self._refuse(f"<{local[:40]}> cannot stand in a picture")
        for each, value in attributes.items():
            self._look_at_attribute(each, value)

    def _look_at_attribute(self, name: str, value: str) -> None:
        local = name.rpartition("\n")[2].lower()
        if local.startswith("on"):
            self._refuse(f"{local[:40]} would run a program, and cannot stand in a picture")
        if local in {"href", "src", "base"} and not value.startswith("#"):
            self._refuse(f"{local} would fetch something, and cannot stand in a picture")
        if _FETCHES.search(value):
            self._refuse(f"{local[:40]} would fetch something, and cannot stand in a picture")

    def _ends(self, _: str) -> None:
        self._depth -= 1
