"""A document: what goes back to people, before it is Markdown or any other form.

All forms are made of it, so that all say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Spoken:
    """People's own words: shown in quotation marks, as text, whatever is in them."""

    words: str
    language: str = ""
    """The tag of the language they were said in, if it is another than that of the part."""


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


Outcome = Literal["doing", "done", "not-doing", "still-talking", "no-answer"]
"""What became of what people said. It has a colour and a sign beside its words, never alone."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What people said, and what the service answers, so that no reader can lose one of them."""

    said: tuple[Text, ...]
    """The ways in which it was said, that of most people first."""
    outcome: Outcome
    label: str
    """The outcome in a sentence: "We are doing this."."""
    answer: Text = ()
    """What else there is to say of it: why not, who does it, by when."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as a file: PNG, JPEG or SVG."""

    data: bytes
    kind: Literal["png", "jpeg", "svg"]
    alt: str
    """What it shows, for whoever cannot see it; nothing if it only decorates."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of its own, with the same in words beside it: never instead of it."""

    image: Image
    description: tuple[Text, ...]
    """Sentences that say all that the picture says."""
    name: str
    """What its file is called where it goes out as a file: "journey"."""


@dataclass(frozen=True, slots=True)
class Row:
    """One idea as Easy Read lays it out: a picture at the left, a short sentence beside it."""

    text: Text
    image: Image | None = None
    """None leaves the picture's place empty, for one that is put there by hand."""


@dataclass(frozen=True, slots=True)
class Diagram:
    """The journey as Mermaid draws it: shown by Markdown only, as all else has the picture."""

    mermaid: str


Block = Heading | Paragraph | Points | Exchange | Picture | Row | Diagram


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks in one language, in the order in which they are read. The first is the title."""

    blocks: tuple[Block, ...]
    language: str = "en"
    """The tag of the language (BCP 47)."""


@dataclass(frozen=True, slots=True)
class Document:
    """What goes back to people: a part for each language, one after the other."""

    parts: tuple[Part, ...]
    draft: str = ""
    """What stands across every page, as in "Draft"; nothing if it may go out."""
    day: date = date(2000, 1, 1)
    """The day it is of, for what a PDF or a Word file says of itself: never today's."""
    logo: Image | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of all parts."""
        return tuple(block for part in self.parts for block in part.blocks)

    @property
    def title(self) -> str:
        """The text of the first heading."""
        return next((each.text for each in self.blocks if isinstance(each, Heading)), "")

    @property
    def language(self) -> str:
        """The language of its first part."""
        return self.parts[0].language if self.parts else "en"


def document_of(*blocks: Block) -> Document:
    """Return a document of one part, in English."""
    return Document((Part(blocks),))


def paragraph(*text: str | Spoken) -> Paragraph:
    """Return a paragraph of this text."""
    return Paragraph(text)


def texts_of(block: Block) -> tuple[Text, ...]:
    """Return the runs of text of a block, in the order in which they are read."""
    match block:
        case Heading(_, text):
            return ((text,),)
        case Paragraph(run) | Row(run):
            return (run,)
        case Points(items, _):
            return items
        case Exchange(said, _, label, answer):
            return (*said, (label,), answer) if answer else (*said, (label,))
        case Picture(_, description, _):
            return description
        case Diagram():
            return ()


def spoken(blocks: Iterable[Block]) -> list[str]:
    """Return people's own words, in the order in which they are read."""
    return [
        part.words
        for block in blocks
        for text in texts_of(block)
        for part in text
        if isinstance(part, Spoken)
    ]


def with_spoken(block: Block, change: Callable[[str], str]) -> Block:
    """Return `block` with `change` made to people's own words, and to nothing else."""

    def changed(text: Text) -> Text:
        return tuple([in_part(part) if isinstance(part, Spoken) else part for part in text])

    def in_part(part: Spoken) -> Spoken:
        words = change(part.words)
        return part if words == part.words else replace(part, words=words)

    match block:
        case Heading() | Diagram():
            return block
        case Paragraph(text) | Row(text):
            return replace(block, text=changed(text))
        case Points(items):
            return replace(block, items=tuple(map(changed, items)))
        case Exchange(said, _, _, answer):
            return replace(block, said=tuple(map(changed, said)), answer=changed(answer))
        case Picture(_, description):
            return replace(block, description=tuple(map(changed, description)))
