"""The words of a text, each with what stands around it, as far as that tells whether it is a name.

The text is gone through once, and what stands around a word is kept short, so that a long text
takes as long as many short ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from journeymap.names import folded

WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’‑-](?=[^\W\d_]))*")
_LEFT_OUT = re.compile(r"\[[^\[\]]+ left out\]")
_ENDS_SENTENCE = re.compile(r"[.!?…\n]")
_SPEECH_BEGINS = re.compile(r"[\"“‘]\s*$|:\s*[\"“‘'(]?\s*$")
_ABBREVIATED = re.compile(r"mr|mrs|ms|miss|dr|prof|rev|st|[^\W\d_]")
"""What has a full stop behind it that ends no sentence: titles and initials."""
_BEFORE, _BEHIND = 12, 48


class WordInPlace(NamedTuple):
    """A word, and what stands around it. There is one for each word of each answer: it is light."""

    text: str
    """As it is written, but for the 's of somebody to whom something belongs."""
    folded: str
    begins: bool
    """Whether a sentence, or what somebody said, begins with it."""
    has_capital: bool
    """Whether it begins with a capital that tells something: not where all are capitals."""
    between: str
    """What stands between it and the word before."""
    earlier: tuple[str, str]
    """The two words before it in its sentence, folded, the nearer one last; "" where none is."""
    whole: str
    """The text that it stands in."""
    start: int
    end: int

    @property
    def owns(self) -> bool:
        """Whether something belongs to who is named: there is an 's."""
        return self.end - self.start != len(self.text)

    @property
    def before(self) -> str:
        """The last of the text in front of it."""
        return self.whole[max(0, self.start - _BEFORE) : self.start]

    @property
    def behind(self) -> str:
        """The first of the text behind it."""
        return self.whole[self.end : self.end + _BEHIND]


def without_s(word: str) -> str:
    """Return a word without the 's of somebody to whom something belongs."""
    return word[:-2] if word[-1] in "sS" and word[-2:-1] in {"'", "’"} else word


def words_in_place(text: str) -> Iterator[WordInPlace]:
    """Yield the words of a text, in their order."""
    text = _LEFT_OUT.sub("[]", unicodedata.normalize("NFC", text))
    tells = not text.isupper()
    end, earlier = 0, ("", "")
    for found in WORD.finditer(text):
        start, between, word = found.start(), text[end : found.start()], without_s(found.group())
        new = not end or (between != " " and _ends_sentence(earlier[1], between))
        small = folded(word)
        before = ("", "") if new else earlier
        begins = new or (between != " " and _speech_begins(between))
        begins = begins and "(" not in between
        capital = tells and word[0].isupper()
        end = found.end()
        yield WordInPlace(word, small, begins, capital, between, before, text, start, end)
        earlier = (before[1], small)


def _ends_sentence(last: str, between: str) -> bool:
    if between.strip(" ") == "." and _ABBREVIATED.fullmatch(last):
        return False
    return bool(_ENDS_SENTENCE.search(between))


def _speech_begins(between: str) -> bool:
    return _SPEECH_BEGINS.search(between[-4:]) is not None
