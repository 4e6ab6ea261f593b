"""A heading says what stands under it, in words that mean what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from journeymap.plain_words.fault import Fault
from journeymap.plain_words.passage import Passage
from journeymap.plain_words.word_forms import phrases_of


def idioms_in_headings(passages: Sequence[Passage], idioms: Iterable[str]) -> Iterator[Fault]:
    """Yield the idioms and metaphors of headings."""
    phrases = phrases_of(frozenset(idioms))
    for passage in passages:
        for sentence in passage.sentences if passage.is_heading else ():
            for found in phrases.found_in(sentence):
                what = f"“{found.as_written}” is an idiom in a heading"
                yield passage.fault("idiom", sentence, what, "Say what stands under it")
