"""Which encoding a file is in: found by reading all of it, a piece at a time."""

from __future__ import annotations

import codecs
from dataclasses import replace
from typing import BinaryIO, Final

from journeymap.survey.returns.encoding import (
    MACINTOSH,
    PIECE,
    UTF8,
    WINDOWS,
    Encoding,
    breaks,
    line_at,
    pieces,
)
from journeymap.survey.returns.encoding_of_one_byte import encoding_of_one_byte
from journeymap.survey.returns.unfit import Unfit

LONGEST_LINE: Final = 8 * PIECE
_AGAIN = "Save or export it once more as CSV UTF-8, and take that in"
_NOT_WHOLE = "Download it again, and take that in"
_MARKS = (
    (b"\xef\xbb\xbf", Encoding("utf-8", "UTF-8", 3)),
    (b"\xff\xfe\x00\x00", Encoding("utf-32-le", "UTF-32", 4)),
    (b"\x00\x00\xfe\xff", Encoding("utf-32-be", "UTF-32", 4)),
    (b"\xff\xfe", Encoding("utf-16-le", "UTF-16", 2)),
    (b"\xfe\xff", Encoding("utf-16-be", "UTF-16", 2)),
)


def encoding_of(file: BinaryIO) -> Encoding:
    """Return how the letters of the file are written.

    Each byte is looked at once, or twice if it is not UTF-8, so that no letter is spoilt and none
    stops the reading of the rows later. Raises `Unfit` if there is no one way to read it, if there
    is a zero in the text, or a line that no person and no survey tool writes.
    """
    file.seek(0)
    beginning = file.read(4096)
    encoding = _marked(beginning) or _by_zeros(beginning) or UTF8
    try:
        _read_through(file, encoding)
    except UnicodeDecodeError as error:
        if encoding != UTF8:
            wrong = f"this file is marked as {encoding.name}, and has letters that are not"
            raise Unfit(wrong, _AGAIN) from error
        encoding = encoding_of_one_byte(file)
        _read_through(file, encoding)
    return encoding


def _marked(beginning: bytes) -> Encoding | None:
    """Return what the file is marked as. Programs that know no mark write another before it."""
    for mark, encoding in _MARKS:
        if beginning.startswith(mark):
            rest = beginning
            while rest.startswith(mark):
                rest = rest.removeprefix(mark)
            return replace(encoding, mark=len(beginning) - len(rest))
    return None


def _by_zeros(beginning: bytes) -> Encoding | None:
    """Return UTF-16 if every other byte tends to be zero, as it is for Latin letters."""
    even, odd = beginning[0::2].count(0), beginning[1::2].count(0)
    enough = len(beginning) // 6
    if odd > enough and not even:
        return Encoding("utf-16-le", "UTF-16")
    if even > enough and not odd:
        return Encoding("utf-16-be", "UTF-16")
    return None


def _read_through(file: BinaryIO, encoding: Encoding) -> None:
    """Decode the whole file and look for what no text has. Raises `UnicodeDecodeError`, `Unfit`."""
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    is_wide = encoding.codec.startswith(("utf-16", "utf-32"))
    line = _OpenLine()
    begins = encoding.mark
    for piece in pieces(file, encoding.mark):
        if not is_wide and b"\0" in piece:
            raise _has_nul(file, encoding, begins)
        text = piece if _is_plain(piece, encoding, decoder) else decoder.decode(piece)
        if is_wide and "\0" in str(text):
            raise _has_nul(file, encoding, begins)
        if line.is_too_long_with(text):
            number = line_at(file, encoding, begins)
            wrong = f"line {number} is longer than {LONGEST_LINE:,} letters"
            raise Unfit(wrong, "Look whether this is a file of returns, and whether it is whole")
        begins += len(piece)
    decoder.decode(b"", final=True)


def _is_plain(piece: bytes, encoding: Encoding, decoder: codecs.IncrementalDecoder) -> bool:
    """Whether each byte is a letter: so it is in Windows-1252, and in ASCII."""
    if encoding in (WINDOWS, MACINTOSH):
        return True
    return encoding.codec == "utf-8" and piece.isascii() and not decoder.getstate()[0]


def _has_nul(file: BinaryIO, encoding: Encoding, begins: int) -> Unfit:
    """Return what is wrong with a file of which the piece that begins here has a zero."""
    file.seek(begins)
    text = file.read(PIECE).decode(encoding.codec, "replace")
    line = line_at(file, encoding, begins) + breaks(text[: text.find("\0")])
    wrong = f"line {line} has a zero byte (NUL), which no text has"
    return Unfit(wrong, f"The file is not whole, or is no CSV. {_NOT_WHOLE}")


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
