"""An account in another language: nothing of the program's own is left in English in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path
from shutil import copy

import pytest
from conftest import Run
from docx import Document as WordFile
from docx.oxml.ns import qn
from everything_said import workshops
from marking import MARKING, left_in_english
from pdfs import languages
from pypdf import PdfReader

from journeymap.board import Board
from journeymap.demo.sample import make_sample
from journeymap.feedback.document import (
    Block,
    Diagram,
    Document,
    Picture,
    Row,
    Spoken,
    texts_of,
    with_spoken,
)
from journeymap.feedback.forms.html import to_html
from journeymap.feedback.forms.in_lines import to_text
from journeymap.feedback.forms.look import AS_USUAL, Look
from journeymap.feedback.forms.making import make
from journeymap.feedback.forms.markdown import to_markdown
from journeymap.feedback.forms.pdf import to_pdf
from journeymap.feedback.poster import poster_of
from journeymap.feedback.summary import Shape, Wishes, make_summary, material_of
from journeymap.language.known import language_of
from journeymap.language.language import ENGLISH
from journeymap.sheets.own_words import own_words_path, read_own_words
from journeymap.sheets.workshop import Workshop

GOLDEN = Path(__file__).parent / "golden" / "account-in-welsh"
OWN_WORDS = GOLDEN / "hazel-court-cy.yaml"
SHAPES: tuple[Shape, ...] = ("whole", "short", "easy-read")


def in_welsh(of: Board, shape: Shape, *, is_draft: bool = False) -> Document:
    """Return an account that is marked, without people's own words."""
    wishes = Wishes((MARKING,), shape, is_draft=is_draft, has_diagram=True)
    made = make_summary(of, 2, wishes)
    parts = [
        replace(part, blocks=tuple(with_spoken(each, lambda _: "") for each in part.blocks))
        for part in made.parts
    ]
    return replace(made, parts=tuple(parts))


def all_texts(document: Document) -> Iterator[str]:
    """Yield each text of an account, also those in its pictures and of those who cannot see."""
    yield document.draft
    for block in document.blocks:
        for text in texts_of(block):
            yield "".join(each for each in text if not isinstance(each, Spoken))
        yield from _beside(block)


def _beside(block: Block) -> Iterator[str]:
    if isinstance(block, Diagram):
        drawn = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), block.mermaid)
        for box, title in re.findall(r'\["(.*)"\]|accTitle: (.*)', drawn):
            yield f"{box}{title}".replace("<br>", " ")
    if isinstance(block, Picture):
        yield block.image.alt
        yield shown_in(block.image.data)
    if isinstance(block, Row) and block.image:
        yield block.image.alt


def shown_in(svg: bytes) -> str:
    """Return all words of a picture, whether they are seen or read aloud."""
    return unescape(" ".join(re.findall(r">([^<>]+)<", svg.decode())))


@pytest.fixture(scope="module")
def marked() -> dict[tuple[str, str], Document]:
    return {
        (name, shape): in_welsh(of, shape, is_draft=name == "of few")
        for name, of in workshops().items()
        for shape in SHAPES
    }


def test_all_that_the_program_says_in_an_account_is_said_in_its_language(
    marked: dict[tuple[str, str], Document],
) -> None:
    found = [
        (*made, text)
        for made, document in marked.items()
        for text in all_texts(document)
        if left_in_english(text)
    ]

    assert found == []


@pytest.mark.parametrize("shape", SHAPES)
def test_a_forms_own_words_are_said_in_its_language(
    marked: dict[tuple[str, str], Document], shape: str
) -> None:
    document = marked["with a survey", shape]
    page = re.sub(r"<style>.*?</style>", "", to_html(document, AS_USUAL, MARKING), flags=re.DOTALL)
    in_attributes = re.findall(r'(?:alt|aria-label|title)="([^"]*)"', page)
    texts = [
        unescape(re.sub(r"<[^>]*>", " ", page)),
        *map(unescape, in_attributes),
        to_text(document),
        re.sub(r"```mermaid.*?```", "", to_markdown(document), flags=re.DOTALL),
        *words_in_docx(make("docx", document, "a", AS_USUAL, MARKING).files["a.docx"]),
    ]

    assert [left for text in texts if (left := left_in_english(text))] == []


