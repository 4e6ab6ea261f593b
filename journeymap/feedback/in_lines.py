"""A document as plain lines, to be read aloud: no marks, one thing a line."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.cleaning import one_line
from journeymap.feedback.document import Block, Document, Heading, Paragraph, Points, Spoken, Text


def in_lines(document: Document) -> list[str]:
    """Return the lines of a document, each heading, paragraph and point on one."""
    return [one_line(line) for block in document.blocks for line in _lines(block)]


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(_, text):
            yield f"{text}:"
        case Paragraph(text):
            yield _run(text)
        case Points(items, numbered):
            for number, item in enumerate(items, 1):
                yield f"{number}. {_run(item)}" if numbered else _run(item)


def _run(text: Text) -> str:
    return "".join(f"“{each.words}”" if isinstance(each, Spoken) else each for each in text)
