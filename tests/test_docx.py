from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from time import process_time
from typing import Any
from zipfile import ZipFile

import docx
import libre_office
import pytest
from a_document import (
    DAY,
    EASY_READ,
    ENGLISH,
    IN_ROWS,
    IN_TWO_LANGUAGES,
    LOGO,
    LUNCH,
    MAP,
)
from docx.document import Document as Word
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pypdf import PdfReader

from journeymap.cleaning import one_line
from journeymap.feedback.document import (
    Document,
    Exchange,
    Heading,
    Part,
    Picture,
    Points,
    Row,
    Spoken,
    Text,
    document_of,
    paragraph,
)
from journeymap.feedback.forms.in_lines import in_lines
from journeymap.feedback.forms.look import Look
from journeymap.feedback.forms.word import to_docx
from journeymap.language.language import ENGLISH as IN_ENGLISH
from journeymap.printing.typesetting import NotTypeset

NORMAL = Look()
DRAFT = replace(LUNCH, draft="Draft")
HOSTILE = (
    "{ HYPERLINK http://example.org }",
    '{ INCLUDEPICTURE "http://example.org/a.png" }',
    "https://example.org and www.example.org and a@example.org",
    "=SUM(A1:A9)",
    "</w:t></w:r></w:p><w:p/>",
    "<w:hyperlink r:id='rId1'>&amp; ]]>",
    "\x13 HYPERLINK \x14 a \x15",
    "a\x00b\x0bc\x1fd\ufffee\uffff",
    "lone \ud800 surrogate",
    "two\nlines\r\nand\ttab",
    "\u202eright to left\u202c",
    "# Heading",
    "| a | table |",
    "",
    " ",
)


@cache
def made(document: Document, look: Look = NORMAL) -> bytes:
    return to_docx(document, look, IN_ENGLISH)


def opened(document: Document, look: Look = NORMAL) -> Word:
    return docx.Document(BytesIO(made(document, look)))


def part_of(document: Document, name: str, look: Look = NORMAL) -> Any:
    with ZipFile(BytesIO(made(document, look))) as inside:
        return etree.fromstring(inside.read(f"word/{name}.xml"))


def paragraphs(document: Document, look: Look = NORMAL) -> list[tuple[str, str]]:
    """Return the style and the words of each paragraph, those in tables in their place."""
    word = opened(document, look)
    names = {style.style_id: style.name for style in word.styles}
    return [
        (names[each.style] or "", "".join(text.text or "" for text in each.iter(qn("w:t"))))
        for each in word.element.body.iter(qn("w:p"))
    ]


def words(document: Document) -> list[str]:
    return [text for _, text in paragraphs(document) if text]


def read_aloud(document: Document) -> list[str]:
    """Return the lines that are read aloud, without what only the ear needs."""
    numbered = re.compile(r"^\d+\. ")
    return [numbered.sub("", line).removesuffix(":") for line in in_lines(document)]


@pytest.mark.parametrize("document", [LUNCH, IN_TWO_LANGUAGES, IN_ROWS, DRAFT])
def test_it_says_what_is_read_aloud_in_the_same_order(document: Document) -> None:
    assert words(document) == read_aloud(document)


def test_its_headings_are_headings() -> None:
    found = [
        (style, text)
        for style, text in paragraphs(IN_TWO_LANGUAGES)
        if style == "Title" or style.startswith("Heading")
    ]

    headings = [block for block in IN_TWO_LANGUAGES.blocks if isinstance(block, Heading)]
    assert [text for _, text in found] == [heading.text for heading in headings]
    assert [style for style, _ in found] == [
        "Title" if heading.level == 1 else f"Heading {heading.level - 1}" for heading in headings
    ]


def test_every_outcome_has_a_style_a_sign_and_its_words_of_its_own() -> None:
    styles = [style for style, _ in paragraphs(LUNCH) if style.startswith("What we do")]
    word = opened(LUNCH)
    signs = {sign_of(word, style) for style in styles}

    assert styles == [
        *("What we do: done", "What we do: doing", "What we do: not doing"),
        *("What we do: still talking", "What we do: no answer yet"),
    ]
    assert signs == {"✓", "→", "✕", "…", "?"}


