from __future__ import annotations

import json
import re
import time
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pdfs import (
    SHOWS,
    faults_of,
    fonts_of,
    languages,
    letter_sizes,
    marked,
    operations,
    structure,
    tags,
)
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from journeymap.feedback.document import (
    Block,
    Document,
    Exchange,
    Heading,
    Image,
    Part,
    Picture,
    Points,
    Row,
    Spoken,
    document_of,
    paragraph,
)
from journeymap.feedback.forms.in_lines import in_lines
from journeymap.feedback.forms.look import Look
from journeymap.feedback.forms.pdf import NotOnePage, to_pdf
from journeymap.language.language import ENGLISH, Language
from journeymap.printing.typesetting import IN_ITS_PLACE

ROAD = Image(
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20">'
    b'<path d="M2 15 L30 4 L58 10" fill="none" stroke="#173f5f"/></svg>',
    "svg",
    "A road with a place for each stage",
)
LOGO = Image(ROAD.data.replace(b"#173f5f", b"#7a2318"), "svg", "Hazel Court")
HOSTILE = (
    '#include "page.typ" #read("page.typ") #sys.inputs',
    '#image("logo.svg") #link("https://example.org")[here]',
    "@ref <label> $x^2$ *bold* _slanted_ `raw` [content]",
    "= Heading",
    "- item + item / term: this",
    "https://example.org/page mailto:a@example.org file:///etc/passwd ../../secret",
    '"; panic("out") // \\u{41} {page} of {pages}',
    "<svg onload=alert(1)> ![x](y.png)",
)
TEXT = {b"Tj", b"TJ"}
WHITE = (1.0, 1.0, 1.0)
TINT = (0xED / 255, 0xF2 / 255, 0xF6 / 255)
PALE_LETTERS = (0xE9 / 255, 0xED / 255, 0xF1 / 255)
LOOKS = pytest.mark.parametrize(
    "look",
    [Look(), Look(16), Look(18), Look(high_contrast=True), Look(16, high_contrast=True)],
    ids=["normal", "16", "18", "contrast", "16-contrast"],
)


def exchanges() -> tuple[Exchange, ...]:
    """Return one for each outcome."""
    return (
        Exchange(
            (
                (Spoken("My chair must fit under the table."),),
                (Spoken("The tables are too close together for a wheelchair."),),
            ),
            "doing",
            "We are doing this.",
            ("The maintenance team moves two tables by 1 July 2017.",),
        ),
        Exchange(((Spoken("Someone says hello when I come in."),),), "done", "We have done this."),
        Exchange(
            ((Spoken("Never put me at a table by the kitchen door."),),),
            "not-doing",
            "We are not doing this, because we cannot move the kitchen door.",
            ("You can ask for another table at any time.",),
        ),
        Exchange(
            ((Spoken("Rwyf am weld y bwyd cyn dewis.", "cy"), " (one person)"),),
            "still-talking",
            "We are still talking about this.",
        ),
        Exchange(((Spoken("The menu is too small."),),), "no-answer", "There is no answer yet."),
    )


def hazel_court() -> Document:
    blocks: tuple[Block, ...] = (
        Heading(1, "Lunch at Hazel Court: what you told us"),
        paragraph("We asked about lunch on 18 May 2017. 14 people took part. Thank you."),
        Heading(2, "What you said, and what we do"),
        Heading(3, "Coming in and sitting down"),
        *exchanges(),
        Heading(2, "What matters most"),
        Points((("Being greeted by name.",), ("Seeing it: ", Spoken("I eat with my eyes.")))),
        Heading(2, "How a good lunch goes"),
        Points((("Say hello.",), ("Show the menu.",)), numbered=True),
        Picture(ROAD, (("At the door most people gave two stars.",), ("Later, five.",)), "journey"),
        paragraph("Call Mary on 01632 960 123 if you have a question."),
    )
    return Document((Part(blocks),), day=date(2017, 5, 18), logo=LOGO)


WELSH = Part(
    (
        Heading(1, "Cinio yn Hazel Court: beth ddwedoch chi"),
        paragraph("Diolch yn fawr i bawb. Dywedodd rhywun: ", Spoken("Say hello.", "en-GB")),
    ),
    "cy",
)
EASY_READ = document_of(
    Heading(1, "Lunch at Hazel Court"),
    Row(("We asked you about lunch.",), ROAD),
    Row(("You want someone to say hello.",)),
    Row(("We moved two tables.",), replace(ROAD, alt="")),
)


@cache
def made(document: Document, look: Look = Look()) -> PdfReader:  # noqa: B008 - it is frozen
    return PdfReader(BytesIO(to_pdf(document, look, ENGLISH).pdf))


