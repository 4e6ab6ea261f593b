"""What comes out as Markdown opens in pandoc as what it is: headings, lists and text."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from programs import installed
from test_markdown import HOSTILE

from journeymap.feedback.document import Exchange, Heading, Paragraph, Points, Spoken, document_of
from journeymap.feedback.forms.markdown import to_markdown

READERS = ("markdown", "gfm", "commonmark_x")
"""Its own Markdown, which has most that can go wrong; GitHub's; CommonMark with its additions."""
ONLY_TEXT = {"Str", "Space", "SoftBreak", "Code", "Quoted", "SingleQuote", "DoubleQuote"}
FOR_PANDOC = [
    "@smith says, see @smith2020 and [@x]",
    "(@) an example",
    "i. once",
    "iv) twice",
    "a) letter",
    "(b) letter",
    "B.  letter",
    "(1) once",
    "p. 5",
    "i.e. this",
    "$5 and $6",
    "H~2~O and 5^th^",
    "\\textbf{x} \\begin{x}",
    "a word {#id .cls} [x]{.cls}",
    "said^[note]",
    "| a line",
    "::: warning",
    ": definition",
    "Table: caption",
]


def pandoc(markdown: str, reader: str) -> Any:
    """Return what pandoc makes of Markdown; skip without it, or fail where no skip is wanted."""
    done = subprocess.run(
        [installed("pandoc", "pandoc"), "--from", reader, "--to", "json"],
        input=markdown.encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    return json.loads(done.stdout)


def kinds_in(node: object) -> Iterator[str]:
    """Yield the kind of each piece of a document as pandoc has it."""
    if isinstance(node, dict):
        if "t" in node:
            yield node["t"]
        node = list(node.values())
    if isinstance(node, list):
        for each in node:
            yield from kinds_in(each)


@pytest.mark.parametrize("reader", READERS)
def test_hostile_words_are_only_text_in_pandoc(reader: str) -> None:
    words = [" ".join(each.split()) for each in [*HOSTILE, *FOR_PANDOC]]
    blocks = [
        each
        for said in words
        for each in (
            Heading(2, said),
            Paragraph((said,)),
            Points(((said,), (Spoken(said),))),
            Points(((said,), (Spoken(said),)), numbered=True),
            Exchange(((said,), (Spoken(said),)), "doing", "We are doing this.", (said,)),
        )
    ]

    read = pandoc(to_markdown(document_of(Heading(1, "Lunch"), *blocks)), reader)

    made = Counter(kind for kind in kinds_in(read["blocks"]) if kind not in ONLY_TEXT)
    # How the list looks is a kind to pandoc, too; the answer in a list is a paragraph.
    looks = {"Decimal", "Period", "DefaultStyle", "DefaultDelim", "Para", "Plain"}
    assert set(made) <= {"Header", "BulletList", "OrderedList"} | looks
    assert made["Header"] == 1 + len(words)
    assert made["OrderedList"] == len(words)
    assert made["BulletList"] == 3 * len(words)
    assert read["meta"] == {}


@pytest.mark.parametrize("reader", READERS)
def test_the_account_has_its_headings_and_lists_in_pandoc(reader: str) -> None:
    account = Path(__file__).parent / "golden" / "account" / "summary.md"
    lines = account.read_text(encoding="utf-8").splitlines()

    read = pandoc("\n".join(lines), reader)

    made = Counter(kinds_in(read["blocks"]))
    headings = [each for each in lines if each.startswith("#")]
    assert made["Header"] == len(headings) > 10
    assert made["Image"] == sum(each.startswith("![") for each in lines)
    assert not {"RawBlock", "RawInline", "Table", "Math", "Cite", "CodeBlock"} & set(made)
