"""The rows of Easy Read in a Word file: a picture at the left, words beside it.

Word can set two things side by side in a table only. It says of itself that it is a layout, has no
heading row and no lines, and reads from the left to the right, a row at a time.
"""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from journeymap.feedback.forms.word_styles import GAP_MM, PLACE_MM
from journeymap.printing.word.page import SIDE_MM, WIDTH_MM
from journeymap.printing.word.pieces import child

_TWENTIETHS = 20 * 72 / 25.4
"""Of a point, in a millimetre."""
_WIDTHS = tuple(
    round(each * _TWENTIETHS)
    for each in (PLACE_MM + GAP_MM, WIDTH_MM - 2 * SIDE_MM - PLACE_MM - GAP_MM)
)
_TABLE = f"""
<w:tbl {nsdecls("w")}>
  <w:tblPr>
    <w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/>
    <w:tblLayout w:type="fixed"/>
    <w:tblCellMar>
      <w:top w:w="113" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>
      <w:bottom w:w="113" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>
    </w:tblCellMar>
    <w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"
      w:noHBand="1" w:noVBand="1"/>
    <w:tblDescription/>
  </w:tblPr>
  <w:tblGrid><w:gridCol w:w="{_WIDTHS[0]}"/><w:gridCol w:w="{_WIDTHS[1]}"/></w:tblGrid>
</w:tbl>
"""


def table_of_rows(about: str) -> Any:
    """Return a table without rows, and what it says of itself.

    It is put in its place before its rows are: to move a long table is slow.
    """
    table = parse_xml(_TABLE)
    next(table.iter(qn("w:tblDescription"))).set(qn("w:val"), about)
    return table


def add_row(table: Any, picture: Any, words: Any) -> None:
    """Add a row of two paragraphs, which is not parted."""
    row = child(table, "w:tr")
    child(child(row, "w:trPr"), "w:cantSplit")
    for paragraph, width in zip((picture, words), _WIDTHS, strict=True):
        cell = child(row, "w:tc")
        about = child(cell, "w:tcPr")
        wide = child(about, "w:tcW")
        wide.set(qn("w:w"), str(width))
        wide.set(qn("w:type"), "dxa")
        child(about, "w:vAlign").set(qn("w:val"), "center")
        cell.append(paragraph)