def words_of(reader: PdfReader) -> str:
    """Return all words but those at the foot of the pages, without spaces and bullets."""
    pages = (
        re.sub(r"\n[^\n]*Page \d+ of \d+\s*$|^[^\n]*Page \d+ of \d+\n", "", page.extract_text())
        for page in reader.pages
    )
    return bare("".join(pages)).replace("•", "")


def bare(text: str) -> str:
    return "".join(text.replace("\u200b", "").split())


def said(document: Document) -> str:
    """Return the words of the plain lines; their headings end in a colon, which others do not."""
    headings = {f"{each.text}:" for each in document.blocks if isinstance(each, Heading)}
    lines = in_lines(document)
    return bare("".join(line[:-1] if line in headings else line for line in lines))


@LOOKS
def test_it_says_what_every_other_form_says_in_that_order(look: Look) -> None:
    assert words_of(made(hazel_court(), look)) == said(hazel_court())


def test_easy_read_and_a_second_language_are_said_whole() -> None:
    both = replace(hazel_court(), parts=(*hazel_court().parts, WELSH))

    assert words_of(made(EASY_READ)) == said(EASY_READ)
    assert words_of(made(both)) == said(both)


@LOOKS
def test_it_is_what_pdf_ua_asks_for(look: Look) -> None:
    both = replace(hazel_court(), parts=(*hazel_court().parts, WELSH), draft="Draft")

    assert faults_of(made(both, look)) == []
    assert faults_of(made(EASY_READ, look)) == []


def test_a_pdf_that_is_not_is_told() -> None:
    writer = PdfWriter(made(hazel_court()))
    root: Any = writer.root_object
    del root["/Lang"]
    del root["/StructTreeRoot"]["/ParentTree"].get_object()["/Nums"][1].get_object()[0]
    (first, *_) = (each for each in structure(made(hazel_court())) if each["/S"] == "/Figure")
    file = BytesIO()
    writer.write(file)
    reader = PdfReader(file)
    for each in structure(reader):
        if each["/S"] == first["/S"]:
            each.pop("/Alt")
        if each["/S"] == "/H2":
            each[NameObject("/S")] = NameObject("/H4")

    told = " ".join(faults_of(reader))
    for fault in ("lacks a language", "level 4 follows", "no alternative text", "in no element"):
        assert fault in told


def test_its_headings_lists_and_pictures_are_those_of_the_document() -> None:
    reader = made(hazel_court())
    found = tags(reader)

    assert [tag for tag in found if re.fullmatch(r"/H\d", tag)] == [
        f"/H{each.level}" for each in hazel_court().blocks if isinstance(each, Heading)
    ]
    assert found.count("/BlockQuote") == len(exchanges())
    assert found.count("/LI") == 2 + 2 + 2  # ways of saying one thing, points, numbered points
    alts = [each["/Alt"] for each in structure(reader) if each["/S"] == "/Figure"]
    assert alts == [LOGO.alt, ROAD.alt]
    assert reader.metadata is not None
    assert reader.metadata.title == hazel_court().title
    assert reader.metadata.creation_date.date() == hazel_court().day  # type: ignore[union-attr]


def test_a_heading_that_leaves_out_a_level_is_brought_to_the_next() -> None:
    reader = made(document_of(Heading(1, "Lunch"), Heading(4, "Stage"), paragraph("Yes.")))

    assert [tag for tag in tags(reader) if tag.startswith("/H")] == ["/H1", "/H2"]


def test_what_only_decorates_is_not_read() -> None:
    alts = [each["/Alt"] for each in structure(made(EASY_READ)) if each["/S"] == "/Figure"]

    assert alts == [ROAD.alt]


def test_each_language_is_told_where_it_is_spoken() -> None:
    english = Part((Heading(1, "Lunch"), paragraph("One said: ", Spoken("Helô.", "cy"))))
    card = Exchange(((Spoken("Na."), Spoken("No.", "en")),), "done", "Iawn.", ("Do.",))
    parts = (english, replace(WELSH, blocks=(*WELSH.blocks, card)))
    found = list(languages(made(Document(parts))))

    assert found == ["en", "en", "cy", "cy", "cy", "en-GB", "cy", "en", "cy", "cy"]
    assert list(languages(made(Document(parts[1:]))))[:3] == ["cy", "cy", "en-GB"]


def test_the_pages_are_numbered_in_the_language_that_is_asked_for() -> None:
    class Cymraeg(Language):
        def _in_it(self, words: str) -> str:
            return {"Page {page} of {pages}": "Tudalen {page} o {pages}"}[words]

    pages = PdfReader(BytesIO(to_pdf(hazel_court(), Look(), Cymraeg()).pdf)).pages

    for number, page in enumerate(pages, 1):
        assert f"Tudalen {number} o {len(pages)}" in page.extract_text()


