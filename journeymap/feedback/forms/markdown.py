"""A document as Markdown that reads the same in any reader.

It has headings, paragraphs and lists, and nothing else: what people said never becomes a
link, an image, HTML, a heading or a table, whatever is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from journeymap.feedback.document import (
    Block,
    Diagram,
    Document,
    Exchange,
    Heading,
    Paragraph,
    Picture,
    Points,
    Row,
    Spoken,
    Text,
)

_REMEMBERED = 1_000
"""Pieces of our own of which it is remembered what they are in Markdown: most come often."""
_ACTS = re.compile(r"([\\`*_{}\[\]<>#|~&$^=%@])")
"""The characters that Markdown, or one of its common extensions, would act on."""
_ACTS_FIRST = re.compile(
    r"^(?:[0-9]*(?=[-+:.)])|\(?(?:[0-9]+|[a-z]|[ivxlcdm]+)(?=[.)](?:\s|$)))", re.IGNORECASE
)
"""What would begin a list if it came first: a sign, or a number with its full stop. For pandoc a
letter or a Roman number does it, too, and so does one in brackets."""
_EMOJI = re.compile(r":(?=[\w+-]+:)")
_LINKED = re.compile(r"\S*(?://|www\.|mailto:|\S@\S|[^\W_]\.[^\W\d_]{2,})\S*", re.IGNORECASE)
"""What readers make a link of by themselves; an escape does not stop them all."""
_SIGN_OF_A_LINK = re.compile(r"//|www\.|mailto:|@|\.[^\W\d_]", re.IGNORECASE)
"""What is in each of those: most words have none of it, and are done with at one look."""
_ACTS_OR_LINKS = re.compile(r"[\\`*_{}\[\]<>#|~&$^=%:/@.\n]")
"""One character of what acts, or of a sign of a link: most of what people say has none of them."""


def to_markdown(document: Document, *, with_pictures: bool = False) -> str:
    """Return `document` as Markdown, one block after another, one line a paragraph.

    With pictures each names the file beside it; what it shows is there in words in any case.
    """
    blocks = [("\n".join(_lines(block)), block) for block in document.blocks]
    if with_pictures:
        blocks = [(_with_picture(lines, block), block) for lines, block in blocks]
    return "\n\n".join(_with_draft(lines, block, document.draft) for lines, block in blocks) + "\n"


def _with_picture(lines: str, block: Block) -> str:
    if not isinstance(block, Picture):
        return lines
    name = f"{block.name}.{block.image.kind}"
    return f"![{_escaped(block.image.alt)}]({name})\n\n{lines}"


def _with_draft(lines: str, block: Block, draft: str) -> str:
    """Return the lines of a block; below a title, that it is a draft."""
    is_title = isinstance(block, Heading) and block.level == 1
    # With its full stop no reader, and no linter, takes it for a heading.
    return f"{lines}\n\n**{_escaped(draft)}.**" if draft and is_title else lines


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text):
            yield f"{'#' * level} {_escaped(text)}"
        case Paragraph(text) | Row(text):
            yield _run(text)
        case Points(items, numbered):
            for number, item in enumerate(items, 1):
                yield f"{number}. {_run(item)}" if numbered else f"- {_run(item)}"
        case Exchange(said, _, label, answer):
            yield f"- {_run(said[0])}"
            yield from (f"  - {_run(each)}" for each in said[1:])
            yield from ("", f"  {_run((f'{label} ', *answer)).rstrip()}")
        case Picture(_, description):
            yield "\n\n".join(map(_run, description))
        case Diagram(mermaid):
            yield from ("```mermaid", mermaid, "```")


def _run(text: Text) -> str:
    parts = [f"“{_escaped(p.words)}”" if isinstance(p, Spoken) else _ours(p) for p in text]
    run = "".join(parts)
    first = None if run.startswith("“") else _ACTS_FIRST.match(run)
    return f"{run[: first.end()]}\\{run[first.end() :]}" if first else run


def _escaped(words: str) -> str:
    """Return words as Markdown that shows them, on one line."""
    if not _ACTS_OR_LINKS.search(words):
        return words
    shown: list[str] = []
    at = 0
    line = re.sub(r"\s*\n\s*", " ", words) if "\n" in words else words
    if not _SIGN_OF_A_LINK.search(line):
        return _letters(line)
    for found in _LINKED.finditer(line):
        shown += [_letters(line[at : found.start()]), _verbatim(found.group())]
        at = found.end()
    return "".join((*shown, _letters(line[at:])))


_ours = lru_cache(_REMEMBERED)(_escaped)
"""The same of words of our own, such as what stands behind each recipe."""


def _letters(words: str) -> str:
    return _EMOJI.sub(r"\\:", _ACTS.sub(r"\\\1", words))


def _verbatim(words: str) -> str:
    """Return words as a code span, the one place where no reader makes a link of them."""
    longest = max((len(run) for run in re.findall("`+", words)), default=0)
    fence = "`" * (longest + 1)
    space = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{fence}{space}{words}{space}{fence}"
