from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from building import template
from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from pdfs import fonts_of, letter_sizes, structure, tags
from pydantic import ValidationError
from pypdf import PdfReader
from pypdf.generic import ContentStream

from journeymap.board import Board
from journeymap.printing import typesetting
from journeymap.printing.typesetting import IN_ITS_PLACE, PAGES, NotTypeset, typeset
from journeymap.survey.asking import questions_of
from journeymap.survey.forms.booklet import LARGE, NORMAL, Booklet, booklet_of
from journeymap.survey.forms.form import NotMade, Wishes, form
from journeymap.survey.forms.paper import NotPrinted, make
from journeymap.survey.forms.paper_pdf import pdf_of
from journeymap.survey.questionnaire import WAYS, Option, Question, Questionnaire

ISSUED = date(2017, 5, 19)
PLAIN = Wishes()
EVERYTHING = Wishes(
    return_to="The office at Hazel Court\n1 Example Street",
    by=date(2017, 6, 1),
    page="http://192.168.1.20:8123/survey/kettle-42",
)
IN_LARGE_PRINT = replace(EVERYTHING, large_print=True)
LONGEST_SENTENCE = 25
AS_MARKUP = (
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.3.0"',
    "#sys.inputs",
    "*bold* _slanted_ `raw` $x^2$",
    "@label <label> [content] {code}",
    "= Heading",
    "- item + item / term: this",
    "\\u{41} \\ ~ --- // no comment /* none */",
    '"; panic("out") //',
    "&amp; <w:t>no tag</w:t> ]]>",
)


@cache
def dining() -> Questionnaire:
    guide = template("dining")
    board = Board(guide, [])
    return Questionnaire(
        issued=ISSUED,
        title=guide.title,
        service=guide.service,
        purpose=guide.purpose,
        stages=board.stages(),
        questions=questions_of(board),
    )


def asking(*wordings: str, **fields: Any) -> Questionnaire:
    """Return a questionnaire that asks for words only."""
    questions = tuple(
        Question(code=f"q{number}", activity="always", wording=wording)
        for number, wording in enumerate(wordings, 1)
    )
    return Questionnaire(**{"issued": ISSUED, "title": "Lunch", "questions": questions, **fields})


@cache
def made(questionnaire: Questionnaire, wishes: Wishes) -> Mapping[str, bytes]:
    return make(questionnaire, wishes)


def file(questionnaire: Questionnaire, wishes: Wishes, ending: str) -> bytes:
    (found,) = (
        content for name, content in made(questionnaire, wishes).items() if name.endswith(ending)
    )
    return found


def pdf(questionnaire: Questionnaire, wishes: Wishes = PLAIN) -> PdfReader:
    return PdfReader(BytesIO(file(questionnaire, wishes, ".pdf")))


def word(questionnaire: Questionnaire, wishes: Wishes = PLAIN) -> Word:
    return Document(BytesIO(file(questionnaire, wishes, ".docx")))


