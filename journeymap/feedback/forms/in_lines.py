"""A document as plain lines, to be read aloud: no marks, one thing a line."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.cleaning import one_line
from journeymap.feedback.document import (
    Block,
    Document,
    Exchange,
    Heading,
    Points,
    Spoken,
    Text,
    texts_of,
)


def in_lines(document: Document) -> list[str]:
    """Return the lines of a document, each heading, paragraph and point on one."""
    return [one_line(line) for block in document.blocks for line in _lines(block)]


def to_text(document: Document) -> str:
    """Return a document as a plain text file: a blank line before each heading."""
    heads = [f"{document.draft}\n"] if document.draft else []
    blocks = ("\n".join(map(one_line, _lines(block))) for block in document.blocks)
    pairs = zip(blocks, document.blocks, strict=True)
    body = (f"\n{lines}" if isinstance(block, Heading) else lines for lines, block in pairs)
    return "\n".join((*heads, *filter(str.strip, body))).lstrip("\n") + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(_, text):
            yield f"{text}:"
        case Points(items, numbered=True):
            yield from (f"{number}. {_run(item)}" for number, item in enumerate(items, 1))
        case Exchange(said, _, label, answer):
            yield from map(_run, said)
            yield " ".join((label, _run(answer))).strip()
        case _:
            yield from map(_run, texts_of(block))


def _run(text: Text) -> str:
    return "".join(f"“{each.words}”" if isinstance(each, Spoken) else each for each in text)