@LOOKS
def test_a_draft_says_so_on_each_page_and_in_the_reading_on_none(look: Look) -> None:
    reader = made(replace(hazel_court(), draft="Draft"), look)

    assert len(reader.pages) > 1
    for page in reader.pages:
        assert page.extract_text().count("Draft") == 2  # across it, and above
    assert max(letter_sizes(reader)) > 90
    assert "Draft" not in made(hazel_court(), look).pages[0].extract_text()


@LOOKS
def test_no_letter_is_smaller_than_what_was_asked_for(look: Look) -> None:
    both = replace(hazel_court(), draft="Draft")

    assert min(letter_sizes(made(both, look))) == look.points


@LOOKS
def test_every_letter_stands_out_from_what_is_behind_it(look: Look) -> None:
    draft = replace(hazel_court(), draft="Draft")
    for document in (hazel_court(), draft):
        colours = {colour for page in made(document, look).pages for colour in letters_in(page)}
        colours -= {tuple(round(each, 3) for each in PALE_LETTERS)}
        assert colours
        for colour in colours:
            for behind in (WHITE, TINT, PALE_LETTERS):
                assert contrast(colour, behind) >= 7, (colour, behind)
        if look.high_contrast:
            assert colours == {(0.0, 0.0, 0.0)}


def letters_in(page: Any) -> set[tuple[float, ...]]:
    """Return the colours of the letters on a page."""
    colour: tuple[float, ...] = (0.0, 0.0, 0.0)
    kept, found = [], set()
    for operands, operator in operations(page):
        if operator == b"q":
            kept.append(colour)
        elif operator == b"Q":
            colour = kept.pop()
        elif operator in {b"scn", b"sc", b"rg", b"g"}:
            parts = [round(float(each), 3) for each in operands]
            colour = tuple(parts * 3 if len(parts) == 1 else parts)
        elif operator in TEXT:
            found.add(colour)
    return found


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Return how far two colours stand out, from 1 to 21, as WCAG 2.2 computes it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: tuple[float, ...]) -> float:
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_high_contrast_has_nothing_that_is_neither_black_nor_white() -> None:
    words_only = replace(hazel_court(), logo=None, parts=(Part((Heading(1, "A"), *exchanges())),))
    for page in made(words_only, Look(high_contrast=True)).pages:
        for operands, operator in operations(page):
            if operator in {b"scn", b"SCN", b"rg", b"RG", b"g", b"G"}:
                assert {float(each) for each in operands} <= {0.0, 1.0}


def test_nothing_is_slanted_and_the_font_is_brought_along() -> None:
    fonts = {font for page in made(hazel_court()).pages for font in fonts_of(page)}

    assert fonts == {"AtkinsonHyperlegibleNext-Regular", "AtkinsonHyperlegibleNext-Bold"}


def hostile_document(words: tuple[str, ...]) -> Document:
    return document_of(
        Heading(1, "Lunch"),
        *(Heading(2, each) for each in words),
        *(paragraph("One said: ", Spoken(each)) for each in words),
        Points(tuple((Spoken(each),) for each in words)),
        *(Exchange(((Spoken(each),),), "done", each, (Spoken(each),)) for each in words),
        *(Row((Spoken(each),)) for each in words),
    )


def test_what_people_said_is_only_ever_text() -> None:
    document = hostile_document(HOSTILE)
    reader = made(document)

    assert words_of(reader) == said(document)
    assert faults_of(reader) == []
    assert acts_of(reader) == []
    assert tags(reader).count("/H2") == len(HOSTILE)
    assert tags(reader).count("/LI") == len(HOSTILE)


def acts_of(reader: PdfReader) -> list[str]:
    """Return what a PDF has that is not words: links, files, scripts, forms and images."""
    root: Any = reader.trailer["/Root"]
    found = [key for key in ("/OpenAction", "/AA", "/AcroForm", "/AF") if key in root]
    found += [key for key in root.get("/Names", {}) if key in {"/EmbeddedFiles", "/JavaScript"}]
    for page in reader.pages:
        found += ["/Annots"] if page.get("/Annots") else []
        found += [
            name
            for _, operator, _ in marked(page)
            for name in [operator.decode()]
            if operator not in SHOWS
        ]
    return found


def test_naughty_strings_come_out_as_text(samples: Path) -> None:
    strings = json.loads((samples / "real" / "naughty-strings.json").read_text(encoding="utf-8"))
    document = document_of(Heading(1, "Lunch"), *(paragraph(Spoken(each)) for each in strings))
    typeset = to_pdf(document, Look(), ENGLISH)
    reader = PdfReader(BytesIO(typeset.pdf))

    assert acts_of(reader) == []
    assert faults_of(reader) == []
    plain = [each for each in strings if each.isascii() and each.isprintable()]
    words = words_of(reader)
    assert len(plain) > 200
    assert [each for each in plain if bare(f"“{each}”") not in words] == []


