"""The account as HTML in a real browser: for everybody, at every size, and on paper."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from chromium import AXE, FITS, Chromium, Page, axe_itself, chromium, opened
from documents import (
    hazel_court_document,
    hazel_court_easy_read,
    hazel_court_in_short,
    hazel_court_in_two_languages,
)
from pypdf import PdfReader
from test_html import HOSTILE

from journeymap.cleaning import clean, one_line
from journeymap.feedback.document import (
    Block,
    Document,
    Exchange,
    Heading,
    Outcome,
    Part,
    Points,
    Row,
    Spoken,
    document_of,
    paragraph,
    texts_of,
)
from journeymap.feedback.forms.html import to_html
from journeymap.feedback.forms.look import LARGE, VERY_LARGE, Look
from journeymap.language.language import ENGLISH

NARROW, DESKTOP = (320, 256), (1280, 800)
"""The first is what is left of the second at 400 %."""
CONTRAST = Look(VERY_LARGE, high_contrast=True)


def of_one_word(word: str) -> Document:
    card = Exchange(((Spoken(word),), (Spoken(word),)), "not-doing", word, (word,))
    some = (Heading(1, word), Heading(2, word), paragraph(word), Points(((word,),)), card)
    return Document((Part(some), Part((*some, Row((word,))), "cy")), draft=word)


ASKED_FOR = {
    "whole": (hazel_court_document(), Look()),
    "large": (hazel_court_document(draft="Draft"), Look(LARGE)),
    "contrast": (hazel_court_document(draft="Draft"), CONTRAST),
    "two languages": (hazel_court_in_two_languages(draft="Draft"), Look()),
    "two languages, contrast": (hazel_court_in_two_languages(), CONTRAST),
    "short": (hazel_court_in_short(), Look(is_short=True)),
    "easy read": (hazel_court_easy_read(draft="Draft"), Look(LARGE)),
    "long words": (of_one_word("Llanfairpwllgwyngyll" * 20), CONTRAST),
}
OUTCOMES: tuple[Outcome, ...] = ("doing", "done", "not-doing", "still-talking", "no-answer")
CUT_OFF = """[...document.querySelectorAll("main *, header :not(.across, .across *)")]
  .filter((each) => each.clientWidth && each.scrollWidth > each.clientWidth + 1)
  .map((each) => each.outerHTML.slice(0, 200))"""
WIDER_SPACES = """(() => {
  const wider = new CSSStyleSheet();
  wider.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [wider];
})()"""


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[Chromium]:
    async with chromium(tmp_path / "profile") as running:
        yield running


@pytest.fixture(scope="module")
def axe() -> str:
    return axe_itself()


async def shown(
    browser: Chromium,
    folder: Path,
    document: Document,
    look: Look,
    size: tuple[int, int] = DESKTOP,
) -> Page:
    """Open the document as a file, as people do with what they were sent."""
    path = folder / "account.html"
    path.write_text(to_html(document, look, ENGLISH), encoding="utf-8")
    return await opened(browser, path.as_uri(), size)


async def prefer(page: Page, **features: str) -> None:
    media = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
    await page.tell("Emulation.setEmulatedMedia", features=media)


async def printed(page: Page) -> list[str]:
    """Return the text of each page, as Chromium prints it."""
    done = await page.tell("Page.printToPDF", preferCSSPageSize=True)
    pages = PdfReader(io.BytesIO(base64.b64decode(done["data"]))).pages
    assert {tuple(round(side) for side in each.mediabox[2:]) for each in pages} == {(595, 842)}
    return [each.extract_text() for each in pages]


# ---- for everybody


@pytest.mark.parametrize("asked_for", ASKED_FOR)
async def test_axe_finds_nothing_wrong(
    browser: Chromium, tmp_path: Path, axe: str, asked_for: str
) -> None:
    found = {}
    page = await shown(browser, tmp_path, *ASKED_FOR[asked_for])
    await page.run(axe)
    assert await page.run("parseInt(axe.version.split('.')[1])") >= 8
    for size in (NARROW, DESKTOP):
        for scheme in ("light", "dark"):
            await page.resize(*size)
            await prefer(page, prefers_color_scheme=scheme)
            found[size, scheme] = await page.run(AXE)
    assert found == {each: [] for each in found}
    assert len(found) == 4


@pytest.mark.parametrize("asked_for", ASKED_FOR)
async def test_nothing_has_to_be_scrolled_sideways_or_is_cut_off(
    browser: Chromium, tmp_path: Path, asked_for: str
) -> None:
    page = await shown(browser, tmp_path, *ASKED_FOR[asked_for], NARROW)
    for change in ("", WIDER_SPACES):
        await page.run(change)
        assert await page.run(FITS)
        assert await page.run(CUT_OFF) == []


async def test_in_high_contrast_all_is_black_on_white_or_white_on_black(
    browser: Chromium, tmp_path: Path
) -> None:
    colours = """[...new Set([...document.querySelectorAll("body, body *:not(.across, .across *)")]
      .flatMap((each) => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor]))]
      .filter((each) => each !== "rgba(0, 0, 0, 0)").sort()"""
    page = await shown(browser, tmp_path, hazel_court_document(draft="Draft"), CONTRAST)
    for scheme, ink in (("light", "rgb(0, 0, 0)"), ("dark", "rgb(255, 255, 255)")):
        await prefer(page, prefers_color_scheme=scheme)
        assert await page.run(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
        assert await page.run("getComputedStyle(document.querySelector('p')).color") == ink


async def test_the_text_grows_with_what_the_reader_asked_for(
    browser: Chromium, tmp_path: Path
) -> None:
    heights = []
    for points in (12, LARGE, VERY_LARGE):
        page = await shown(browser, tmp_path, hazel_court_document(), Look(points))
        size = "parseFloat(getComputedStyle(document.querySelector('li')).fontSize)"
        heights.append(await page.run(size))
    assert heights == [18, 24, 27]


def read_out(nodes: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the role and name of what a screen reader meets in the main part, in its order."""
    by_id = {each["nodeId"]: each for each in nodes}
    told: list[tuple[str, str]] = []

    def walk(node: dict[str, Any]) -> None:
        role = node.get("role", {}).get("value", "")
        if role == "ListMarker":
            return
        if role in {"StaticText", "image", "heading"} and not node["ignored"]:
            told.append((role, node["name"]["value"]))
        for each in node.get("childIds", ()):
            walk(by_id[each])

    [main] = [each for each in nodes if each.get("role", {}).get("value") == "main"]
    walk(main)
    return told


