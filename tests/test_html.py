from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from documents import (
    hazel_court_document,
    hazel_court_easy_read,
    hazel_court_in_short,
    hazel_court_in_two_languages,
)
from hypothesis import given
from hypothesis import strategies as st

from journeymap.cleaning import clean
from journeymap.feedback.document import (
    Diagram,
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
from journeymap.feedback.forms.html import to_html
from journeymap.feedback.forms.in_lines import in_lines
from journeymap.feedback.forms.look import LARGE, VERY_LARGE, Look
from journeymap.language.language import ENGLISH

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><style>*{display:none}</style>",
    "</title><img src=x onerror=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '" style="background:url(//evil.example/x)',
    "<a href='javascript:alert(1)'>here</a> javascript:alert(1)",
    "<!-- gone --> <![CDATA[gone]]> <?php gone ?>",
    "@import url(//evil.example/x.css); } body { display: none }",
    "<h1>Heading</h1><table><tr><td>cell</table><form><input>",
    "<svg onload=alert(1)><math><mi>x</mi></math></svg>",
    "<iframe src=//evil.example></iframe><base href=//evil.example>",
    "&lt;b&gt; &amp; &copy; &#65; &notit; %3Cb%3E",
    "{{7*7}} ${7*7} <%= 7*7 %> {words}",
    "https://evil.example/?q=1 www.evil.example a@evil.example 01632 960123",
    "one\ntwo\r\nthree",
    "  two  spaces  ",
    "=SUM(A1:A9)",
]
EMPTY = {"meta", "img"}
DOCUMENTS = [
    hazel_court_document(),
    hazel_court_document(draft="Draft"),
    hazel_court_in_two_languages(),
    hazel_court_in_short(),
    hazel_court_easy_read(),
]


@dataclass
class Element:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(each if isinstance(each, str) else each.text for each in self.inside)

    def all(self, *tags: str) -> Iterator[Element]:
        for each in self.inside:
            if isinstance(each, Element):
                if not tags or each.tag in tags:
                    yield each
                yield from each.all(*tags)

    def one(self, tag: str) -> Element:
        [found] = self.all(tag)
        return found


