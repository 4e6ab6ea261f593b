"""The styles that a Word file is written in: all that it looks like stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.styles.style import ParagraphStyle

INK, ACCENT, GREY, PALE = "16202B", "173F5F", "4A5560", "EDF2F6"
_FONT = "Arial"
"""On every machine, or something as wide in its place."""
_THEMED = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def style_named(word: Word, name: str) -> ParagraphStyle:
    """Return the paragraph style of this name, made anew if there is none."""
    style: ParagraphStyle
    try:
        style = word.styles[name]
    except KeyError:
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles["Normal"]
    return style


def set_style(  # noqa: PLR0913 - one line a style reads as a table
    word: Word,
    name: str,
    size: float,
    colour: str = INK,
    *,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
) -> None:
    """Set a style's letters (in points) and the room above and below (in points).

    No style slants, underlines, justifies or parts a paragraph that fits on a page.
    """
    style = style_named(word, name)
    font, form = style.font, style.paragraph_format
    font.size, font.bold, font.italic, font.underline = Pt(size), bold, False, False
    font.color.rgb = RGBColor.from_string(colour)
    form.space_before, form.space_after = Pt(round(before)), Pt(after)
    form.line_spacing, form.keep_together = 1.15, True
    form.alignment = WD_ALIGN_PARAGRAPH.LEFT
    _set_font(style, size)


def _set_font(style: ParagraphStyle, size: float) -> None:
    """Give a style the font and its size for every script, in place of the theme's."""
    letters = style.element.get_or_add_rPr()
    fonts = letters.get_or_add_rFonts()
    for themed in _THEMED:
        fonts.attrib.pop(qn(f"w:{themed}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), _FONT)
    for name in ("w:spacing", "w:szCs"):
        for old in letters.findall(qn(name)):
            letters.remove(old)
    complex_size = OxmlElement("w:szCs")
    complex_size.set(qn("w:val"), str(round(2 * size)))
    letters.find(qn("w:sz")).addnext(complex_size)


@dataclass(frozen=True, slots=True)
class Edge:
    """A line along one side of a paragraph."""

    side: Literal["top", "left", "bottom", "right"]
    eighths: int
    """How thick it is, in eighths of a point."""
    points: int
    """How far it is from the words."""
    colour: str = ACCENT


def border(style: ParagraphStyle, *edges: Edge, fill: str = "") -> None:
    """Draw lines round a style's paragraphs, in the order of `Edge.side`, and a ground under them.

    Paragraphs one after the other that have the same lines and ground are drawn as one.
    """
    form = style.element.get_or_add_pPr()
    for name in ("w:pBdr", "w:shd"):
        for old in form.findall(qn(name)):
            form.remove(old)
    added = []
    if edges:
        added.append(OxmlElement("w:pBdr"))
        added[0].extend(map(_line, edges))
    if fill:
        added.append(OxmlElement("w:shd"))
        for name, value in {"val": "clear", "color": "auto", "fill": fill}.items():
            added[-1].set(qn(f"w:{name}"), value)
    after = next((each for each in form if each.tag in _AFTER_BORDERS), None)
    for each in added:
        if after is None:
            form.append(each)
        else:
            after.addprevious(each)


def _line(edge: Edge) -> Any:
    line = OxmlElement(f"w:{edge.side}")
    kinds = {"val": "single", "sz": edge.eighths, "space": edge.points, "color": edge.colour}
    for name, value in kinds.items():
        line.set(qn(f"w:{name}"), str(value))
    return line


_AFTER_BORDERS = {
    qn(f"w:{name}")
    for name in (
        *("tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct"),
        *("autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind"),
        *("contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection"),
        *("textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr"),
        *("sectPr", "pPrChange"),
    )
}
"""What comes after a paragraph's borders and ground: Word reads these in one order only."""
