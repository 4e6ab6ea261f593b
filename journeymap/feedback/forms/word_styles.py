"""The styles that the account's Word file is written in: nothing is formatted but by them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from journeymap.feedback.document import Outcome
from journeymap.feedback.forms.look import LARGE, Look
from journeymap.printing.word.lists import Lists
from journeymap.printing.word.styles import (
    ACCENT,
    GREY,
    INK,
    PALE,
    Edge,
    border,
    set_style,
    style_named,
)

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.styles.style import ParagraphStyle

SAID, IN_WORDS, PICTURE, LOGO = "You said", "Picture in words", "Picture", "Logo"
ROW, PLACE, AFTER_ROWS = "Easy Read", "Place for a picture", "After the rows"
ANSWER = "What we do"
"""What the styles of all outcomes are based on."""
PLACE_MM, GAP_MM = 40, 6
"""The side of a picture in a row or of the place that is left for one, and what is beside it."""
_SIGNS = "Segoe UI Symbol"
_BLACK, _WHITE, _BAR_OF_SAID = "000000", "FFFFFF", "8796A3"
_BAR = 9
"""Points between the bar of a card and its words."""
_TO_WORDS = _BAR + 3
"""Points between the margin and the words of a card."""
_INSIDE = 6
"""Points between the edge of a card and its words, above and below."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """How an outcome is told from the others: by its sign and colour, beside its words."""

    name: str
    sign: str
    colour: str
    ground: str


_KINDS: dict[Outcome, _Kind] = {
    "doing": _Kind("doing", "→", "173F5F", "E3EDF5"),
    "done": _Kind("done", "✓", "14532D", "E4F2E8"),
    "not-doing": _Kind("not doing", "✕", "7A1F1F", "F9E9E7"),
    "still-talking": _Kind("still talking", "…", "5C3D00", "FAF1DC"),
    "no-answer": _Kind("no answer yet", "?", "3D4852", "ECEEF0"),
}


def answer_style(outcome: Outcome) -> str:
    """Return the style of an answer with this outcome."""
    return f"{ANSWER}: {_KINDS[outcome].name}"


def label_style(outcome: Outcome) -> str:
    """Return the style of the outcome's own words in it."""
    return f"Outcome: {_KINDS[outcome].name}"


def lay_out(word: Word, look: Look) -> Lists:
    """Make the styles of a fresh Word file, and return its lists."""
    lists = Lists(word)
    _words(word, look)
    _headings(word, look)
    _lists(word, look, lists)
    _cards(word, look, lists)
    _pictures(word, look)
    for name in ("Normal", SAID, ANSWER):
        _never_hyphenate(word, name)
    return lists


def _words(word: Word, look: Look) -> None:
    grey = _BLACK if look.high_contrast else GREY
    set_style(word, "Normal", look.points, _ink(look), after=_gap(look, 0.65))
    set_style(word, "Header", look.points, _ink(look), bold=True, after=10)
    set_style(word, "Footer", look.points, grey)
    border(style_named(word, "Footer"), Edge("top", 12 if look.high_contrast else 4, 4, grey))


def _headings(word: Word, look: Look) -> None:
    """Make the headings, each told from the next by its size and by the room above it."""
    accent = _BLACK if look.high_contrast else ACCENT
    points = look.points
    set_style(word, "Title", round(1.5 * points + 6), accent, bold=True, after=_gap(look, 0.8))
    for level, size, above in ((1, 1.25 * points + 2, 1.6), (2, 1.1 * points + 1, 1.2)):
        name, before = f"Heading {level}", _gap(look, above)
        set_style(word, name, round(size), accent, bold=True, before=before, after=4)
    set_style(word, "Heading 3", points, _ink(look), bold=True, before=_gap(look, 1), after=3)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        style_named(word, name).paragraph_format.keep_with_next = True
    border(style_named(word, "Title"), Edge("bottom", 36 if look.high_contrast else 18, 6, accent))
    border(
        style_named(word, "Heading 1"), Edge("bottom", 18 if look.high_contrast else 6, 3, accent)
    )


