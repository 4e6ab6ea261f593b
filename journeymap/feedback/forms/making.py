"""Makes the files of a document, by form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from warnings import catch_warnings, simplefilter

from journeymap.feedback.document import Block, Document, Picture
from journeymap.feedback.forms.look import LARGE, Look
from journeymap.language.language import Language

DRAFT = "draft-"
"""What the name of a draft begins with."""


class NotMade(Exception):
    """A form cannot be made: why, and what to do, in a sentence."""


@contextmanager
def with_extras(what: str) -> Iterator[None]:
    """Import what makes `what` of the libraries that not everybody has. Raises `NotMade`."""
    try:
        yield
    except ImportError as error:
        raise NotMade(
            f"To make {what}, one more thing has to be installed, {error.name}:"
            " pip install 'journeymap[account]'"
        ) from error


@dataclass(frozen=True, slots=True)
class Made:
    """The files of one form, and what could not be shown in them."""

    files: Mapping[str, bytes]
    """By their names; the form itself comes first, its pictures behind it."""
    told: tuple[str, ...] = ()


def make(form: str, document: Document, name: str, look: Look, language: Language) -> Made:
    """Return the files of a document in one form. Raises `NotMade`.

    `name` is what they are called, without an end; `language` is the one in which the form's own
    words are, as at the foot of a page.
    """
    return _MAKERS[form](document, name, look, language)


def name_of(shape: str, look: Look, tags: tuple[str, ...], *, is_draft: bool) -> str:
    """Return what a file is called: by what is in it, and never by what somebody typed.

    A draft is never called like what may go out.
    """
    parts = [
        "poster" if shape == "poster" else "summary",
        shape if shape in {"short", "easy-read"} else "",
        "large-print" if look.points == LARGE and shape != "easy-read" else "",
        f"{look.points}-point" if look.points > LARGE else "",
        "high-contrast" if look.high_contrast else "",
        *([] if tags == ("en",) else tags),
    ]
    return (DRAFT if is_draft else "") + "-".join(filter(None, parts))


def _markdown(document: Document, name: str, look: Look, language: Language) -> Made:
    del look, language
    from journeymap.feedback.forms.markdown import to_markdown

    own = with_picture_names(document, name)
    pictures = {each.name: each.image for each in _pictures(own)}
    beside = {f"{of}.{image.kind}": image.data for of, image in pictures.items()}
    text = to_markdown(own, with_pictures=True)
    return Made({f"{name}.md": text.encode(), **beside})


def with_picture_names(document: Document, name: str) -> Document:
    """Return a document whose pictures are called as its file is, and so are its own.

    Else a draft would put a newer picture beside an account that went out.
    """

    def named(block: Block) -> Block:
        if isinstance(block, Picture):
            return replace(block, name=f"{name}-{block.name}")
        return block

    parts = (replace(each, blocks=tuple(map(named, each.blocks))) for each in document.parts)
    return replace(document, parts=tuple(parts))


def _pictures(document: Document) -> Iterator[Picture]:
    return (each for each in document.blocks if isinstance(each, Picture))


def _text(document: Document, name: str, look: Look, language: Language) -> Made:
    del look, language
    from journeymap.feedback.forms.in_lines import to_text

    return Made({f"{name}.txt": to_text(document).encode()})


def _html(document: Document, name: str, look: Look, language: Language) -> Made:
    from journeymap.feedback.forms.html import to_html

    return Made({f"{name}.html": to_html(document, look, language).encode()})


def _pdf(document: Document, name: str, look: Look, language: Language) -> Made:
    with with_extras("a PDF"):
        from journeymap.feedback.forms.pdf import NotOnePage, to_pdf
        from journeymap.printing.typesetting import NotTypeset

    told = []
    try:
        typeset = to_pdf(document, look, language)
    except NotOnePage as why:
        told.append(f"{name}.pdf has more than one page: {why}.")
        typeset = to_pdf(document, replace(look, is_short=False), language)
    except NotTypeset as why:
        raise NotMade(str(why)) from why
    if typeset.unprintable:
        told.append(f"No font here has {' '.join(typeset.unprintable)}: (?) stands for each.")
    return Made({f"{name}.pdf": typeset.pdf}, tuple(told))


def _docx(document: Document, name: str, look: Look, language: Language) -> Made:
    with with_extras("a Word file"):
        from journeymap.feedback.forms.word import to_docx
    with catch_warnings():
        simplefilter("ignore")  # of a library about its own template
        return Made({f"{name}.docx": to_docx(document, look, language)})


_MAKERS: Mapping[str, Callable[[Document, str, Look, Language], Made]] = {
    "markdown": _markdown,
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
    "text": _text,
}