def words_in_docx(data: bytes) -> Iterator[str]:
    """Yield the words of a Word file: in its body, at the edges of its pages, for its pictures."""
    made = WordFile(BytesIO(data))
    section = made.sections[0]
    for part in (made.element.body, section.header._element, section.footer._element):
        yield "".join(each.text or "" for each in part.iter(qn("w:t")))
        yield from (each.get("descr") or "" for each in part.iter(qn("wp:docPr")))


def test_a_poster_is_said_in_its_language() -> None:
    of = workshops()["all kinds said"]
    wishes = Wishes((MARKING,), "short", is_draft=True)
    poster = poster_of(material_of(of, MARKING, 0, wishes), wishes)
    told = [
        poster.title,
        poster.draft,
        poster.road_map.image.alt,
        shown_in(poster.road_map.image.data),
        *(each.label for each in poster.answers),
        *(
            "".join(part for part in text if not isinstance(part, Spoken))
            for text in (
                *poster.matters,
                *(each.answer for each in poster.answers),
                *poster.coming_back,
                *poster.road_map.description,
            )
        ),
    ]

    assert [each for each in told if left_in_english(each)] == []


def test_what_may_not_go_out_is_said_to_be_left_out_in_welsh() -> None:
    text = to_text(make_summary(workshops()["all kinds said"], 0, Wishes((language_of("cy"),))))

    assert "“Ring [gadawyd allan: rhif ffôn]”" in text
    assert "The bar, [gadawyd allan: rhif ffôn]" in text
    assert "left out" not in text


# ---- in which language something was said


def test_what_was_said_in_another_language_is_marked_in_words() -> None:
    of = workshops()["all kinds said"]
    welsh = to_text(make_summary(of, 0, Wishes((language_of("cy"),))))
    english = to_text(make_summary(of))

    assert "“Hot food” (1 person, wedi’i ddweud yn Saesneg)" in welsh
    assert "“Bwyd da” (1 person)" in welsh
    assert "“Kein Lärm” (1 person, wedi’i ddweud mewn iaith arall)" in welsh
    assert "“Hot food” (1 person)" in english
    assert "“Bwyd da” (1 person, said in Welsh)" in english


def test_every_shape_says_in_words_in_which_language_something_was_said() -> None:
    of, wishes = workshops()["after an account"], Wishes((language_of("cy"),))
    last_time = to_text(make_summary(of, 0, wishes)).partition("addo y tro diwethaf")[2]

    assert "“Hot food” (wedi’i ddweud yn Saesneg)\n" in last_time
    for shape in SHAPES[1:]:
        told = to_text(make_summary(of, 0, replace(wishes, shape=shape)))
        assert re.search(r"“Hot food” \([^)]*wedi’i ddweud yn Saesneg\)", told)


def test_a_draft_says_so_in_each_of_its_languages() -> None:
    wishes = Wishes((ENGLISH, language_of("cy")), is_draft=True)

    assert make_summary(workshops()["nothing said"], 0, wishes).draft == "Draft / Drafft"


def test_all_that_people_said_has_its_language_if_it_is_another_one() -> None:
    own = {"Bwyd da": "", "Kein Lärm": "de"}
    for name in ("with a survey", "after an account"):
        made = make_summary(workshops()[name], 0, Wishes((language_of("cy"),)))
        for block in made.blocks:
            for text in texts_of(block):
                for part in text:
                    if isinstance(part, Spoken):
                        assert part.language == own.get(part.words, "en"), part


