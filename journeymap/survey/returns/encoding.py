"""How the letters of a file are written: found by reading all of it, a piece at a time."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from journeymap.survey.returns.unfit import Unfit

PIECE: Final = 1 << 20
LONGEST_LINE: Final = 8 * PIECE
_AGAIN = "Save or export it once more as CSV UTF-8, and take that in"
_NOT_WHOLE = "Download it again, and take that in"


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the letters of a file are written."""

    codec: str
    """Python's name for it."""
    name: str
    """What people call it."""
    mark: int = 0
    """How many bytes at the beginning only say what it is."""


_MARKS = (
    (b"\xef\xbb\xbf", Encoding("utf-8", "UTF-8", 3)),
    (b"\xff\xfe\x00\x00", Encoding("utf-32-le", "UTF-32", 4)),
    (b"\x00\x00\xfe\xff", Encoding("utf-32-be", "UTF-32", 4)),
    (b"\xff\xfe", Encoding("utf-16-le", "UTF-16", 2)),
    (b"\xfe\xff", Encoding("utf-16-be", "UTF-16", 2)),
)
_UTF8 = Encoding("utf-8", "UTF-8")
_WINDOWS = Encoding("cp1252", "Windows-1252")
_MACINTOSH = Encoding("mac-roman", "Mac Roman")


def encoding_of(file: BinaryIO) -> Encoding:
    """Return how the letters of the file are written.

    Each byte is looked at once, or twice if it is not UTF-8, so that no letter is spoilt and none
    stops the reading of the rows later. Raises `Unfit` if there is no one way to read it, if there
    is a zero in the text, or a line that no person and no survey tool writes.
    """
    file.seek(0)
    beginning = file.read(4096)
    encoding = _said(beginning) or _by_zeros(beginning) or _UTF8
    try:
        _read_through(file, encoding)
    except UnicodeDecodeError as error:
        if encoding != _UTF8:
            wrong = f"this file is marked as {encoding.name}, and has letters that are not"
            raise Unfit(wrong, _AGAIN) from error
        encoding = _of_one_byte_a_letter(file)
        _read_through(file, encoding)
    return encoding


def _said(beginning: bytes) -> Encoding | None:
    return next((encoding for mark, encoding in _MARKS if beginning.startswith(mark)), None)


def _by_zeros(beginning: bytes) -> Encoding | None:
    """Return UTF-16 if every other byte tends to be zero, as it is for Latin letters."""
    even, odd = beginning[0::2].count(0), beginning[1::2].count(0)
    enough = len(beginning) // 6
    if odd > enough and not even:
        return Encoding("utf-16-le", "UTF-16")
    if even > enough and not odd:
        return Encoding("utf-16-be", "UTF-16")
    return None


def _pieces(file: BinaryIO, start: int = 0) -> Iterator[bytes]:
    file.seek(start)
    return iter(lambda: file.read(PIECE), b"")


def _read_through(file: BinaryIO, encoding: Encoding) -> None:
    """Decode the whole file and look for what no text has. Raises `UnicodeDecodeError`, `Unfit`."""
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    is_wide = encoding.codec.startswith(("utf-16", "utf-32"))
    line = _OpenLine()
    begins = encoding.mark
    for piece in _pieces(file, encoding.mark):
        if not is_wide and b"\0" in piece:
            raise _has_nul(file, encoding, begins)
        text = piece if _is_plain(piece, encoding, decoder) else decoder.decode(piece)
        if is_wide and "\0" in str(text):
            raise _has_nul(file, encoding, begins)
        if line.is_too_long_with(text):
            number = _line_at(file, encoding, begins)
            wrong = f"line {number} is longer than {LONGEST_LINE:,} letters"
            raise Unfit(wrong, "Look whether this is a file of returns, and whether it is whole")
        begins += len(piece)
    decoder.decode(b"", final=True)


def _is_plain(piece: bytes, encoding: Encoding, decoder: codecs.IncrementalDecoder) -> bool:
    """Whether each byte is a letter: so it is in Windows-1252, and in ASCII."""
    if encoding in (_WINDOWS, _MACINTOSH):
        return True
    return encoding.codec == "utf-8" and piece.isascii() and not decoder.getstate()[0]


