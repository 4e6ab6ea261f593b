from __future__ import annotations

import re

import pytest
from journeys import COUNTS, HOSTILE, NAMES, journey

from journeymap.feedback.pictures.mermaid import to_mermaid
from journeymap.language.language import ENGLISH

FOR_MERMAID = (
    '"]; click s1 href "javascript:alert(1)"',
    "%%{init: {'theme': 'forest'}}%%",
    "```\n# out of the fence",
    "A --> B; C",
    "1. a list",
    "- a list",
    "end",
    "#quot; &lt;b&gt; <b>x</b>",
    "$$x^2$$",
    "(round) {curly} [square] |pipe|",
    "**bold** _x_ `y`",
    "\\n",
    "fa:fa-user",
    "subgraph x\nend",
)
LABEL = r'\["(?:[^\x00-\x7f]|[A-Za-z0-9 ,]|: |#[0-9]+;|<br>)+"\]'
GRAMMAR = re.compile(
    rf"flowchart TD\n    accTitle: [A-Za-z ,]+(?:\n    [sp][0-9]+{LABEL})*"
    r"(?:\n    s[0-9]+(?: --> s[0-9]+)+)?"
)
"""All that is used of Mermaid's flowcharts: quoted labels in which anything that could mean
something is written as its number, and arrows (mermaid.js.org/syntax/flowchart.html)."""


@pytest.mark.parametrize("names", [NAMES, HOSTILE, FOR_MERMAID])
@pytest.mark.parametrize("stops", COUNTS)
def test_the_diagram_is_boxes_with_quoted_names_and_arrows(
    stops: int, names: tuple[str, ...]
) -> None:
    assert GRAMMAR.fullmatch(to_mermaid(journey(stops, names=names), ENGLISH))


@pytest.mark.parametrize("name", FOR_MERMAID)
def test_a_name_comes_back_out_of_the_diagram_as_it_was(name: str) -> None:
    diagram = to_mermaid(journey(1, names=(name,)), ENGLISH)
    label = re.search(r'\["(.*?)<br>', diagram)

    assert label is not None
    read = re.sub("#([0-9]+);", lambda found: chr(int(found[1])), label[1])
    assert read.replace("\u2060", "") == f"Stop 1: {name}".replace("\n", " ")
