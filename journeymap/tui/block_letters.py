"""Letters drawn as blocks: a terminal has one size of letter, and a wall needs a larger one.

Each letter is five dots wide and eight high, of which the two upper ones are for capitals
and accents and the lowest one for tails. Two dots stand above each other in one character
of the terminal.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_LETTERS = (
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
    "abcdefghijklmnopqrstuvwxyz{|}~£×•"
)
_DOTS = bytes.fromhex(
    "0000000000 00005F0000 0007000700 147F147F14 242A7F2A12 2313086462 3649552250 0000070000 "
    "001C224100 0041221C00 14083E0814 08083E0808 0080603000 0808080808 0060600000 2010080402 "
    "3E5149453E 00427F4000 4261514946 2241494936 1814127F10 2745454539 3C4A494930 0171090503 "
    "3649494936 064949291E 0036360000 0080563600 0814224100 1414141414 0041221408 0201510906 "
    "3E415D551E 7E1111117E 7F49494936 3E41414122 7F4141413E 7F49494941 7F09090901 3E4149497A "
    "7F0808087F 00417F4100 2040413F01 7F08142241 7F40404040 7F020C027F 7F0408107F 3E4141413E "
    "7F09090906 3E4151215E 7F09192946 2649494932 01017F0101 3F4040403F 1F2040201F 3F4038403F "
    "6314081463 0304780403 6151494543 007F414100 0204081020 0041417F00 0402010204 4040404040 "
    "0001020400 2054545478 7F48444438 3844444428 384444487F 3854545418 00087E0902 18A4A4A47C "
    "7F08040478 00447D4000 0080847D00 7F10284400 00417F4000 7C04780478 7C08040478 3844444438 "
    "FC24242418 18242424FC 7C08040408 4854545424 00043F4420 3C4040207C 1C2040201C 3C4030403C "
    "4428102844 1CA0A0A07C 4464544C44 0008364100 00007F0000 0041360800 1008081008 487E494142 "
    "2214081422 00183C1800"
)
"""Five columns a letter, the uppermost dot in the lowest bit."""
_COLUMNS = 5
_ROWS = 8
_SAME_SHAPE = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "…": "...", "−": "-"}
)
_ACCENTS = {
    "\u0300": (0, 1, 2, 0, 0),
    "\u0301": (0, 0, 2, 1, 0),
    "\u0302": (0, 2, 1, 2, 0),
    "\u0303": (0, 2, 1, 2, 1),
    "\u0308": (0, 1, 0, 1, 0),
}
"""By the mark above a small letter: its dots in each column."""
_PAIRS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}

_SHAPES: dict[str, tuple[int, ...]] = {
    letter: tuple(_DOTS[at * _COLUMNS : (at + 1) * _COLUMNS]) for at, letter in enumerate(_LETTERS)
}
_DOTLESS = (0x00, 0x44, 0x7C, 0x40, 0x00)


def can_be_drawn(words: str) -> bool:
    """Whether there is a shape for each letter."""
    return all(_shape(letter) is not None for letter in _letters(words))


def width_of(words: str, scale: int = 1) -> int:
    """Return how many columns of the terminal the words take. They must be drawable."""
    return len(_columns(words)) * scale


def height_of(scale: int = 1) -> int:
    """Return how many rows of the terminal a line takes."""
    return _ROWS * scale // 2


def drawn(words: str, scale: int = 1) -> list[str]:
    """Return words as rows of blocks, top row first, all of one width."""
    columns = [column for column in _columns(words) for _ in range(scale)]
    rows = [[bool(column >> row & 1) for column in columns] for row in range(_ROWS)]
    rows = [row for row in rows for _ in range(scale)]
    return [_in_characters(rows[at], rows[at + 1]) for at in range(0, len(rows), 2)]


def _in_characters(upper: Sequence[bool], lower: Sequence[bool]) -> str:
    return "".join(_PAIRS[pair] for pair in zip(upper, lower, strict=True))


def _letters(words: str) -> list[str]:
    """Return the letters of words, each with its marks."""
    letters: list[str] = []
    for each in unicodedata.normalize("NFC", words.translate(_SAME_SHAPE)):
        if unicodedata.combining(each) and letters:
            letters[-1] += each
        else:
            letters.append(each)
    return letters


def _columns(words: str) -> list[int]:
    """Return the dots of the words, column by column, with one column between two letters."""
    columns: list[int] = []
    for letter in _letters(words):
        columns += [*(_shape(letter) or ()), 0]
    return columns[:-1]


def _shape(letter: str) -> tuple[int, ...] | None:
    """Return a letter's columns without the empty ones at its sides, or None if it has none."""
    if letter == " ":
        return (0, 0)
    base, *marks = list(unicodedata.normalize("NFD", letter))
    shape = _DOTLESS if base == "i" and marks else _SHAPES.get(base)
    if shape is None or (marks and not base.islower()):
        return None
    for mark in marks:
        if mark not in _ACCENTS:
            return None
        shape = tuple(a | b for a, b in zip(shape, _ACCENTS[mark], strict=True))
    inked = [at for at, column in enumerate(shape) if column]
    return shape[inked[0] : inked[-1] + 1]