def words_of(questionnaire: Questionnaire, wishes: Wishes, ending: str) -> str:
    """Return all the words of one of the files, in their order, one space between two."""
    if ending == ".docx":
        body = word(questionnaire, wishes).element.body
        lines = [
            "".join(text.text or " " for text in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")))
            for paragraph in body.iter(qn("w:p"))
        ]
    else:
        lines = [page.extract_text() for page in pdf(questionnaire, wishes).pages]
    return " ".join(" ".join(lines).replace("\u200b", "").split())


def strokes(page: Any) -> Iterator[float]:
    """Yield the width of each line that is drawn on a page, in points."""
    width, kept = 1.0, []
    for operands, operator in ContentStream(page.get_contents(), page.pdf).operations:
        if operator == b"q":
            kept.append(width)
        elif operator == b"Q":
            width = kept.pop()
        elif operator == b"w":
            width = float(operands[0])
        elif operator in {b"S", b"s"}:
            yield round(width, 2)


ENDINGS = pytest.mark.parametrize("ending", [".pdf", ".docx"])
PRINTS = pytest.mark.parametrize("wishes", [EVERYTHING, IN_LARGE_PRINT], ids=["normal", "large"])


def test_it_is_the_form_called_paper_and_makes_a_pdf_and_a_word_file() -> None:
    assert form("paper")(dining(), PLAIN).keys() == {
        "lunch-edition-1-paper.pdf",
        "lunch-edition-1-paper.docx",
    }
    assert made(dining(), IN_LARGE_PRINT).keys() == {
        "lunch-edition-1-paper-large-print.pdf",
        "lunch-edition-1-paper-large-print.docx",
    }


@ENDINGS
@PRINTS
def test_every_question_stands_once_with_its_number_and_all_are_in_order(
    wishes: Wishes, ending: str
) -> None:
    words = words_of(dining(), wishes, ending)
    numbered = [dining().numbered(question) for question in dining().questions]

    assert [words.count(each) for each in numbered] == [1] * len(numbered)
    assert sorted(numbered, key=words.index) == numbered


@ENDINGS
def test_the_options_stand_under_their_question_in_their_order(ending: str) -> None:
    words = words_of(dining(), EVERYTHING, ending)
    for question in dining().questions:
        says = [option.says for option in question.options]
        begin = words.index(dining().numbered(question)) + len(dining().numbered(question))
        after = words[begin:].split(f" {dining().number(question) + 1}. ")[0]
        places = [after.rindex(each) for each in says]
        assert places == sorted(places)


@ENDINGS
def test_each_part_has_a_heading_and_those_of_no_stage_have_plain_words(ending: str) -> None:
    words = words_of(dining(), PLAIN, ending)

    for heading in ("About you", *(stage.name for stage in dining().stages), "Overall"):
        assert re.search(rf"{heading} \d+\. ", words), heading
    assert "What happens next 18. How would you like us to tell you" in words


@ENDINGS
def test_what_people_are_told_first(ending: str) -> None:
    words = words_of(dining(), EVERYTHING, ending)

    assert words.startswith("Lunch Lunch in the dining room Why we ask you We want lunch to be")
    for told in (
        "Please do not write your name.",
        "There are 18 questions. You can leave out any question.",
        "Please give this back by Thursday 1 June 2017 to: The office at Hazel Court 1 Example",
        "You can answer online instead",
        "http://192.168.1.20:8123/survey/kettle-42",
    ):
        assert told in words
    assert words.count("Please give this back by Thursday 1 June 2017 to:") == 2


@ENDINGS
def test_what_is_not_known_is_not_printed(ending: str) -> None:
    words = words_of(dining(), PLAIN, ending)
    assert "give this back to" not in words
    assert "Please give this back" not in words
    assert "online" not in words
    assert "http" not in words

    words = words_of(dining(), Wishes(by=date(2017, 6, 1)), ending)
    assert "Please give this back by Thursday 1 June 2017." in words

    words = words_of(dining(), Wishes(return_to="The office"), ending)
    assert "Please give this back to: The office" in words


def test_without_a_purpose_or_a_service_nothing_stands_for_them() -> None:
    words = words_of(asking("What?"), PLAIN, ".pdf")

    assert words.startswith("Lunch How to fill this in")
    assert "There is 1 question. You can leave" in words


@ENDINGS
def test_people_are_told_of_boxes_and_of_lines_only_where_there_are_any(ending: str) -> None:
    assert "boxes" not in words_of(asking("What?"), PLAIN, ending)

    options = (Option(name="a", says="A letter"), Option(name="b", says="Email"))
    ways = Question(code="q1", activity=WAYS, wording="How?", options=options)
    words = words_of(asking(questions=(ways,)), PLAIN, ending)
    assert "Where there are boxes" in words
    assert "Where there are lines" not in words
    assert "Please do not write an address or a phone number here." in words


@pytest.mark.parametrize(
    "questionnaire",
    [dining(), asking("What?"), asking("What?", purpose="We ask you. " * 300), asking(*"?" * 9)],
    ids=["lunch", "short", "told long", "nine"],
)
@pytest.mark.parametrize("wishes", [PLAIN, EVERYTHING, IN_LARGE_PRINT], ids=["", "all", "large"])
def test_the_pages_of_any_booklet_are_numbered_one_after_another(
    questionnaire: Questionnaire, wishes: Wishes
) -> None:
    printed = pdf_of(booklet_of(questionnaire, wishes))
    pages = PdfReader(BytesIO(printed.pdf)).pages

    numbers = [re.findall(r"Page (\d+) of (\d+)", page.extract_text()) for page in pages]
    assert numbers == [[(str(number), str(len(pages)))] for number in range(1, len(pages) + 1)]
    assert printed.warnings == ()


@PRINTS
def test_every_page_tells_its_number_and_the_edition(wishes: Wishes) -> None:
    pages = pdf(dining(), wishes).pages
    for number, page in enumerate(pages, 1):
        text = " ".join(page.extract_text().split())
        assert f"Page {number} of {len(pages)}" in text
        assert "Lunch · Edition 1" in text

    second = dining().model_copy(update={"edition": 2})
    assert "Edition 2 · Page" in word(second).sections[0].footer.paragraphs[0].text
    assert "Edition 2" in pdf(second).pages[0].extract_text()


def one_question_each(lines: int) -> Questionnaire:
    """Return a questionnaire of many questions of many lengths."""
    return asking(*(f"What about {'this and that ' * (number % lines)}?" for number in range(15)))


@PRINTS
@pytest.mark.parametrize(
    "questionnaire",
    [dining(), one_question_each(7), one_question_each(60)],
    ids=["dining", "short", "long"],
)
def test_no_question_is_broken_across_pages(questionnaire: Questionnaire, wishes: Wishes) -> None:
    booklet = booklet_of(questionnaire, wishes)
    blocks = [block for part in booklet.parts for block in part.blocks]
    ruled = 0.8
    for page in pdf(questionnaire, wishes).pages:
        text = " ".join(page.extract_text().replace("\u200b", "").split())
        here = [block for block in blocks if " ".join(block.text.split()) in text]
        lines, drawn = sum(block.lines for block in here), list(strokes(page)).count(ruled)
        assert lines < drawn if booklet.spare.heading in text else lines == drawn
        assert all(option in text for block in here for option in block.boxes)
        blocks = [block for block in blocks if block not in here]
    assert blocks == []


def test_the_questions_about_one_stage_stand_on_one_page() -> None:
    for wishes in (EVERYTHING, IN_LARGE_PRINT):
        pages = [" ".join(page.extract_text().split()) for page in pdf(dining(), wishes).pages]
        for stage in dining().stages:
            about = [f"{stage.name}: what must {word} happen?" for word in ("always", "never")]
            assert [each for each in pages if about[0] in each] == [
                each for each in pages if about[1] in each
            ]


def test_lunch_takes_eight_pages_and_twelve_in_large_print() -> None:
    assert len(pdf(dining(), EVERYTHING).pages) == 8
    assert len(pdf(dining(), IN_LARGE_PRINT).pages) == 12


def test_letters_are_of_12_points_at_least_and_in_large_print_of_16() -> None:
    assert min(letter_sizes(pdf(dining(), EVERYTHING))) >= 12
    assert min(letter_sizes(pdf(dining(), IN_LARGE_PRINT))) >= 16
    assert {NORMAL.text, LARGE.text} == {14, 18}

    for wishes, least in ((EVERYTHING, 12), (IN_LARGE_PRINT, 16)):
        file_ = word(dining(), wishes)
        used = {paragraph.style.name for paragraph in file_.paragraphs if paragraph.style}
        sizes = [file_.styles[name].font.size.pt for name in {*used, "Footer", "Normal"} if name]
        assert min(sizes) >= least


def test_there_is_more_room_to_write_in_large_print_and_for_a_recipe() -> None:
    for wishes in (PLAIN, IN_LARGE_PRINT):
        blocks = [block for part in booklet_of(dining(), wishes).parts for block in part.blocks]
        lines = {
            question.activity: block.lines
            for question, block in zip(dining().questions, blocks, strict=True)
        }
        assert lines["recipe"] == lines["critic"] > lines["always"] > 0
        assert lines["voice"] == lines["stars"] == lines["ways"] == 0
    assert LARGE.lines * LARGE.line_mm > NORMAL.lines * NORMAL.line_mm


def sentences(booklet: Booklet) -> Iterator[str]:
    for section in (*booklet.opening, booklet.spare, *booklet.closing):
        for told in (section.heading, section.strong, *section.paragraphs, *section.points):
            yield from re.split(r"(?<=[.:?])\s+", told)
    for part in booklet.parts:
        for block in part.blocks:
            yield from re.split(r"(?<=[.:?])\s+", block.hint)


def test_the_sentences_are_short() -> None:
    purpose_apart = dining().model_copy(update={"purpose": None})
    lengths = [len(each.split()) for each in sentences(booklet_of(purpose_apart, EVERYTHING))]

    assert max(lengths) <= 15


def test_the_colours_can_be_told_apart_by_tired_eyes() -> None:
    look = (PAGES / "page.typ").read_text(encoding="utf-8")
    colours = dict(re.findall(r'#let (\w+) = rgb\("#(\w{6})"\)', look))
    for ink in ("ink", "accent", "grey"):
        assert contrast(colours[ink], "ffffff") >= 7, ink
    assert contrast(colours["ink"], colours["pale"]) >= 7


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG reckons it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@PRINTS
def test_nothing_is_slanted_underlined_justified_or_hyphenated(wishes: Wishes) -> None:
    file_ = word(dining(), wishes)
    fonts = [paragraph.style.font for paragraph in file_.paragraphs if paragraph.style]
    assert not any(font.italic or font.underline for font in fonts)
    body = file_.element.body
    assert not list(body.iter(qn("w:i"), qn("w:u"), qn("w:jc"), qn("w:autoHyphenation")))

    printed = {font for page in pdf(dining(), wishes).pages for font in fonts_of(page)}
    assert printed == {"AtkinsonHyperlegibleNext-Regular", "AtkinsonHyperlegibleNext-Bold"}


@ENDINGS
@pytest.mark.parametrize("hostile", AS_MARKUP)
def test_markup_in_what_people_write_comes_out_as_text(hostile: str, ending: str) -> None:
    options = (Option(name="one", says=hostile), Option(name="two", says="Other"))
    choose = Question(code="q2", activity="voice", wording="Who?", options=options)
    questionnaire = asking(
        title=hostile,
        service=f"Service: {hostile}",
        purpose=f"Purpose: {hostile}",
        questions=(*asking(hostile).questions, choose),
    )

    words = words_of(questionnaire, Wishes(return_to=f"Office {hostile}"), ending)

    plain = " ".join(hostile.split())
    for place in ("", "Service: ", "Purpose: ", "1. ", "Office "):
        assert f"{place}{plain}" in words
    assert re.search(rf"Tick one box\. \W*{re.escape(plain)}", words)


def test_a_page_reads_nothing_outside_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "page.typ").write_text('#read("../secret.txt")', encoding="utf-8")
    monkeypatch.setattr(typesetting, "PAGES", pages)

    with pytest.raises(NotTypeset):
        typeset("page.typ", {}, ISSUED)


