"""Which encoding a file is in that is not UTF-8 throughout."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import BinaryIO

from journeymap.survey.returns.encoding import (
    MACINTOSH,
    UTF8,
    WINDOWS,
    Encoding,
    line_at,
    pieces,
)
from journeymap.survey.returns.unfit import Unfit

_HIGH = re.compile(rb"[\x80-\xff]+")
_LAST_HIGH = re.compile(rb"[\x80-\xff]{1,64}\Z")
_IS_UTF8 = re.compile(
    rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+"
)
_SURELY_UTF8 = re.compile(
    rb"[\xc2\xc3][\x80-\xbf]|\xc5[\xb4-\xb7]|\xe2[\x80-\x84][\x80-\xbf]|\xf0\x9f[\x80-\xbf]{2}"
)
"""Letters with accents, ŵ and ŷ, quotation marks and pictures: in Windows-1252 nobody writes Ã©.
What else is valid may be chance: É” of Windows-1252 is a letter in UTF-8, too."""
_CUT_OFF = re.compile(
    rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})*"
    rb"(?:[\xc2-\xf4]|[\xe0-\xf4][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{2})"
)
_NOT_WINDOWS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
"""Bytes that are nothing in Windows-1252."""
_DONT_OF_MACINTOSH = re.compile(rb"\xd5(?<=[a-z]\xd5)[a-z]")
_DONT_OF_WINDOWS = re.compile(rb"\x92(?<=[a-z]\x92)[a-z]")
"""The apostrophe of "don’t": what is looked for first is the rare byte, for speed."""


@dataclass(slots=True)
class _Signs:
    """What speaks for which encoding, in a file that is not UTF-8 throughout."""

    sure: int = 0
    by_chance: int = 0
    other: int = 0
    first_utf8: int = -1
    first_other: int = -1
    breaks_off: bool = False
    """Whether its last bytes are the beginning of a letter in UTF-8."""
    macintosh: bool = False
    windows: bool = False
    has_feeds: bool = False

    @property
    def is_mixed(self) -> bool:
        return self.sure > 0 or self.by_chance > self.other


def encoding_of_one_byte(file: BinaryIO) -> Encoding:
    """Return Windows-1252 or Mac Roman for a file that is not UTF-8, or raise `Unfit`.

    Mac Roman is what has bytes that Windows-1252 knows not, the apostrophe of Mac Roman between
    small letters, or lines that end without a line feed, as Excel's "CSV (Macintosh)" has them.
    """
    signs = _signs_in(file)
    if signs.breaks_off and signs.other == 1 and signs.is_mixed:
        raise Unfit(
            "this file breaks off in the middle of a letter", "Download it again, and take that in"
        )
    if signs.is_mixed:
        good = line_at(file, UTF8, signs.first_utf8)
        bad = line_at(file, UTF8, signs.first_other)
        wrong = f"line {bad} has a letter that is not in UTF-8, and line {good} has one that is"
        mend = "Open the files that it was put together from, and save each as CSV UTF-8"
        raise Unfit(wrong, mend)
    is_macintosh = signs.macintosh or not signs.has_feeds
    if signs.windows and signs.macintosh:
        line = line_at(file, UTF8, signs.first_other)
        wrong = f"the letters of this file, as in line {line}, are in no encoding that is known"
        raise Unfit(wrong, "Save or export it once more as CSV UTF-8, and take that in")
    return MACINTOSH if is_macintosh and not signs.windows else WINDOWS


def _signs_in(file: BinaryIO) -> _Signs:
    signs = _Signs()
    place, rest = 0, b""
    for piece in pieces(file):
        both = rest + piece
        run = _LAST_HIGH.search(both, max(0, len(both) - 64))
        cut = run.start() if run else len(both)
        _note(signs, both[:cut], place)
        place += cut
        rest = both[cut:]
    _note(signs, rest, place)
    signs.breaks_off = bool(_CUT_OFF.fullmatch(rest))
    return signs


def _note(signs: _Signs, piece: bytes, place: int) -> None:
    """Add what the piece says; it begins at this place of the file."""
    signs.has_feeds = signs.has_feeds or b"\n" in piece
    for run in _HIGH.finditer(piece) if not piece.isascii() else ():
        if not _IS_UTF8.fullmatch(run[0]):
            signs.first_other = place + run.start() if signs.other == 0 else signs.first_other
            signs.other += 1
            signs.macintosh = signs.macintosh or bool(_NOT_WINDOWS.search(run[0]))
            continue
        if signs.first_utf8 < 0:
            signs.first_utf8 = place + run.start()
        if _SURELY_UTF8.search(run[0]):
            signs.sure += 1
        else:
            signs.by_chance += 1
    signs.macintosh = signs.macintosh or bool(_DONT_OF_MACINTOSH.search(piece))
    signs.windows = signs.windows or bool(_DONT_OF_WINDOWS.search(piece))