def _has_nul(file: BinaryIO, encoding: Encoding, begins: int) -> Unfit:
    """Return what is wrong with a file of which the piece that begins here has a zero."""
    file.seek(begins)
    text = file.read(PIECE).decode(encoding.codec, "replace")
    line = _line_at(file, encoding, begins) + _breaks(text[: text.find("\0")])
    wrong = f"line {line} has a zero byte (NUL), which no text has"
    return Unfit(wrong, f"The file is not whole, or is no CSV. {_NOT_WHOLE}")


def _line_at(file: BinaryIO, encoding: Encoding, place: int) -> int:
    """Return the number of the line in which this byte of the file stands."""
    decoder = codecs.getincrementaldecoder(encoding.codec)("replace")
    left = place - encoding.mark
    breaks = 0
    for piece in _pieces(file, encoding.mark):
        breaks += _breaks(decoder.decode(piece[:left]))
        left -= len(piece)
        if left <= 0:
            break
    return breaks + 1


def _breaks(text: str) -> int:
    """Return how many lines end in the text: some programs write no line feed."""
    return text.count("\n") or text.count("\r")


class _OpenLine:
    """How long the line is that has not ended yet."""

    def __init__(self) -> None:
        self._open = 0

    def is_too_long_with(self, text: bytes | str) -> bool:
        """Whether it is too long, with this piece behind those before."""
        last = _last_break(text)
        self._open = len(text) - last if last >= 0 else self._open + len(text)
        return self._open > LONGEST_LINE


def _last_break(text: bytes | str) -> int:
    if isinstance(text, bytes):
        found = text.rfind(b"\n")
        return found if found >= 0 else text.rfind(b"\r")
    found = text.rfind("\n")
    return found if found >= 0 else text.rfind("\r")


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
_ONLY_MACINTOSH = re.compile(rb"[\x81\x8d\x8f\x90\x9d]|[a-z]\xd5[a-z]")
"""Bytes that are nothing in Windows-1252, and the apostrophe of "don’t"."""
_ONLY_WINDOWS = re.compile(rb"[a-z]\x92[a-z]")


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


def _of_one_byte_a_letter(file: BinaryIO) -> Encoding:
    """Return Windows-1252 or Mac Roman for a file that is not UTF-8, or raise `Unfit`.

    Mac Roman is what has bytes that Windows-1252 knows not, the apostrophe of Mac Roman between
    small letters, or lines that end without a line feed, as Excel's "CSV (Macintosh)" has them.
    """
    signs = _signs_in(file)
    if signs.breaks_off and signs.other == 1 and signs.is_mixed:
        raise Unfit("this file breaks off in the middle of a letter", _NOT_WHOLE)
    if signs.is_mixed:
        good = _line_at(file, _UTF8, signs.first_utf8)
        bad = _line_at(file, _UTF8, signs.first_other)
        wrong = f"line {bad} has a letter that is not in UTF-8, and line {good} has one that is"
        mend = "Open the files that it was put together from, and save each as CSV UTF-8"
        raise Unfit(wrong, mend)
    is_macintosh = signs.macintosh or not signs.has_feeds
    if signs.windows and signs.macintosh:
        line = _line_at(file, _UTF8, signs.first_other)
        wrong = f"the letters of this file, as in line {line}, are in no encoding that is known"
        raise Unfit(wrong, _AGAIN)
    return _MACINTOSH if is_macintosh and not signs.windows else _WINDOWS


def _signs_in(file: BinaryIO) -> _Signs:
    signs = _Signs()
    place, rest = 0, b""
    for piece in _pieces(file):
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
    for run in _HIGH.finditer(piece):
        if not _IS_UTF8.fullmatch(run[0]):
            signs.first_other = place + run.start() if signs.other == 0 else signs.first_other
            signs.other += 1
            continue
        if signs.first_utf8 < 0:
            signs.first_utf8 = place + run.start()
        if _SURELY_UTF8.search(run[0]):
            signs.sure += 1
        else:
            signs.by_chance += 1
    signs.macintosh = signs.macintosh or bool(_ONLY_MACINTOSH.search(piece))
    signs.windows = signs.windows or bool(_ONLY_WINDOWS.search(piece))
    signs.has_feeds = signs.has_feeds or b"\n" in piece
