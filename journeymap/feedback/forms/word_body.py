"""What stands between the header and the footer of the account's Word file."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from journeymap.feedback.document import (
    Block,
    Exchange,
    Heading,
    Image,
    Paragraph,
    Part,
    Picture,
    Points,
    Row,
    Spoken,
    Text,
)
from journeymap.feedback.forms.word_pictures import LOGO_MM, PICTURE_MM, ROW_MM, Pictures
from journeymap.feedback.forms.word_rows import add_row, table_of_rows
from journeymap.feedback.forms.word_styles import (
    AFTER_ROWS,
    IN_WORDS,
    LOGO,
    PICTURE,
    PLACE,
    ROW,
    SAID,
    answer_style,
    label_style,
)
from journeymap.language.language import Language
from journeymap.printing.word.lists import Lists
from journeymap.printing.word.writer import Words, Writer, in_xml

_DEEPEST = 3
"""How many levels of headings there are below the title."""


class Body:
    """Writes the blocks of a document, one after the other."""

    def __init__(
        self, writer: Writer, lists: Lists, pictures: Pictures, language: Language
    ) -> None:
        self._writer, self._lists, self._pictures = writer, lists, pictures
        self._of_program, self._language = language, language.code
        self._parts = 0

    def add_logo(self, logo: Image) -> None:
        """Write the organisation's own picture above all else."""
        self._writer.add(self._writer.paragraph(LOGO, [self._pictures.shown(logo, LOGO_MM)]))

    def add_part(self, part: Part) -> None:
        """Write all that is said in one language. Every part but the first begins a page."""
        self._language = part.language
        for is_of_rows, blocks in groupby(part.blocks, lambda block: isinstance(block, Row)):
            if is_of_rows:
                self._add_rows(block for block in blocks if isinstance(block, Row))
                continue
            for block in blocks:
                begins_page = self._parts > 0 and block is part.blocks[0]
                self._add_block(block, begins_page=begins_page)
        self._parts += 1

    def _add_block(self, block: Block, *, begins_page: bool) -> None:
        match block:
            case Heading(level, text):
                style = "Title" if level == 1 else f"Heading {min(level - 1, _DEEPEST)}"
                self._add(style, (text,), is_on_new_page=begins_page)
            case Paragraph(text):
                self._add("Normal", text, is_on_new_page=begins_page)
            case Points(items, numbered):
                self._add_points(items, is_numbered=numbered)
            case Exchange():
                self._add_exchange(block)
            case Picture(image, description, _):
                shown = self._pictures.shown(image, PICTURE_MM)
                self._writer.add(self._writer.paragraph(PICTURE, [shown]))
                for text in description:
                    self._add(IN_WORDS, text)
            case _:  # a diagram is for Markdown only, and rows are written together
                return

    def _add_points(self, items: Iterable[Text], *, is_numbered: bool) -> None:
        number = self._lists.begin_anew("List Number") if is_numbered else 0
        for item in items:
            self._add("List Number" if is_numbered else "List Bullet", item, in_list=number)

    def _add_exchange(self, exchange: Exchange) -> None:
        """Write a card. Its styles keep it on one page."""
        for text in exchange.said:
            self._add(SAID, text)
        label = Words(exchange.label, self._language, label_style(exchange.outcome))
        rest = self._words((" ", *exchange.answer)) if exchange.answer else []
        self._writer.add(
            self._writer.paragraph(answer_style(exchange.outcome), [label, *rest], self._language)
        )

    def _add_rows(self, rows: Iterable[Row]) -> None:
        """Write a table of rows, and below it the paragraph without which Word takes none."""
        about = self._of_program.say("Each row has a picture, and then its words.")
        table = table_of_rows(in_xml(about))
        self._writer.add(table)
        for row in rows:
            add_row(table, self._place(row.image), self._paragraph(ROW, row.text))
        self._writer.add(self._writer.paragraph(AFTER_ROWS, []))

    def _place(self, image: Image | None) -> Any:
        if image is None:
            return self._writer.paragraph(PLACE, [])
        return self._writer.paragraph(ROW, [self._pictures.shown(image, ROW_MM)])

    def _add(self, style: str, text: Text, **options: Any) -> None:
        self._writer.add(self._paragraph(style, text, **options))

    def _paragraph(self, style: str, text: Text, **options: Any) -> Any:
        return self._writer.paragraph(style, self._words(text), self._language, **options)

    def _words(self, text: Text) -> list[Words]:
        return [
            Words(f"“{each.words}”", each.language or self._language)
            if isinstance(each, Spoken)
            else Words(each, self._language)
            for each in text
        ]
