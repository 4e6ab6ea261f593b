"""A document: what goes back to people, before it is Markdown or any other form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spoken:
    """People's own words: shown in quotation marks, as text, whatever is in them."""

    words: str


Text = tuple[str | Spoken, ...]
"""A run of text: our words and people's words."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the title has level 1."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences on one subject, which can be read alone."""

    text: Text


@dataclass(frozen=True, slots=True)
class Points:
    """A list; with `numbered` its order matters."""

    items: tuple[Text, ...]
    numbered: bool = False


Block = Heading | Paragraph | Points


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks, in the order in which they are read. The first is the title."""

    blocks: tuple[Block, ...]


def paragraph(*text: str | Spoken) -> Paragraph:
    """Return a paragraph of this text."""
    return Paragraph(text)


def spoken(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield people's own words, in the order in which they are read."""
    for block in blocks:
        for text in _texts(block):
            yield from (part.words for part in text if isinstance(part, Spoken))


def with_spoken(block: Block, change: Callable[[str], str]) -> Block:
    """Return `block` with `change` made to people's own words, and to nothing else."""
    match block:
        case Heading():
            return block
        case Paragraph(text):
            return Paragraph(_changed(text, change))
        case Points(items, numbered):
            return Points(tuple(_changed(item, change) for item in items), numbered)


def _texts(block: Block) -> tuple[Text, ...]:
    match block:
        case Heading(_, text):
            return ((text,),)
        case Paragraph(run):
            return (run,)
        case Points(items, _):
            return items


def _changed(text: Text, change: Callable[[str], str]) -> Text:
    return tuple(Spoken(change(part.words)) if isinstance(part, Spoken) else part for part in text)