def sign_of(word: Word, style: str) -> str:
    """Return what stands before the paragraphs of a style."""
    numbering = word.part.numbering_part.element
    number = word.styles[style].element.pPr.numPr.numId.val
    shape = numbering.num_having_numId(number).abstractNumId.val
    (found,) = numbering.xpath(f"w:abstractNum[@w:abstractNumId='{shape}']/w:lvl/w:lvlText/@w:val")
    return str(found)


def test_a_card_is_not_parted() -> None:
    styles = opened(LUNCH).styles

    assert styles["You said"].paragraph_format.keep_with_next
    assert all(
        styles[name].paragraph_format.keep_together
        for name in ("You said", "What we do", "List Bullet", "Normal")
    )
    assert styles["What we do: done"].base_style.name == "What we do"


def test_each_numbered_list_begins_with_one() -> None:
    body = opened(LUNCH).element.body
    numbers = [each.get(qn("w:val")) for each in body.iter(qn("w:numId"))]

    assert len(numbers) == 4
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    numbering = opened(LUNCH).part.numbering_part.element
    for number in set(numbers):
        starts = numbering.num_having_numId(int(number)).iter(qn("w:startOverride"))
        assert [each.get(qn("w:val")) for each in starts] == ["1"]


def test_nothing_is_formatted_but_by_its_style() -> None:
    allowed = {"pStyle", "pageBreakBefore", "numPr", "ilvl", "numId", "rStyle", "lang"}
    body = opened(IN_TWO_LANGUAGES).element.body

    found = {
        etree.QName(each).localname
        for kind in ("w:pPr", "w:rPr")
        for form in body.iter(qn(kind))
        for each in form.iterdescendants()
    }

    assert found <= allowed


@pytest.mark.parametrize("look", [NORMAL, Look(16), Look(18, high_contrast=True)])
def test_no_letter_is_smaller_than_asked_and_nothing_is_slanted(look: Look) -> None:
    used = {style for style, text in paragraphs(DRAFT, look) if text} | {"Header", "Footer"}
    word = opened(DRAFT, look)

    for name in used - {"What we do"}:
        style = word.styles[name]
        style = style if style.font.size else style.base_style
        assert style.font.size.pt >= look.points
        assert not style.font.italic
        assert not style.font.underline
        assert style.paragraph_format.alignment == 0
    assert word.styles["Normal"].element.find(f".//{qn('w:suppressAutoHyphens')}") is not None


def test_high_contrast_is_black_on_white() -> None:
    word = opened(LUNCH, Look(16, high_contrast=True))
    used = {style for style, text in paragraphs(LUNCH) if text}

    for name in used:
        colours = {
            each.get(qn(f"w:{kind}"))
            for element, kind in (("color", "val"), ("shd", "fill"), ("left", "color"))
            for each in word.styles[name].element.iter(qn(f"w:{element}"))
        }
        assert colours - {None} <= {"000000"}


def test_words_in_another_language_say_so() -> None:
    (welsh,) = (text for text in texts_of_language(LUNCH, "cy-GB"))
    assert welsh == "“Nid wyf yn gallu darllen y fwydlen.”"

    languages = opened(IN_TWO_LANGUAGES)
    assert languages.core_properties.language == "en-GB"
    welsh_part = list(texts_of_language(IN_TWO_LANGUAGES, "cy-GB"))
    assert welsh_part[1:] == [
        "Beth ddywedoch chi am ginio",
        "Cwrddon ni ddydd Iau 18 Mai 2017.",
        "Rydym wedi gwneud hyn.",
    ]


def texts_of_language(document: Document, tag: str) -> Iterator[str]:
    for run in opened(document).element.body.iter(qn("w:r")):
        if any(each.get(qn("w:val")) == tag for each in run.iter(qn("w:lang"))):
            yield "".join(text.text for text in run.iter(qn("w:t")))


