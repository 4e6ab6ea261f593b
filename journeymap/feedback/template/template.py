"""A template, read: its pieces in their order, with marks where something is put in.

A mark is a name and nothing else. There is nothing in it to be worked out, so that a template
can run nothing and reach nothing but what is put in for its names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Mark:
    """A place where something is put in, written {name}."""

    name: str
    line: int


Line = tuple[str | Mark, ...]
"""Text, and marks in it."""


@dataclass(frozen=True, slots=True)
class OwnHeading:
    """A heading of the organisation's own."""

    level: int
    text: Line
    line: int


@dataclass(frozen=True, slots=True)
class OwnParagraph:
    """A paragraph of its own. One that is a mark alone may stand for a whole section."""

    text: Line
    line: int

    @property
    def mark(self) -> Mark | None:
        """The mark, if there is nothing else in the paragraph."""
        alone = self.text[0] if len(self.text) == 1 else None
        return alone if isinstance(alone, Mark) else None


@dataclass(frozen=True, slots=True)
class OwnPoints:
    """A list of its own."""

    items: tuple[Line, ...]
    numbered: bool
    line: int


Piece = OwnHeading | OwnParagraph | OwnPoints


@dataclass(frozen=True, slots=True)
class Template:
    """What an account is made of, in its order."""

    path: Path
    pieces: tuple[Piece, ...]
    lines: int = 1
    """How many lines the file has."""

    def marks_in_text(self) -> Iterator[Mark]:
        """Yield the marks that stand in text, where only a value can be put in."""
        for piece in self.pieces:
            if not (isinstance(piece, OwnParagraph) and piece.mark):
                for line in lines_of(piece):
                    yield from (part for part in line if isinstance(part, Mark))

    def marks_alone(self) -> Iterator[Mark]:
        """Yield the marks that are a paragraph of their own, where a section can be put in."""
        for piece in self.pieces:
            if isinstance(piece, OwnParagraph) and piece.mark:
                yield piece.mark


def lines_of(piece: Piece) -> tuple[Line, ...]:
    """Return the runs of text of a piece."""
    return piece.items if isinstance(piece, OwnPoints) else (piece.text,)
