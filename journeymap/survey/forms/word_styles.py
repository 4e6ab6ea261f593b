"""How a Word file looks: its page, and the styles that all of it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from journeymap.survey.forms.booklet import Sizes

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.styles.style import ParagraphStyle

HINT, OPTION, ADDRESS, ROOM = "Hint", "Box to tick", "Where to", "Room to write"
SIDE_MM, WIDTH_MM, HEIGHT_MM = 20, 210, 297
"""The margins at the sides, and A4."""
_TOP_MM, _BOTTOM_MM = 18, 23
TOP_AND_BOTTOM_MM = _TOP_MM + _BOTTOM_MM

_FONT = "Arial"
"""On every machine, or something as wide in its place."""
_INK, _ACCENT, _GREY = "16202B", "173F5F", "4A5560"
_PALE = "EDF2F6"
_LANGUAGE = "en-GB"
_THEMED = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def lay_out(word: Word, sizes: Sizes) -> None:
    """Set the page, the language and the styles of a fresh Word file."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(WIDTH_MM), Mm(HEIGHT_MM)
    section.left_margin = section.right_margin = Mm(SIDE_MM)
    section.top_margin, section.bottom_margin = Mm(_TOP_MM), Mm(_BOTTOM_MM)
    section.footer_distance = Mm(10)
    _set_language(word)
    _as_of_today(word)
    gap = sizes.gap_mm * 72 / 25.4
    _style(word, "Normal", sizes.text, after=6)
    _style(word, "Title", sizes.title, _ACCENT, bold=True, after=6)
    _style(word, "Subtitle", sizes.question, _GREY)
    _style(word, "Heading 1", sizes.heading, _ACCENT, bold=True, before=gap, after=6)
    _style(word, "Heading 2", sizes.question, bold=True, before=gap, after=6)
    _style(word, "List Bullet", sizes.text, after=5)
    _style(word, "Footer", sizes.small, _GREY)
    _style(word, HINT, sizes.text, _GREY, after=8)
    _style(word, OPTION, sizes.text, after=8)
    _style(word, ADDRESS, sizes.text, bold=True, before=6, after=8)
    _style(word, ROOM, sizes.text)
    for name in ("Heading 1", "Heading 2", HINT):
        _paragraph_style(word, name).paragraph_format.keep_with_next = True
    _border(_paragraph_style(word, "Title"), "bottom", 18, 6)
    _border(_paragraph_style(word, "Heading 1"), "bottom", 10, 3)
    _border(_paragraph_style(word, ADDRESS), "left", 20, 10, fill=_PALE)


def _paragraph_style(word: Word, name: str) -> ParagraphStyle:
    style: ParagraphStyle
    if name in [each.name for each in word.styles]:
        style = word.styles[name]  # type: ignore[assignment]
    else:
        style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)  # type: ignore[assignment]
        style.base_style = word.styles["Normal"]
    return style


def _style(  # noqa: PLR0913 - one line a style reads as a table
    word: Word,
    name: str,
    size: float,
    colour: str = _INK,
    *,
    bold: bool = False,
    before: float = 0,
    after: float = 0,
) -> None:
    style = _paragraph_style(word, name)
    font, form = style.font, style.paragraph_format
    font.size, font.bold, font.italic, font.underline = Pt(size), bold, False, False
    font.color.rgb = RGBColor.from_string(colour)
    form.space_before, form.space_after = Pt(round(before)), Pt(after)
    form.line_spacing, form.keep_together = 1.15, True
    form.alignment = WD_ALIGN_PARAGRAPH.LEFT
    _set_font(style)


def _set_font(style: ParagraphStyle) -> None:
    """Give a style the font for every script, in place of the theme's."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for themed in _THEMED:
        fonts.attrib.pop(qn(f"w:{themed}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), _FONT)
    for spacing in style.element.rPr.findall(qn("w:spacing")):
        style.element.rPr.remove(spacing)


def _border(
    style: ParagraphStyle, side: str, eighths: int, points: int, *, fill: str | None = None
) -> None:
    """Draw a line at one side of a style's paragraphs, and perhaps a ground under them."""
    form = style.element.get_or_add_pPr()
    for name in ("w:pBdr", "w:shd"):
        for old in form.findall(qn(name)):
            form.remove(old)
    borders, line = OxmlElement("w:pBdr"), OxmlElement(f"w:{side}")
    kinds = {"val": "single", "sz": str(eighths), "space": str(points), "color": _ACCENT}
    for name, value in kinds.items():
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    added = [borders]
    if fill:
        added.append(OxmlElement("w:shd"))
        for name, value in {"val": "clear", "color": "auto", "fill": fill}.items():
            added[-1].set(qn(f"w:{name}"), value)
        style.paragraph_format.left_indent = Mm(5)
    place = next(
        (number for number, each in enumerate(form) if each.tag in _AFTER_BORDERS), len(form)
    )
    for number, each in enumerate(added):
        form.insert(place + number, each)


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


def _set_language(word: Word) -> None:
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    for language in word.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), _LANGUAGE)


def _as_of_today(word: Word) -> None:
    """Say that the file is for a Word of today: an older one shows no boxes to tick."""
    settings = word.settings.element
    compat = settings.find(qn("w:compat"))
    if compat is None:
        compat = OxmlElement("w:compat")
        settings.append(compat)
    setting = OxmlElement("w:compatSetting")
    told = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word"}
    for name, value in {**told, "val": "15"}.items():
        setting.set(qn(f"w:{name}"), value)
    compat.append(setting)
