"""The blocks of a document as HTML, each in the element that says what it is."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from itertools import groupby

from journeymap.feedback.document import (
    Block,
    Diagram,
    Exchange,
    Heading,
    Image,
    Paragraph,
    Picture,
    Points,
    Row,
    Text,
)
from journeymap.feedback.forms.html_signs import sign_of
from journeymap.feedback.forms.html_text import run, words

_LOWEST = 6
"""HTML has no heading below this level."""
_MEDIA = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml"}


def elements_of(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the elements of blocks; what people said and heard, one after another, is a list."""
    for is_exchange, some in groupby(blocks, lambda block: isinstance(block, Exchange)):
        if is_exchange:  # a list without its dots is none to some readers, unless it says so
            yield '<ul class="exchanges" role="list">'
            yield from map(_element, some)
            yield "</ul>"
        else:
            yield from filter(None, map(_element, some))


def image(picture: Image) -> str:
    """Return a picture that is in the page itself, where nothing in it can run or load."""
    data = b64encode(picture.data).decode("ascii")
    return f'<img src="data:{_MEDIA[picture.kind]};base64,{data}" alt="{words(picture.alt)}">'


def _element(block: Block) -> str:
    match block:
        case Heading(level, text):
            return _heading(level, text)
        case Paragraph(text):
            return _paragraph(text)
        case Points(items, numbered):
            return _list(items, "ol" if numbered else "ul")
        case Exchange():
            return _exchange(block)
        case Picture(picture, description):
            caption = "".join(map(_paragraph, description))
            return f"<figure>\n{image(picture)}\n<figcaption>{caption}</figcaption>\n</figure>"
        case Row(text, picture):
            return f'<div class="row">{_place(picture)}{_paragraph(text)}</div>'
        case Diagram():
            return ""


def _heading(level: int, text: str) -> str:
    tag = f"h{min(level, _LOWEST)}"
    return f"<{tag}>{words(text)}</{tag}>"


def _paragraph(text: Text) -> str:
    return f"<p>{run(text)}</p>"


def _list(items: Iterable[Text], tag: str) -> str:
    return "\n".join((f"<{tag}>", *(f"<li>{run(item)}</li>" for item in items), f"</{tag}>"))


def _exchange(block: Exchange) -> str:
    """Return a card: what was said above, what is answered below, neither without the other."""
    first, *others = block.said
    also = [_list(others, "ul")] if others else []
    answer = [_paragraph(block.answer)] if block.answer else []
    return "\n".join(
        (
            f'<li class="exchange {block.outcome}">',
            f'<div class="said">{_paragraph(first)}',
            *also,
            "</div>",
            '<div class="answer">',
            f'<p class="outcome">{sign_of(block.outcome)}<strong>{words(block.label)}</strong></p>',
            *answer,
            "</div>",
            "</li>",
        )
    )


def _place(picture: Image | None) -> str:
    """Return the place of a row's picture; an empty one is there to be seen only."""
    if picture is None:
        return '<div class="place empty" aria-hidden="true"></div>'
    return f'<div class="place">{image(picture)}</div>'
