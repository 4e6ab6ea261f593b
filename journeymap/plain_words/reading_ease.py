"""How easy a text is to read, for the languages that have a measure.

English has Flesch's reading ease (Rudolf Flesch, "A new readability yardstick", Journal of
Applied Psychology 32, 1948): 206.835 - 1.015 × words a sentence - 84.6 × syllables a word.
100 is very easy, 60 to 70 is plain English, below 30 is hard. It is a measure of a whole
text: of one sentence it says little. Welsh has none that is agreed on.
"""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.plain_words.sentences import QUOTE, words_of
from journeymap.plain_words.syllables import syllables_of

EASY = 70
"""What the program's own sentences reach together."""


def has_measure(language: str) -> bool:
    """Whether there is a measure for the language with this tag: "en", "en-GB", "cy"."""
    return language.casefold().partition("-")[0] == "en"


def reading_ease(sentences: Iterable[str], language: str = "en") -> float | None:
    """Return the reading ease of sentences; None if the language has no measure, or no words.

    Numbers and people's own words are left out: they have no syllables to count.
    """
    if not has_measure(language):
        return None
    read = [spoken for each in sentences if (spoken := _spoken_words(each))]
    words = sum(map(len, read))
    if not words:
        return None
    syllables = sum(syllables_of(word) for sentence in read for word in sentence)
    return 206.835 - 1.015 * words / len(read) - 84.6 * syllables / words


def _spoken_words(sentence: str) -> list[str]:
    return [
        word
        for word in words_of(sentence.replace(QUOTE, " "))
        if any(letter.isalpha() for letter in word)
        and not any(letter.isdecimal() for letter in word)
    ]