def naughty(samples: Path) -> list[str]:
    """Return the strings that a wording can be at all."""
    strings = json.loads((samples / "real" / "naughty-strings.json").read_text(encoding="utf-8"))
    return list(filter(can_be_asked, strings))


def can_be_asked(text: str) -> bool:
    try:
        Question(code="q1", activity="always", wording=text)
    except ValidationError:
        return False
    return True


def test_naughty_strings_are_asked_as_they_are(samples: Path) -> None:
    wordings = naughty(samples)
    questionnaire = asking(*wordings)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", NotPrinted)
        files = made(questionnaire, PLAIN)
    headings = [
        paragraph.text
        for paragraph in Document(BytesIO(files["lunch-edition-1-paper.docx"])).paragraphs
        if paragraph.style and paragraph.style.name == "Heading 2"
    ]
    asked = [questionnaire.numbered(question) for question in questionnaire.questions]
    noncharacters = str.maketrans({"\ufffe": "\ufffd", "\uffff": "\ufffd"})
    assert headings == [each.translate(noncharacters) for each in asked]

    words = without_space(words_of(questionnaire, PLAIN, ".pdf"))
    plain = [each for each in asked if each.isascii()]
    assert len(plain) > 200
    assert [each for each in plain if without_space(each) not in words] == []


