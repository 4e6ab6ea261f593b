"""Sentences: where one ends and the next begins, and how many words it has.

It is for text in English or Welsh, as it is written in letters, guides and lists. No library
is used for it: those that know many languages take a line of a list or a quote for more than
it is, and what an account needs is little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from journeymap.plain_words.grammar import words_named

QUOTE = "“…”"
"""Stands for people's own words in a sentence of ours. It counts as one word: how long
a quote is was not ours to choose, and a sentence that leads to it is still read whole."""

_NEVER_LAST = words_named("never last")
"""What a full stop shortens, and more of the sentence follows: Welsh e.e., h.y. and rh. too."""
_MAY_BE_LAST = frozenset({"a.m", "a.y.b", "ayyb", "co", "etc", "ltd", "p.m", "y.b", "y.h", "y.p"})
"""What a full stop shortens, and may end a sentence: it does if a capital follows."""
_ONLY_BEFORE_NUMBERS = frozenset({"fig", "no", "nos", "pp", "ref", "tel", "rh"})
_STOP = re.compile(r"(?P<stop>[.!?…]+)(?P<after>[\"'”’)\]]*)\s+(?=(?P<next>\S+))")
_ITEM = re.compile(r"^\s*(?:[-*•–]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+")
_OPENING = "\"'“‘(["


@lru_cache(maxsize=4096)
def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, in its order.

    A line ends a sentence, as do headings and the points of a list; their signs and numbers
    are left out.
    """
    return tuple(each for line in text.splitlines() for each in _of_line(_ITEM.sub("", line)))


def _of_line(line: str) -> Iterator[str]:
    begin = 0
    for found in _STOP.finditer(line):
        if _ends(line[begin : found.start()], found):
            yield line[begin : found.end("after")].strip()
            begin = found.end()
    if rest := line[begin:].strip():
        yield rest


def _ends(before: str, found: re.Match[str]) -> bool:
    """Whether a sentence ends at a full stop or the like. `before` is what it has until there."""
    following = found["next"].lstrip(_OPENING)
    if not following or following[0].islower() or not before.strip():
        return False
    if before.endswith(QUOTE[0]) and found["stop"] == "…":
        return False
    if found["stop"] != ".":
        return True
    last = re.split(r"[\s(“‘\"']", before)[-1].casefold()
    if last in _ONLY_BEFORE_NUMBERS:
        return not following[0].isdecimal()
    is_initial = len(last) == 1 and before[-1].isupper() and last != "i"
    return last in _MAY_BE_LAST or not (last in _NEVER_LAST or is_initial)


def words_of(sentence: str) -> list[str]:
    """Return what counts as words in a sentence: what has a letter or a digit in it, and quotes.

    "well-run" is one word, and so are "2.30pm" and "and/or".
    """
    return [
        each
        for each in sentence.split()
        if any(letter.isalnum() for letter in each) or QUOTE in each
    ]