def test_words_from_the_right_are_set_from_the_right() -> None:
    body = opened(document_of(paragraph("They said ", Spoken("شكرا", "ar")))).element.body

    (run,) = (each for each in body.iter(qn("w:r")) if each.find(f".//{qn('w:rtl')}") is not None)
    assert "شكرا" in "".join(text.text for text in run.iter(qn("w:t")))


def test_every_picture_says_what_it_shows() -> None:
    about = list(opened(LUNCH).element.body.iter(qn("wp:docPr")))

    assert [each.get("descr") for each in about] == [LOGO.alt, MAP.alt]
    assert len({each.get("id") for each in about}) == 2


def test_a_picture_that_only_decorates_says_that() -> None:
    alts = [each.get("descr") for each in opened(IN_ROWS).element.body.iter(qn("wp:docPr"))]
    marked = [each for each in opened(IN_ROWS).element.body.iter() if "decorative" in each.tag]

    assert alts == ["A plate", "A plate", ""]
    assert len(marked) == 1


def test_a_picture_that_is_shown_twice_is_kept_once() -> None:
    with ZipFile(BytesIO(made(IN_ROWS))) as inside:
        pictures = [name for name in inside.namelist() if name.startswith("word/media/")]

    assert len(pictures) == 2


def test_what_is_no_drawing_is_told() -> None:
    broken = replace(MAP, data=b"<svg")

    with pytest.raises(NotTypeset):
        made(document_of(Picture(broken, (("Words.",),), "map")))


def test_rows_have_a_picture_or_its_place_at_the_left_and_are_not_parted() -> None:
    first, second = opened(IN_ROWS).tables

    assert [len(row.cells) for row in (*first.rows, *second.rows)] == [2] * 4
    left = [row.cells[0].paragraphs[0] for row in first.rows]
    assert [bool(each._p.findall(f".//{qn('w:drawing')}")) for each in left] == [True, False, True]
    assert left[1].style is not None
    assert left[1].style.name == "Place for a picture"
    for table in (first, second):
        about = table._tbl.tblPr.find(qn("w:tblDescription"))
        assert about.get(qn("w:val")) == "Each row has a picture, and then its words."
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_a_draft_says_so_in_words_on_each_page_and_across_it() -> None:
    section = opened(DRAFT).sections[0]
    (across,) = (each for each in section.header._element.iter() if each.get("string"))

    assert section.header.paragraphs[0].text == "Draft"
    assert across.get("string") == "Draft"
    assert across.getparent().get("alt") == ""
    assert opened(LUNCH).sections[0].header.is_linked_to_previous


def test_the_number_of_the_page_is_said_in_the_language() -> None:
    class Backwards(type(IN_ENGLISH)):  # type: ignore[misc]
        def _in_it(self, words: str) -> str:
            return words.replace("Page {page} of {pages}", "{pages} pages, this is {page}!")

    word = docx.Document(BytesIO(to_docx(LUNCH, NORMAL, Backwards())))
    (foot,) = word.sections[0].footer.paragraphs
    found = [
        each.text if each.tag == qn("w:t") else each.get(qn("w:instr"))
        for each in foot._p.iter(qn("w:t"), qn("w:fldSimple"))
    ]

    assert found == ["NUMPAGES", "1", " pages, this is ", "PAGE", "1", "!"]


def test_it_says_nothing_of_who_made_it_and_when() -> None:
    about = opened(LUNCH).core_properties

    assert (about.title, about.author) == ("What you told us about lunch", "journeymap")
    assert about.last_modified_by == "journeymap"
    assert about.created is not None
    assert about.created.date() == DAY


def test_the_same_document_makes_the_same_bytes() -> None:
    assert to_docx(DRAFT, NORMAL, IN_ENGLISH) == to_docx(DRAFT, NORMAL, IN_ENGLISH)


def everywhere(hostile: str) -> Document:
    """Return a document that has these words wherever words can be."""
    text: Text = (hostile, Spoken(hostile, hostile))
    return Document(
        (
            Part(
                (
                    *(Heading(level, hostile) for level in (1, 2, 3, 4, 5, 6)),
                    paragraph(*text),
                    Points((text,)),
                    Points((text,), numbered=True),
                    Exchange((text,), "done", hostile, text),
                    Picture(replace(LOGO, alt=f"A picture of {hostile}"), (text,), hostile),
                    Row(text),
                ),
                language=hostile,
            ),
        ),
        draft=f"Draft {hostile}",
        day=DAY,
    )


