"""No sentence is longer than people can keep in mind while they read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.plain_words.fault import Fault
from journeymap.plain_words.passage import Limits, Passage
from journeymap.plain_words.sentences import words_of


def too_long(passages: Sequence[Passage], limits: Limits) -> Iterator[Fault]:
    """Yield the sentences with more words than the limit."""
    for passage in passages:
        for sentence in passage.sentences:
            words = len(words_of(sentence))
            if words > limits.words:
                what = f"too long ({words} words; at most {limits.words})"
                yield passage.fault("length", sentence, what, "Make two or more sentences of it")
