"""How the letters of a file are written, and the reading of it piece by piece."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the letters of a file are written."""

    codec: str
    """Python's name for it."""
    name: str
    """What people call it."""
    mark: int = 0
    """How many bytes at the beginning only say what it is."""


UTF8 = Encoding("utf-8", "UTF-8")
WINDOWS = Encoding("cp1252", "Windows-1252")
MACINTOSH = Encoding("mac-roman", "Mac Roman")


def pieces(file: BinaryIO, start: int = 0) -> Iterator[bytes]:
    """Return the bytes of the file from here on, a piece at a time."""
    file.seek(start)
    return iter(lambda: file.read(PIECE), b"")


def line_at(file: BinaryIO, encoding: Encoding, place: int) -> int:
    """Return the number of the line in which this byte of the file stands."""
    decoder = codecs.getincrementaldecoder(encoding.codec)("replace")
    left = place - encoding.mark
    before = 0
    for piece in pieces(file, encoding.mark):
        before += breaks(decoder.decode(piece[:left]))
        left -= len(piece)
        if left <= 0:
            break
    return before + 1


def breaks(text: str) -> int:
    """Return how many lines end in the text: some programs write no line feed."""
    return text.count("\n") or text.count("\r")
