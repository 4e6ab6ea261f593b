"""Writes into a Word file, each thing after the last, as fast at its end as at its beginning."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.shape import CT_Inline
from docx.shared import Length

from journeymap.cleaning import clean
from journeymap.printing.word.pieces import child

if TYPE_CHECKING:
    from docx.document import Document as Word

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NO_XML = re.compile("[\ufffe\uffff]")
"""What is left after cleaning that XML cannot hold."""
_LINE_END = re.compile(r"\s*\n\s*")
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "pa-arab", "ps", "sd", "ug", "ur", "yi"})
_IN_BRITAIN = {"en": "en-GB", "cy": "cy-GB"}
"""Word wants to know whose English it is."""
_DECORATES = """
<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
  <a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">
    <adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"
      val="1"/>
  </a:ext>
</a:extLst>
"""


@dataclass(frozen=True, slots=True)
class Words:
    """Words on one line: only ever text, whatever is in them."""

    text: str
    language: str
    """The tag of their language."""
    style: str = ""
    """The name of a character style."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in a line: its place in the file, its size, and what it shows."""

    place: str
    width: Length
    height: Length
    alt: str
    """Nothing, if it only decorates."""


class Writer:
    """Adds to the end of a Word file whose styles are all made."""

    def __init__(self, word: Word, language: str) -> None:
        self._end = word.element.body.sectPr
        self._styles = {each.name: each.style_id for each in word.styles}
        self._language = word_tag(language)
        self._pictures = count(1)
        self._drawn: dict[Shown, Any] = {}

    def add(self, element: Any) -> None:
        """Add what is made, a table or a paragraph."""
        self._end.addprevious(element)

    def paragraph(
        self,
        style: str,
        parts: Iterable[Words | Shown],
        language: str = "",
        *,
        in_list: int = 0,
        is_on_new_page: bool = False,
    ) -> Any:
        """Return a paragraph in a language, which stands nowhere yet."""
        paragraph = OxmlElement("w:p")
        form = child(paragraph, "w:pPr")
        self._valued(form, "w:pStyle", self._styles[style])
        if is_on_new_page:
            child(form, "w:pageBreakBefore")
        if in_list:
            of_list = child(form, "w:numPr")
            self._valued(of_list, "w:ilvl", "0")
            self._valued(of_list, "w:numId", str(in_list))
        if is_from_the_right(language):
            child(form, "w:bidi")
        for part in parts:
            run = child(paragraph, "w:r")
            if isinstance(part, Words):
                self._say(run, part)
            else:
                self._show(run, part)
        return paragraph

    def _say(self, run: Any, words: Words) -> None:
        tag = word_tag(words.language)
        is_other = tag != self._language
        if words.style or is_other:
            letters = child(run, "w:rPr")
            if words.style:
                self._valued(letters, "w:rStyle", self._styles[words.style])
            if is_from_the_right(tag):
                child(letters, "w:rtl")
            if is_other:
                language = child(letters, "w:lang")
                for script in ("val", "eastAsia", "bidi"):
                    language.set(qn(f"w:{script}"), tag)
        text = child(run, "w:t")
        text.set(_XML_SPACE, "preserve")
        text.text = in_xml(words.text)

    def _show(self, run: Any, shown: Shown) -> None:
        if shown not in self._drawn:
            self._drawn[shown] = _drawn(shown)
        inline = deepcopy(self._drawn[shown])
        inline.docPr.set("id", str(next(self._pictures)))
        child(run, "w:drawing").append(inline)

    @staticmethod
    def _valued(parent: Any, name: str, value: str) -> None:
        child(parent, name).set(qn("w:val"), value)


def _drawn(shown: Shown) -> Any:
    inline = CT_Inline.new_pic_inline(1, shown.place, "picture", shown.width, shown.height)
    for side in "TBLR":
        inline.set(f"dist{side}", "0")
    alt = in_xml(shown.alt).strip()
    inline.docPr.set("descr", alt)
    if not alt:
        inline.docPr.append(parse_xml(_DECORATES))
    return inline


def in_xml(text: str) -> str:
    """Return text on one line, with no character that XML cannot hold."""
    return _LINE_END.sub(" ", _NO_XML.sub("\ufffd", clean(text)))


def word_tag(language: str) -> str:
    """Return the tag that Word has for a language."""
    return _IN_BRITAIN.get(language, in_xml(language))


def is_from_the_right(tag: str) -> bool:
    """Whether a language is written from the right to the left."""
    return tag.lower() in _RIGHT_TO_LEFT or tag.lower().split("-")[0] in _RIGHT_TO_LEFT