class Reader(HTMLParser):
    """Reads a page strictly: each element is closed where it was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("page")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        assert len(element.attributes) == len(attrs), f"an attribute is there twice: {attrs}"
        self.open[-1].inside.append(element)
        if tag not in EMPTY:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"a comment: {data}")


def read(document: Document, look: Look | None = None) -> Element:
    reader = Reader()
    reader.feed(to_html(document, look or Look(), ENGLISH))
    reader.close()
    [page] = reader.open
    return page


def in_lines_of(page: Element) -> Iterator[str]:
    """Yield the lines of a page as `in_lines` has them."""
    numbers = {
        id(item): f"{number}. "
        for ordered in page.all("ol")
        for number, item in enumerate(ordered.all("li"), 1)
    }
    for each in page.one("main").all("h1", "h2", "h3", "h4", "p", "li"):
        if each.attributes.get("class", "").startswith("exchange"):
            continue
        end = ":" if each.tag.startswith("h") else ""
        yield f"{numbers.get(id(each), '')}{each.text}{end}"


# ---- the same words


@pytest.mark.parametrize("document", DOCUMENTS)
def test_it_has_the_words_of_the_plain_lines_and_no_others(document: Document) -> None:
    assert " ".join(in_lines_of(read(document))) == " ".join(in_lines(document))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_its_headings_are_those_of_the_document(document: Document) -> None:
    headings = read(document).all("h1", "h2", "h3", "h4", "h5", "h6")

    assert [Heading(int(each.tag[1]), each.text) for each in headings] == [
        block for block in document.blocks if isinstance(block, Heading)
    ]


def test_a_heading_below_the_sixth_level_is_on_the_sixth() -> None:
    assert read(document_of(Heading(9, "Deep"))).one("h6").text == "Deep"


def test_the_same_document_gives_the_same_bytes_in_another_run() -> None:
    script = (
        "import sys, hashlib; sys.path.insert(0, 'tests');"
        "from documents import hazel_court_in_two_languages as made;"
        "from journeymap.feedback.forms.html import to_html;"
        "from journeymap.feedback.forms.look import Look;"
        "from journeymap.language.language import ENGLISH;"
        "print(hashlib.sha256(to_html(made(), Look(), ENGLISH).encode()).hexdigest())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", script],
            check=True,
            capture_output=True,
            cwd=Path(__file__).parents[1],
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }

    here = to_html(hazel_court_in_two_languages(), Look(), ENGLISH)
    assert made == {sha256(here.encode()).hexdigest().encode() + b"\n"}


# ---- each block in its element


def test_what_was_said_and_answered_is_a_card_in_a_list() -> None:
    said = ((Spoken("My food comes cold"), " (7 people)"), (Spoken("Cold food"), " (1 person)"))
    card = Exchange(said, "still-talking", "We are still talking.", ("We ask again in June.",))

    page = read(document_of(Heading(1, "Lunch"), card, card, paragraph("The end.")))

    [first, _] = [each for each in page.one("main").all("li") if "exchange" in str(each.attributes)]
    assert [each.text for each in first.all("p")] == [
        "“My food comes cold” (7 people)",
        "We are still talking.",
        "We ask again in June.",
    ]
    assert [each.text for each in first.one("ul").all("li")] == ["“Cold food” (1 person)"]
    assert first.attributes["class"] == "exchange still-talking"


def test_each_outcome_has_a_sign_of_its_own() -> None:
    svgs = {
        json.dumps([each.attributes for each in card.one("svg").all()])
        for card in read(hazel_court_document()).all("li")
        if card.attributes.get("class", "").startswith("exchange")
    }

    assert len(svgs) == 5


def test_a_picture_has_its_words_with_it() -> None:
    image = Image(b"<svg/>", "svg", 'A "road"')
    figure = read(document_of(Picture(image, (("It is long.",),), "road"))).one("figure")

    assert figure.one("img").attributes == {
        "src": "data:image/svg+xml;base64," + b64encode(b"<svg/>").decode(),
        "alt": 'A "road"',
    }
    assert figure.one("figcaption").text == "It is long."


def test_an_empty_place_is_not_read_out() -> None:
    page = read(document_of(Row(("We met.",)), Row(("We ate.",), Image(b"x", "png", "A plate"))))

    [empty, filled] = [each for each in page.all("div") if "place" in each.attributes["class"]]
    assert empty.attributes["aria-hidden"] == "true"
    assert "aria-hidden" not in filled.attributes
    assert filled.one("img").attributes["alt"] == "A plate"


def test_a_diagram_is_not_shown() -> None:
    assert "flowchart" not in to_html(document_of(Diagram("flowchart LR")), Look(), ENGLISH)


# ---- languages


def test_each_part_says_its_language_and_can_be_gone_to_by_its_own_title() -> None:
    page = read(hazel_court_in_two_languages())

    assert page.one("html").attributes["lang"] == "en"
    sections = {each.attributes["id"]: each for each in page.all("section")}
    assert [each.attributes["lang"] for each in sections.values()] == ["en", "cy"]
    for item in page.one("nav").all("li"):
        section = sections[item.one("a").attributes["href"].removeprefix("#")]
        assert item.text == section.one("h1").text
        assert item.attributes["lang"] == section.attributes["lang"]


def test_one_language_needs_no_list_of_them() -> None:
    assert list(read(hazel_court_document()).all("nav", "a")) == []


def test_words_in_another_language_say_so() -> None:
    page = read(document_of(paragraph("You said: ", Spoken("Bwyd poeth", "cy"), Spoken("Hot"))))

    assert [each.attributes for each in page.all("bdi")] == [{"lang": "cy"}, {}]


def test_a_part_written_from_the_right_stands_so() -> None:
    page = read(Document((Part((Heading(1, "الغداء"),), "ar"),)))

    assert page.one("section").attributes["dir"] == "rtl"


# ---- a draft, a logo, a look


def test_a_draft_says_so_in_a_line_and_across_the_page_and_in_its_name() -> None:
    page = read(hazel_court_document(draft="Draft, not to be sent"))

    [line] = page.one("header").all("p")
    [across] = [each for each in page.all("div") if each.attributes["class"] == "across"]
    assert line.text == across.text == "Draft, not to be sent"
    assert across.attributes["aria-hidden"] == "true"
    assert page.one("title").text.startswith("Draft, not to be sent: Lunch")


def test_what_is_no_draft_and_has_no_logo_has_nothing_above_its_title() -> None:
    assert list(read(document_of(Heading(1, "Lunch"))).all("header")) == []


@pytest.mark.parametrize(
    ("look", "size"), [(Look(), "12pt"), (Look(LARGE), "16pt"), (Look(VERY_LARGE), "18pt")]
)
def test_the_size_asked_for_is_the_size_on_paper(look: Look, size: str) -> None:
    style = read(hazel_court_document(), look).one("style").text

    assert re.findall(r":root \{ font-size: (\w+pt); \}", style) == [size]


def test_nothing_is_slanted_underlined_justified_or_hyphenated() -> None:
    style = read(hazel_court_in_short(), Look(VERY_LARGE, high_contrast=True, is_short=True))

    assert not re.search("italic|oblique|underline|justify;|hyphens: auto", style.text)


# ---- nothing but text


def assert_it_stands_alone(page: Element) -> None:
    style = page.one("style").text
    mark = b64encode(sha256(style.encode()).digest()).decode()
    [policy] = [each for each in page.all("meta") if "http-equiv" in each.attributes]
    assert policy.attributes["content"].startswith(
        f"default-src 'none'; style-src 'sha256-{mark}'; img-src data:;"
    )
    assert not re.search(r"url\(|@import|expression", style)
    assert not list(page.all("script", "link", "iframe", "form", "base", "object", "embed"))
    for element in page.all():
        names = element.attributes.keys()
        assert not [name for name in names if name.startswith("on") or name == "style"]
        assert element.attributes.get("src", "data:image/").startswith("data:image/")
        assert element.attributes.get("href", "#part-").startswith("#part-")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_it_stands_alone_and_nothing_in_it_acts(document: Document) -> None:
    assert_it_stands_alone(read(document))


def everywhere(words: str) -> Document:
    """Return a document that has the same words in every place that takes any."""
    run, image = (words, Spoken(words, "cy")), Image(b"<svg/>", "svg", words)
    card = Exchange((run, run), "done", words, run)
    some = (Heading(1, words), paragraph(*run), Points((run,)), card)
    part = Part((*some, Picture(image, (run,), words), Row(run, image), Heading(3, words)))
    return Document((part, Part(some, f"x{words}")), draft=words, logo=image)


def shape_of(element: Element) -> list[object]:
    return [
        (each.tag, sorted(each.attributes), shape_of(each))
        for each in element.inside
        if isinstance(each, Element)
    ]


def assert_is_only_text(words: str) -> None:
    page = read(everywhere(words))

    assert shape_of(page) == shape_of(read(everywhere("cy")))
    assert_it_stands_alone(page)
    assert {each.text for each in page.all("bdi", "h1", "h3", "strong")} == {clean(words)}
    assert {each.attributes["alt"] for each in page.all("img")} == {clean(words)}


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_as_the_text_they_are(words: str) -> None:
    assert_is_only_text(words)


@given(st.text(alphabet="ab1 \n<>/&;#\"'=!-?[]{}`", min_size=1))
def test_any_mix_of_signs_is_shown_as_the_text_it_is(words: str) -> None:
    assert_is_only_text("a" + words)


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_words_are_shown_as_the_text_they_are(words: str) -> None:
    assert_is_only_text("a" + words)


def test_naughty_strings_are_shown_as_the_text_they_are(samples: Path) -> None:
    path = samples / "real" / "naughty-strings.json"
    if not path.exists():
        pytest.skip("the naughty strings are not there")

    for words in json.loads(path.read_text(encoding="utf-8")):
        assert_is_only_text("a" + words)
