"""A document as a Word file, with real headings, lists and styles, that a screen reader can read.

What people said is only ever text in it: no link, field, picture or table is made of it.
"""

from __future__ import annotations

import docx

from journeymap.feedback.document import Document
from journeymap.feedback.forms.look import Look
from journeymap.feedback.forms.word_body import Body
from journeymap.feedback.forms.word_edges import write_draft, write_page_numbers
from journeymap.feedback.forms.word_pictures import Pictures
from journeymap.feedback.forms.word_styles import lay_out
from journeymap.language.language import Language
from journeymap.printing.word.file import as_bytes
from journeymap.printing.word.page import say_what_it_is, set_page
from journeymap.printing.word.writer import Writer, in_xml, word_tag

_AUTHOR = "journeymap"


def to_docx(document: Document, look: Look, language: Language) -> bytes:
    """Return `document` as a Word file. The same document always makes the same bytes.

    `language` is that of the page's number. Raises `NotTypeset` where a drawing is no drawing,
    and `UnrecognizedImageError` of python-docx where a picture is no picture.
    """
    word = docx.Document()
    tag = word_tag(document.language)
    set_page(word, tag)
    say_what_it_is(word, in_xml(document.title), tag, document.day, _AUTHOR)
    lists = lay_out(word, look)
    body = Body(Writer(word, document.language), lists, Pictures(word), language)
    if document.logo:
        body.add_logo(document.logo)
    for part in document.parts:
        body.add_part(part)
    write_page_numbers(word, language)
    if document.draft:
        write_draft(word, document.draft, look)
    return as_bytes(word)
