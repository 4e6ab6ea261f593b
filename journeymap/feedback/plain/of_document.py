"""The words of a document that are checked: all but what people said."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.feedback.document import Block, Document, Heading, Part, Spoken, Text, texts_of
from journeymap.plain_words.checking import find_faults
from journeymap.plain_words.fault import Fault
from journeymap.plain_words.lists import WordLists
from journeymap.plain_words.passage import PLAIN, Limits, Passage
from journeymap.plain_words.sentences import QUOTE


def faults_of(
    document: Document, lists: WordLists, limits: Limits = PLAIN, name: str = "summary"
) -> list[Fault]:
    """Return what is hard to read in a document, in its order.

    Where it stands begins with the document's `name`, and ends with the heading above it.
    What people said is neither checked nor shown. Each part is checked as its language is.
    """
    return [
        fault
        for part in document.parts
        for fault in find_faults(passages_of(part, name), lists, part.language, limits)
    ]


def passages_of(part: Part, name: str = "summary") -> list[Passage]:
    """Return what is read of a part, in its order."""
    return list(_passages(part.blocks, name))


def _passages(blocks: tuple[Block, ...], name: str) -> Iterator[Passage]:
    under = name
    for block in blocks:
        if isinstance(block, Heading):
            under = f"{name}, under “{block.text}”"
            yield Passage(block.text, f"{name}, in a heading", is_heading=True)
        else:
            yield from (Passage(_ours(text), under) for text in texts_of(block))


def _ours(text: Text) -> str:
    return "".join(QUOTE if isinstance(each, Spoken) else each for each in text)
