"""A document: what goes back to people, before it is Markdown or any other form."""

from __future__ import annotations

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
