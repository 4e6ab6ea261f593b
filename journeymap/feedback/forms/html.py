"""A document as one HTML file that stands alone: no script, and nothing from outside.

It reads on a telephone, at 400 % zoom, in the dark, by a screen reader and on paper. What
people said is only ever text; the page's own policy would stop anything else.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.feedback.document import Document, Heading, Part
from journeymap.feedback.forms.html_blocks import elements_of, image
from journeymap.feedback.forms.html_style import mark_of, style_of
from journeymap.feedback.forms.html_text import tongue, words
from journeymap.feedback.forms.look import Look
from journeymap.language.language import Language

_POLICY = "default-src 'none'; style-src {mark}; img-src data:; base-uri 'none'; form-action 'none'"


def to_html(document: Document, look: Look, language: Language) -> str:
    """Return `document` as HTML that looks as a reader asked for.

    `language` is that of the page's own words around the parts. The same document always
    gives the same text.
    """
    lines = (
        "<!doctype html>",
        f"<html{tongue(document.language)}>",
        *_head(document, style_of(look, len(document.draft))),
        "<body>",
        *_top(document, language),
        "<main>",
        *_parts(document),
        "</main>",
        "</body>",
        "</html>",
    )
    return "\n".join(lines) + "\n"


def _head(document: Document, style: str) -> Iterator[str]:
    policy = _POLICY.format(mark=mark_of(style))
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield f"<title>{words(_name(document))}</title>"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    # A reader's telephone would make links of what people said.
    yield '<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">'
    yield '<meta name="robots" content="noindex">'
    yield f"<style>{style}</style>"
    yield "</head>"


def _name(document: Document) -> str:
    return f"{document.draft}: {document.title}" if document.draft else document.title


def _top(document: Document, language: Language) -> Iterator[str]:
    """Yield what stands above the title: whose it is, whether it is a draft, its languages."""
    rows = (*_draft(document), *_logo(document), *_languages(document, language))
    if rows:
        yield from ("<header>", *rows, "</header>")


def _draft(document: Document) -> Iterator[str]:
    """Yield that it is a draft: in a line for all, and across each page for whoever sees it."""
    if document.draft:
        draft = words(document.draft)
        yield f'<p class="draft">{draft}</p>'
        yield f'<div class="across" aria-hidden="true"><span>{draft}</span></div>'


def _logo(document: Document) -> Iterator[str]:
    if document.logo:
        yield f'<div class="logo">{image(document.logo)}</div>'


def _languages(document: Document, language: Language) -> Iterator[str]:
    """Yield a way to each part by its title, in its own language, where there are several."""
    if len(document.parts) > 1:
        label = words(language.say("Languages"))
        yield f'<nav{tongue(language.code)} aria-label="{label}">'
        yield '<ul role="list">'
        for number, part in enumerate(document.parts, 1):
            link = f'<a href="#part-{number}" hreflang="{words(part.language)}">'
            yield f"<li{tongue(part.language)}>{link}{words(_title(part))}</a></li>"
        yield from ("</ul>", "</nav>")


def _title(part: Part) -> str:
    titles = (block.text for block in part.blocks if isinstance(block, Heading))
    return next(titles, part.language)


def _parts(document: Document) -> Iterator[str]:
    for number, part in enumerate(document.parts, 1):
        yield f'<section class="part" id="part-{number}"{tongue(part.language)}>'
        yield from elements_of(part.blocks)
        yield "</section>"
