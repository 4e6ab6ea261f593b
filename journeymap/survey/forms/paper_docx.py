"""The booklet as a Word file: to change before it is printed, or to fill in on a screen.

Its headings are headings and its boxes can be ticked, so that a screen reader finds its way.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

import segno
from docx import Document
from docx.shared import Mm, Pt

from journeymap.printing.word.file import as_bytes
from journeymap.printing.word.page import say_what_it_is
from journeymap.printing.word.writer import word_tag
from journeymap.survey.forms.booklet import Block, Booklet, Section
from journeymap.survey.forms.word_pages import new_pages
from journeymap.survey.forms.word_pieces import Pieces
from journeymap.survey.forms.word_styles import ADDRESS, HINT, OPTION, lay_out

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph

_SPARE = 2
"""How much more room than the least there is on the last page."""


def docx_of(booklet: Booklet) -> bytes:
    """Return the Word file of a booklet. The same booklet always makes the same bytes."""
    word = Document()
    language = word_tag(booklet.language)
    lay_out(word, booklet.sizes, language)
    say_what_it_is(word, booklet.title, language, booklet.issued)
    pieces = Pieces(word)
    pieces.put_at_the_foot(booklet.footer, booklet.says_page)
    _first_page(word, pieces, booklet)
    for part, is_on_new_page in zip(booklet.parts, new_pages(booklet), strict=True):
        _heading(word, part.heading, is_on_new_page=is_on_new_page)
        for number, block in enumerate(part.blocks):
            _add_block(word, pieces, block, booklet, is_first=number == 0)
    _last_page(word, pieces, booklet)
    return as_bytes(word)


def _first_page(word: Word, pieces: Pieces, booklet: Booklet) -> None:
    word.add_heading(booklet.title, 0)
    if booklet.service:
        word.add_paragraph(booklet.service, "Subtitle")
    for section in booklet.opening:
        word.add_heading(section.heading, 1)
        _say(word, pieces, section, booklet)


def _last_page(word: Word, pieces: Pieces, booklet: Booklet) -> None:
    """Add the page for whoever needs more room, and the thanks."""
    sizes = booklet.sizes
    _heading(word, booklet.spare.heading, is_on_new_page=True)
    _say(word, pieces, booklet.spare, booklet)
    pieces.add_room(booklet.spare_says, _SPARE * sizes.spare_lines * sizes.line_mm)
    for section in booklet.closing:
        word.add_heading(section.heading, 1)
        _say(word, pieces, section, booklet)


def _say(word: Word, pieces: Pieces, section: Section, booklet: Booklet) -> None:
    """Add what people are told under a heading, kept on the page on which that stands."""
    said: list[Paragraph] = []
    if section.strong:
        said.append(word.add_paragraph())
        said[-1].add_run(section.strong).bold = True
    said += [word.add_paragraph(text) for text in section.paragraphs]
    said += [word.add_paragraph(text, "List Bullet") for text in section.points]
    if section.address:
        said.append(word.add_paragraph("\n".join(section.address), ADDRESS))
    if section.link:
        side = Mm(booklet.sizes.picture_mm)
        said.append(pieces.add_picture(_qr_code(section.link), section.picture_says, side))
    _keep_together(said)


def _heading(word: Word, text: str, *, is_on_new_page: bool) -> None:
    form = word.add_heading(text, 1).paragraph_format
    if is_on_new_page:
        form.page_break_before, form.space_before = True, Pt(0)


def _add_block(
    word: Word, pieces: Pieces, block: Block, booklet: Booklet, *, is_first: bool
) -> None:
    """Add a question, all of it kept on one page."""
    question = word.add_heading(block.text, 2)
    if is_first:
        question.paragraph_format.space_before = Pt(0)
    if block.hint:
        word.add_paragraph(block.hint, HINT)
    _boxes(word, pieces, block, booklet)
    if block.lines:
        pieces.add_room(block.room_says, block.lines * booklet.sizes.line_mm)


def _boxes(word: Word, pieces: Pieces, block: Block, booklet: Booklet) -> None:
    rows = [block.boxes] if block.is_row else [(each,) for each in block.boxes]
    paragraphs = []
    for row in rows:
        paragraphs.append(word.add_paragraph(style=OPTION))
        pieces.divide(paragraphs[-1], len(row))
        for number, option in enumerate(row):
            pieces.add_box(paragraphs[-1], option, block.code, booklet.sizes.tick_mm)
            paragraphs[-1].add_run(f"\u2002{option}" + ("\t" if number < len(row) - 1 else ""))
    _keep_together(paragraphs)


def _keep_together(paragraphs: Iterable[Paragraph]) -> None:
    for paragraph in list(paragraphs)[:-1]:
        paragraph.paragraph_format.keep_with_next = True


def _qr_code(link: str) -> BytesIO:
    picture = BytesIO()
    segno.make(link, error="m", micro=False).save(picture, kind="png", scale=10, border=2)
    picture.seek(0)
    return picture
