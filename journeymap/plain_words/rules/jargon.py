"""A plain word stands where there is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from journeymap.plain_words.fault import Fault
from journeymap.plain_words.passage import Passage
from journeymap.plain_words.word_forms import phrases_of


def jargon(passages: Sequence[Passage], hard: Mapping[str, str]) -> Iterator[Fault]:
    """Yield the words of the list, each with the plain word to use."""
    phrases = phrases_of(frozenset(hard))
    for passage in passages:
        for sentence in passage.sentences:
            for found in phrases.found_in(sentence):
                what = f"“{found.as_written}” is jargon"
                instead = f"In plain words: {hard[found.phrase]}"
                yield passage.fault("jargon", sentence, what, instead)