def without_space(text: str) -> str:
    """Return the text without spaces: where a long word is broken, a PDF seems to have one."""
    return "".join(text.split())


def test_a_very_long_wording_and_a_very_long_word_are_printed_whole() -> None:
    long = "What must always happen when you come in and sit down? " * 36 + "a" * 200
    questionnaire = asking("First?", long, "Last?")
    for wishes in (PLAIN, IN_LARGE_PRINT):
        for ending in (".pdf", ".docx"):
            words = without_space(words_of(questionnaire, wishes, ending))
            assert without_space(re.sub(r"Lunch · .*? of \d+", "", long)) in re.sub(
                r"Lunch·Edition1Page\d+of\d+", "", words
            )
            assert "3.Last?" in words


def test_welsh_is_printed_in_the_font_that_is_brought_along() -> None:
    welsh = "Beth sy’n gorfod digwydd ‘bob tro’ – ŵ ŷ â Ŵ Ŷ Â î ô û “…”?"
    reader = pdf(asking(welsh))

    assert welsh in " ".join(reader.pages[1].extract_text().split())
    assert all(font.startswith("AtkinsonHyperlegibleNext") for font in fonts_of(reader.pages[1]))


def test_a_character_that_no_font_has_is_told_and_does_not_stop_it() -> None:
    nobodys = "\u0378"

    with pytest.warns(NotPrinted, match=r"no font on this machine has U\+0378") as told:
        files = make(asking(f"What {nobodys} happens?"), PLAIN)

    assert len(told) == 1
    reader = PdfReader(BytesIO(files["lunch-edition-1-paper.pdf"]))
    assert f"1. What {IN_ITS_PLACE} happens?" in reader.pages[1].extract_text()
    in_word = Document(BytesIO(files["lunch-edition-1-paper.docx"]))
    assert f"1. What {nobodys} happens?" in [each.text for each in in_word.paragraphs]