def test_a_quotation_mark_is_printed_whatever_stands_beside_it() -> None:
    joins_it = "\uff9f"  # what no font here has takes what stands before it along
    for hard in (joins_it, "\u0378"):
        document = document_of(Heading(1, "Lunch"), paragraph(Spoken(f"{hard} soup")))
        typeset = to_pdf(document, Look(), ENGLISH)

        words = PdfReader(BytesIO(typeset.pdf)).pages[0].extract_text()
        assert f"“{IN_ITS_PLACE if typeset.unprintable else hard} soup”" in words


def test_the_same_document_makes_the_same_bytes() -> None:
    one, other = (to_pdf(hazel_court(), Look(), ENGLISH).pdf for _ in range(2))

    assert one == other


def short() -> Document:
    return replace(hazel_court(), parts=(Part(hazel_court().blocks[:8]),))


def test_what_is_for_the_door_stands_on_one_page_as_large_as_it_can() -> None:
    reader = made(short(), Look(is_short=True))

    assert len(reader.pages) == 1
    assert min(letter_sizes(reader)) > 12
    assert words_of(reader) == said(short())
    assert faults_of(reader) == []


def test_in_two_languages_each_has_a_page_for_the_door() -> None:
    both = replace(short(), parts=(*short().parts, WELSH))

    assert len(made(both, Look(is_short=True)).pages) == 2


def test_what_does_not_fit_on_the_door_is_told_and_never_made_small() -> None:
    long = document_of(Heading(1, "Lunch"), *exchanges() * 4)

    with pytest.raises(NotOnePage, match="pages at 18 points") as told:
        to_pdf(long, Look(18, is_short=True), ENGLISH)

    assert told.value.pages > 1


def test_things_come_closer_before_they_leave_the_one_page() -> None:
    document = document_of(Heading(1, "Lunch"), *exchanges(), *exchanges())

    assert len(made(document, Look(is_short=True)).pages) == 1
    assert len(made(document, Look()).pages) > 1


def test_a_card_is_not_broken_across_pages_and_a_heading_stays_with_it() -> None:
    blocks = (
        block
        for number in range(40)
        for block in (
            Heading(2, f"Stage{number}"),
            Exchange(((Spoken(f"Said{number}"),),), "done", f"Label{number}", (f"Answer{number}",)),
        )
    )
    pages = [
        set(page.extract_text().split())
        for page in made(document_of(Heading(1, "A"), *blocks)).pages
    ]

    assert len(pages) > 2
    for number in range(40):
        together = {f"Stage{number}", f"“Said{number}”", f"Label{number}", f"Answer{number}"}
        assert any(together <= page for page in pages)


def test_a_card_that_is_longer_than_a_page_is_printed_whole() -> None:
    long = " ".join(f"word{number}" for number in range(1500))
    document = document_of(Heading(1, "A"), Exchange(((Spoken(long),),), "done", "Done.", (long,)))

    assert words_of(made(document, Look(18))) == said(document)


@pytest.mark.parametrize("number", [300, 600, 900, 1200, 1500])
@pytest.mark.parametrize("points", [12, 18])
def test_a_card_of_any_length_ends_above_the_foot_of_the_page(number: int, points: int) -> None:
    card = Exchange(((Spoken("WW " * (number // 3)),),), "done", "Done.", ("MM " * number,))
    lowest: list[float] = []

    def look(text: str, cm: list[float], tm: list[float], _font: Any, _size: float) -> None:
        if text.strip():
            lowest.append(tm[5] * cm[3] + cm[5])

    for page in made(document_of(Heading(1, "A"), card), Look(points)).pages:
        page.extract_text(visitor_text=look)

    assert min(lowest) > 20


def test_a_picture_may_be_a_photograph() -> None:
    from struct import pack
    from zlib import compress, crc32

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data))

    png = b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            chunk(b"IHDR", pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)),
            chunk(b"IDAT", compress((b"\0" + b"\xaa\x33\x55" * 8) * 8)),
            chunk(b"IEND", b""),
        )
    )
    document = document_of(Heading(1, "A"), Row(("A table.",), Image(png, "png", "A table")))
    reader = made(document)

    assert faults_of(reader) == []
    assert len(reader.pages[0].images) == 1


@pytest.mark.measures
def test_ten_times_as_long_takes_about_ten_times_the_time() -> None:
    def takes(number: int) -> float:
        document = document_of(Heading(1, "Lunch"), *exchanges() * number)
        began = time.process_time()
        to_pdf(document, Look(), ENGLISH)
        return time.process_time() - began

    takes(1)
    assert takes(200) < 12 * takes(20)
