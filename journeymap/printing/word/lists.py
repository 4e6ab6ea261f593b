"""Lists of a Word file: each has its sign or its numbers from Word, never from its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import TYPE_CHECKING, Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.numbering import CT_Num

from journeymap.printing.word.styles import ACCENT

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.styles.style import ParagraphStyle

_SHAPE = """
<w:abstractNum {namespace} w:abstractNumId="{number}">
  <w:multiLevelType w:val="singleLevel"/>
  <w:lvl w:ilvl="0">
    <w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>
    <w:pPr>
      <w:tabs><w:tab w:val="num" w:pos="{words}"/></w:tabs>
      <w:ind w:left="{words}" w:hanging="{hanging}"/>
    </w:pPr>
    <w:rPr>{font}<w:b/><w:color w:val="{colour}"/></w:rPr>
  </w:lvl>
</w:abstractNum>
"""
_SIGNS_OF = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}" w:cs="{0}" w:hint="default"/>'
_TWENTIETHS = 20


class Lists:
    """Gives styles their signs and numbers, in one Word file."""

    def __init__(self, word: Word) -> None:
        self._all = word.part.numbering_part.element
        self._shapes: dict[str, int] = {}
        self._lists = _after(self._all.xpath("w:num/@w:numId"))
        self._free = _after(self._all.xpath("w:abstractNum/@w:abstractNumId"))

    def give(  # noqa: PLR0913 - one line a style reads as a table
        self,
        style: ParagraphStyle,
        sign: str,
        *,
        hanging: float,
        start: float = 0,
        colour: str = ACCENT,
        font: str = "",
    ) -> None:
        """Put a sign, or "%1." for numbers, before a style's paragraphs.

        The sign stands `start` points from the margin, and the words `hanging` points after it.
        """
        number = next(self._free)
        shape = _SHAPE.format(
            namespace=nsdecls("w"),
            number=number,
            kind="decimal" if "%" in sign else "bullet",
            sign=sign,
            words=round((start + hanging) * _TWENTIETHS),
            hanging=round(hanging * _TWENTIETHS),
            font=_SIGNS_OF.format(font) if font else "",
            colour=colour,
        )
        self._all.find(qn("w:num")).addprevious(parse_xml(shape))
        self._shapes[style.name or ""] = number
        properties = style.element.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val = self._list(number).numId
        for indent in style.element.pPr.findall(qn("w:ind")):
            style.element.pPr.remove(indent)  # the list's own holds

    def begin_anew(self, style: str) -> int:
        """Return the number of a list in this style that begins with 1 again."""
        found = self._list(self._shapes[style])
        found.add_lvlOverride(0).add_startOverride(1)
        number: int = found.numId
        return number

    def _list(self, shape: int) -> Any:
        found = CT_Num.new(next(self._lists), shape)  # type: ignore[no-untyped-call]
        self._all.append(found)
        return found


def _after(numbers: Iterable[str]) -> Iterator[int]:
    """Return numbers that are not taken yet."""
    return count(1 + max(map(int, numbers), default=0))