def test_a_letter_is_printed_though_no_font_has_the_mark_on_it() -> None:
    with pytest.warns(NotPrinted):
        files = make(asking("Table 1\u20e3\ufe0f\u0378 or table 2?"), PLAIN)

    reader = PdfReader(BytesIO(files["lunch-edition-1-paper.pdf"]))
    assert "1. Table 1" in reader.pages[1].extract_text()


def test_the_same_questionnaire_makes_the_same_bytes() -> None:
    assert make(dining(), IN_LARGE_PRINT) == made(dining(), IN_LARGE_PRINT)

    with ZipFile(BytesIO(file(dining(), PLAIN, ".docx"))) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
    about = word(dining()).core_properties
    assert (about.created, about.modified) == (about.modified, about.created)
    assert about.created is not None
    assert about.created.date() == ISSUED
    assert pdf(dining()).metadata.creation_date.date() == ISSUED  # type: ignore[union-attr]


def test_the_pdf_can_be_read_by_a_screen_reader() -> None:
    reader = pdf(dining(), EVERYTHING)
    root: Any = reader.trailer["/Root"]

    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Lunch"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    found = tags(reader)
    parts = booklet_of(dining(), EVERYTHING).parts
    told = 6  # four on the first page, two on the last
    assert found.count("/H1") == len(parts) + told
    assert found.count("/H2") == len(dining().questions)
    chosen = [question for question in dining().questions if question.activity in {"voice", WAYS}]
    assert found.count("/LI") == sum(len(question.options) for question in chosen) + 5
    (figure,) = (each for each in structure(reader) if each["/S"] == "/Figure")
    assert figure["/Alt"] == f"Square code for a phone, which leads to {EVERYTHING.page}"


def test_the_word_file_can_be_read_by_a_screen_reader() -> None:
    file_ = word(dining(), EVERYTHING)

    assert file_.core_properties.title == "Lunch"
    assert file_.core_properties.language == "en-GB"
    languages = {each.get(qn("w:val")) for each in file_.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    (picture,) = file_.element.body.iter(qn("wp:docPr"))
    assert picture.get("descr") == f"Square code for a phone, which leads to {EVERYTHING.page}"
    names = [paragraph.style.name for paragraph in file_.paragraphs if paragraph.style]
    assert names[0] == "Title"
    assert names.count("Heading 2") == len(dining().questions)


def test_the_boxes_of_the_word_file_can_be_ticked_and_its_frames_written_in() -> None:
    file_ = word(dining(), EVERYTHING)
    told_apart = [
        (
            box.find(f".//{qn('w:tag')}").get(qn("w:val")),
            box.find(f".//{qn('w:alias')}").get(qn("w:val")),
        )
        for box in file_.element.body.iter(qn("w:sdt"))
    ]
    assert told_apart == [
        (question.code, option.says)
        for question in dining().questions
        for option in question.options
    ]

    written = [question for question in dining().questions if not question.options]
    assert len(file_.tables) == len(written) + 1
    for question, table in zip(written, file_.tables, strict=False):
        description = table._tbl.tblPr.find(qn("w:tblDescription"))
        assert description.get(qn("w:val")) == f"Room to write: {dining().numbered(question)}"


def test_word_keeps_a_question_on_one_page_with_its_room_to_write() -> None:
    file_ = word(dining(), EVERYTHING)

    for name in ("Heading 1", "Heading 2", "Hint"):
        assert file_.styles[name].paragraph_format.keep_with_next
    assert all(
        row._tr.trPr.find(qn("w:cantSplit")) is not None
        for table in file_.tables
        for row in table.rows
    )
    kept = [
        bool(paragraph.paragraph_format.keep_with_next)
        for paragraph in file_.paragraphs
        if paragraph.style and paragraph.style.name == "Box to tick"
    ]
    assert kept == [True, True, True, False, False, True, True, True, True, False]


def test_a_title_without_a_letter_still_names_the_files() -> None:
    assert make(asking("What?", title="…"), PLAIN).keys() == {
        "survey-edition-1-paper.pdf",
        "survey-edition-1-paper.docx",
    }


def test_a_title_may_be_very_long() -> None:
    title = "Lunch " * 100
    files = make(asking("What?", title=title), PLAIN)

    assert all(len(name) < 100 for name in files)


def test_an_address_that_no_qr_code_can_hold_is_refused_in_a_sentence() -> None:
    with pytest.raises(NotMade, match="the address of the page is too long"):
        make(dining(), Wishes(page="http://example.org/" + "a" * 3000))