def test_its_language_is_in_the_page_the_pdf_and_the_word_file() -> None:
    welsh = language_of("cy")
    made = make_summary(workshops()["all kinds said"], 0, Wishes((welsh,)))

    page = to_html(made, AS_USUAL, welsh)
    assert '<html lang="cy">' in page
    assert '“<bdi lang="en">Hot food</bdi>”' in page
    assert "“<bdi>Bwyd da</bdi>”" in page

    pdf = PdfReader(BytesIO(to_pdf(made, Look(), welsh).pdf))
    assert {"cy", "en", "de"} <= {each.partition("-")[0] for each in languages(pdf)}

    word = WordFile(BytesIO(make("docx", made, "a", AS_USUAL, welsh).files["a.docx"]))
    in_english = {
        "".join(text.text or "" for text in run.iter(qn("w:t")))
        for run in word.element.body.iter(qn("w:r"))
        if any((each.get(qn("w:val")) or "").startswith("en") for each in run.iter(qn("w:lang")))
    }
    assert "“Hot food”" in in_english
    assert "“Bwyd da”" not in in_english


# ---- Hazel Court in Welsh


@pytest.fixture
def hazel_court(tmp_path: Path) -> Workshop:
    workshop = make_sample(tmp_path, answered=True)
    path = own_words_path(workshop, "cy")
    path.parent.mkdir(exist_ok=True)
    copy(OWN_WORDS, path)
    return workshop


def test_hazel_court_in_welsh(hazel_court: Workshop) -> None:
    welsh = language_of("cy").with_own(read_own_words(hazel_court, "cy").texts)
    made = make_summary(hazel_court.read().board, 0, Wishes((welsh,)))

    assert to_markdown(made) == (GOLDEN / "summary-cy.md").read_text(encoding="utf-8")


def test_hazel_court_in_english_and_welsh(hazel_court: Workshop) -> None:
    welsh = language_of("cy").with_own(read_own_words(hazel_court, "cy").texts)
    made = make_summary(hazel_court.read().board, 0, Wishes((ENGLISH, welsh)))

    page = to_html(made, AS_USUAL, ENGLISH)
    assert without_style(page) == (GOLDEN / "summary-en-cy.html").read_text(encoding="utf-8")


def without_style(page: str) -> str:
    """Return a page without how it looks and without its pictures, which have their own tests."""
    page = re.sub(r"<style>.*?</style>", "<style></style>", page, flags=re.DOTALL)
    page = re.sub(r"'sha256-[^']*'", "'sha256-'", page)
    return re.sub(r"base64,[\w+/=]+", "base64,", page)


# ---- what is in one language only


def test_a_text_that_is_in_one_language_only_is_told(run: Run, hazel_court: Workshop) -> None:
    name = hazel_court.folder.name
    whole = run("feedback", name, "--to", "text", "--language", "en+cy")
    path = own_words_path(hazel_court, "cy")
    words = path.read_text(encoding="utf-8")
    path.write_text(words.replace('cy: "Mynd adref"', 'cy: ""'), encoding="utf-8")
    part = run("feedback", name, "--to", "text", "--language", "en+cy")

    assert whole.returncode == part.returncode == 0
    assert "of the workshop's own not in" not in whole.stderr
    told = f"1 text of the workshop's own not in Cymraeg: journeymap words {name} --language cy"
    assert told in part.stderr


def test_a_text_that_has_no_english_is_told_if_the_workshop_is_in_welsh(
    run: Run, hazel_court: Workshop
) -> None:
    guide = hazel_court.folder / "workshop.yaml"
    text = guide.read_text(encoding="utf-8")
    guide.write_text(text.replace("language: en\n", "language: cy\n"), encoding="utf-8")
    name = hazel_court.folder.name

    both = run("feedback", name, "--to", "text", "--language", "cy+en")
    welsh = run("feedback", name, "--to", "text")

    assert both.returncode == welsh.returncode == 0
    told = f"67 texts of the workshop's own not in English: journeymap words {name} --language en"
    assert told in both.stderr
    assert "of the workshop's own not in" not in welsh.stderr
