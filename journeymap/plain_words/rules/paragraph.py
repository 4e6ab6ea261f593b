"""No paragraph has so many sentences that readers lose their place in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeymap.plain_words.fault import Fault
from journeymap.plain_words.passage import Limits, Passage


def too_many_sentences(passages: Sequence[Passage], limits: Limits) -> Iterator[Fault]:
    """Yield the paragraphs with more sentences than the limit, each by its first sentence."""
    for passage in passages:
        for text in passage.text.split("\n\n"):
            sentences = Passage(text).sentences
            if len(sentences) > limits.sentences:
                number = f"{len(sentences)} sentences; at most {limits.sentences}"
                what = f"the paragraph that begins so is too long ({number})"
                yield passage.fault("paragraph", sentences[0], what, "Make two paragraphs of it")