@pytest.mark.parametrize("asked_for", ["whole", "two languages", "easy read"])
async def test_a_screen_reader_meets_the_text_in_the_order_of_the_document(
    browser: Chromium, tmp_path: Path, asked_for: str
) -> None:
    document, look = ASKED_FOR[asked_for]
    page = await shown(browser, tmp_path, document, look)
    told = read_out((await page.tell("Accessibility.getFullAXTree"))["nodes"])

    words = "".join(
        f"“{each.words}”" if isinstance(each, Spoken) else each
        for block in document.blocks
        for text in texts_of(block)
        for each in text
    )
    read = "".join(name for role, name in told if role == "StaticText")
    assert read.replace(" ", "") == words.replace(" ", "")
    assert [name for role, name in told if role == "heading"] == [
        block.text for block in document.blocks if isinstance(block, Heading)
    ]
    assert all(name for role, name in told if role == "image")


async def test_a_reader_gets_to_their_language_with_the_keyboard_alone(
    browser: Chromium, tmp_path: Path
) -> None:
    page = await shown(browser, tmp_path, *ASKED_FOR["two languages"])
    await page.press("Tab")
    await page.press("Tab")
    assert await page.run("document.activeElement.lang || document.activeElement.hreflang") == "cy"
    await page.press("Enter")
    await page.wait_for("location.hash === '#part-2' && scrollY > 1000")
    assert await page.run("document.querySelector('#part-2 h1').getBoundingClientRect().top") < 800


# ---- nothing but text


