"""The pieces of a Word file that python-docx has no words for: boxes, fields, room to write."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Any, Literal

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm

from journeymap.printing.word.page import SIDE_MM, WIDTH_MM
from journeymap.printing.word.pieces import field
from journeymap.survey.forms.word_styles import ROOM

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.paragraph import Paragraph

_WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
_BOX = f"""
<w:sdt {nsdecls("w")} xmlns:w14="{_WORD_2010}">
  <w:sdtPr>
    <w:alias/><w:tag/><w:id/>
    <w14:checkbox>
      <w14:checked w14:val="0"/>
      <w14:checkedState w14:val="2612" w14:font="MS Gothic"/>
      <w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>
    </w14:checkbox>
  </w:sdtPr>
  <w:sdtContent>
    <w:r>
      <w:rPr>
        <w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>
        <w:sz/><w:szCs/>
      </w:rPr>
      <w:t>☐</w:t>
    </w:r>
  </w:sdtContent>
</w:sdt>
"""
_NUMBERS: dict[str, Literal["PAGE", "NUMPAGES"]] = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_LONGEST_NAME = 60
"""Word takes no longer name of a box."""
_HALF_POINTS = 2 * 72 / 25.4 * 1.2
"""The size, in half points, of a letter whose box has sides of a millimetre."""
_LINE = {"val": "single", "sz": "8", "space": "0", "color": "4A5560"}


class Pieces:
    """Adds pieces to one Word file."""

    def __init__(self, word: Word) -> None:
        self._word = word
        self._ids = count(1)

    def add_box(self, paragraph: Paragraph, says: str, code: str, side_mm: float) -> None:
        """Add a box that can be ticked, on a screen as on paper."""
        box = parse_xml(_BOX)
        half_points = str(round(side_mm * _HALF_POINTS))
        values = {"alias": says[:_LONGEST_NAME], "tag": code, "id": str(next(self._ids))}
        values |= {"sz": half_points, "szCs": half_points}
        for name, value in values.items():
            next(box.iter(qn(f"w:{name}"))).set(qn("w:val"), value)
        paragraph._p.append(box)  # noqa: SLF001 - python-docx has no other way in

    def add_room(self, says: str, height_mm: float) -> Paragraph:
        """Add a frame to write in, as high as this or higher, and return its paragraph."""
        table = self._word.add_table(1, 1)
        _frame(table._tbl.tblPr, says)  # noqa: SLF001 - likewise
        row = table.rows[0]
        row.height, row.height_rule = Mm(height_mm), WD_ROW_HEIGHT_RULE.AT_LEAST
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - likewise
        paragraph: Paragraph = row.cells[0].paragraphs[0]
        paragraph.style = self._word.styles[ROOM]
        return paragraph

    def add_picture(self, picture: BytesIO, says: str, width: Length) -> Paragraph:
        """Add a picture, with what it shows for whoever cannot see it."""
        paragraph = self._word.add_paragraph()
        shape = paragraph.add_run().add_picture(picture, width=width)
        shape._inline.docPr.set("descr", says)  # noqa: SLF001 - likewise
        return paragraph

    def divide(self, paragraph: Paragraph, columns: int) -> None:
        """Divide a paragraph's line into columns as wide as one another."""
        for number in range(1, columns):
            place = (WIDTH_MM - 2 * SIDE_MM) * number / columns
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(place))

    def put_at_the_foot(self, words: str, says_page: str) -> None:
        """Write some words and "Page {page} of {pages}" at the foot of each page."""
        paragraph = self._word.sections[0].footer.paragraphs[0]
        first, *rest = re.split(r"(\{pages?\})", says_page)
        paragraph.add_run(f"{words} · {first}")
        for piece in rest:
            if piece in _NUMBERS:
                paragraph._p.append(field(_NUMBERS[piece]))  # noqa: SLF001 - likewise
            elif piece:
                paragraph.add_run(piece)


def _frame(properties: Any, says: str) -> None:
    """Draw lines round a table, and say what it is for."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right"):
        line = OxmlElement(f"w:{side}")
        for name, value in _LINE.items():
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    layout = properties.find(qn("w:tblLayout"))
    look = properties.find(qn("w:tblLook"))
    (layout if layout is not None else look).addprevious(borders)
    about = OxmlElement("w:tblDescription")
    about.set(qn("w:val"), says)
    properties.append(about)
