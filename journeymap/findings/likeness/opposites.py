"""Tells what is said of the same thing and is not the same: other numbers, `not`, hot and cold."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.findings.likeness.words import EMPTY, stem_of, words_of

_NEGATIONS = frozenset(
    [
        "not",
        "no",
        "never",
        "none",
        "nobody",
        "nothing",
        "nowhere",
        "neither",
        "nor",
        "without",
        "cannot",
        "don't",
        "doesn't",
        "didn't",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "won't",
        "can't",
        "couldn't",
        "wouldn't",
        "shouldn't",
        "haven't",
        "hasn't",
        "hadn't",
    ]
)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100}
_NO_NUMBER = frozenset((0, 1))
"""`One` is mostly an article."""
_OPPOSITES = [
    pair.split("/")
    for pair in (
        "hot warm/cold cool",
        "open/closed shut",
        "early/late",
        "loud noisy/quiet silent",
        "big large bigger larger/small little smaller tiny",
        "fast quick quickly/slow slowly",
        "clean/dirty filthy",
        "cheap/expensive dear",
        "full/empty",
        "easy/hard difficult",
        "high/low",
        "inside indoors/outside outdoors",
        "first/last",
        "more/less fewer",
        "friendly kind/rude unfriendly unkind",
        "clear clearly/unclear",
        "light bright/dark",
        "before/after",
        "with/without",
        "in/out",
        "on/off",
        "up/down",
        "saturday/sunday/monday/tuesday/wednesday/thursday/friday",
        "man men male/woman women female",
        "morning/afternoon/evening/night",
    )
]
_POLES = {
    word: (axis, pole)
    for axis, poles in enumerate(_OPPOSITES)
    for pole, words in enumerate(poles)
    for word in words.split()
}
_STILL_THE_SAME = 0.75
"""Of the words of two statements that must be in both for the few others to make them differ."""


@dataclass(frozen=True, slots=True)
class Said:
    """What of a statement can set it against another one that is much like it."""

    stems: frozenset[str]
    """Of the words that are neither empty, nor numbers, nor say no, nor have an opposite."""
    numbers: frozenset[int]
    poles: frozenset[tuple[int, int]]
    is_negative: bool

    @classmethod
    def of(cls, text: str) -> Said:
        """Read a statement."""
        words = words_of(text)
        negations = sum(word in _NEGATIONS for word in words)
        numbers = {number for word in words if (number := _number(word)) is not None}
        rest = {
            stem_of(word)
            for word in words
            if word not in _NEGATIONS
            and word not in EMPTY
            and word not in _POLES
            and _number(word) is None
        }
        poles = {_POLES[word] for word in words if word in _POLES}
        return cls(frozenset(rest), frozenset(numbers), frozenset(poles), negations % 2 == 1)

    def is_against(self, other: Said) -> bool:
        """Say whether two likely statements say another thing of the same.

        They do if their numbers differ; or if nearly all their words are the same and one says no,
        or hot where the other says cold.
        """
        if self.numbers and other.numbers and not self.numbers & other.numbers:
            return True
        if self.is_negative == other.is_negative and not self._is_opposite(other):
            return False
        both = self.stems & other.stems
        either = self.stems | other.stems
        return len(both) >= _STILL_THE_SAME * len(either)

    def _is_opposite(self, other: Said) -> bool:
        mine, its = dict(self.poles), dict(other.poles)
        plain = len(mine) == len(self.poles) and len(its) == len(other.poles)
        return plain and any(mine[axis] != its[axis] for axis in mine.keys() & its.keys())


def _number(word: str) -> int | None:
    if word.isdecimal() and len(word) < 10:  # noqa: PLR2004  # what is longer is no count
        number: int | None = int(word)
    else:
        number = _NUMBERS.get(word)
    return None if number in _NO_NUMBER else number