def _lists(word: Word, look: Look, lists: Lists) -> None:
    colour = _BLACK if look.high_contrast else ACCENT
    for name, sign, wide in (("List Bullet", "•", 1.3), ("List Number", "%1.", 2)):
        set_style(word, name, look.points, _ink(look), after=_gap(look, 0.4))
        style = style_named(word, name)
        for tight in style.element.pPr.findall(qn("w:contextualSpacing")):
            style.element.pPr.remove(tight)  # each point stands apart
        lists.give(style, sign, hanging=wide * look.points, colour=colour)


def _cards(word: Word, look: Look, lists: Lists) -> None:
    """Make the styles of a card, which is not parted: what was said, and below it the answer."""
    set_style(word, SAID, look.points, _ink(look), before=_gap(look, 0.5), after=0)
    said = style_named(word, SAID)
    said.paragraph_format.left_indent = Pt(_TO_WORDS)
    said.paragraph_format.keep_with_next = True
    colour, bar = (_BLACK, 18) if look.high_contrast else (_BAR_OF_SAID, 36)
    _draw(said, look, colour, PALE, bar=bar)
    set_style(word, ANSWER, look.points, _ink(look), after=_gap(look, 1.1))
    for name in (SAID, ANSWER):
        style_named(word, name).paragraph_format.right_indent = Pt(_INSIDE)
    for outcome in _KINDS:
        _answer(word, look, lists, outcome)


def _answer(word: Word, look: Look, lists: Lists, outcome: Outcome) -> None:
    kind = _KINDS[outcome]
    colour = _BLACK if look.high_contrast else kind.colour
    style = style_named(word, answer_style(outcome))
    style.base_style = style_named(word, ANSWER)
    _draw(style, look, colour, kind.ground, bar=48 if look.high_contrast else 36)
    hanging = 1.5 * look.points
    lists.give(style, kind.sign, start=_TO_WORDS, hanging=hanging, colour=colour, font=_SIGNS)
    label = word.styles.add_style(label_style(outcome), WD_STYLE_TYPE.CHARACTER)
    label.font.bold, label.font.color.rgb = True, RGBColor.from_string(colour)


def _draw(style: ParagraphStyle, look: Look, colour: str, ground: str, *, bar: int) -> None:
    """Draw a bar at the left, and a ground that goes on a little above and below the words."""
    edge = _WHITE if look.high_contrast else ground
    top, bottom = Edge("top", 8, _INSIDE - 3, edge), Edge("bottom", 8, _INSIDE - 2, edge)
    fill = "" if look.high_contrast else ground
    border(style, top, Edge("left", bar, _BAR, colour), bottom, fill=fill)


def _pictures(word: Word, look: Look) -> None:
    set_style(word, LOGO, look.points, after=_gap(look, 0.8))
    set_style(word, PICTURE, look.points, before=_gap(look, 0.5), after=_gap(look, 0.5))
    set_style(word, IN_WORDS, look.points, _ink(look), after=_gap(look, 0.4))
    set_style(word, ROW, max(look.points, LARGE), _ink(look))
    set_style(word, PLACE, look.points)
    set_style(word, AFTER_ROWS, 1)
    for name in (LOGO, PICTURE):
        style_named(word, name).paragraph_format.keep_with_next = True
    place = style_named(word, PLACE)
    place.paragraph_format.line_spacing = Mm(PLACE_MM)
    place.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    place.paragraph_format.left_indent, place.paragraph_format.right_indent = Pt(1), Mm(GAP_MM)
    grey = _BLACK if look.high_contrast else _BAR_OF_SAID
    border(place, *(Edge(side, 8, 0, grey) for side in ("top", "left", "bottom", "right")))


def _never_hyphenate(word: Word, name: str) -> None:
    form = style_named(word, name).element.get_or_add_pPr()
    setting = OxmlElement("w:suppressAutoHyphens")
    before = {qn(f"w:{each}") for each in ("spacing", "ind", "contextualSpacing", "jc")}
    next(each for each in form if each.tag in before).addprevious(setting)


def _ink(look: Look) -> str:
    return _BLACK if look.high_contrast else INK


def _gap(look: Look, lines: float) -> float:
    """Return the points of a gap as high as some lines, or half as many on the short form."""
    return round(lines * look.points * (0.5 if look.is_short else 1))
