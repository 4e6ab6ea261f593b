"""Tells what is said of the same thing and is not the same: other numbers, `not`, hot and cold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from journeymap.findings.likeness.words import EMPTY, stem_of, words_of

_NO = """
not no never none nobody nothing nowhere neither nor without cannot don't doesn't didn't isn't
aren't wasn't weren't won't can't couldn't wouldn't shouldn't haven't hasn't hadn't
"""
_COUNTED = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty
"""
_NEGATIONS = frozenset(_NO.split())
_NUMBERS = {word: number for number, word in enumerate(_COUNTED.split())} | {
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
    "hundred": 100,
}
_NO_NUMBER = frozenset((0, 1))
"""`One` is mostly an article."""
_LONGEST_NUMBER = 12
"""Digits that are looked at."""
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
_BITS = {words: 1 << at for at, words in enumerate(chain.from_iterable(_OPPOSITES))}
"""For each that has an opposite a bit of its own, so that many are looked through at once."""
_POLES = {
    word: (_BITS[words], sum(map(_BITS.__getitem__, poles)))
    for poles in _OPPOSITES
    for words in poles
    for word in words.split()
}
"""By word: its bit, and the bits of it and its opposites."""
_TELLS_APART = frozenset((*_NEGATIONS, *_POLES, *_NUMBERS))
"""Words that can set a statement against another; what is written in digits does so, too."""
_STILL_THE_SAME = 0.75
"""Of the words of two statements that must be in both for the few others to make them differ."""


@dataclass(frozen=True, slots=True)
class Said:
    """What of a statement can set it against another one that is much like it."""

    words: tuple[str, ...]
    numbers: frozenset[int]
    poles: int
    """The bits of what is said that has an opposite, if the opposite is not said, too."""
    opposed: int
    """The bits of all the opposites of that."""
    is_negative: bool

    @classmethod
    def of(cls, words: tuple[str, ...]) -> Said:
        """Read a statement, which is given by its words."""
        telling = [word for word in words if word in _TELLS_APART or word.isdecimal()]
        if not telling:
            return cls(words, frozenset(), 0, 0, is_negative=False)
        numbers = set()
        poles: dict[int, int] = {}
        is_negative = False
        for word in telling:
            if word in _NEGATIONS:
                is_negative = not is_negative
            elif word in _POLES:
                bit, axis = _POLES[word]
                poles[axis] = poles.get(axis, 0) | bit
            else:
                numbers.add(_number(word))
        plain = {axis: bit for axis, bit in poles.items() if bit.bit_count() == 1}
        says = sum(plain.values())
        opposed = sum(plain) - says
        return cls(words, frozenset(numbers - _NO_NUMBER), says, opposed, is_negative)

    def is_against(self, other: Said) -> bool:
        """Say whether two likely statements say another thing of the same.

        They do if their numbers differ; or if nearly all their words are the same and one says no,
        or hot where the other says cold.
        """
        if self.numbers and other.numbers and not self.numbers & other.numbers:
            return True
        if self.is_negative == other.is_negative and not self.has_opposite_of(other):
            return False
        return self.is_nearly(other)

    def is_nearly(self, other: Said) -> bool:
        """Say whether nearly all words are the same, but for those that say how much or not."""
        mine, its = _rest_of(self.words), _rest_of(other.words)
        return len(mine & its) >= _STILL_THE_SAME * len(mine | its)

    def has_opposite_of(self, other: Said) -> bool:
        """Say whether one is hot where the other is cold, and neither is both."""
        return bool(self.opposed & other.poles)


@lru_cache(maxsize=1 << 12)
def _rest_of(words: tuple[str, ...]) -> frozenset[str]:
    """Return the stems of the words that nothing above is made of."""
    rest = set(words) - _TELLS_APART - EMPTY
    return frozenset(stem_of(word) for word in rest if not word.isdecimal())


def _number(word: str) -> int:
    """Return what a word counts, by its first digits if it has very many."""
    return _NUMBERS[word] if word in _NUMBERS else int(word[:_LONGEST_NUMBER])


def are_opposed(text: str, other: str) -> bool:
    """Say whether two texts about the same say the opposite: one hot and one cold, one `not`.

    It looks at the words alone, so it is a cue and no proof: "left to freeze" is not seen to be
    against "kept warm".
    """
    one, another = _read(text), _read(other)
    return one.is_negative != another.is_negative or one.has_opposite_of(another)


def has_opposites(text: str, other: str) -> bool:
    """Say whether one text is hot where the other is cold, and neither is both."""
    return _read(text).has_opposite_of(_read(other))


@lru_cache(maxsize=1 << 15)
def _read(text: str) -> Said:
    return Said.of(tuple(words_of(text)))


def says_the_same_of(text: str, other: str) -> bool:
    """Say whether two texts say the same of the same: nearly all their words are the same.

    It looks at the words alone, so it misses what says so in others.
    """
    one, another = _read(text), _read(other)
    if one.is_negative != another.is_negative or one.numbers != another.numbers:
        return False
    return one.poles == another.poles and one.is_nearly(another)
