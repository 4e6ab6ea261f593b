"""The same thing has the same word throughout, so that nobody looks for a second thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.plain_words.fault import Fault
from journeymap.plain_words.passage import Passage
from journeymap.plain_words.word_forms import phrases_of


def several_words_for_one_thing(
    passages: Sequence[Passage], same: Sequence[frozenset[str]]
) -> Iterator[Fault]:
    """Yield each other word for the same thing, where it first stands."""
    phrases = phrases_of(frozenset(word for words in same for word in words))
    first: dict[frozenset[str], str] = {}
    told: set[str] = set()
    for passage in passages:
        for sentence in passage.sentences:
            for found in phrases.found_in(sentence):
                for words in same:
                    if found.phrase not in words:
                        continue
                    used = first.setdefault(words, found.phrase)
                    if found.phrase != used and found.phrase not in told:
                        told.add(found.phrase)
                        what = f"“{found.as_written}” stands here, and “{used}” before"
                        instead = "If they are the same, use one word for it throughout"
                        yield passage.fault("same-word", sentence, what, instead)