def naughty() -> list[str]:
    path = Path(__file__).parents[2] / "shared" / "samples" / "real" / "naughty-strings.json"
    return list(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else []


async def test_hostile_words_are_text_and_make_nothing_and_ask_for_nothing(
    browser: Chromium, tmp_path: Path
) -> None:
    words = [clean(each) for each in (*HOSTILE, *naughty())]
    blocks = [(Heading(3, each), paragraph(each, Spoken(each))) for each in words]
    lists = Points(tuple((Spoken(each),) for each in words), numbered=True)
    card = Exchange(tuple((each, Spoken(each)) for each in words), "doing", "We do.", (words[0],))
    document = document_of(
        Heading(1, "Lunch"), Heading(2, "Words"), *(one for two in blocks for one in two)
    )
    document = Document((*document.parts, *document_of(Heading(1, "More"), lists, card).parts))
    page = await shown(browser, tmp_path, document, Look())

    texts = "[...document.querySelectorAll({!r})].map((each) => each.textContent)"
    assert await page.run(texts.format("bdi")) == words * 3
    assert await page.run(texts.format("h3")) == words
    made = await page.run(
        "[...new Set([...document.body.querySelectorAll('*')].map(e => e.tagName))]"
    )
    assert {each.lower() for each in made} == {
        *("header", "nav", "main", "section", "h1", "h2", "h3", "p", "ul", "ol", "li", "a", "bdi"),
        *("div", "svg", "circle", "path", "strong"),
    }
    assert await page.run("document.querySelectorAll('a').length") == 2
    assert page.asked_for == [(tmp_path / "account.html").as_uri()]
    assert (page.dialogs, page.complaints) == ([], [])


async def test_the_policy_would_stop_what_an_escape_forgot(
    browser: Chromium, tmp_path: Path
) -> None:
    made = to_html(document_of(Heading(1, "Lunch"), paragraph("HERE")), Look(), ENGLISH)
    evil = (
        "<script>document.title = 'evil'</script><img src=x onerror=\"document.title='evil'\">"
        "<style>p { display: none }</style><img src='http://evil.example/x.png'>"
    )
    path = tmp_path / "evil.html"
    path.write_text(made.replace("HERE", f"HERE{evil}"), encoding="utf-8")

    page = await opened(browser, path.as_uri(), DESKTOP)

    assert await page.run("document.title") == "Lunch"
    assert await page.run("getComputedStyle(document.querySelector('p')).display") == "block"
    assert len(page.complaints) >= 4


# ---- on paper


def long_document(cards: int) -> Document:
    """Return a document of many cards, each under a heading, from two lines to many."""
    more = "Some more of it, to fill the line and go on with the next one after it. "
    blocks: list[Block] = []
    for number in range(cards):
        said = tuple((Spoken(f"Begin {number}x {more * (number % 4)}"),) for _ in range(1))
        answer = (f"{more * (number % 7)} End {number}x",)
        blocks += [
            Heading(2, f"Heading {number}x"),
            Exchange(said, OUTCOMES[number % len(OUTCOMES)], "We say this.", answer),
        ]
    return document_of(Heading(1, "Lunch"), *blocks)


@pytest.mark.parametrize("look", [Look(), CONTRAST], ids=["normal", "contrast"])
async def test_no_card_is_split_and_no_heading_is_left_alone(
    browser: Chromium, tmp_path: Path, look: Look
) -> None:
    cards = 40
    page = await shown(browser, tmp_path, long_document(cards), look)
    pages = await printed(page)

    assert len(pages) > 8
    for number in range(cards):
        marks = (f"Heading {number}x", f"Begin {number}x", f"End {number}x")
        on = [[each for each, text in enumerate(pages) if mark in one_line(text)] for mark in marks]
        assert on[0] == on[1] == on[2], f"card {number} is on the pages {on}"
        assert len(on[0]) == 1


async def test_a_draft_is_marked_on_every_page_of_paper(browser: Chromium, tmp_path: Path) -> None:
    page = await shown(browser, tmp_path, hazel_court_document(draft="Draft"), Look(LARGE))
    pages = await printed(page)

    assert len(pages) > 3
    assert [text for text in pages if "Draft" not in text] == []


async def test_each_language_begins_on_a_page_of_its_own(browser: Chromium, tmp_path: Path) -> None:
    page = await shown(browser, tmp_path, hazel_court_in_two_languages(), Look())
    pages = await printed(page)

    assert one_line(pages[-1]).startswith("Cinio yn Hazel Court")


async def test_what_is_for_the_door_fits_on_one_page(browser: Chromium, tmp_path: Path) -> None:
    page = await shown(browser, tmp_path, hazel_court_in_short(), Look(is_short=True))

    assert len(await printed(page)) == 1


async def test_paper_is_white_also_for_who_reads_in_the_dark(
    browser: Chromium, tmp_path: Path
) -> None:
    page = await shown(browser, tmp_path, hazel_court_document(), Look())
    dark = [{"name": "prefers-color-scheme", "value": "dark"}]
    await page.tell("Emulation.setEmulatedMedia", media="print", features=dark)
    ink = "getComputedStyle(document.querySelector('li')).color"
    washes = """[...new Set([...document.querySelectorAll("body, main *")]
      .map((each) => getComputedStyle(each).backgroundColor))]"""

    assert await page.run(ink) == "rgb(28, 27, 26)"
    assert set(await page.run(washes)) <= {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}