PLAIN = everywhere("words")


def tags(document: Document) -> list[str]:
    """Return what the body is made of, without what only says the language of words."""
    names = (etree.QName(each).localname for each in part_of(document, "document").iter())
    of_language = {"rPr", "rtl", "lang", "bidi"}
    return [name for name in names if name not in of_language]


def assert_is_only_text(hostile: str) -> None:
    document = everywhere(hostile)

    assert tags(document) == tags(PLAIN)
    with ZipFile(BytesIO(made(document))) as inside, ZipFile(BytesIO(made(PLAIN))) as plain:
        for name in inside.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(inside.read(name))
        external = [name for name in inside.namelist() if b"External" in inside.read(name)]
        assert external == []
        links = [name for name in inside.namelist() if name.endswith(".rels")]
        assert [inside.read(name) for name in links] == [plain.read(name) for name in links]
    instructions = part_of(document, "footer1").iter(qn("w:fldSimple"))
    assert [each.get(qn("w:instr")) for each in instructions] == ["PAGE", "NUMPAGES"]
    said = "".join(one_line(line) for line in words(document)).replace(" ", "")
    wanted = re.sub("[\ufffe\uffff]", "\ufffd", one_line(hostile)).replace(" ", "")
    assert said.count(wanted) >= 6


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_are_only_text(hostile: str) -> None:
    assert_is_only_text(hostile)


@settings(max_examples=10)
@given(st.text())
def test_any_words_are_only_text(hostile: str) -> None:
    assert_is_only_text(hostile)


@pytest.fixture(scope="module")
def in_libre_office(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PdfReader]:
    """Return what LibreOffice makes of the files: PDFs that have tags."""
    files = {"lunch": made(LUNCH), "rows": made(IN_ROWS, Look(16))}
    kind = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    folder = tmp_path_factory.mktemp("office")
    pdfs = libre_office.converted(files, kind, folder)
    return {name: PdfReader(BytesIO(content)) for name, content in pdfs.items()}


def letters(text: str) -> str:
    return "".join(text.split())


def test_libre_office_reads_all_of_it(in_libre_office: dict[str, PdfReader]) -> None:
    for name, document in (("lunch", LUNCH), ("rows", IN_ROWS)):
        shown = letters("".join(page.extract_text() for page in in_libre_office[name].pages))
        at = 0
        for line in read_aloud(document):
            at = shown.index(letters(line), at)


def test_libre_office_finds_the_headings(in_libre_office: dict[str, PdfReader]) -> None:
    root: Any = in_libre_office["lunch"].trailer["/Root"]
    kinds = list(kinds_in(root["/StructTreeRoot"]))

    headings = [block for block in LUNCH.blocks if isinstance(block, Heading)]
    assert [kind for kind in kinds if re.fullmatch(r"/H\d", kind)] == [
        f"/H{heading.level - 1}" for heading in headings[1:]
    ]
    assert kinds.count("/Figure") == 2
    assert root["/Lang"] == "en-GB"


def kinds_in(node: Any) -> Iterator[str]:
    """Yield the kinds of all that a PDF is made of, in their order."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for each in node:
            yield from kinds_in(each)
    elif isinstance(node, dict):
        yield str(node.get("/S", ""))
        if "/K" in node:
            yield from kinds_in(node["/K"])


@pytest.mark.measures
def test_ten_times_as_many_cards_and_rows_take_not_much_more_than_ten_times_as_long() -> None:
    blocks = (*ENGLISH.blocks[4:6], *EASY_READ.blocks[1:3])
    few, many = (Document((Part(blocks * number),)) for number in (100, 1000))
    to_docx(few, NORMAL, IN_ENGLISH)

    assert seconds(many) < 12 * seconds(few)


def seconds(document: Document) -> float:
    begun = process_time()
    to_docx(document, NORMAL, IN_ENGLISH)
    return process_time() - begun
