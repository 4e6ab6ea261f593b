from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from journeymap.cleaning import clean
from journeymap.feedback.document import Block, Heading, Paragraph, Points, Spoken, document_of
from journeymap.feedback.forms.markdown import to_markdown

READER = MarkdownIt("gfm-like", {"html": True, "linkify": True})
PLAIN = {"text", "code_inline", "text_special"}
HOSTILE = [
    "[link](http://evil.example)",
    "![image](http://evil.example/x.png)",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- comment",
    "&lt;b&gt; &copy; &#65;",
    "# heading",
    "a\n# heading",
    "a\n\n# heading\n\n- list\n\n1. list\n\n> quote",
    "a\n===",
    "a\n---",
    "| a | b |\n|---|---|\n| c | d |",
    "- list",
    "+ list",
    "1. list",
    "1) list",
    "    code",
    "```\ncode\n```",
    "`code` ``co`de``",
    "~~~",
    "**bold** __bold__ *em* _em_ ~~gone~~",
    "a\\",
    "\\[a\\]\\",
    "ends in two spaces  \nand goes on",
    "[ref]: http://evil.example",
    "[^1]: note",
    "<http://evil.example> <a@evil.example>",
    "http://evil.example/a_b_c`d`",
    "see www.evil.com, or evil.com",
    "//evil.example/x",
    "ftp.evil.com",
    "mail a@evil.example or mailto:a@evil.example",
    "javascript:alert(1) data:text/html,x",
    ":smile: $x^2$ ==mark== %% {{ template }} {% tag %}",
    "- [ ] task",
    "@somebody #tag !important",
    "my food  comes   cold",
]


def shown(*blocks: Block) -> list[Token]:
    """Return what a reader makes of the inside of each block, checking that it is only text."""
    tokens = READER.parse(to_markdown(document_of(*blocks)))
    inline = [token for token in tokens if token.type == "inline"]
    assert {child.type for token in inline for child in token.children or ()} <= PLAIN
    return inline


def text_of(inline: Token) -> str:
    return "".join(child.content for child in inline.children or ())


def assert_is_only_text(words: str) -> None:
    as_line = re.sub(r"\s*\n\s*", " ", words)
    spoken = Spoken(words)
    document = document_of(Heading(1, "Lunch"), Paragraph((spoken,)), Points(((spoken, " (1)"),)))

    tokens = READER.parse(to_markdown(document))
    title, paragraph, point = shown(*document.blocks)

    assert [token.type for token in tokens if token.nesting == 1] == [
        "heading_open",
        "paragraph_open",
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
    ]
    assert text_of(title) == "Lunch"
    assert text_of(paragraph) == f"“{as_line}”"
    assert text_of(point) == f"“{as_line}” (1)"


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_as_the_text_they_are(words: str) -> None:
    assert_is_only_text(words)


@given(st.text(alphabet="ab1 \n\\`*_{}[]<>()#+-.!|~&;:/@$^=%'\"?www."))
@example("`` a``")
@example("http://`")
@example("a@b` ")
def test_any_mix_of_signs_is_shown_as_the_text_it_is(words: str) -> None:
    assert_is_only_text(words)


@given(st.text(st.characters(codec="utf-8")).map(clean))
def test_any_words_are_shown_as_the_text_they_are(words: str) -> None:
    assert_is_only_text(words)


def test_naughty_strings_are_shown_as_the_text_they_are(samples: Path) -> None:
    path = samples / "real" / "naughty-strings.json"
    if not path.exists():
        pytest.skip("the naughty strings are not there")

    for words in json.loads(path.read_text(encoding="utf-8")):
        assert_is_only_text(clean(words))


@pytest.mark.parametrize("words", [*HOSTILE, "2017. That was the year", "=", "---", "- – —"])
def test_words_of_a_guide_are_shown_as_the_text_they_are(words: str) -> None:
    line = " ".join(words.split())
    blocks = (Heading(2, line), Paragraph((line,)), Points(((line,),), numbered=True))

    assert [text_of(each) for each in shown(*blocks)] == [line] * 3


def test_a_document_has_headings_paragraphs_and_lists() -> None:
    document = document_of(
        Heading(1, "Lunch"),
        Paragraph(("You said ", Spoken("hot"), ".")),
        Points((("one",), (Spoken("two"),))),
        Points((("first",), ("then",)), numbered=True),
    )

    assert to_markdown(document) == (
        "# Lunch\n\nYou said “hot”.\n\n- one\n- “two”\n\n1. first\n2. then\n"
    )
