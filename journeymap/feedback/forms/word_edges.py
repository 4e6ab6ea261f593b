"""What stands at the head and at the foot of each page of the account's Word file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from journeymap.feedback.forms.look import Look
from journeymap.language.language import Language
from journeymap.printing.word.pieces import field
from journeymap.printing.word.writer import in_xml

if TYPE_CHECKING:
    from docx.document import Document as Word

_PAGE, _PAGES = "\ue000", "\ue001"
"""Where the numbers stand in the sentence: characters that no sentence has."""
_PALE, _PALER = "#D5DADF", "#E4E4E4"
_LETTER_WIDE = 0.55
"""How wide a letter is, of its height."""
_LONGEST, _HIGHEST = 460, 130
"""Points that the words across the page may be long and high."""
_ACROSS = f"""
<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"
  xmlns:o="urn:schemas-microsoft-com:office:office">
  <w:rPr><w:noProof/></w:rPr>
  <w:pict>
    <v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
      path="m@7,l@8,m@5,21600l@6,21600e">
      <v:formulas>
        <v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>
        <v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>
        <v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/>
        <v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>
        <v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/>
      </v:formulas>
      <v:path textpathok="t" o:connecttype="custom"
        o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>
      <v:textpath on="t" fitshape="t"/>
      <v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>
      <o:lock v:ext="edit" text="t" shapetype="t"/>
    </v:shapetype>
    <v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" alt=""
      o:allowincell="f" stroked="f">
      <v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt"/>
    </v:shape>
  </w:pict>
</w:r>
"""
_PLACE = (
    "position:absolute;margin-left:0;margin-top:0;width:{wide}pt;height:{high}pt;rotation:315;"
    "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
    "mso-position-vertical:center;mso-position-vertical-relative:margin"
)


def write_page_numbers(word: Word, language: Language) -> None:
    """Write "Page 2 of 9" at the foot of each page."""
    paragraph = word.sections[0].footer.paragraphs[0]
    sentence = language.say("Page {page} of {pages}", page=_PAGE, pages=_PAGES)
    for piece in re.split(f"([{_PAGE}{_PAGES}])", sentence):
        if piece in {_PAGE, _PAGES}:
            number = field("PAGE" if piece == _PAGE else "NUMPAGES")
            paragraph._p.append(number)  # noqa: SLF001 - python-docx has no other way in
        elif piece:
            paragraph.add_run(piece)


def write_draft(word: Word, draft: str, look: Look) -> None:
    """Write that it is a draft, at the head of each page and, for the eye only, across it."""
    words = in_xml(draft)
    paragraph = word.sections[0].header.paragraphs[0]
    paragraph.add_run(words)
    across = parse_xml(_ACROSS)
    shape = next(each for each in across.iter() if each.tag.endswith("}shape"))
    high = round(min(_HIGHEST, _LONGEST / (_LETTER_WIDE * max(1, len(words)))))
    wide = round(min(_LONGEST, high * _LETTER_WIDE * max(1, len(words)) * 1.2))
    shape.set("style", _PLACE.format(wide=wide, high=high))
    shape.set("fillcolor", _PALER if look.high_contrast else _PALE)
    next(each for each in shape if each.tag.endswith("}textpath")).set("string", words)
    paragraph._p.insert(1, across)  # noqa: SLF001 - python-docx has no other way in
